"""Values chosen among others on boxes: rows of a decision table, `first`, `if`, any other function.

A value is what each choice that may still count can give.
"""

from collections.abc import Callable
from functools import reduce
from typing import Any

from bot.flow.proof.boxes import Box, Clauses, Key, Node, Pieces, judged
from bot.flow.proof.cells import (
    ANYTHING,
    NOTHING,
    UNKNOWN,
    Cell,
    Some,
    doubtful,
    exactly,
    join,
    known,
    may_be_unknown,
    with_unknown,
)
from bot.flow.proof.nodes import TRUTHS
from bot.flow.proof.values import MANY, single


def truth_of(cell: Cell) -> bool | None:
    """Tell whether a condition is True, cannot be True (False), or depends (None)."""
    values = cell.values if isinstance(cell, Some) else TRUTHS.values
    if True not in values:
        return False
    return True if len(values) == 1 else None


def first_split(box: Box, nodes: list[Node]) -> Pieces | None:
    """Know more of the first of these nodes that can be known better."""
    return next(filter(None, (node.split(box) for node in nodes)), None)


class Decided(Node):
    """One value of a decision table: of the first row that is true, or of all such rows."""

    def __init__(self, key: Key, guard: Clauses, rows: list[tuple[Node | None, Node]]) -> None:
        self.guard = guard
        self.rows = rows
        self.numeric = all(given.numeric for _, given in rows)
        self.key = key if self.numeric else None
        conditions = [when for when, _ in rows if when is not None]
        nodes = [*conditions, *(given for _, given in rows), *(node for node, _ in guard)]
        self.names = frozenset().union(*(node.names for node in nodes))

    def see(self, box: Box) -> Cell:
        """Give what the rows that may count can give."""
        reached = judged(box, self.guard)
        if reached is False:
            return UNKNOWN
        found: Cell = NOTHING if reached else UNKNOWN
        for when, given in self.rows:
            counts = True if when is None else truth_of(box.see(when))
            if counts is not False:
                found = join(found, box.see(given))
            if counts:
                return found
        return with_unknown(found)

    def split(self, box: Box) -> Pieces | None:
        """Settle whether the table counts, then which row, then its value."""
        inward = self.inward(box)
        return inward or first_split(box, [given for when, given in self.rows
                                           if when is None or truth_of(box.see(when))])  # fmt: skip

    def inward(self, box: Box) -> Pieces | None:
        """Settle whether the table counts, then which row does."""
        if judged(box, self.guard) is None:
            return first_split(box, [n for n, _ in self.guard if truth_of(box.see(n)) is None])
        for when, _ in self.rows:
            counts = True if when is None else truth_of(box.see(when))
            if counts:
                return None
            if counts is None and when is not None:
                return when.split(box)
        return None


class Gathered(Node):
    """One value of a table whose rows all count: a sum, or a list of words."""

    def __init__(self, table: Decided, total: Callable[[list[Any]], Any]) -> None:
        self.table, self.total = table, total
        self.numeric, self.key, self.names = table.numeric, table.key, table.names

    def see(self, box: Box) -> Cell:
        """Give the value once it is settled which rows count and what each gives."""
        reached = judged(box, self.table.guard)
        if reached is False:
            return UNKNOWN
        counts = [True if when is None else truth_of(box.see(when)) for when, _ in self.table.rows]
        if reached is None or None in counts:
            return ANYTHING
        rows = zip(counts, self.table.rows, strict=True)
        values = [single(box.see(given)) for count, (_, given) in rows if count]
        return ANYTHING if MANY in values else exactly(self.total(values))

    def split(self, box: Box) -> Pieces | None:
        """Settle each row, then what it gives."""
        settled = first_split(box, [node for node, _ in self.table.guard])
        conditions = [when for when, _ in self.table.rows if when is not None]
        unsettled = [when for when in conditions if truth_of(box.see(when)) is None]
        givens = [given for _, given in self.table.rows if single(box.see(given)) is MANY]
        return settled or first_split(box, unsettled) or first_split(box, givens)

    def inward(self, box: Box) -> Pieces | None:
        """Settle all of it: no comparison cuts through a list of rows."""
        return self.split(box) if box.see(self) == ANYTHING else None


class First(Node):
    """`first(…)`: the first value that is known."""

    def __init__(self, key: Key, parts: list[Node]) -> None:
        self.parts = parts
        self.numeric = all(part.numeric for part in parts)
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


class Chosen(Node):
    """`if(condition, value, value)`: unknown where its condition is."""

    def __init__(self, key: Key, condition: Node, then: Node, otherwise: Node) -> None:
        self.condition, self.then, self.otherwise = condition, then, otherwise
        self.numeric = then.numeric and otherwise.numeric
        self.key = key if self.numeric else None
        self.names = condition.names | then.names | otherwise.names

    def see(self, box: Box) -> Cell:
        """Give what the sides that the condition allows can give."""
        cell = box.see(self.condition)
        values = cell.values if isinstance(cell, Some) else TRUTHS.values
        sides = {True: self.then, False: self.otherwise}
        cells = [UNKNOWN if value is None else box.see(sides[value]) for value in values]
        return reduce(join, cells, NOTHING)

    def inward(self, box: Box) -> Pieces | None:
        """Settle the condition."""
        cell = box.see(self.condition)
        settled = isinstance(cell, Some) and len(cell.values) <= 1
        return None if settled else self.condition.split(box)

    def split(self, box: Box) -> Pieces | None:
        """Settle the condition, then know more of the sides."""
        return self.inward(box) or first_split(box, [self.then, self.otherwise])


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
        values = [single(cell) for cell in cells]
        if MANY in values:
            return NOTHING if NOTHING in cells else ANYTHING
        return exactly(self.compute(*values))

    def split(self, box: Box) -> Pieces | None:
        """Know more of one part."""
        return first_split(box, [p for p in self.parts if single(box.see(p)) is MANY])


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
