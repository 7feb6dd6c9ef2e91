"""R8 of privacy.md: at rest, no count is of so few that it is about somebody."""

from collections import Counter
from collections.abc import Mapping

import pytest

from bot.journal.release import ReleaseRule
from bot.journal.tally import Cell
from bot.journal.trace import Run
from tests.attack.lived import Lived
from tests.attack.trials import draw, journal_of


def _small(counts: Mapping[Cell, int], least: int) -> Counter[str]:
    """Give how many cells, by kind, count fewer than `least`."""
    return Counter(cell.kind for cell, n in counts.items() if n < least)


def _small_groups(counts: Mapping[Cell, int], least: int) -> Counter[str]:
    groups = Counter[tuple[str, str, str, str]]()
    for cell, n in counts.items():
        groups[cell.kind, cell.prototype, cell.version, cell.a] += n
    return Counter(kind for (kind, *_), n in groups.items() if n < least)


def test_a_large_trial_has_no_small_count(stored: Lived) -> None:
    """R8: after sixty days and four releases, every group and every cell counts five or more."""
    assert stored.dump.counts
    assert (_small_groups(stored.dump.counts, 5), _small(stored.dump.counts, 5)) == ({}, {})


def test_no_copy_on_the_way_has_a_small_count(stored: Lived) -> None:
    """R8 holds at every moment: also in the copy from before the last release."""
    assert stored.before.counts
    assert _small(stored.before.counts, 5) == {}


@pytest.mark.parametrize(("count", "least"), [(50, 10), (190, 10), (400, 5)])
async def test_a_pilot_has_no_small_count(bank: list[Run], count: int, least: int) -> None:
    """R8: below 200 runs, every group and every cell counts ten or more."""
    for seed in range(5):
        (inside,) = draw(bank, (count,), seed)
        counts = await journal_of(inside, ReleaseRule(final=True))
        assert counts, "nothing is left to evaluate"
        assert (_small_groups(counts, least), _small(counts, least)) == ({}, {})
