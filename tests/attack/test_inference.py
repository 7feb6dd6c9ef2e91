"""R3 of privacy.md: to be counted gives nobody away, in trials and in small pilots."""

import os
from statistics import mean

import pytest

from bot.journal.release import ReleaseRule
from bot.journal.tally import Cell, tally_of
from bot.journal.trace import Run
from tests.attack.trials import Advantage, advantage, draw, journal_of

SEEDS = int(os.environ.get("GUICHET_SEEDS", "20"))
FRESH = 500
_STEADY = 14
"""Trials at least, however large: with fewer, chance alone is a point or two."""

NOISE = 0.02
"""What privacy.md allows the upper end of the interval above the mean."""


@pytest.mark.parametrize(("count", "points"), [(2000, 1), (200, 3), (50, 3)])
async def test_the_journal_tells_nothing_about_those_in_it(
    bank: list[Run], count: int, points: int
) -> None:
    """Guesses about the counted are right at most so many points more often than about others."""
    size = min(count, len(bank) - FRESH)
    trials = []
    for seed in range(max(_STEADY, SEEDS * 50 // min(count, 250))):
        inside, fresh = draw(bank, (size, FRESH), seed)
        counts = await journal_of(inside, ReleaseRule(final=True))
        trials.append(advantage(counts, inside, fresh))
    found = Advantage.over(trials)
    allowed = points / 100 * max(1.0, count / size)
    assert found.means["all"] <= allowed, found
    assert found.bounds["all"] <= allowed + NOISE, found


def test_exact_counts_of_a_small_pilot_would_tell(bank: list[Run]) -> None:
    """The control: the exact counts of fifty people give away several points."""
    trials = []
    for seed in range(20):
        inside, fresh = draw(bank, (50, FRESH), seed)
        exact: dict[Cell, int] = dict(tally_of(inside).counts)
        trials.append(mean(advantage(exact, inside, fresh).values()))
    assert mean(trials) > 0.05
