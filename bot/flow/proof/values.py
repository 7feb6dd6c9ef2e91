"""Between cells and values of the engine: the one value of a cell, its halves, its examples."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any, Final

from bot.flow.proof.cells import (
    UNKNOWN,
    Anything,
    Cell,
    Number,
    Picked,
    Some,
    Span,
    Stand,
    fitted,
    plain,
    some,
    tightened,
)

MANY: Final = object()
"""Not one value, but several or none."""

SURE_DAYS = (date(1900, 1, 1).toordinal(), date(2099, 12, 31).toordinal())
"""The bot reads back a year outside of these as a slip."""

_FEW = 3
_HALF = Fraction(1, 2)
_FINEST = Fraction(1, 100)
_CLOSE = Fraction(1, 1000)
"""Numbers without a step are divided down to this; answers have two decimals at most."""


def engine_number(number: Number) -> int | Decimal:
    """Give a number as answers and rules hold it."""
    if number.denominator == 1:
        return int(number)
    return Decimal(number.numerator) / Decimal(number.denominator)


def engine_value(number: Number, *, days: bool) -> int | Decimal | date:
    """Give a number, or the day that it is the ordinal of."""
    return date.fromordinal(int(number)) if days else engine_number(number)


def single(cell: Cell) -> Any:  # noqa: ANN401 - values of the engine
    """Give the one value of a cell (None is unknown), or MANY."""
    match cell:
        case Some(values) if len(values) == 1:
            (value,) = values
            return MANY if isinstance(value, Stand) else value
        case Span(low, high, unknown=False) if low == high:
            return engine_value(low, days=cell.days)
        case Picked(sure, possible, unknown=False) if sure == possible:
            return tuple(option for option in cell.order if option in sure)
        case _:
            return MANY


def halves(cell: Cell) -> tuple[Cell, ...]:
    """Divide a known cell into smaller ones; one cell if it cannot be divided."""
    match cell:
        case Some(values):
            ordered = sorted(values, key=str)
            size = 1 if len(ordered) <= _FEW else (len(ordered) + 1) // 2
            return tuple(some(ordered[i : i + size]) for i in range(0, len(ordered), size))
        case Span():
            return _halved(cell)
        case Picked(sure, possible):
            free = [option for option in cell.order if option in possible - sure]
            return with_or_without(cell, free[0]) if free else (cell,)
        case Anything():
            return (cell,)


def _halved(span: Span) -> tuple[Cell, ...]:
    middle = plain(Fraction(span.low + span.high) / 2)
    if not span.step and span.high - span.low < _CLOSE:
        return (span,)
    if span.step:
        middle = plain(floor(middle / Fraction(span.step)) * span.step)
    return cut(span, "<=", middle)


def cut(span: Span, operator: str, at: Number) -> tuple[Cell, ...]:
    """Divide known numbers by how they compare; those for which it is true come first."""
    low, high, step, days = span.low, span.high, span.step, span.days
    upper, lower = min(at, high), max(at, low)
    begins, ends = span.open_low, span.open_high
    below = Span(low, upper, begins, ends or at <= high, step, days=days)
    above = Span(lower, high, begins or at >= low, ends, step, days=days)
    upto = Span(low, upper, begins, ends and high <= at, step, days=days)
    onward = Span(lower, high, begins and low >= at, ends, step, days=days)
    match operator:
        case "<":
            parts = [below, onward]
        case "<=":
            parts = [upto, above]
        case ">":
            parts = [above, upto]
        case ">=":
            parts = [onward, below]
        case "is":
            parts = [_just(span, at), below, above]
        case _:
            parts = [below, above, _just(span, at)]
    left = [tightened(part) for part in parts]
    return tuple(part for part in left if isinstance(part, Span))


def _just(span: Span, at: Number) -> Span:
    inside = span.low <= at <= span.high
    outside = (at == span.low and span.open_low) or (at == span.high and span.open_high)
    return Span(at, at if inside and not outside else at - 1, step=span.step, days=span.days)


def with_or_without(picked: Picked, option: str) -> tuple[Cell, ...]:
    """Divide several options by whether one of them is chosen."""
    sure, possible = picked.sure | {option}, picked.possible - {option}
    parts = (
        fitted(Picked(sure, picked.possible, picked.least, picked.most, picked.order)),
        fitted(Picked(picked.sure, possible, picked.least, picked.most, picked.order)),
    )
    return tuple(part for part in parts if isinstance(part, Picked))


def examples(cell: Cell) -> list[Cell]:
    """Give cells of one value each to try first: the least, the greatest, one between."""
    match cell:
        case Some(values):
            listed = sorted(values, key=lambda value: (value is None, str(value)))
            return [some([value]) for value in listed[:_FEW]] or [cell]
        case Span():
            usual = _meant(cell) if cell.days else cell
            ends = [_example(usual, share) for share in (0, 1, _HALF)]
            return list(dict.fromkeys(Span(n, n, step=cell.step, days=cell.days) for n in ends))
        case Picked():
            return _sets(cell)
        case Anything():
            return [UNKNOWN]


def _meant(span: Span) -> Span:
    """Give the days of a span in years that people mean, if there are any."""
    first, last = SURE_DAYS
    meant = replace(span, low=max(span.low, first), high=min(span.high, last))
    return meant if meant.low <= meant.high else span


def _example(span: Span, share: Number) -> Number:
    """Give a number of a span that an answer can be: with two decimals at most."""
    if span.step == 1 and share != _HALF:
        return span.high if share else span.low
    step = span.step or (_FINEST if span.high - span.low >= 2 * _FINEST else 0)
    wanted = span.low + (span.high - span.low) * Fraction(share)
    if not step:
        return plain(wanted)
    number = floor(wanted / step) * step
    if number < span.low or (number == span.low and span.open_low):
        number += step
    if number == span.high and span.open_high:
        number -= step
    return plain(Fraction(number))


def _sets(picked: Picked) -> list[Cell]:
    free = [option for option in picked.order if option in picked.possible - picked.sure]
    found = []
    for size in {picked.least - len(picked.sure), picked.most - len(picked.sure)}:
        chosen = picked.sure | frozenset(free[:size])
        found.append(Picked(chosen, chosen, len(chosen), len(chosen), picked.order))
    return list(dict.fromkeys(found))


def size_of(cell: Cell) -> Number:
    """Tell how many values a cell has, roughly, to divide the largest first."""
    match cell:
        case Some(values):
            return len(values) - 1
        case Span(low, high):
            return (high - low) / Fraction(cell.step) if cell.step else (high - low) * 100
        case Picked(sure, possible):
            return int(2 ** len(possible - sure)) - 1
        case Anything():
            return 0
