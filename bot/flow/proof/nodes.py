"""Conditions on boxes: what `and`, `or`, `is`, `in` and the others can give there.

Three-valued as in `expression.compiling`; each node mirrors what is compiled there.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import chain, product
from typing import Any

from bot.flow.expression.compiling import RULES
from bot.flow.proof.boxes import Box, Clauses, Node, Pieces, judged
from bot.flow.proof.cells import (
    ANYTHING,
    UNKNOWN,
    Cell,
    Picked,
    Some,
    Span,
    Stand,
    doubtful,
    known,
    may_be_unknown,
    some,
    with_unknown,
)
from bot.flow.proof.values import MANY, halves, single, with_or_without

TRUTHS = some([True, False, None])
YES, NO = some([True]), some([False])
_MOST_PAIRS = 400


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
            splits = (node.split(box) for node, _ in self.guard if not _settled(box.see(node)))
            return next(filter(None, splits), None)
        cell = box.cell(self.name)
        if doubtful(cell) and cell != ANYTHING:
            return self.name, (known(cell), UNKNOWN)
        pieces = halves(cell)
        return (self.name, pieces) if len(pieces) > 1 else None


def _settled(cell: Cell) -> bool:
    return isinstance(cell, Some) and len(cell.values) <= 1


class Kleene(Node):
    """`and` (decisive is False) or `or` (decisive is True) of several conditions."""

    def __init__(self, *sides: Node, decisive: bool) -> None:
        flat = (s.sides if isinstance(s, Kleene) and s.decisive is decisive else (s,) for s in sides)
        self.sides = tuple(chain.from_iterable(flat))
        self.decisive = decisive
        self.names = frozenset().union(*(side.names for side in self.sides))

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
        splits = (side.split(box) for side in self.sides if not _settled(box.see(side)))
        return next(filter(None, splits), None)


def together(left: Cell, right: Cell, *, decisive: bool) -> Cell:
    """Give what two truths can give by `and` or `or`."""
    return _both(_truth(left).values, _truth(right).values, decisive)


def _truth(cell: Cell) -> Some:
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
        splits = (node.split(box) for node, _ in self.clauses if not _settled(box.see(node)))
        return next(filter(None, splits), None)


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
    values = _truth(cell).values
    return some(None if value is None else not value for value in values)


def answered(cell: Cell) -> Cell:
    """Give the values of `is answered`."""
    if isinstance(cell, Some) and not cell.values:
        return cell
    unknown = {False} if may_be_unknown(cell) else set()
    return some(unknown if cell == UNKNOWN else {True} | unknown)


class Pointwise(Node):
    """Two sides that are no numbers, compared value by value with the engine's own rule."""

    def __init__(self, operator: str, left: Node, right: Node) -> None:
        self.operator, self.left, self.right = operator, left, right
        self.names = left.names | right.names
        self.known: dict[tuple[Cell, Cell], Cell] = {}

    def see(self, box: Box) -> Cell:
        """Give the truth of each pair of values; each two cells are compared once."""
        if self.left.blur(box) or self.right.blur(box):
            return TRUTHS  # the engine rounds such numbers; it is asked once they are settled
        pair = box.see(self.left), box.see(self.right)
        found = self.known.get(pair)
        if found is None:
            found = self.known[pair] = self.of_cells(*pair)
        return found

    def of_cells(self, left: Cell, right: Cell) -> Cell:
        """Compare two cells."""
        if UNKNOWN in (left, right):
            return UNKNOWN
        if isinstance(left, Some) and isinstance(right, Some):
            return self.of_pairs(left, right)
        one, other = single(left), single(right)
        if MANY in (one, other):
            return TRUTHS
        return some([self.of_pair(one, other)])

    def of_pairs(self, left: Some, right: Some) -> Cell:
        """Compare each with each, unless they are too many or stand for more than themselves."""
        pairs = list(product(left.values, right.values))
        if len(pairs) > _MOST_PAIRS or not self.fair(left, right):
            return TRUTHS
        return some(self.of_pair(one, other) for one, other in pairs)

    def fair(self, left: Some, right: Some) -> bool:
        """Tell whether texts that stand for many are only held against fixed ones."""
        if any(isinstance(value, Stand) for value in right.values):
            return False
        stands = any(isinstance(value, Stand) for value in left.values)
        return not stands or (isinstance(self.right, Fixed) and self.operator in OF_CLASSES)

    def of_pair(self, left: Any, right: Any) -> Any:  # noqa: ANN401 - values of the engine
        """Compare two values."""
        return None if left is None or right is None else RULES[self.operator](left, right)

    def split(self, box: Box) -> Pieces | None:
        """Tell a known side from an unknown one, then values that fit from those that do not."""
        left, right = box.see(self.left), box.see(self.right)
        for side, cell in ((self.left, left), (self.right, right)):
            if doubtful(cell):
                return side.split(box)
        if isinstance(left, Some) and isinstance(right, Some) and len(right.values) == 1:
            if isinstance(self.left.key, str) and self.fair(left, right):
                (value,) = right.values
                fit = [one for one in left.values if self.of_pair(one, value)]
                return self.left.key, (some(fit), Some(left.values - set(fit)))
        return self.left.split(box) or self.right.split(box)


OF_CLASSES = frozenset({"is", "is not", "in", "not in", "starts with"})
"""What can be asked of a text that stands for all that begin alike."""


class Includes(Node):
    """`interests includes [books, films]`: all of the wanted options are among those chosen."""

    def __init__(self, left: Node, wanted: frozenset[str]) -> None:
        self.left, self.wanted = left, wanted
        self.names = left.names

    def see(self, box: Box) -> Cell:
        """Give whether the options are chosen."""
        cell = box.see(self.left)
        if not isinstance(cell, Picked):
            return cell if isinstance(cell, Some) and cell.values <= {None} else TRUTHS
        found = {True} if self.wanted <= cell.possible else set()
        found |= set() if self.wanted <= cell.sure else {False}
        return some(found | ({None} if cell.unknown else set()))

    def split(self, box: Box) -> Pieces | None:
        """Tell whether there is an answer, then whether one wanted option is in it."""
        cell = box.see(self.left)
        if doubtful(cell) or not isinstance(cell, Picked) or self.left.key is None:
            return self.left.split(box)
        open_ones = [one for one in cell.order if one in (self.wanted & cell.possible) - cell.sure]
        return (self.left.key, with_or_without(cell, open_ones[0])) if open_ones else None
