"""Conditions on boxes: what `and`, `or`, `is`, `in` and the others can give there.

Three-valued as in `expression.compiling`; each node mirrors what is compiled there.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import chain

from bot.flow.proof.boxes import Box, Clauses, Node, Pieces, first_split, judged
from bot.flow.proof.cells import (
    ANYTHING,
    UNKNOWN,
    Cell,
    Some,
    Span,
    doubtful,
    known,
    may_be_unknown,
    some,
    with_unknown,
)
from bot.flow.proof.values import halves

TRUTHS = some([True, False, None])
YES, NO = some([True]), some([False])


class Fixed(Node):
    """A literal, an option, a constant of the service."""

    def __init__(self, cell: Cell) -> None:
        self.cell = cell
        self.numeric = isinstance(cell, Span)

    def see(self, box: Box) -> Cell:  # noqa: ARG002 - the same in every box
        """Give its value."""
        return self.cell

    def split(self, box: Box) -> Pieces | None:  # noqa: ARG002 - nothing to know
        """Give nothing: it is known."""
        return None


class Asked(Node):
    """An answer: unknown where its question is not reached (`guard`), else as the box has it."""

    def __init__(self, name: str, guard: Clauses, *, numeric: bool) -> None:
        self.key = self.name = name
        self.guard = guard
        self.numeric = numeric
        self.names = frozenset({name}).union(*(node.names for node, _ in guard))

    def see(self, box: Box) -> Cell:
        """Give the values of the answer."""
        cell = box.cell(self.name)
        reached = judged(box, self.guard) if self.guard else True
        if reached:
            return cell
        return UNKNOWN if reached is False else with_unknown(cell)

    def split(self, box: Box) -> Pieces | None:
        """Tell first whether it is asked, then whether it is known, then its values in halves."""
        if self.guard and judged(box, self.guard) is None:
            return first_split(box, (n for n, _ in self.guard if not settled(box.see(n))))
        cell = box.cell(self.name)
        if doubtful(cell) and cell != ANYTHING:
            return self.name, (known(cell), UNKNOWN)
        pieces = halves(cell)
        return (self.name, pieces) if len(pieces) > 1 else None


def settled(cell: Cell) -> bool:
    """Tell whether a condition has at most one truth left."""
    return isinstance(cell, Some) and len(cell.values) <= 1


class Kleene(Node):
    """`and` (decisive is False) or `or` (decisive is True) of several conditions."""

    def __init__(self, *sides: Node, decisive: bool) -> None:
        self.decisive = decisive
        self.sides: tuple[Node, ...] = tuple(chain.from_iterable(map(self.flat, sides)))
        self.names = frozenset().union(*(side.names for side in self.sides))

    def flat(self, side: Node) -> tuple[Node, ...]:
        """Give the sides of a side that is of the same kind."""
        same = isinstance(side, Kleene) and side.decisive is self.decisive
        return side.sides if isinstance(side, Kleene) and same else (side,)

    def see(self, box: Box) -> Cell:
        """Give what the sides can give together; one that decides is enough."""
        enough = YES if self.decisive else NO
        found: Cell = NO if self.decisive else YES
        for side in self.sides:
            found = together(found, box.see(side), decisive=self.decisive)
            if found == enough:
                return found
        return found

    def split(self, box: Box) -> Pieces | None:
        """Settle one side, then the next."""
        return first_split(box, (side for side in self.sides if not settled(box.see(side))))


def together(left: Cell, right: Cell, *, decisive: bool) -> Cell:
    """Give what two truths can give by `and` or `or`."""
    return _both(truths(left).values, truths(right).values, decisive)


def truths(cell: Cell) -> Some:
    """Give what a condition can be: any of the three truths if nothing is known of it."""
    return cell if isinstance(cell, Some) else TRUTHS


@lru_cache
def _both(left: frozenset[bool | None], right: frozenset[bool | None], decisive: bool) -> Some:  # noqa: FBT001 - a cache key
    return some(_kleene(one, other, decisive) for one in left for other in right)


def _kleene(left: bool | None, right: bool | None, decisive: bool) -> bool | None:  # noqa: FBT001 - three truths
    if decisive in (left, right):
        return decisive
    return None if None in (left, right) else not decisive


class Guard(Node):
    """All the conditions around a step at once: whether it is reached by those who come to it."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.names = frozenset().union(*(node.names for node, _ in clauses))

    def see(self, box: Box) -> Cell:
        """Give whether all pass."""
        verdict = judged(box, self.clauses)
        return some([True, False] if verdict is None else [verdict])

    def split(self, box: Box) -> Pieces | None:
        """Settle one condition after the other."""
        return first_split(box, (n for n, _ in self.clauses if not settled(box.see(n))))


class Mapped(Node):
    """`not x`, `x is answered`, `x is not answered`: one value from one value."""

    def __init__(self, inner: Node, rule: Callable[[Cell], Cell]) -> None:
        self.inner = inner
        self.rule = rule
        self.names = inner.names

    def see(self, box: Box) -> Cell:
        """Give what the rule makes of the inner values."""
        return self.rule(box.see(self.inner))

    def split(self, box: Box) -> Pieces | None:
        """Settle what is inside."""
        return self.inner.split(box)


def opposite(cell: Cell) -> Cell:
    """Give the values of `not`."""
    values = truths(cell).values
    return some(None if value is None else not value for value in values)


def answered(cell: Cell) -> Cell:
    """Give the values of `is answered`."""
    if isinstance(cell, Some) and not cell.values:
        return cell
    unknown = {False} if may_be_unknown(cell) else set()
    return some(unknown if cell == UNKNOWN else {True} | unknown)
