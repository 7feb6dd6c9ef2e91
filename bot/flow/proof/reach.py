"""Who is still there before each step: everybody but those who met an end.

Kept as factors, one for each group of answers that ends have read together; whoever is in all of
them is still there. An end that would make too many cases is kept as it is, to be asked each time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from bot.flow.proof.boxes import Box, Clauses, Key, Work, divided
from bot.flow.proof.cells import Cell
from bot.flow.proof.merging import Narrowing, merged
from bot.flow.proof.nodes.logic import Guard
from bot.flow.proof.points import NOBODY, Point, solve

_MOST_BOXES, _MOST_PARTS = 32, 96
_LOOKS = 4_000


@dataclass(frozen=True, slots=True)
class Factor:
    """What some answers must be like, as one of several narrowings; none is nobody."""

    names: frozenset[str]
    narrowings: tuple[Narrowing, ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody who is in all factors, whose names never overlap, and passes what is `open`.

    `ends` counts the ends behind them: who was not in a crowd is in none with more ends.
    """

    factors: tuple[Factor, ...] = ()
    open: Clauses = ()
    ends: int = 0


EVERYBODY = Crowd()


def names_in(clauses: Clauses) -> frozenset[str]:
    """Give the answers that some conditions depend on."""
    return frozenset().union(*(node.names for node, _ in clauses))


def is_empty(crowd: Crowd) -> bool:
    """Tell whether nobody is left."""
    return any(not factor.narrowings for factor in crowd.factors)


def apart(crowd: Crowd, names: frozenset[str]) -> tuple[list[Factor], list[Factor]]:
    """Give the factors that share answers with `names`, and the others."""
    shared = [factor for factor in crowd.factors if factor.names & names]
    return shared, [factor for factor in crowd.factors if factor not in shared]


def boxes_of(root: Box, factors: Iterable[Factor]) -> Iterator[Box]:
    """Give the boxes of some factors together."""
    for parts in product(*(factor.narrowings for factor in factors)):
        yield box_of(root, frozenset(item for part in parts for item in part.items()))


def box_of(root: Box, said: frozenset[tuple[Key, Cell]]) -> Box:
    """Give the box of which this is said; each is made once, and much is known of it by then."""
    found = root.world.made.get(said)
    if found is None:
        found = root.world.made[said] = Box(root.world, {**root.narrow, **dict(said)}, root)
    return found


def somebody(root: Box, factors: Iterable[Factor]) -> Point | None:
    """Give answers of somebody who is in all factors; None if none was found."""
    point: dict[str, Cell] = {}
    for factor in factors:
        found = (solve(box).point for box in boxes_of(root, [factor]))
        one = next((p for p in found if p is not None), None)
        if one is None:
            return None
        point |= {name: one[name] for name in one if name in factor.names}
    return point


def without(crowd: Crowd, root: Box, guard: Clauses) -> Crowd:
    """Give those of a crowd who do not pass a guard: an end behind it keeps the others."""
    if not guard:
        return Crowd((Factor(frozenset(), ()),), ends=crowd.ends + 1)
    names = names_in(guard)
    shared, others = apart(crowd, names)
    narrowings = _left(root, shared, guard)
    if narrowings is None:
        return Crowd(crowd.factors, (*crowd.open, (Guard(guard), False)), crowd.ends + 1)
    names = names.union(*(factor.names for factor in shared))
    return Crowd((*others, Factor(names, tuple(narrowings))), crowd.open, crowd.ends + 1)


def _left(root: Box, shared: list[Factor], guard: Clauses) -> list[Narrowing] | None:
    """Give the parts of some factors that do not pass; None if they are too many to keep."""
    if prod(len(factor.narrowings) for factor in shared) > _MOST_BOXES:
        return None
    work, left = Work(root.world, _LOOKS), list[Narrowing]()
    for box in boxes_of(root, shared):
        for part, verdict in divided(box, guard, work):
            if verdict is None or len(left) > _MOST_PARTS:
                return None
            if not verdict and solve(part) != NOBODY:
                left.append(_narrowing(root, part))
    found = merged(left) if len(left) > 1 else left
    return found if len(found) <= _MOST_BOXES else None


def _narrowing(root: Box, box: Box) -> Narrowing:
    return {key: cell for key, cell in box.narrow.items() if root.narrow.get(key) is not cell}
