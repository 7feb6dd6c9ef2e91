"""Bins of time are joined until each holds enough, and none of the times is lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.journal.bins import bin_label, median
from bot.journal.ranges import bins_in, joined

counts = st.dictionaries(st.integers(0, 400).map("t{}".format), st.integers(1, 6), max_size=40)


def test_neighbours_are_joined_and_stragglers_go_to_the_nearest() -> None:
    """Enough alone stays alone; two halves make a whole; one far off widens the nearest range."""
    done, left = joined({"t8": 5, "t20": 3, "t21": 2, "t90": 1}, lambda _, n: n >= 5)
    assert (done, left) == ({"t8": 5, "t20-t90": 6}, {})


@given(counts, st.integers(1, 12))
def test_every_range_holds_enough_and_every_time_is_in_one(
    bins: dict[str, int], least: int
) -> None:
    """Each range holds enough and each bin is in one; where nothing is enough, all is left."""
    done, left = joined(bins, lambda _, n: n >= least)
    assert done.total() + left.total() == sum(bins.values())
    assert all(n >= least for n in done.values())
    assert left.total() < least
    held = {number for label in done for number in bins_in(label)}
    assert {bins_in(label)[0] for label in bins} <= held or not done


@given(st.lists(st.floats(1, 5000), min_size=9, max_size=60))
def test_a_median_from_ranges_is_inside_the_range_of_the_true_one(times: list[float]) -> None:
    """Joining costs precision, never more than the range that the middle time fell into."""
    odd = sorted(times)[: len(times) - 1 + len(times) % 2]
    bins: dict[str, int] = {}
    for seconds in odd:
        bins[bin_label(seconds)] = bins.get(bin_label(seconds), 0) + 1
    done, _ = joined(bins, lambda _, n: n >= 5)
    found, middle = median(done), int(bin_label(odd[len(odd) // 2])[1:])
    assert found is not None
    holding = [bins_in(label) for label in done if middle in bins_in(label)]
    assert any(int(bin_label(found)[1:]) in bins for bins in holding)
