"""The harness: every attacker links requests to runs as well as it can; the truth counts the hits.

Attackers give costs; the links are the optimal assignment (each run is of one person), ties broken
at random. The last attacker adds up what all others know.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from tests.attack.by_content import by_marks, by_name, by_path, by_rarity
from tests.attack.by_order import Costs, by_order
from tests.attack.by_time import by_duration, by_time
from tests.attack.seen import Seen

Family = Callable[[Sequence[Seen], Sequence[Seen]], Iterable[tuple[str, Costs]]]

FAMILIES: tuple[Family, ...] = (
    by_order,
    by_time,
    by_duration,
    by_path,
    by_rarity,
    by_marks,
    by_name,
)
_WEIGHTS = {"order": 0.02, "times": 4.0, "durations": 2.0, "identifiers": 8.0, "attributes": 4.0}


@dataclass(frozen=True)
class Linked:
    """What the attackers reached, as shares of the requests; `chance` is a blind guess."""

    shares: Mapping[str, float]
    chance: float

    @property
    def best(self) -> tuple[float, str]:
        """Give the best share, and the attacker."""
        return max((share, name) for name, share in self.shares.items())


def link(requests: Sequence[Seen], runs: Sequence[Seen], seed: int = 0) -> Linked:
    """Let every attacker link; a run that nobody's request is behind counts as a miss."""
    random = np.random.default_rng(seed)
    shares = {
        name: _share(requests, runs, costs, random) for name, costs in _attackers(requests, runs)
    }
    return Linked(shares, 1 / len(requests))


def _attackers(requests: Sequence[Seen], runs: Sequence[Seen]) -> Iterator[tuple[str, Costs]]:
    together = np.zeros((len(requests), len(runs)))
    for family in FAMILIES:
        for name, costs in family(requests, runs):
            yield name, costs
            if "reversed" not in name:
                together += _WEIGHTS.get(name.split()[0], 1.0) * costs
    yield "all together", together


def _share(
    requests: Sequence[Seen], runs: Sequence[Seen], costs: Costs, random: np.random.Generator
) -> float:
    rows, columns = linear_sum_assignment(costs + random.uniform(0, 1e-6, costs.shape))
    hits: int = sum(
        requests[int(r)].owner == runs[int(c)].owner for r, c in zip(rows, columns, strict=True)
    )
    return hits / len(requests)
