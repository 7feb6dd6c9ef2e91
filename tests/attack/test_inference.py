"""R3 of privacy.md: to be counted gives nobody away, in trials and in small pilots."""

import os
from collections.abc import Mapping

import pytest

from bot.journal.release import ReleaseRule
from bot.journal.tally import Cell, tally_of
from bot.journal.trace import Run
from tests.attack.trials import Advantage, both_ways, draw, journal_of

SEEDS = int(os.environ.get("GUICHET_SEEDS", "20"))
NOISE = 0.02
"""What privacy.md allows the upper end of the interval above the mean."""


@pytest.mark.parametrize(("count", "points"), [(2000, 1), (200, 3), (50, 3)])
async def test_the_journal_tells_nothing_about_those_in_it(
    bank: list[Run], count: int, points: int
) -> None:
    """R3: guesses about the counted are right at most so many points more often than otherwise."""
    size, trials = min(count, len(bank) // 2), list[Mapping[str, float]]()
    for seed in range(SEEDS // 2 if count < 2000 else 3):
        groups = draw(bank, (size, size), seed)
        journals = [await journal_of(group, ReleaseRule(final=True)) for group in groups]
        trials += both_ways(journals, groups)
    found = Advantage.over(trials)
    allowed = points / 100 * max(1.0, count / size)
    assert found.means["all"] <= allowed, found
    assert found.bounds["all"] <= allowed + NOISE, found


def test_exact_counts_of_a_small_pilot_would_tell(bank: list[Run]) -> None:
    """The control: the exact counts of fifty people give away several points."""
    trials = []
    for seed in range(10):
        groups = draw(bank, (50, 50), seed)
        exact: list[dict[Cell, int]] = [dict(tally_of(group).counts) for group in groups]
        trials += both_ways(exact, groups)
    assert Advantage.over(trials).means["all"] > 0.05
