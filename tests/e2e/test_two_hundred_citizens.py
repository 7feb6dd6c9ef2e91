"""The real bot, as a process, serves two hundred citizens while it is killed three times."""

import asyncio
import os
from collections import Counter
from pathlib import Path

from bot.journal.tally import Cell
from bot.sandbox import Sandbox, serve
from bot.store.journal import Journal
from bot.store.key_file import load_or_make_keys
from bot.store.requests import StoredRequest
from bot.store.vault import Vault
from tests.e2e.bot_process import TOKEN, BotProcess, with_one_prototype
from tests.e2e.citizen_driver import Driver, read_texts
from tests.e2e.people import make_people
from tests.oracle.energy_aid import walk
from tests.store.made import TODAY

SERVICE, PROTOTYPE = Path("flows/energy-aid"), "redesign"
CITIZENS = int(os.environ.get("GUICHET_CITIZENS", "200"))
KILLS = int(os.environ.get("GUICHET_KILLS", "3"))
OUTCOMES = {
    "exit_phone": "handed_over", "exit_talk": "handed_over", "exit_other": "out_of_scope",
    "exit_area": "out_of_scope", "submitted": "submitted",
}  # fmt: skip


async def test_every_citizen_arrives_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    """All reach their right outcome; requests and journal hold exactly what the test counted."""
    sandbox = Sandbox(TOKEN, limits=None, seed=1)
    service = with_one_prototype(SERVICE, PROTOTYPE, tmp_path)
    texts = read_texts(service / f"{PROTOTYPE}.yaml")
    drivers = [
        Driver(sandbox.citizen(f"Personne {person.number}"), person, texts)
        for person in make_people(CITIZENS, seed=7)
    ]
    async with serve(sandbox) as address:
        bot = BotProcess(address, tmp_path, service)
        await bot.start()
        kills = asyncio.create_task(_kill_now_and_then(bot, drivers))
        await asyncio.gather(*(driver.run() for driver in drivers))
        await kills
        assert await bot.stop() == 0
    _check_outcomes(drivers)
    await _check_requests(tmp_path, drivers)
    await bot.command("release", "--final")
    await _check_journal(tmp_path, drivers)
    assert PROTOTYPE in await bot.command("report", str(service))
    _check_log(tmp_path, drivers)


async def _kill_now_and_then(bot: BotProcess, drivers: list[Driver]) -> None:
    """Kill the bot at a quarter, a half and three quarters of the way, and start it again."""
    for kill in range(1, KILLS + 1):
        due = 20 * CITIZENS * kill / (KILLS + 1)
        while sum(len(driver.asked) for driver in drivers) < due:  # noqa: ASYNC110 - from outside
            await asyncio.sleep(0.01)
        await bot.kill()
        await bot.start()


def _check_outcomes(drivers: list[Driver]) -> None:
    expected = [_walked(driver) for driver in drivers]
    assert [(driver.asked, OUTCOMES[driver.ending]) for driver in drivers] == expected
    repeated = sum(driver.repeated for driver in drivers)
    assert repeated <= KILLS * CITIZENS, "a kill may repeat what was in flight, one a chat"


def _walked(driver: Driver) -> tuple[list[str], str]:
    """Give what the oracle expects; the language is chosen with the notice, not asked again."""
    asked, outcome = walk(driver.person.means)
    return [step for step in asked if step != "language"], outcome


def _sent_steps(driver: Driver) -> list[str]:
    return ["language"] + [
        step for step in driver.asked if step not in ("review", "ease", "hard_what")
    ]


async def _check_requests(folder: Path, drivers: list[Driver]) -> None:
    """Every request, opened again, holds exactly the answers on its path."""
    ring, _ = load_or_make_keys(folder / "vault.key", TODAY)
    vault = await Vault.open(f"sqlite:///{folder}/vault.db", ring)
    async with vault.reading() as rows:
        requests = {request.reference: request for request in await rows.requests()}
    await vault.close()
    sent = {d.reference: d for d in drivers if d.ending == "submitted"}
    expected = {
        reference: {step: driver.person.kept(step) for step in _sent_steps(driver)}
        for reference, driver in sent.items()
    }
    assert {reference: _answers(request) for reference, request in requests.items()} == expected


def _answers(request: StoredRequest) -> dict[str, object]:
    return dict(request.answers)


async def _check_journal(folder: Path, drivers: list[Driver]) -> None:
    """Check that the released journal equals the test's own count."""
    journal = await Journal.open(f"sqlite:///{folder}/journal.db")
    counts = await journal.read()
    await journal.close()
    assert {cell.prototype for cell in counts} == {PROTOTYPE}
    assert len({cell.version for cell in counts}) == 1
    assert _cells(counts, "outcome") == Counter((OUTCOMES[d.ending], "") for d in drivers)
    assert _cells(counts, "rejected") == Counter(r for d in drivers for r in d.rejected)
    asks = set().union(*(driver.asked for driver in drivers))
    reach = Counter((step, "") for driver in drivers for step in set(driver.asked))
    assert {k: n for k, n in _cells(counts, "reach").items() if k[0] in asks} == reach
    assert {k: n for k, n in _cells(counts, "answered").items() if k[0] in asks} == reach
    assert _cells(counts, "stop") == Counter()
    friction = Counter[str]()
    for (_, level), n in _cells(counts, "friction").items():  # by outcome only where many had it
        friction[level] += n
    missed = Counter(map(_friction, drivers)) - friction  # of very few, nothing is said
    assert missed.total() < 5
    assert friction - Counter(map(_friction, drivers)) == Counter()
    scores = Counter(("ease", str(d.person.means["ease"])) for d in drivers if "ease" in d.asked)
    assert {k: n for k, n in _cells(counts, "score").items() if k[0] == "ease"} == scores


def _friction(driver: Driver) -> str:
    return str(len(driver.rejected)) if len(driver.rejected) < 3 else "3+"


def _cells(counts: Counter[Cell], kind: str) -> Counter[tuple[str, str]]:
    return Counter({(cell.a, cell.b): n for cell, n in counts.items() if cell.kind == kind})


def _check_log(folder: Path, drivers: list[Driver]) -> None:
    """Check that the log, at its most talkative, names nobody."""
    log = (folder / "bot.log").read_text(encoding="utf-8")
    assert "serving" in log
    secrets = {TOKEN, *(str(driver.citizen.id) for driver in drivers)}
    secrets |= {str(driver.person.means["full_name"]) for driver in drivers}
    secrets |= {driver.reference for driver in drivers if driver.reference}
    assert [secret for secret in secrets if secret in log] == []
