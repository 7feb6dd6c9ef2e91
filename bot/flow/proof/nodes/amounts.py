"""Numbers and days on boxes: what they can be, computed from what their parts can be.

Bounds hold for the engine's own arithmetic too: what it rounds (to 28 digits) lies between them.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from itertools import chain
from math import gcd

from bot.flow.proof.boxes import Box, Key, Node, Pieces
from bot.flow.proof.cells import (
    HUGE,
    UNKNOWN,
    Anything,
    Cell,
    Number,
    Some,
    Span,
    doubtful,
    may_be_unknown,
    plain,
    size,
    with_unknown,
)
from bot.flow.proof.values import size_of

EVERY_NUMBER = Span(-HUGE, HUGE, unknown=True)
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""A comparison seen from its other side."""

_CENTS = 100
ROUNDED = Fraction(1, 10**24)
"""A part of a number, larger than what rounding to 28 digits changes, several times over."""


def as_span(cell: Cell) -> Span | None:
    """Give the numbers of a cell, or None if it has none."""
    match cell:
        case Span():
            return cell
        case Anything():
            return EVERY_NUMBER
        case _:
            return None


def blurred(span: Span, blur: Number) -> Span:
    """Give numbers with those that the engine may take for them."""
    if not blur:
        return span
    low, high = span.low - blur, span.high + blur
    return replace(span, low=low, high=high, open_low=False, open_high=False, step=0)


def magnitude(cell: Cell) -> Number:
    """Give how large a number can be, whatever its sign."""
    span = as_span(cell)
    return max(size(span.low), size(span.high)) if span else 0


class Amount(Node):
    """A number or a day, computed from `parts`, all of which must be known.

    One that `absorbs` reckons with the blur of its parts, and has none itself; `fine` tells that
    they have none.
    """

    numeric = True
    absorbs = True

    def __init__(self, key: Key, *parts: Node) -> None:
        self.key = key
        self.parts = parts
        self.exact = self.fine = all(part.exact for part in parts)
        self.names = frozenset().union(*(part.names for part in parts))

    def see(self, box: Box) -> Cell:
        """Give what it can be."""
        cells = [box.see(part) for part in self.parts]
        spans = [span for span in map(as_span, cells) if span is not None]
        if self.absorbs and not self.fine and len(spans) == len(cells):
            blurs = [part.blur(box) for part in self.parts]
            spans = [blurred(span, blur) for span, blur in zip(spans, blurs, strict=True)]
        if len(spans) < len(cells):
            empty = any(isinstance(cell, Some) and not cell.values for cell in cells)
            return Some(frozenset()) if empty else UNKNOWN
        found = self.of_spans(spans)
        return with_unknown(found) if any(map(may_be_unknown, cells)) else found

    def of_spans(self, spans: list[Span]) -> Cell:
        """Compute from the numbers of the parts."""
        raise NotImplementedError

    def split(self, box: Box) -> Pieces | None:
        """Tell whether each part is known, then know more of the one that can be most."""
        unsure = (part.split(box) for part in self.parts if doubtful(box.see(part)))
        largest = sorted(self.parts, key=lambda part: -size_of(box.see(part)))
        return next(filter(None, chain(unsure, (part.split(box) for part in largest))), None)

    def inward(self, box: Box) -> Pieces | None:
        """Settle the inside of a part."""
        return next(filter(None, (part.inward(box) for part in self.parts)), None)


class Combined(Amount):
    """A sum of parts, each times a whole number: `2 * a - b`. A part may count 0 times."""

    absorbs = False

    def __init__(self, key: Key, terms: tuple[tuple[int, Node], ...]) -> None:
        super().__init__(key, *(node for _, node in terms))
        self.terms = terms

    def blur(self, box: Box) -> Number:
        """Give what rounding may do to the sum, in whatever order it is added up."""
        if self.exact:
            return 0
        parts = [(abs(times), part) for times, part in self.terms]
        total = sum(times * magnitude(box.see(part)) for times, part in parts)
        return total * ROUNDED + sum(times * part.blur(box) for times, part in parts)

    def of_spans(self, spans: list[Span]) -> Cell:
        """Add up the bounds."""
        low: Number = 0
        high: Number = 0
        for (times, _), span in zip(self.terms, spans, strict=True):
            ends = sorted((times * span.low, times * span.high))
            low, high = low + ends[0], high + ends[1]
        return Span(plain(low), plain(high), step=self.step(spans))

    def outward(self, box: Box, found: Span) -> Iterator[tuple[Node, Span]]:
        """Tell each part what the others leave for it: of `a + b <= 4` no part is above 4."""
        spans = [as_span(box.see(part)) for part in self.parts]
        ends = [
            sorted((times * span.low, times * span.high))
            for (times, _), span in zip(self.terms, spans, strict=True)
            if span is not None
        ]
        if len(ends) < len(spans):
            return
        low, high = sum(end[0] for end in ends), sum(end[1] for end in ends)
        for (times, part), end in zip(self.terms, ends, strict=True):
            if times:
                left = (found.low - (high - end[1]), found.high - (low - end[0]))
                yield part, between(left, times)

    def step(self, spans: list[Span]) -> Number:
        """Give the step of the sum: the greatest that divides all of its parts'."""
        steps = [times * s.step for (times, _), s in zip(self.terms, spans, strict=True) if times]
        cents = [Fraction(step * _CENTS) for step in steps]
        if not all(cents) or any(step.denominator > 1 for step in cents):
            return 0
        return plain(Fraction(reduce(gcd, (step.numerator for step in cents), 0), _CENTS))


def between(ends: tuple[Number, Number], times: Number) -> Span:
    """Give the numbers that, times a constant, lie between two ends."""
    low, high = sorted(plain(Fraction(end) / times) for end in ends)
    return Span(low, high)


class Affine(Node):
    """A number times a constant, plus a constant."""

    numeric = True

    def __init__(self, core: Node, times: Number, plus: Number) -> None:
        self.core, self.times, self.plus = core, times, plus
        self.names = core.names
        self.exact = core.exact
        self.key = ("affine", times, plus, core.key)

    def blur(self, box: Box) -> Number:
        """Give what rounding may do to it."""
        if self.exact:
            return 0
        times = size(self.times)
        total = times * magnitude(box.see(self.core)) + size(self.plus)
        return total * ROUNDED + times * self.core.blur(box)

    def see(self, box: Box) -> Cell:
        """Give the numbers, stretched and moved."""
        cell = box.see(self.core)
        span = as_span(cell)
        if span is None:
            return cell
        ends = sorted((self.times * span.low + self.plus, self.times * span.high + self.plus))
        aligned = span.step and self.plus.denominator == 1 and size(self.times * span.step) == 1
        step = 1 if aligned else 0
        return Span(plain(ends[0]), plain(ends[1]), step=step, unknown=span.unknown)

    def split(self, box: Box) -> Pieces | None:
        """Know more of the number."""
        return self.core.split(box)

    def inward(self, box: Box) -> Pieces | None:
        """Settle the inside of the number."""
        return self.core.inward(box)

    def pieces(self, box: Box, operator: str, at: Number) -> Pieces | None:
        """Divide the number where it makes this one turn."""
        turned = operator if self.times > 0 else TURNED.get(operator, operator)
        return self.core.pieces(box, turned, plain(Fraction(at - self.plus) / self.times))

    def outward(self, box: Box, found: Span) -> Iterator[tuple[Node, Span]]:  # noqa: ARG002 - the same in every box
        """Tell the number what it was before."""
        yield self.core, between((found.low - self.plus, found.high - self.plus), self.times)
