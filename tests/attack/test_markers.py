"""R14 of privacy.md: whatever happens, no answer, name, chat or token is written in the clear."""

from collections.abc import Iterator
from pathlib import Path

from bot.sandbox import Citizen, Fault, Sandbox, serve
from tests.attack.marked import (
    ANSWERS,
    FIRST_NAME,
    INVALID,
    TOKEN,
    bytes_in,
    found_in,
)
from tests.conversation.one_run import WORDS
from tests.e2e.bot_process import BotProcess, with_one_prototype
from tests.e2e.one_bot import heard

SERVICE = Path("flows/energy-aid")
_MINE = {
    5: "postcode", 8: "bill_amount", 11: "income", 14: "full_name", 15: "birth_date",
    16: "address", 17: "phone", 22: "note",
}  # fmt: skip
_FREE = {"full_name", "address", "note"}


def script() -> Iterator[str]:
    """Give what the citizen says: each answer of their own, and nonsense before most of them."""
    nonsense = iter(INVALID)
    for place, words in enumerate(WORDS):
        mine = _MINE.get(place, "")
        if words == "=fr":  # the language came with the notice
            continue
        if mine not in _FREE:
            yield next(nonsense, "zorglub")
        yield "/mydata" if place == len(WORDS) - 1 else ""
        yield ANSWERS.get(mine, words)
        if mine in {"postcode", "birth_date", "phone"}:
            yield "?confirm"


class _Quick(BotProcess):
    """The bot with the marked token, and the other verbs on the same databases."""

    @property
    def environment(self) -> dict[str, str]:
        """The settings of this bot."""
        return super().environment | {"TELEGRAM_TOKEN": TOKEN}


async def test_a_whole_request_is_written_nowhere(tmp_path: Path) -> None:
    """Over HTTP, at DEBUG, with faults: no file and no output holds a marker."""
    sandbox = Sandbox(TOKEN, limits=None, seed=1)
    service = with_one_prototype(SERVICE, "redesign", tmp_path)
    citizen = sandbox.citizen(FIRST_NAME)
    async with serve(sandbox) as address:
        bot = _Quick(address, tmp_path, service)
        await bot.start()
        for kind in ("bad_gateway", "garbage"):
            sandbox.faults.next("sendMessage", Fault(kind))
        await _say_all(citizen, script())
        while_open = bytes_in(tmp_path)
        assert await bot.stop() == 0
    said = "".join(message.text for message in citizen.messages)
    assert ANSWERS["full_name"] in said, "the markers have to be in play"
    outputs = {
        verb: (await bot.command(*verb.split())).encode()
        for verb in (f"check {service}", "release --final", f"report {service}")
    }
    places = while_open | {f"{name} at the end": held for name, held in bytes_in(tmp_path).items()}
    assert {"bot.log", "vault.db", "vault.db-wal"} <= set(while_open)
    assert found_in(places | outputs, (citizen.id,)) == []


async def _say_all(citizen: Citizen, words: Iterator[str]) -> None:
    await _say(citizen, "/start")
    await _say(citizen, "+fr")
    for said in filter(None, words):
        await _say(citizen, said)


async def _say(citizen: Citizen, words: str) -> None:
    last = next(m for m in reversed(heard(citizen)) if m.buttons) if heard(citizen) else None
    if words == "?confirm":
        keys = [b.data for b in last.all_buttons if b.data.endswith(":!confirm")] if last else []
        if not keys:
            return
        words = "!confirm"
    before = len(heard(citizen))
    if words[0] in "=!+" and last is not None:
        citizen.tap(next(b.data for b in last.all_buttons if b.data.endswith(f":{words}")))
    else:
        citizen.say(words)
    await citizen.wait_until(lambda: len(heard(citizen)) > before and _is_over(citizen), timeout=30)


def _is_over(citizen: Citizen) -> bool:
    """Tell whether the bot has said its last word: a question, or the end."""
    last = heard(citizen)[-1]
    return bool(last.buttons) or "bon courage" in last.text
