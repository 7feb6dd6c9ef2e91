"""A count out of a total goes in, the interval that the true rate may lie in comes out."""

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple


class Interval(NamedTuple):
    """A range of rates, both ends included, each from 0 to 1."""

    low: float
    high: float


def wilson(successes: int, total: int, confidence: float = 0.95) -> Interval:
    """Give the Wilson score interval of a rate: all rates that the count does not contradict.

    Those are the p with (successes/total - p)**2 <= z**2 * p * (1 - p) / total. It never leaves 0
    to 1 and is good for small totals (Newcombe, Statistics in Medicine 17, 1998, method 3). A total
    of 0 says nothing: 0 to 1. `successes` is 0 to `total`, `confidence` between 0 and 1, both out.
    """
    if total == 0:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    centre = successes + z**2 / 2
    spread = z * sqrt(successes * (total - successes) / total + z**2 / 4)
    low, high = ((centre + side * spread) / (total + z**2) for side in (-1, 1))
    # The formula gives exactly 0 and 1 here; rounding may not.
    return Interval(low if successes else 0.0, high if successes < total else 1.0)
