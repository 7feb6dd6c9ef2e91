"""R4 of privacy.md: whoever copies the journal before and after a release learns nothing more."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence

import pytest

from bot.journal.release import ReleaseRule
from bot.journal.tally import Cell, Tally
from bot.journal.trace import Run
from bot.service.release import release
from bot.store.journal import Journal
from bot.store.vault import Vault
from tests.attack.trials import (
    LATER,
    Advantage,
    advantage,
    draw,
    journals_of,
    of_one,
)
from tests.store.made import citizen, ring_of

SEEDS = int(os.environ.get("GUICHET_SEEDS", "20"))
FRESH, BEFORE, BATCH = 300, 300, 100


def _difference(before: Mapping[Cell, int], after: Mapping[Cell, int]) -> dict[Cell, int]:
    grown = Counter(after)
    grown.subtract(before)
    return {cell: n for cell, n in grown.items() if n > 0}


async def test_the_difference_of_two_journals_tells_nothing(bank: list[Run]) -> None:
    """R4: what a release of 100 adds gives at most three points about those in it."""
    runs, trials = of_one(bank, "redesign"), []
    for seed in range(SEEDS):
        earlier, batch, fresh = draw(runs, (BEFORE, BATCH, FRESH), seed)
        before, after = await journals_of([earlier, batch], ReleaseRule())
        trials.append(advantage(_difference(before, after), batch, fresh))
    found = Advantage.over(trials)
    assert found.means["all"] <= 0.03, found


async def test_the_keys_open_no_more_than_that(bank: list[Run]) -> None:
    """R4: with the keys of the vault, what a release leaves in it adds nothing to the difference."""
    runs, trials = of_one(bank, "redesign"), []
    for seed in range(SEEDS):
        earlier, batch, fresh = draw(runs, (BEFORE, BATCH, FRESH), seed)
        before, after = await _with_keys([earlier, batch])
        trials.append(advantage(_difference(before, after), batch, fresh))
    found = Advantage.over(trials)
    assert found.means["all"] <= 0.03, found


async def _with_keys(batches: Sequence[Sequence[Run]]) -> list[dict[Cell, int]]:
    """Give the journal and what the vault holds back from it, after each release."""
    vault, journal = await Vault.open("memory", ring_of(1)), await Journal.open("memory")
    found = []
    for batch in batches:
        async with vault.writing() as rows:
            for number, run in enumerate(batch):
                await rows.add_to_pool(citizen(number), run, LATER)
        await release(vault, journal, ReleaseRule())
        async with vault.reading() as rows:
            assert await rows.pooled() == [], "a run that was counted is still in the pool"
            held = await rows.held_back() if hasattr(rows, "held_back") else Tally()
        found.append(dict(await journal.read() + held.counts))
    await journal.close()
    await vault.close()
    return found


@pytest.mark.parametrize("few", [1, 4])
async def test_very_few_are_never_counted(bank: list[Run], few: int) -> None:
    """R4: fewer than five runs of a prototype are never counted, not even at the end."""
    for seed in range(5):
        (runs,) = draw(of_one(bank, "redesign"), (few,), seed)
        (counts,) = await journals_of([runs], ReleaseRule(final=True))
        assert counts == {}


@pytest.mark.parametrize("fewer", [5, 99])
async def test_a_small_batch_waits_for_the_end(bank: list[Run], fewer: int) -> None:
    """R4: fewer than a hundred runs are counted only when the trial has ended."""
    (runs,) = draw(of_one(bank, "redesign"), (fewer,), 3)
    (counts,) = await journals_of([runs], ReleaseRule())
    assert counts == {}
