"""Numbers multiplied, divided, rounded, and the greatest or least of several."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import reduce
from itertools import product
from math import floor

from bot.flow.expression.compiling import RULES
from bot.flow.expression.functions import FUNCTIONS
from bot.flow.proof.boxes import Box, Key, Node
from bot.flow.proof.cells import (
    HUGE,
    UNKNOWN,
    Cell,
    Number,
    Span,
    exactly,
    is_decimal,
    join,
    plain,
    size,
    tightened,
    with_unknown,
)
from bot.flow.proof.nodes.amounts import ROUNDED, Amount, as_span, magnitude
from bot.flow.proof.values import engine_number

_DIGITS = 10**20


class Product(Amount):
    """Two numbers multiplied."""

    absorbs = False

    def blur(self, box: Box) -> Number:
        """Give what rounding may do to the product."""
        if self.exact:
            return 0
        left, right = ((magnitude(box.see(part)), part.blur(box)) for part in self.parts)
        own = left[0] * right[0] * ROUNDED
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
    return plain(bound) if is_decimal(bound) else _apart(bound, side)


def _apart(bound: Number, side: int) -> Number:
    return plain(bound + side * size(bound) * ROUNDED)


class Extremum(Amount):
    """`min(…)` or `max(…)`."""

    def __init__(self, key: Key, choose: Callable[[list[Number]], Number], *parts: Node) -> None:
        super().__init__(key, *parts)
        self.choose = choose

    def of_spans(self, spans: list[Span]) -> Cell:
        """Take the extreme of the bounds."""
        low, high = (self.choose([getattr(s, end) for s in spans]) for end in ("low", "high"))
        first, *rest = spans
        alike: Cell = reduce(join, rest, first)  # type: ignore[arg-type]  # a Span is a Cell
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
