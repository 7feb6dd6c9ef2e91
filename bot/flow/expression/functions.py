"""The functions an expression may call: what each takes, gives and computes.

Arguments come as values, None where unknown; a function that needs all of them is only called when
they are known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from bot.flow.expression.types import DATE, NUMBER, NUMERIC, YES_NO, Kind, Type
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


def age(born: date, today: date) -> int:
    """Give whole years from a birth date to a day; a birthday on 29 February counts on 1 March."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _round(number: Any, places: Any = 0) -> Value:  # noqa: ANN401 - numbers, checked at load
    exact = Decimal(number)
    step = Decimal(1).scaleb(-int(places)) if -20 < int(places) < 20 else Decimal(1)  # noqa: PLR2004
    if abs(exact.adjusted()) > 20:  # noqa: PLR2004 - beyond any amount; Decimal would raise
        return number if isinstance(number, int | Decimal) else exact
    rounded = exact.quantize(step, ROUND_HALF_UP) if int(places) >= 0 else _to_step(exact, step)
    return int(rounded) if int(places) <= 0 else rounded


def _to_step(exact: Decimal, step: Decimal) -> Decimal:
    return (exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step


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


def _any(*values: Value | None) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


FUNCTIONS = {
    "age": Function("age(date)", _only(frozenset({DATE.kind}), NUMBER), age),
    "count": Function(
        "count(choices)",
        _only(frozenset({Kind.CHOICES, Kind.DOCUMENT}), NUMBER),
        len,
    ),
    "min": Function("min(number, number, …)", _all_numeric, lambda *values: min(values)),
    "max": Function("max(number, number, …)", _all_numeric, lambda *values: max(values)),
    "round": Function("round(number) or round(number, places)", _rounding, _round),
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
