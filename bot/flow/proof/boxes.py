"""A box: for each answer the values it can still have; and how boxes are divided.

Beside answers, a box may narrow what is computed from several of them (`adults + children` from 5
up), so that one comparison divides a box into two. Dividing goes on until clauses are settled.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import prod
from typing import Any

from bot.flow.proof.cells import (
    ANYTHING,
    HUGE,
    NOTHING,
    UNKNOWN,
    Anything,
    Cell,
    Number,
    Some,
    Span,
    doubtful,
    known,
    meet,
)
from bot.flow.proof.values import MANY, cut, halves, single, size_of

Key = Hashable
Pieces = tuple[Key, tuple[Cell, ...]]
"""A way to divide a box: what to narrow, and to which cells in turn."""

Rows = tuple[tuple[int, bool | None], ...]
"""Rows of a table that may count, by place, each with whether it does: True, or it depends."""

Clause = tuple["Node", bool]
"""A condition, and whether it must be true, or anything but true."""

Clauses = tuple[Clause, ...]

TODAY = "today"
_FEW_POINTS = 600
_TRUE = frozenset({True})


class Node:
    """A part of an expression, as proofs see it.

    `names` are the answers it depends on. `key` names it in boxes if what it gives can be narrowed:
    the id of an answer, or for what is computed a tuple that says how. A number is `exact` if it
    has few decimals, so that the engine does not round when it adds or multiplies it.
    """

    names: frozenset[str] = frozenset()
    numeric: bool = False
    exact: bool = True
    key: Key = None

    def blur(self, box: "Box") -> Number:  # noqa: ARG002 - nothing for what is exact
        """Give how far the engine's number may be off this one, because it rounds to 28 digits."""
        return 0

    def see(self, box: "Box") -> Cell:
        """Give the values it can have in a box."""
        raise NotImplementedError

    def split(self, box: "Box") -> Pieces | None:
        """Give a way to know more of it, or None if there is none."""
        raise NotImplementedError

    def inward(self, box: "Box") -> Pieces | None:  # noqa: ARG002 - most have nothing inside
        """Give a way to settle what no comparison can cut through: which row of a table counts."""
        return None

    def pieces(self, box: "Box", operator: str, at: Number) -> Pieces | None:
        """Give a way to divide its numbers by how they compare with one."""
        cell = box.see(self)
        if self.key is None or not isinstance(cell, Span):
            return None
        return self.key, cut(cell, operator, at)

    def outward(self, box: "Box", found: Span) -> Iterator[tuple["Node", Span]]:  # noqa: ARG002 - most tell nothing
        """Give what follows for its parts from what it is found to be."""
        return iter(())


@dataclass(slots=True)
class World:
    """What holds in every box: the first cells of answers, and the nodes that keys stand for.

    `always` narrows every box: days of birth by the ages allowed. `solved` remembers what was found
    out about parts of boxes, `made` the boxes to begin with. `looks` counts how often a node was
    looked at: the measure of work. `at_point` asks the engine itself, in a box of one point.
    """

    first: dict[str, Cell] = field(default_factory=dict)
    always: dict[Key, Cell] = field(default_factory=dict)
    nodes: dict[Key, Node] = field(default_factory=dict)
    solved: dict[Key, object] = field(default_factory=dict)
    made: dict[Key, "Box"] = field(default_factory=dict)
    looks: int = 0
    at_point: "Callable[[Box, Clause], bool | None]" = field(default=lambda *_: None)


class Work:
    """How much may still be done; whoever finds none left says "cannot know"."""

    __slots__ = ("until", "world")

    def __init__(self, world: World, looks: int) -> None:
        self.world = world
        self.until = world.looks + looks

    def left(self) -> bool:
        """Tell whether there is some left."""
        return self.world.looks < self.until


class Box:
    """Cells that were narrowed; what is not narrowed is as the world has it. Never changed.

    `rows` remembers which rows of big tables may still count here; a part of a box begins with
    those of the box (`above`).
    """

    __slots__ = ("above", "memo", "narrow", "rows", "world")

    def __init__(
        self, world: World, narrow: Mapping[Key, Cell], above: "Box | None" = None
    ) -> None:
        self.world = world
        self.narrow = narrow
        self.above = above
        self.memo: dict[Node, Cell] = {}
        self.rows: dict[str, Rows] = {}

    def cell(self, name: str) -> Cell:
        """Give the values that an answer can have, if it is given at all."""
        found = self.narrow.get(name)
        return self.world.first.get(name, ANYTHING) if found is None else found

    def see(self, node: Node) -> Cell:
        """Give the values that a node can have; found once for each box."""
        found = self.memo.get(node)
        if found is None:
            self.world.looks += 1
            found = node.see(self)
            if isinstance(node.key, tuple) and node.key in self.narrow:
                found = meet(found, self.narrow[node.key])
            self.memo[node] = found
        return found

    def narrowed(self, key: Key, cell: Cell) -> "Box":
        """Give this box with one more cell narrowed."""
        return Box(self.world, {**self.narrow, key: cell}, self)


def one_value(box: Box, node: Node) -> Any:  # noqa: ANN401 - values of the engine
    """Give the one value that a node has for the engine, or MANY."""
    return MANY if not node.exact and node.blur(box) else single(box.see(node))


def verdict(box: Box, clause: Clause) -> bool | None:
    """Tell whether a clause passes in the whole box (True), nowhere (False), or it depends."""
    node, holds = clause
    cell = box.see(node)
    values = cell.values if isinstance(cell, Some) else None
    if values == _TRUE:
        return holds
    if values is None or True in values:
        return box.world.at_point(box, clause)
    return False if not values else not holds


def judged(box: Box, clauses: Clauses) -> bool | None:
    """Tell whether all clauses pass in the whole box (True), one fails (False), or it depends."""
    sure = True
    for clause in clauses:
        found = verdict(box, clause)
        if found is False:
            return False
        sure = sure and found is True
    return True if sure else None


def first_split(box: Box, nodes: Iterable[Node]) -> Pieces | None:
    """Know more of the first of these nodes that can be known better."""
    return next(filter(None, (node.split(box) for node in nodes)), None)


def divided(box: Box, clauses: Clauses, work: Work) -> Iterator[tuple[Box, bool | None]]:
    """Divide a box until the clauses are settled in each part; None where that did not succeed.

    What passes in a whole box passes in its parts, so parts are only asked what is still open.
    """
    waiting: list[tuple[Box, Clauses]] = [(box, clauses)]
    while waiting:
        here, left = waiting.pop()
        found = [(clause, verdict(here, clause)) for clause in left]
        failed = any(passes is False for _, passes in found)
        still = tuple(clause for clause, passes in found if passes is None)
        pieces = None
        if still and not failed and work.left():
            pieces = first_split(here, (node for node, _ in still))
            pieces = pieces or by_answers(here, [node for node, _ in still])
        if pieces is not None:
            key, cells = pieces
            waiting += [(here.narrowed(key, cell), still) for cell in reversed(cells)]
        elif not any(here.see(node) == NOTHING for node, _ in left):
            yield here, False if failed else None if still else True


def by_answers(box: Box, nodes: Iterable[Node]) -> Pieces | None:
    """Divide by single answers where nothing else helps, if they are few: the engine settles it."""
    names = frozenset[str]().union(*(node.names for node in nodes))
    cells = {name: box.cell(name) for name in sorted(names)}
    if prod(_choices(cell) for cell in cells.values()) > _FEW_POINTS:
        return None
    for name, cell in cells.items():
        pieces = (known(cell), UNKNOWN) if doubtful(cell) else halves(cell)
        if len(pieces) > 1:
            return name, pieces
    return None


def _choices(cell: Cell) -> Number:
    """Tell how many values a cell has."""
    return HUGE if isinstance(cell, Anything) else size_of(cell) + 1 + doubtful(cell)
