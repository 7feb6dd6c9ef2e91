"""The Wilson interval against published figures and its own definition."""

from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.wilson import Interval, wilson

counts = st.integers(1, 5000).flatmap(
    lambda total: st.tuples(st.integers(0, total), st.just(total))
)


@pytest.mark.parametrize(
    ("successes", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_intervals(successes: int, total: int, low: float, high: float) -> None:
    """The four examples of Newcombe 1998, Table I, method 3, to the four places printed there."""
    found = wilson(successes, total)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(counts)
def test_both_ends_solve_the_defining_equation(count: tuple[int, int]) -> None:
    """Each end is a rate exactly z standard errors from the observed one, computed in fractions."""
    successes, total = count
    z = Fraction(NormalDist().inv_cdf(0.975))
    observed = Fraction(successes, total)
    for end in map(Fraction, wilson(successes, total)):
        miss = (observed - end) ** 2 - z**2 * end * (1 - end) / total
        assert abs(miss) < Fraction(1, 10**12)


@given(counts)
def test_the_interval_holds_the_rate_and_stays_within_0_and_1(count: tuple[int, int]) -> None:
    """Whatever the count, 0 <= low <= rate <= high <= 1."""
    successes, total = count
    low, high = wilson(successes, total)
    assert 0 <= low <= successes / total <= high <= 1


@given(counts)
def test_successes_and_failures_mirror_each_other(count: tuple[int, int]) -> None:
    """The interval of the failures is the interval of the successes seen from the other end."""
    successes, total = count
    low, high = wilson(total - successes, total)
    assert (1 - high, 1 - low) == pytest.approx(wilson(successes, total), abs=1e-12)


@given(st.floats(0.5, 0.999), st.integers(1, 5000))
def test_no_success_reaches_down_to_exactly_0(confidence: float, total: int) -> None:
    """None of many begins at 0 and all of many ends at 1, without a speck of rounding."""
    assert wilson(0, total, confidence).low == 0.0
    assert wilson(total, total, confidence).high == 1.0


def test_more_confidence_is_wider() -> None:
    """A 99 % interval holds the 95 % one."""
    narrow, wide = wilson(30, 40), wilson(30, 40, 0.99)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_nothing_is_known_without_runs() -> None:
    """No runs at all leave every rate possible."""
    assert wilson(0, 0) == Interval(0.0, 1.0)
