"""Times go into bins and come out close to what they were."""

from collections import Counter
from itertools import pairwise
from statistics import median as true_median

from hypothesis import example, given
from hypothesis import strategies as st

from bot.journal.bins import (
    ABSOLUTE_ERROR,
    RELATIVE_ERROR,
    bin_label,
    lower,
    median,
    middle,
    upper,
)

seconds = st.floats(0, 4e7)


def test_bins_of_known_times() -> None:
    """A label means the same for ever, for journals keep it."""
    times = (0, 0.99, 1, 1.044, 1.045, 5, 60, 1800, 1e12)
    labels = ["t0", "t0", "t1", "t1", "t2", "t37", "t94", "t171", "t400"]
    assert [bin_label(time) for time in times] == labels


@given(seconds)
@example(1.0)
@example(1.045**7)
def test_a_time_lies_in_its_bin(time: float) -> None:
    """Every time lies from the lower end of its bin up to, without, the upper one."""
    label = bin_label(time)
    assert lower(label) <= time < upper(label)


def test_bins_leave_no_gap() -> None:
    """Each bin ends where the next begins, and the last one never ends."""
    labels = [f"t{number}" for number in range(401)]
    assert all(upper(one) == lower(following) for one, following in pairwise(labels))
    assert (lower("t0"), upper("t400")) == (0.0, float("inf"))


@given(seconds)
def test_the_middle_misses_by_no_more_than_stated(time: float) -> None:
    """The middle of a bin misses a time in it by 2.3 % at most, or by half a second below 1 s."""
    bound = RELATIVE_ERROR * time * (1 + 1e-9) if time >= 1 else ABSOLUTE_ERROR
    assert abs(middle(bin_label(time)) - time) <= bound


@given(st.lists(seconds, min_size=1, max_size=40))
@example([0.0, 100.0])
@example([5.0, 6.0, 100.0])  # bins t37, t41 and t105, which sort otherwise as text
def test_the_median_misses_by_no_more_than_stated(times: list[float]) -> None:
    """A median from bins is within 2.3 % of the true one, plus half a second where one is tiny."""
    exact = true_median(times)
    tiny = sorted(times)[(len(times) - 1) // 2] < 1
    bound = RELATIVE_ERROR * exact * (1 + 1e-9) + (ABSOLUTE_ERROR if tiny else 0)
    estimate = median(Counter(map(bin_label, times)))
    assert estimate is not None
    assert abs(estimate - exact) <= bound


def test_no_times_have_no_median() -> None:
    """Nothing counted gives no median, rather than a zero that looks like one."""
    assert median({}) is None
