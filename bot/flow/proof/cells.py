"""What a value can still be: a set of values written briefly, unknown among them or not.

A cell may hold values that nobody can give, never the other way round: what no value of a cell can
do, nobody can do.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import Any

Number = int | Fraction
HUGE = 10**200
"""Beyond any amount that answers of at most twelve digits lead to."""


@dataclass(frozen=True, slots=True)
class Some:
    """One of a few values; None is unknown."""

    values: frozenset[Any]


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers from `low` to `high`, or days as their ordinals; a bound that is open is left out.

    With a `step` only its multiples are meant, and bounds are closed; 0 is every number.
    """

    low: Number
    high: Number
    open_low: bool = False
    open_high: bool = False
    step: Number = 0
    unknown: bool = False
    days: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """Several of some options: all of `sure`, others out of `possible`, `least` to `most` of them.

    `order` is all options as the flow lists them.
    """

    sure: frozenset[str]
    possible: frozenset[str]
    least: int
    most: int
    order: tuple[str, ...]
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Anything:
    """Any value, or unknown: what proofs know nothing about."""


Cell = Some | Span | Picked | Anything
ANYTHING = Anything()
NOTHING = Some(frozenset())
UNKNOWN = Some(frozenset({None}))


class Stand(str):
    """A text that stands for many: all that begin alike, as far as conditions look."""

    __slots__ = ()


def some(values: Iterable[Any]) -> Some:
    """Give the cell of a few values."""
    return Some(frozenset(values))


def exactly(value: Any) -> Cell:  # noqa: ANN401 - whatever a rule may give
    """Give the cell of one value of the engine: a number, a day, a word, a list of words."""
    if value is None or isinstance(value, bool | str | tuple):
        return some([value])
    days = hasattr(value, "toordinal")
    number = value.toordinal() if days else plain(Fraction(value))
    return Span(number, number, step=whole_step(number), days=days)


def size(number: Number) -> Number:
    """Give a number without its sign."""
    return number if number >= 0 else -number


def plain(number: Number) -> Number:
    """Give a whole fraction as an int, which is quicker to reckon with."""
    return number.numerator if number.denominator == 1 else number


def is_decimal(number: Number) -> bool:
    """Tell whether a number can be written with decimals."""
    rest = number.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return rest == 1


def whole_step(number: Number) -> int:
    """Give the step of one number: 1 if it is whole."""
    return 1 if number.denominator == 1 else 0


def tightened(span: Span) -> Cell:
    """Move bounds to the nearest step inside; give what is left, which may be nothing."""
    if span.step and not _on_steps(span):
        step = Fraction(span.step)
        first, last = ceil(span.low / step), floor(span.high / step)
        low = plain((first + (span.open_low and first * step == span.low)) * step)
        high = plain((last - (span.open_high and last * step == span.high)) * step)
        span = replace(span, low=low, high=high, open_low=False, open_high=False)
    if span.low > span.high or (span.low == span.high and (span.open_low or span.open_high)):
        return UNKNOWN if span.unknown else NOTHING
    return span


def _on_steps(span: Span) -> bool:
    whole = span.step == 1 and isinstance(span.low, int) and isinstance(span.high, int)
    return whole and not (span.open_low or span.open_high)


def may_be_unknown(cell: Cell) -> bool:
    """Tell whether unknown is among the values."""
    match cell:
        case Some(values):
            return None in values
        case Anything():
            return True
        case _:
            return cell.unknown


def known(cell: Cell) -> Cell:
    """Give the values without unknown."""
    match cell:
        case Some(values):
            return Some(values - {None}) if None in values else cell
        case Anything():
            return cell
        case _:
            return replace(cell, unknown=False) if cell.unknown else cell


def with_unknown(cell: Cell) -> Cell:
    """Give the values with unknown among them."""
    match cell:
        case Some(values):
            return Some(values | {None})
        case Anything():
            return cell
        case _:
            return cell if cell.unknown else replace(cell, unknown=True)


def doubtful(cell: Cell) -> bool:
    """Tell whether a value may be known as well as unknown."""
    return may_be_unknown(cell) and cell != UNKNOWN


def meet(left: Cell, right: Cell) -> Cell:
    """Give the values that both cells hold."""
    match left, right:
        case Anything(), _:
            return right
        case _, Anything():
            return left
        case Some(a), Some(b):
            return Some(a & b)
        case Span(), Span():
            return _meet_spans(left, right)
        case Picked(), Picked():
            sure, possible = left.sure | right.sure, left.possible & right.possible
            least, most = max(left.least, right.least), min(left.most, right.most)
            unknown = left.unknown and right.unknown
            return fitted(Picked(sure, possible, least, most, left.order, unknown))
        case _:
            both = may_be_unknown(left) and may_be_unknown(right)
            return UNKNOWN if both else NOTHING


def _meet_spans(a: Span, b: Span) -> Cell:
    low, high = max(a.low, b.low), min(a.high, b.high)
    open_low = (a.open_low and a.low == low) or (b.open_low and b.low == low)
    open_high = (a.open_high and a.high == high) or (b.open_high and b.high == high)
    step = max(a.step, b.step)
    both = a.unknown and b.unknown
    return tightened(Span(low, high, open_low, open_high, step, both, a.days or b.days))


def fitted(picked: Picked) -> Cell:
    """Give what is left of several options once counts and options are held together."""
    least = max(picked.least, len(picked.sure))
    most = min(picked.most, len(picked.possible))
    if least > most or not picked.sure <= picked.possible:
        return UNKNOWN if picked.unknown else NOTHING
    sure = picked.possible if least == len(picked.possible) else picked.sure
    possible = picked.sure if most == len(picked.sure) else picked.possible
    return replace(picked, sure=sure, possible=possible, least=least, most=most)


def join(left: Cell, right: Cell) -> Cell:
    """Give a cell that holds the values of both, and maybe more."""
    match left, right:
        case Some(a), Some(b):
            return Some(a | b)
        case (Some(values), other) | (other, Some(values)) if values <= {None}:
            return with_unknown(other) if values else other
        case Span(), Span():
            return _join_spans(left, right)
        case _:
            return ANYTHING


def joined(cells: Iterable[Cell]) -> Cell:
    """Give a cell that holds the values of all."""
    found: Cell = NOTHING
    for cell in cells:
        found = join(found, cell)
    return found


def _join_spans(a: Span, b: Span) -> Cell:
    low, high = min(a.low, b.low), max(a.high, b.high)
    open_low = all(one.open_low or one.low > low for one in (a, b))
    open_high = all(one.open_high or one.high < high for one in (a, b))
    fine, coarse = sorted((a.step, b.step))
    step = fine if fine and coarse % fine == 0 else 0
    return Span(low, high, open_low, open_high, step, a.unknown or b.unknown, a.days)
