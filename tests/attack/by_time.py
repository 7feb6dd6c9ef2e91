"""Times and durations: two records that tell one moment, or took as long, are of one person."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tests.attack.by_order import Costs
from tests.attack.seen import Seen

_DAY = 86_400.0
Moments = Callable[[Seen], tuple[float, ...]]


def by_time(requests: Sequence[Seen], runs: Sequence[Seen]) -> Iterator[tuple[str, Costs]]:
    """Give the costs of moments: how far the nearest two of both sides are apart."""
    yield from _nearest("times", requests, runs, lambda seen: seen.times)


def by_duration(requests: Sequence[Seen], runs: Sequence[Seen]) -> Iterator[tuple[str, Costs]]:
    """Give the costs of durations: by how much the nearest two of both sides differ."""
    yield from _nearest("durations", requests, runs, lambda seen: seen.lasted)


def _nearest(
    name: str, requests: Sequence[Seen], runs: Sequence[Seen], moments: Moments
) -> Iterator[tuple[str, Costs]]:
    if not (any(map(moments, requests)) and any(map(moments, runs))):
        return
    costs = np.full((len(requests), len(runs)), _DAY)
    for column, run in enumerate(runs):
        theirs = np.sort(np.array(moments(run)))
        for row_of in range(max(len(moments(one)) for one in requests) if len(theirs) else 0):
            ours = np.array([_at(moments(one), row_of) for one in requests])
            costs[:, column] = np.minimum(costs[:, column], _gaps(ours, theirs))
    yield name, np.log1p(costs) / np.log1p(_DAY)


def _at(moments: tuple[float, ...], place: int) -> float:
    return moments[place] if place < len(moments) else np.inf


def _gaps(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> NDArray[np.float64]:
    after = np.clip(np.searchsorted(theirs, ours), 0, len(theirs) - 1)
    before = np.clip(after - 1, 0, len(theirs) - 1)
    gaps = np.minimum(np.abs(theirs[after] - ours), np.abs(theirs[before] - ours))
    return np.nan_to_num(gaps, nan=_DAY, posinf=_DAY)
