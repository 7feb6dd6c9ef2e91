"""Storage order: rows that were written in the same order lie in the same order.

Every number that tells a row's place is tried against every one of the other side, in both
directions; records that the marks exclude are left out of the ranks first.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tests.attack.seen import Seen

Costs = NDArray[np.float64]


def by_order(requests: Sequence[Seen], runs: Sequence[Seen]) -> Iterator[tuple[str, Costs]]:
    """Give the costs of each pair of places: how far apart two ranks are, between 0 and 1."""
    for name in _shared(requests):
        for other in _shared(runs):
            ranks = _ranks([seen.places[name] for seen in requests])
            others = _ranks([seen.places[other] for seen in runs])
            yield f"order {name}-{other}", np.abs(ranks[:, None] - others[None, :])
            yield f"order {name}-{other} reversed", np.abs(ranks[:, None] - 1 + others[None, :])


def _shared(seen: Sequence[Seen]) -> list[str]:
    return sorted(set.intersection(*(set(one.places) for one in seen))) if seen else []


def _ranks(numbers: Sequence[float]) -> NDArray[np.float64]:
    places = np.argsort(np.argsort(np.array(numbers), kind="stable"), kind="stable")
    return places / max(1, len(numbers) - 1)
