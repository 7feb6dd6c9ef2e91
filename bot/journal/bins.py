"""Seconds become the label of a bin, and bins give seconds back.

A journal holds no exact time, only how many times fell into each bin. Bins grow by 4.5 %, so they
can be added up without end while a median read from them stays within 2.3 % of the true one.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from math import inf, sqrt

from bot.journal.ranges import bins_in

RATIO = 1.045
"""How much wider each bin is than the one before; evaluation.md §3 asks for 4 to 5 %."""

RELATIVE_ERROR = sqrt(RATIO) - 1
"""The most by which a bin's middle can miss a time of one second or more: 2.23 %."""

ABSOLUTE_ERROR = 0.5
"""The most, in seconds, by which the middle of the first bin can miss a time under one second."""

_EDGES = tuple(RATIO**power for power in range(400))
"""Where each bin after the first begins, in seconds; the last one, at 489 days, has no end."""


def bin_label(seconds: float) -> str:
    """Give the bin of a time in seconds, 0 or more.

    `t0` holds everything under one second; `tN` holds times from 1.045**(N-1) up to, and without,
    1.045**N seconds. 5 s is in `t37`; all above 489 days is in `t400`.
    """
    return f"t{bisect_right(_EDGES, seconds)}"


def lower(label: str) -> float:
    """Give the least time in a bin, in seconds."""
    number = int(label[1:])
    return _EDGES[number - 1] if number else 0.0


def upper(label: str) -> float:
    """Give the end of a bin in seconds, which is not in it; infinite for the last one."""
    number = int(label[1:])
    return _EDGES[number] if number < len(_EDGES) else inf


def middle(label: str) -> float:
    """Give the time that stands for a bin, in seconds: the geometric middle, 0.5 for `t0`."""
    start = lower(label)
    return start * sqrt(RATIO) if start else ABSOLUTE_ERROR


def median(counts: Mapping[str, int]) -> float | None:
    """Give the median of the times that were counted by bin, in seconds; None if there are none.

    A bin keeps the order of times, so the middle time (the two middle ones of an even number, of
    which the mean is taken) is found in its true bin. The result therefore misses the true median
    by at most `RELATIVE_ERROR` of it, and `ABSOLUTE_ERROR` more if a middle time is under 1 s.
    Times in a range of bins are taken to be spread over it evenly; those of no bin are left out.
    """
    single = _spread(counts)
    total = single.total()
    if total == 0:
        return None
    return (_at(single, (total - 1) // 2) + _at(single, total // 2)) / 2


def n_within(counts: Mapping[str, int], seconds: float) -> int:
    """Give how many of the times counted by bin are in bins that begin before so many seconds."""
    return sum(n for number, n in _spread(counts).items() if lower(f"t{number}") < seconds)


def _spread(counts: Mapping[str, int]) -> Counter[int]:
    """Give the times by number of bin, those of a range spread over its bins.

    The k-th of n times stands in the middle of its n-th part of the range, so bin j of m begins
    with the time number ceil((2nj - m) / 2m).
    """
    found = Counter[int]()
    for label, n in counts.items():
        bins = bins_in(label) if label.startswith("t") else range(0)
        size = len(bins)
        starts = [-((size - 2 * n * j) // (2 * size)) for j in range(1, size)]
        for number, (start, end) in zip(bins, pairwise([0, *starts, n]), strict=False):
            found[number] += end - start
    return +found


def _at(counts: Counter[int], rank: int) -> float:
    for number in sorted(counts):
        rank -= counts[number]
        if rank < 0:
            return middle(f"t{number}")
    raise IndexError(rank)
