"""A point of a box: one answer for each question, such that all that the box says comes true.

What a box says of single answers is easily met. What it says of sums and quotients is searched:
examples first, then halves of the box, until a point is found, or no part of the box is left.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from bot.flow.proof.boxes import TODAY, Box, Key, Node, Work
from bot.flow.proof.cells import NOTHING, Cell, Span, known, meet
from bot.flow.proof.values import examples

Point = Mapping[str, Cell]
"""A cell of one value for each answer that a box says something about."""

_TRIES = 8
_LOOKS = 4_000
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Solved:
    """A point of a box; or none, which is proven or just not found.

    `other` is a point from the far end of the same box.
    """

    point: Point | None = None
    proven: bool = False
    other: Point | None = None


NOBODY = Solved(proven=True)
NOT_FOUND = Solved()


def solve(box: Box) -> Solved:
    """Find a point of a box, or that it has none."""
    point: dict[str, Cell] = {}
    found_all = True
    for keys, names in _components(box):
        solved = _component(box, keys, names)
        if solved.proven and solved.point is None:
            return NOBODY
        found_all = found_all and solved.point is not None
        point |= solved.point or {}
    other = dict(point)
    for name, cell in box.narrow.items():
        if isinstance(name, str) and name not in point:
            if cell == NOTHING:
                return NOBODY
            ends = examples(cell)[:2]
            point[name], other[name] = ends[0], ends[-1]
    return Solved(point, other=other) if found_all else NOT_FOUND


def _components(box: Box) -> Iterator[tuple[list[Key], frozenset[str]]]:
    """Give the keys that share answers, together, with those answers.

    What always holds is only looked at together with more that is said of the same answer.
    """
    always, nodes = box.world.always, box.world.nodes
    said = {key for key, cell in box.narrow.items() if always.get(key) is not cell}
    names = {name for key in said if isinstance(key, tuple) for name in nodes[key].names}
    names |= {name for name in said if isinstance(name, str)}
    parts: list[tuple[list[Key], frozenset[str]]] = []
    for key in box.narrow:
        if isinstance(key, tuple) and (key in said or nodes[key].names - {TODAY} & names):
            shared = [part for part in parts if part[1] & nodes[key].names]
            parts = [part for part in parts if part not in shared]
            keys = [key, *(k for part in shared for k in part[0])]
            parts.append((keys, nodes[key].names.union(*(part[1] for part in shared))))
    yield from parts


def _component(box: Box, keys: list[Key], names: frozenset[str]) -> Solved:
    said = frozenset((key, cell) for key, cell in box.narrow.items() if key in keys or key in names)
    found = box.world.solved.get(said)
    if not isinstance(found, Solved):
        found = box.world.solved[said] = _search(box, keys, sorted(names))
    return found


def _search(box: Box, keys: list[Key], names: list[str]) -> Solved:
    work, waiting, complete = Work(box.world, _LOOKS), [box], True
    while waiting and work.left():
        here = waiting.pop()
        said = [*keys, *(key for key in here.narrow if _is_new(box, key))]
        here = _contracted(here, said)
        if any(here.see(here.world.nodes[key]) == NOTHING for key in said):
            continue
        point = next((p for p in _tries(here, names) if _meets(here, p, said)), None)
        if point is not None:
            return Solved(point)
        parts = _parts(here, said)
        complete = complete and bool(parts)
        waiting += reversed(parts)
    return NOBODY if complete and not waiting else NOT_FOUND


def _is_new(box: Box, key: Key) -> bool:
    """Tell whether only dividing has brought up a sum, which a point then has to meet as well."""
    return isinstance(key, tuple) and key not in box.narrow


def _meets(box: Box, point: Point, keys: list[Key]) -> bool:
    there = Box(box.world, dict(box.narrow) | dict(point))
    return all(_is_true(there, key) for key in keys)


def _tries(box: Box, names: list[str]) -> Iterator[Point]:
    """Give points to try: every answer at its least, at its greatest, then mixtures."""
    choices = [examples(box.cell(name)) for name in names]
    for place in range(3):
        yield {n: c[min(place, len(c) - 1)] for n, c in zip(names, choices, strict=True)}
    for mixture in islice(product(*(c[:2] for c in choices)), _TRIES):
        yield dict(zip(names, mixture, strict=True))


def _parts(box: Box, keys: list[Key]) -> list[Box]:
    """Divide the box by an answer on which it depends whether what it says is true."""
    for key in keys:
        node = box.world.nodes[key]
        pieces = None if _is_true(box, key) else node.split(box)
        if pieces is not None:
            return [box.narrowed(pieces[0], cell) for cell in pieces[1]]
    return []


def _is_true(box: Box, key: Key) -> bool:
    computed = box.world.nodes[key].see(box)
    return computed != NOTHING and computed == meet(computed, box.narrow[key])


def _contracted(box: Box, keys: list[Key]) -> Box:
    """Narrow answers by what follows from what the box says of sums of them."""
    for _ in range(_ROUNDS):
        for key in keys:
            found = box.see(box.world.nodes[key])
            if isinstance(found, Span) and not found.unknown:
                box = _pushed(box, box.world.nodes[key], found)
    return box


def _pushed(box: Box, node: Node, found: Span) -> Box:
    """Narrow the answers behind a number that is known to be one of those found."""
    for part, allowed in node.outward(box, found):
        seen = known(box.see(part))
        left = meet(seen, allowed) if isinstance(seen, Span) else seen
        if isinstance(part.key, str):
            box = box.narrowed(part.key, left)
        elif isinstance(left, Span):
            box = _pushed(box, part, left)
    return box
