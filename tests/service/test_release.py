"""Closed runs become counts once, whatever is cut short; forgotten sessions become runs."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.inputs import Now
from bot.journal.release import ReleaseRule
from bot.journal.tally import tally_of
from bot.service.release import Released, Releasing
from bot.service.retention import expire
from bot.store.journal import Journal
from bot.store.vault import Vault
from tests.service.desk import Desk
from tests.store.made import SOON, run, session

RUN = replace(run(), rehearsal=False)
OPEN = replace(session(), outcome="", counted=False)
RULE = ReleaseRule(at_least=3, small=1, few=1, crowd=1)


@dataclass
class Fixed:
    """A clock that stands still."""

    today: date

    def now(self) -> Now:
        """Give the day."""
        return Now(self.today, 0.0)

    def hour(self) -> int:
        """Give the hour."""
        return 12


async def _journal(folder: Path) -> Journal:
    return await Journal.open(f"sqlite:///{folder}/journal.db")


async def _pool(vault: Vault, count: int) -> None:
    async with vault.writing() as rows:
        for _ in range(count):
            await rows.add_to_pool("someone", RUN, SOON)


async def test_few_runs_wait(desk: Desk, tmp_path: Path) -> None:
    """Fewer runs than the rule asks for wait in the vault; enough of them are counted."""
    journal = await _journal(tmp_path)
    await _pool(desk.vault, 2)
    assert await Releasing(desk.vault, journal, {}).release(RULE) == Released(0, 0, 2)
    await _pool(desk.vault, 1)
    assert await Releasing(desk.vault, journal, {}).release(RULE) == Released(3, 0, 0)
    assert await journal.read() == tally_of([RUN] * 3).counts
    await journal.close()


async def test_a_release_cut_short_counts_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut between the two databases, before or after the counts, a release still counts once."""
    journal = await _journal(tmp_path)
    for cut in ("bot.store.journal.Journal.add", "bot.store.folding.Folding.hold_back"):
        await _pool(desk.vault, 3)
        with monkeypatch.context() as broken:
            broken.setattr(cut, _cut)
            with pytest.raises(ConnectionError):
                await Releasing(desk.vault, journal, {}).release(RULE)
        assert await Releasing(desk.vault, journal, {}).release(RULE) == Released(3, 0, 0)
    assert await journal.read() == tally_of([RUN] * 6).counts
    await journal.close()


async def test_a_release_that_another_one_finished_takes_nothing_from_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one release adds its counts, a second finishes it and begins its own: both count."""
    journal = await _journal(tmp_path)
    releasing, add = Releasing(desk.vault, journal, {}), Journal.add
    await _pool(desk.vault, 3)

    async def slow(*given: Any) -> bool:
        added = await add(*given)
        monkeypatch.setattr(Journal, "add", add)
        assert await releasing.release(RULE) == Released(3, 0, 0)
        await _pool(desk.vault, 3)
        monkeypatch.setattr(Journal, "add", _cut)
        with pytest.raises(ConnectionError):
            await releasing.release(RULE)
        monkeypatch.setattr(Journal, "add", add)
        return added

    monkeypatch.setattr(Journal, "add", slow)
    await releasing.release(RULE)
    assert await releasing.release(RULE) == Released(3, 0, 0)
    assert await journal.read() == tally_of([RUN] * 6).counts
    await journal.close()


async def _cut(*_: object) -> None:
    raise ConnectionError


async def test_the_running_bot_counts_what_is_ripe_and_outlives_a_failure(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each day a batch of ripe runs is counted; without a journal they wait for the next day."""
    journal = await _journal(tmp_path)
    releasing = Releasing(desk.vault, journal, {})
    await _pool(desk.vault, 100)
    await releasing.release_ripe(SOON - timedelta(days=80))
    assert await journal.read() == {}
    with monkeypatch.context() as broken:
        broken.setattr("bot.store.journal.Journal.read", _cut)
        await releasing.release_ripe(SOON)
    await releasing.release_ripe(SOON)
    assert (await journal.read()).total() > 0
    async with desk.vault.reading() as rows:
        assert await rows.pooled() == []
    await journal.close()


async def test_a_forgotten_session_becomes_an_abandoned_run(desk: Desk) -> None:
    """Past its last day, an open session becomes a run without answers, and is gone."""
    async with desk.vault.writing() as rows:
        await rows.save_sessions({"a": OPEN}, SOON)
    assert await expire(desk.vault, Fixed(SOON)) == 0
    assert await expire(desk.vault, Fixed(date(2027, 1, 1))) == 1
    async with desk.vault.reading() as rows:
        assert await rows.sessions(["a"]) == {}
        pooled = [found for _, found in await rows.pooled()]
    expected = "submitted" if OPEN.reference else "abandoned"
    assert [(one.outcome, one.events) for one in pooled] == [(expected, OPEN.trace)]
