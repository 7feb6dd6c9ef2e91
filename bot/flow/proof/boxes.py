"""A box: for each answer the values it can still have; and how boxes are divided.

Beside answers, a box may narrow what is computed from several of them (`adults + children` from 5
up), so that one comparison divides a box into two. Dividing goes on until clauses are settled.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.flow.proof.cells import ANYTHING, NOTHING, Cell, Number, Some, Span, meet
from bot.flow.proof.values import cut

Key = Hashable
Pieces = tuple[Key, tuple[Cell, ...]]
"""A way to divide a box: what to narrow, and to which cells in turn."""

Clauses = tuple[tuple["Node", bool], ...]
"""Conditions with whether each must be true, or anything but true."""

TODAY = "today"
_TRUE = frozenset({True})


class Node:
    """A part of an expression, as proofs see it.

    `names` are the answers it depends on. `key` names it in boxes if what it gives can be narrowed:
    the id of an answer, or for what is computed a tuple that says how.
    """

    names: frozenset[str] = frozenset()
    numeric: bool = False
    key: Key = None

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
        return (self.key, cut(cell, operator, at)) if isinstance(cell, Span) else None

    def outward(self, box: "Box", found: Span) -> Iterator[tuple[Key, Cell]]:  # noqa: ARG002 - most tell nothing
        """Give what follows for answers from what it is found to be."""
        return iter(())


@dataclass(slots=True)
class Work:
    """How much may still be done; whoever finds none left says "cannot know"."""

    left: int

    def spend(self) -> bool:
        """Take one unit, if there is one."""
        self.left -= 1
        return self.left >= 0


@dataclass(slots=True)
class World:
    """What holds in every box: the first cells of answers, and the nodes that keys stand for.

    `always` narrows every box: days of birth by the ages allowed. `solved` remembers what was found
    out about parts of boxes.
    """

    first: dict[str, Cell] = field(default_factory=dict)
    always: dict[Key, Cell] = field(default_factory=dict)
    nodes: dict[Key, Node] = field(default_factory=dict)
    solved: dict[Key, object] = field(default_factory=dict)


class Box:
    """Cells that were narrowed; what is not narrowed is as the world has it. Never changed."""

    __slots__ = ("memo", "narrow", "world")

    def __init__(self, world: World, narrow: Mapping[Key, Cell]) -> None:
        self.world = world
        self.narrow = narrow
        self.memo: dict[int, Cell] = {}

    def cell(self, name: str) -> Cell:
        """Give the values that an answer can have, if it is given at all."""
        found = self.narrow.get(name)
        return self.world.first.get(name, ANYTHING) if found is None else found

    def see(self, node: Node) -> Cell:
        """Give the values that a node can have; found once for each box."""
        found = self.memo.get(id(node))
        if found is None:
            found = node.see(self)
            if isinstance(node.key, tuple) and node.key in self.narrow:
                found = meet(found, self.narrow[node.key])
            self.memo[id(node)] = found
        return found

    def narrowed(self, key: Key, cell: Cell) -> "Box":
        """Give this box with one more cell narrowed."""
        return Box(self.world, {**self.narrow, key: cell})


def judged(box: Box, clauses: Clauses) -> bool | None:
    """Tell whether all clauses pass in the whole box (True), one fails (False), or it depends."""
    sure = True
    for node, holds in clauses:
        cell = box.see(node)
        values = cell.values if isinstance(cell, Some) else None
        if values == _TRUE:
            if not holds:
                return False
        elif values is not None and True not in values:
            if holds or not values:
                return False
        else:
            sure = False
    return True if sure else None


def empty(box: Box, clauses: Clauses) -> bool:
    """Tell whether narrowing has left nobody: some condition can have no value at all."""
    return any(box.see(node) == NOTHING for node, _ in clauses)


def divided(box: Box, clauses: Clauses, work: Work) -> Iterator[tuple[Box, bool | None]]:
    """Divide a box until the clauses are settled in each part; None where that did not succeed."""
    waiting = [box]
    while waiting:
        here = waiting.pop()
        verdict = judged(here, clauses)
        pieces = None
        if verdict is None and work.spend():
            pieces = next(filter(None, (_split(here, one) for one in clauses)), None)
        if pieces is not None:
            key, cells = pieces
            waiting += [here.narrowed(key, cell) for cell in reversed(cells)]
        elif not empty(here, clauses):
            yield here, verdict


def _split(box: Box, clause: tuple[Node, bool]) -> Pieces | None:
    cell = box.see(clause[0])
    depends = not isinstance(cell, Some) or (True in cell.values and len(cell.values) > 1)
    return clause[0].split(box) if depends else None
