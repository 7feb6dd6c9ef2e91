"""Repeats on boxes: how many items there are, and functions over them.

Mirrors `values.items_of` and `expression.items`: each number of items that is possible is looked
at by itself.
"""

from itertools import takewhile
from math import floor
from typing import Any

from bot.flow.expression.items import OVER_ITEMS
from bot.flow.proof.boxes import Box, Clauses, Key, Node, Pieces, first_split, judged, one_value
from bot.flow.proof.cells import (
    NOTHING,
    UNKNOWN,
    Cell,
    Span,
    doubtful,
    exactly,
    join,
    joined,
    may_be_unknown,
    some,
    with_unknown,
)
from bot.flow.proof.nodes.amounts import EVERY_NUMBER, as_span, blurred
from bot.flow.proof.nodes.choosing import truth_of
from bot.flow.proof.nodes.logic import together
from bot.flow.proof.values import MANY

NO_ITEM = Span(0, 0, step=1)


class Counted(Node):
    """The number of items: none off the path, else by its count or by "another one?" answers."""

    numeric = True

    def __init__(self, key: Key, guard: Clauses, count: Node | None, more: list[Node]) -> None:
        self.key, self.guard, self.count, self.more = key, guard, count, more
        self.at_most = len(more) + 1
        nodes = [*(node for node, _ in guard), *more, *([count] if count else [])]
        self.names = frozenset().union(*(node.names for node in nodes))

    def see(self, box: Box) -> Cell:
        """Give the numbers of items that are possible."""
        there = judged(box, self.guard)
        if there is False:
            return NO_ITEM
        found = self.by_answers(box) if self.count is None else self.by_count(box, self.count)
        return found if there else join(found, NO_ITEM)

    def by_count(self, box: Box, count: Node) -> Cell:
        """Hold the whole part of the count between none and the most."""
        cell = box.see(count)
        span = as_span(cell)
        if span is None:
            return cell
        near = blurred(span, count.blur(box))
        low, high = (max(0, min(floor(end), self.at_most)) for end in (near.low, near.high))
        return Span(low, high, step=1, unknown=span.unknown)

    def by_answers(self, box: Box) -> Cell:
        """Count one, and one more for each "another one?" in a row that is answered yes."""
        again = [truth_of(box.see(node)) for node in self.more]
        possible = list(takewhile(lambda truth: truth is not False, again))
        sure = list(takewhile(bool, possible))
        return Span(1 + len(sure), 1 + len(possible), step=1)

    def split(self, box: Box) -> Pieces | None:
        """Settle whether the repeat is there, then its count or its answers."""
        if judged(box, self.guard) is None:
            return first_split(box, [n for n, _ in self.guard if truth_of(box.see(n)) is None])
        if self.count is not None:
            return self.count.split(box)
        return first_split(box, [node for node in self.more if truth_of(box.see(node)) is None])

    def inward(self, box: Box) -> Pieces | None:
        """Settle the answers, which no comparison cuts through."""
        return self.split(box) if doubtful(box.see(self)) or self.count is None else None


class OverItems(Node):
    """A function over items: `each` is its second argument as each item reads it."""

    def __init__(self, key: Key, name: str, count: Node, each: list[Node]) -> None:
        self.name, self.count, self.each = name, count, each
        self.numeric = name not in ("any", "all")
        self.exact = name == "count" or all(node.exact for node in each)
        self.key = key if self.numeric else None
        self.names = count.names.union(*(node.names for node in each))

    def see(self, box: Box) -> Cell:
        """Join what each possible number of items gives."""
        cell = box.see(self.count)
        if not isinstance(cell, Span):
            return cell
        sizes = range(int(cell.low), int(cell.high) + 1)
        found = joined(self.of_items(box, many) for many in sizes)
        return with_unknown(found) if cell.unknown else found

    def of_items(self, box: Box, size: int) -> Cell:
        """Give what exactly so many items give."""
        nodes = self.each[:size]
        cells = [box.see(node) for node in nodes]
        if NOTHING in cells:
            return NOTHING
        match self.name:
            case "any" | "all":
                return _together(cells, decisive=self.name == "any")
            case "count":
                return _true_ones(cells)
            case _:
                return self.of_numbers([one_value(box, node) for node in nodes])

    def of_numbers(self, values: list[Any]) -> Cell:
        """Compute where each item gives one number; else any number may come out."""
        compute = OVER_ITEMS[self.name].compute
        return EVERY_NUMBER if MANY in values else exactly(compute(values))

    def split(self, box: Box) -> Pieces | None:
        """Settle how many items there are, then what each gives."""
        cell = box.see(self.count)
        if not isinstance(cell, Span) or cell.unknown or cell.low < cell.high:
            return self.count.split(box)
        open_ones = [n for n in self.each[: int(cell.low)] if one_value(box, n) is MANY]
        return first_split(box, open_ones)

    def inward(self, box: Box) -> Pieces | None:
        """Settle all of it: no comparison cuts through items."""
        return self.split(box)


def _together(cells: list[Cell], *, decisive: bool) -> Cell:
    found: Cell = some([not decisive])
    for cell in cells:
        found = together(found, cell, decisive=decisive)
    return found


def _true_ones(cells: list[Cell]) -> Cell:
    unknown = any(may_be_unknown(cell) for cell in cells)
    truths = [truth_of(cell) for cell in cells]
    if any(cell == UNKNOWN for cell in cells):
        return UNKNOWN
    least, most = sum(one is True for one in truths), sum(one is not False for one in truths)
    return Span(least, most, step=1, unknown=unknown)
