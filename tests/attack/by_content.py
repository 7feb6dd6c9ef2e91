"""What two records say: the path that answers lead to, attributes, identifiers in disguise."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from tests.attack.by_order import Costs
from tests.attack.seen import Seen


def by_path(requests: Sequence[Seen], runs: Sequence[Seen]) -> Iterator[tuple[str, Costs]]:
    """Give the costs of paths: how many steps one side went through and the other did not."""
    steps = sorted(frozenset().union(*(one.path for one in requests)))
    if steps and any(run.path for run in runs):
        ours, theirs = (
            np.array([[step in one.path for step in steps] for one in side], dtype=float)
            for side in (requests, runs)
        )
        differ = ours @ (1 - theirs).T + (1 - ours) @ theirs.T
        yield "path", np.minimum(1.0, differ / 10)


def by_marks(requests: Sequence[Seen], runs: Sequence[Seen]) -> Iterator[tuple[str, Costs]]:
    """Give the costs of attributes: how many of those on both sides differ."""
    shared = {name for one in requests for name in one.marks}
    shared &= {name for run in runs for name in run.marks}
    if shared:
        costs = np.zeros((len(requests), len(runs)))
        for name in shared:
            ours = np.array([one.marks.get(name, "") for one in requests])
            theirs = np.array([run.marks.get(name, "") for run in runs])
            costs += (ours[:, None] != theirs[None, :]) & (theirs != "")[None, :]
        yield "attributes", np.minimum(1.0, costs / 2)


def by_rarity(requests: Sequence[Seen], runs: Sequence[Seen]) -> Iterator[tuple[str, Costs]]:
    """Give the costs of strokes at single steps: the fewer are like it, the likelier it is theirs.

    A stroke at a step that the request's path does not have, or of another prototype, costs most.
    """
    if not all(len(run.path) == 1 for run in runs):
        return
    likes = [(*sorted(run.marks.items()), *run.path) for run in runs]
    sizes = Counter(likes)
    rarity = np.array([sizes[like] / len(runs) for like in likes])
    costs = np.ones((len(requests), len(runs)))
    for row, one in enumerate(requests):
        fits = [
            run.path <= one.path and all(one.marks.get(k, v) == v for k, v in run.marks.items())
            for run in runs
        ]
        costs[row] = np.where(fits, rarity, 1.0)
    yield "rarity", costs


def by_name(requests: Sequence[Seen], runs: Sequence[Seen]) -> Iterator[tuple[str, Costs]]:
    """Give the costs of identifiers: 0 where one is on both sides, as it is or hashed."""
    if any(one.names for one in requests) and any(run.names for run in runs):
        found: dict[str, set[int]] = {}
        for row, one in enumerate(requests):
            for name in one.names:
                for disguise in _disguises(name):
                    found.setdefault(disguise, set()).add(row)
        costs = np.ones((len(requests), len(runs)))
        for column, run in enumerate(runs):
            rows = set().union(*(found.get(name, set()) for name in run.names))
            costs[sorted(rows), column] = 0
        yield "identifiers", costs


SALT = "pepper"
"""The salt of the naive schema: it stands in the settings, which an insider reads."""


def _disguises(name: str) -> Iterator[str]:
    yield name
    for text in (name, SALT + name, name + SALT):
        for make in (hashlib.sha256, hashlib.sha1, hashlib.md5):
            yield make(text.encode(), usedforsecurity=False).hexdigest()
