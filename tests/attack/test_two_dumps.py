"""R4 of privacy.md: whoever copies the journal before and after a release learns nothing more."""

import os
from collections import Counter
from collections.abc import Mapping

import pytest

from bot.journal.release import ReleaseRule
from bot.journal.tally import Cell
from bot.journal.trace import Run
from tests.attack.trials import (
    Advantage,
    both_ways,
    draw,
    journals_of,
    of_one,
)

SEEDS = int(os.environ.get("GUICHET_SEEDS", "20")) // 4
"""Fewer than for pilots: batches are larger, so fewer draws are as steady."""
BEFORE, BATCH = 150, 100


def _difference(before: Mapping[Cell, int], after: Mapping[Cell, int]) -> dict[Cell, int]:
    grown = Counter(after)
    grown.subtract(before)
    return {cell: n for cell, n in grown.items() if n > 0}


@pytest.mark.parametrize("keys", [False, True], ids=["without keys", "with keys"])
async def test_the_difference_of_two_copies_tells_nothing(bank: list[Run], *, keys: bool) -> None:
    """R4: what a release of 100 adds gives at most three points about those in it.

    With the keys, what the vault holds back from the journal is in the copies too.
    """
    runs, trials = of_one(bank, "redesign"), list[Mapping[str, float]]()
    for seed in range(SEEDS):
        earlier, *batches = draw(runs, (BEFORE, BATCH, BATCH), seed)
        copies = [
            await journals_of([earlier, batch], ReleaseRule(), keys=keys) for batch in batches
        ]
        trials += both_ways([_difference(*pair) for pair in copies], batches)
    found = Advantage.over(trials)
    assert found.means["all"] <= 0.03, found


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
