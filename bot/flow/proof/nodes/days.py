"""Reckoning with days: how long ago, and in which year."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import ceil, floor

from bot.flow.expression.functions import FUNCTIONS
from bot.flow.proof.boxes import Box, Key, Node
from bot.flow.proof.cells import Cell, Span
from bot.flow.proof.nodes.amounts import Amount
from bot.flow.proof.values import engine_value

_SHORT_YEAR, _LONG_YEAR = 365, Fraction(36526, 100)
_LAST_YEAR = 9999


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
