"""Values chosen among others on boxes: rows of a decision table, `first`, `if`, any other function.

A value is what each choice that may still count can give.
"""

from collections.abc import Callable
from typing import Any

from bot.flow.proof.boxes import (
    Box,
    Key,
    Node,
    Pieces,
    first_split,
    one_value,
)
from bot.flow.proof.cells import (
    ANYTHING,
    NOTHING,
    UNKNOWN,
    Cell,
    Number,
    doubtful,
    exactly,
    join,
    joined,
    known,
    may_be_unknown,
    with_unknown,
)
from bot.flow.proof.nodes.logic import settled, truths
from bot.flow.proof.values import MANY


def truth_of(cell: Cell) -> bool | None:
    """Tell whether a condition is True, cannot be True (False), or depends (None)."""
    values = truths(cell).values
    if True not in values:
        return False
    return True if len(values) == 1 else None


class First(Node):
    """`first(…)`: the first value that is known."""

    def __init__(self, key: Key, parts: list[Node]) -> None:
        self.parts = parts
        self.numeric = all(part.numeric for part in parts)
        self.exact = all(part.exact for part in parts)
        self.key = key if self.numeric else None
        self.names = frozenset().union(*(part.names for part in parts))

    def see(self, box: Box) -> Cell:
        """Give the values of each part that may be the first one known."""
        found: Cell = NOTHING
        for part in self.parts:
            cell = box.see(part)
            found = join(found, known(cell))
            if not may_be_unknown(cell):
                return found if cell != NOTHING else NOTHING
        return with_unknown(found)

    def inward(self, box: Box) -> Pieces | None:
        """Settle which part is the first one known."""
        return first_split(box, [part for part in self.parts if doubtful(box.see(part))])

    def split(self, box: Box) -> Pieces | None:
        """Settle which part counts, then know more of it."""
        return self.inward(box) or first_split(box, self.parts)

    def pieces(self, box: Box, operator: str, at: Number) -> Pieces | None:
        """Divide the part that counts, once it is settled which."""
        there = (part for part in self.parts if box.see(part) != UNKNOWN)
        counting = next(there, None)
        return counting.pieces(box, operator, at) if counting else None


class Chosen(Node):
    """`if(condition, value, value)`: unknown where its condition is."""

    def __init__(self, key: Key, condition: Node, then: Node, otherwise: Node) -> None:
        self.condition, self.then, self.otherwise = condition, then, otherwise
        self.numeric = then.numeric and otherwise.numeric
        self.exact = then.exact and otherwise.exact
        self.key = key if self.numeric else None
        self.names = condition.names | then.names | otherwise.names

    def see(self, box: Box) -> Cell:
        """Give what the sides that the condition allows can give."""
        values = truths(box.see(self.condition)).values
        sides = {True: self.then, False: self.otherwise}
        cells = [UNKNOWN if value is None else box.see(sides[value]) for value in values]
        return joined(cells)

    def inward(self, box: Box) -> Pieces | None:
        """Settle the condition."""
        return None if settled(box.see(self.condition)) else self.condition.split(box)

    def split(self, box: Box) -> Pieces | None:
        """Settle the condition, then know more of the sides."""
        return self.inward(box) or first_split(box, [self.then, self.otherwise])

    def pieces(self, box: Box, operator: str, at: Number) -> Pieces | None:
        """Divide the side that counts, once it is settled which."""
        side = self.then if truth_of(box.see(self.condition)) else self.otherwise
        return side.pieces(box, operator, at)


class Called(Node):
    """Any other function: computed by the engine once all that goes in is known to one value."""

    def __init__(self, parts: list[Node], compute: Callable[..., Any], *, needs_all: bool) -> None:
        self.parts, self.compute, self.needs_all = parts, compute, needs_all
        self.names = frozenset().union(*(part.names for part in parts))

    def see(self, box: Box) -> Cell:
        """Compute, or give that nothing is known."""
        cells = [box.see(part) for part in self.parts]
        if self.needs_all and UNKNOWN in cells:
            return UNKNOWN
        values = [one_value(box, part) for part in self.parts]
        if MANY in values:
            return NOTHING if NOTHING in cells else ANYTHING
        return exactly(self.compute(*values))

    def split(self, box: Box) -> Pieces | None:
        """Know more of one part."""
        return first_split(box, [p for p in self.parts if one_value(box, p) is MANY])


class Opaque(Node):
    """What proofs cannot look into; it depends on these names."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names

    def see(self, box: Box) -> Cell:  # noqa: ARG002 - nothing is known in any box
        """Give that nothing is known."""
        return ANYTHING

    def split(self, box: Box) -> Pieces | None:  # noqa: ARG002 - as above
        """Give nothing: it cannot be known better."""
        return None
