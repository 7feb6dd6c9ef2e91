"""Numbers and days on boxes: what they can be, computed from what their parts can be.

Bounds hold for the engine's own arithmetic too: what it rounds (to 28 digits) lies between them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import reduce
from itertools import chain, product
from math import ceil, floor, gcd

from bot.flow.expression.compiling import RULES
from bot.flow.expression.functions import FUNCTIONS
from bot.flow.proof.boxes import Box, Key, Node, Pieces
from bot.flow.proof.cells import (
    HUGE,
    UNKNOWN,
    Anything,
    Cell,
    Number,
    Picked,
    Some,
    Span,
    doubtful,
    exactly,
    fitted,
    join,
    may_be_unknown,
    plain,
    tightened,
    with_unknown,
)
from bot.flow.proof.values import cut, engine_number, engine_value, size_of

EVERY_NUMBER = Span(-HUGE, HUGE, unknown=True)
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""A comparison seen from its other side."""

_CENTS, _LAST_YEAR = 100, 9999
_SHORT_YEAR, _LONG_YEAR = 365, Fraction(36526, 100)
_ROUNDED = Fraction(1, 10**24)
_DIGITS = 10**20


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
    return max(abs(span.low), abs(span.high)) if span else 0


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
        size = sum(times * magnitude(box.see(part)) for times, part in parts)
        return size * _ROUNDED + sum(times * part.blur(box) for times, part in parts)

    def of_spans(self, spans: list[Span]) -> Cell:
        """Add up the bounds."""
        low = high = 0
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
                yield part, _between(left, times)

    def step(self, spans: list[Span]) -> Number:
        """Give the step of the sum: the greatest that divides all of its parts'."""
        steps = [times * s.step for (times, _), s in zip(self.terms, spans, strict=True) if times]
        cents = [Fraction(step * _CENTS) for step in steps]
        if not all(cents) or any(step.denominator > 1 for step in cents):
            return 0
        return plain(Fraction(reduce(gcd, (step.numerator for step in cents), 0), _CENTS))


def _between(ends: tuple[Number, Number], times: Number) -> Span:
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
        size = abs(self.times) * magnitude(box.see(self.core)) + abs(self.plus)
        return size * _ROUNDED + abs(self.times) * self.core.blur(box)

    def see(self, box: Box) -> Cell:
        """Give the numbers, stretched and moved."""
        cell = box.see(self.core)
        span = as_span(cell)
        if span is None:
            return cell
        ends = sorted((self.times * span.low + self.plus, self.times * span.high + self.plus))
        aligned = span.step and self.plus.denominator == 1 and abs(self.times * span.step) == 1
        return Span(*map(plain, ends), step=1 if aligned else 0, unknown=span.unknown)

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
        yield self.core, _between((found.low - self.plus, found.high - self.plus), self.times)


class Product(Amount):
    """Two numbers multiplied."""

    absorbs = False

    def blur(self, box: Box) -> Number:
        """Give what rounding may do to the product."""
        if self.exact:
            return 0
        left, right = ((magnitude(box.see(part)), part.blur(box)) for part in self.parts)
        own = left[0] * right[0] * _ROUNDED
        return own + left[0] * right[1] + right[0] * left[1] + left[1] * right[1]

    def of_spans(self, spans: list[Span]) -> Cell:
        """Multiply the bounds each with each."""
        left, right = spans
        ends = [a * b for a, b in product((left.low, left.high), (right.low, right.high))]
        return Span(plain(min(ends)), plain(max(ends)), step=plain(left.step * right.step))


class Quotient(Amount):
    """A number divided by another; by zero it is unknown. It has as many decimals as there are."""

    def __init__(self, key: Key, above: Node, below: Node) -> None:
        super().__init__(key, above, below)
        self.exact = False

    def of_spans(self, spans: list[Span]) -> Cell:
        """Multiply with what one over the divisor can be, on each side of zero."""
        above, below = spans
        if above.low == above.high and below.low == below.high:
            return exactly(RULES["/"](engine_number(above.low), engine_number(below.low)))
        ends = [a * b for a in (above.low, above.high) for b in _inverses(below)]
        if not ends:
            return UNKNOWN
        found = Span(_outside(min(ends), -1), _outside(max(ends), 1))
        zero = below.low <= 0 <= below.high and not (below.low == 0 and below.open_low)
        return with_unknown(found) if zero else found

    def outward(self, box: Box, found: Span) -> Iterator[tuple[Node, Span]]:
        """Tell the number above the line what the one below leaves for it."""
        below = as_span(box.see(self.parts[1]))
        if below is not None:
            ends = [a * b for a in (found.low, found.high) for b in (below.low, below.high)]
            yield self.parts[0], Span(_apart(min(ends), -1), _apart(max(ends), 1))


def _inverses(divisor: Span) -> list[Number]:
    least = divisor.step or Fraction(1, HUGE)
    found: list[Number] = []
    if divisor.high > 0:
        found += [Fraction(1) / divisor.high, Fraction(1) / max(divisor.low, least)]
    if divisor.low < 0:
        found += [Fraction(1) / divisor.low, Fraction(1) / min(divisor.high, -least)]
    return found


def _outside(bound: Number, side: int) -> Number:
    """Move a bound out by what rounding may do to it, unless it is written with few decimals."""
    rest = Fraction(bound).denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return plain(bound) if rest == 1 else _apart(bound, side)


def _apart(bound: Number, side: int) -> Number:
    return plain(bound + side * abs(bound) * _ROUNDED)


class Extremum(Amount):
    """`min(…)` or `max(…)`."""

    def __init__(self, key: Key, choose: Callable[[list[Number]], Number], *parts: Node) -> None:
        super().__init__(key, *parts)
        self.choose = choose

    def of_spans(self, spans: list[Span]) -> Cell:
        """Take the extreme of the bounds."""
        low, high = (self.choose([getattr(s, end) for s in spans]) for end in ("low", "high"))
        alike = reduce(join, spans)
        return Span(low, high, step=alike.step if isinstance(alike, Span) else 0)


class Rounded(Amount):
    """`round` and its like: the more goes in, the more comes out."""

    def __init__(self, key: Key, part: Node, places: int) -> None:
        super().__init__(key, part)
        self.exact = True
        self.function = str(key[0]) if isinstance(key, tuple) else ""
        self.places = places

    def of_spans(self, spans: list[Span]) -> Cell:
        """Round the bounds, each written down from its far side."""
        (span,) = spans
        low = Fraction(floor(span.low * _DIGITS), _DIGITS)
        high = -Fraction(floor(-span.high * _DIGITS), _DIGITS)
        return tightened(Span(self.round(low), self.round(high), step=Fraction(10) ** -self.places))

    def round(self, number: Number) -> Number:
        """Round as the engine does."""
        rounded = FUNCTIONS[self.function].compute(engine_number(number), self.places)
        return plain(Fraction(rounded))  # type: ignore[arg-type]  # a number, as types were checked


class Elapsed(Amount):
    """Whole years (`age`) or months between a day and another."""

    def __init__(self, key: Key, first: Node, last: Node) -> None:
        super().__init__(key, first, last)
        self.function = str(key[0]) if isinstance(key, tuple) else ""

    def of_spans(self, spans: list[Span]) -> Cell:
        """Count from the last to the first, and from the first to the last."""
        born, then = spans
        ends = ((born.high, then.low), (born.low, then.high))
        low, high = (
            FUNCTIONS[self.function].compute(*(engine_value(n, days=True) for n in pair))
            for pair in ends
        )
        return Span(low, high, step=1)  # type: ignore[arg-type]  # whole years

    def outward(self, box: Box, found: Span) -> Iterator[tuple[Node, Span]]:
        """Tell the first day between which days it must be, give or take a few."""
        then = box.see(self.parts[1])
        if self.function == "age" and isinstance(then, Span):
            first = then.low - (found.high + 1) * _LONG_YEAR
            last = then.high - found.low * _SHORT_YEAR
            yield self.parts[0], Span(floor(first), ceil(last))


class YearOf(Amount):
    """The year of a day."""

    def of_spans(self, spans: list[Span]) -> Cell:
        """Give the years of the bounds."""
        (day,) = spans
        low, high = (date.fromordinal(int(end)).year for end in (day.low, day.high))
        return Span(low, high, step=1)

    def outward(self, box: Box, found: Span) -> Iterator[tuple[Node, Span]]:  # noqa: ARG002 - the same in every box
        """Give the days of these years."""
        low, high = (min(max(int(end), 1), _LAST_YEAR) for end in (found.low, found.high))
        yield self.parts[0], Span(date(low, 1, 1).toordinal(), date(high, 12, 31).toordinal())


class CountOf(Node):
    """How many of several options were chosen."""

    numeric = True

    def __init__(self, key: Key, chosen: Node) -> None:
        self.key = key
        self.chosen = chosen
        self.names = chosen.names

    def see(self, box: Box) -> Cell:
        """Give the counts that the options allow."""
        cell = box.see(self.chosen)
        if isinstance(cell, Picked):
            return Span(cell.least, cell.most, step=1, unknown=cell.unknown)
        return cell if isinstance(cell, Some) else EVERY_NUMBER

    def split(self, box: Box) -> Pieces | None:
        """Know more of the options."""
        return self.chosen.split(box)

    def pieces(self, box: Box, operator: str, at: Number) -> Pieces | None:
        """Divide by the count, which then holds for the options."""
        cell = box.see(self.chosen)
        if not isinstance(cell, Picked) or self.chosen.key is None:
            return super().pieces(box, operator, at)
        counts = cut(Span(cell.least, cell.most, step=1), operator, at)
        found = [
            fitted(replace(cell, least=int(c.low), most=int(c.high)))
            for c in counts
            if isinstance(c, Span)
        ]
        return self.chosen.key, tuple(found)
