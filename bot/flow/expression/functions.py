"""The functions an expression may call: what each takes, gives and computes.

Arguments come as values, None where unknown; a function that needs all of them is only called when
they are known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from functools import partial
from typing import Any

from bot.flow.expression.dates import (
    add_days,
    add_months,
    age,
    calendar_day,
    days_between,
    months_between,
)
from bot.flow.expression.types import DATE, NUMBER, NUMERIC, TEXT, YES_NO, Kind, Type
from bot.flow.flow import Value

TypeRule = Callable[[Sequence[Type]], Type | None]
"""Gives the result's type, or None where the arguments do not fit."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function; `expected` names its arguments. `needs_all`: unknown in, unknown out."""

    expected: str
    type_of: TypeRule
    compute: Callable[..., Value | None]
    needs_all: bool = True


_WIDE = Context(prec=60)
_CALM = Context(prec=28, traps=[])
"""Decimal arithmetic that gives "not a number" rather than raise."""

_SMALLEST = Decimal("1e-15")
"""What is smaller comes from a division without end: a third of 35, times 60, is 700, no more."""


def _round(number: Any, places: Any = 0, *, how: str = ROUND_HALF_UP) -> Value:  # noqa: ANN401 - numbers, checked at load
    exact = Decimal(number)
    step = Decimal(1).scaleb(-int(places)) if -20 < int(places) < 20 else Decimal(1)  # noqa: PLR2004
    if abs(exact.adjusted()) > 20:  # noqa: PLR2004 - beyond any amount; Decimal would raise
        return number if isinstance(number, int | Decimal) else exact
    exact = exact.quantize(_SMALLEST, context=_WIDE)
    rounded = exact.quantize(step, how, _WIDE) if int(places) >= 0 else _to_step(exact, step, how)
    return int(rounded) if int(places) <= 0 else rounded


def _to_step(exact: Decimal, step: Decimal, how: str) -> Decimal:
    return (exact / step).quantize(Decimal(1), how) * step


def _rest(number: Any, divisor: Any) -> Value | None:  # noqa: ANN401 - numbers, checked at load
    rest = _CALM.remainder(Decimal(number), Decimal(divisor))
    if not rest.is_finite():
        return None
    floored = rest + divisor if rest and (rest < 0) != (divisor < 0) else rest
    return int(floored) if floored == int(floored) else floored


def _all_numeric(types: Sequence[Type]) -> Type | None:
    if not types or not all(t.kind in NUMERIC for t in types):
        return None
    return Type(Kind.MONEY) if any(t.kind is Kind.MONEY for t in types) else NUMBER


def _rounding(types: Sequence[Type]) -> Type | None:
    fits = len(types) in (1, 2) and all(t.kind in NUMERIC for t in types)
    return types[0] if fits else None


def _same(types: Sequence[Type]) -> Type | None:
    if types and all(t.kind in NUMERIC for t in types):
        return _all_numeric(types)
    alike = types and all(t.kind is types[0].kind for t in types)
    return Type(types[0].kind, frozenset().union(*(t.options for t in types))) if alike else None


def _only(kinds: frozenset[Kind], result: Type, *, many: bool = False) -> TypeRule:
    def rule(types: Sequence[Type]) -> Type | None:
        enough = len(types) >= 1 if many else len(types) == 1
        return result if enough and all(t.kind in kinds for t in types) else None

    return rule


def _each(*wanted: frozenset[Kind], gives: Type) -> TypeRule:
    """Want one argument of each of these kinds, in order."""

    def rule(types: Sequence[Type]) -> Type | None:
        fits = len(types) == len(wanted) and all(
            found.kind in kinds for found, kinds in zip(types, wanted, strict=True)
        )
        return gives if fits else None

    return rule


def _if(types: Sequence[Type]) -> Type | None:
    fits = len(types) == _IF_ARGUMENTS and types[0].kind is Kind.YES_NO
    return _same(types[1:]) if fits else None


def _chosen(condition: Any, then: Any, otherwise: Any) -> Value | None:  # noqa: ANN401 - checked at load
    found: Value | None = None if condition is None else then if condition else otherwise
    return found


def _any(*values: Value | None) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


_IF_ARGUMENTS = 3
_DAY, _WHOLE = frozenset({DATE.kind}), frozenset({NUMBER.kind})
_DAYS = _each(_DAY, _DAY, gives=NUMBER)
_LATER = _each(_DAY, _WHOLE, gives=DATE)
_PART = _each(_DAY, gives=NUMBER)

FUNCTIONS = {
    "age": Function(
        "age(date) or age(date, day)",
        lambda types: NUMBER if 1 <= len(types) <= 2 and {t.kind for t in types} == _DAY else None,  # noqa: PLR2004 - one day or two
        age,
    ),
    "days_between": Function("days_between(date, date)", _DAYS, days_between),
    "months_between": Function("months_between(date, date)", _DAYS, months_between),
    "add_days": Function("add_days(date, number)", _LATER, add_days),
    "add_months": Function("add_months(date, number)", _LATER, add_months),
    "year": Function("year(date)", _PART, lambda day: day.year),
    "month": Function("month(date)", _PART, lambda day: day.month),
    "day": Function("day(date)", _PART, lambda day: day.day),
    "weekday": Function("weekday(date)", _PART, lambda day: day.isoweekday()),
    "date": Function(
        "date(year, month, day)", _each(_WHOLE, _WHOLE, _WHOLE, gives=DATE), calendar_day
    ),
    "remainder": Function("remainder(number, number)", _each(_WHOLE, _WHOLE, gives=NUMBER), _rest),
    "length": Function("length(text)", _each(frozenset({TEXT.kind}), gives=NUMBER), len),
    "if": Function("if(condition, value, value)", _if, _chosen, needs_all=False),
    "count": Function(
        "count(choices)",
        _only(frozenset({Kind.CHOICES, Kind.DOCUMENT}), NUMBER),
        len,
    ),
    "min": Function("min(number, number, …)", _all_numeric, lambda *values: min(values)),
    "max": Function("max(number, number, …)", _all_numeric, lambda *values: max(values)),
    "round": Function("round(number) or round(number, places)", _rounding, _round),
    "round_up": Function(
        "round_up(number) or round_up(number, places)",
        _rounding,
        partial(_round, how=ROUND_CEILING),
    ),
    "round_down": Function(
        "round_down(number) or round_down(number, places)",
        _rounding,
        partial(_round, how=ROUND_FLOOR),
    ),
    "first": Function(
        "first(value, value, …)",
        _same,
        lambda *values: next((value for value in values if value is not None), None),
        needs_all=False,
    ),
    "any": Function(
        "any(condition, condition, …)",
        _only(frozenset({YES_NO.kind}), YES_NO, many=True),
        _any,
        needs_all=False,
    ),
}
