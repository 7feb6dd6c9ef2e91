"""Whether a stored answer is still one that a question allows, after the flow was changed.

Takes a value of any kind and never raises: a stored value of another type just does not fit.
"""

import re
from datetime import date
from decimal import Decimal

from bot.flow import answer_types as types
from bot.flow.expression.dates import age
from bot.flow.flow import Ask, Value


def fits(ask: Ask, value: Value, today: date) -> bool:  # noqa: PLR0911 - one line a type
    """Tell whether a value is an answer that this question could have got."""
    match ask.type:
        case types.YesNo() | types.Consent():
            return isinstance(value, bool)
        case types.OneChoice(choices=choices):
            return value in [choice.id for choice in choices]
        case types.ManyChoices():
            return _several(ask.type, value)
        case types.Number() | types.Money():
            return _number(ask.type, value)
        case types.Date():
            return isinstance(value, date) and _day(ask.type, value, today)
        case types.Scale(labels=labels):
            return value in [number for number, _ in labels] and not isinstance(value, bool)
        case types.Document(at_least=least, at_most=most):
            return isinstance(value, tuple) and least <= len(value) <= most
        case _:
            return isinstance(value, str) and _text(ask.type, value)


def _several(kind: types.ManyChoices, value: Value) -> bool:
    allowed = {choice.id for choice in kind.choices}
    if not isinstance(value, tuple):
        return False
    most = len(allowed) if kind.at_most is None else kind.at_most
    alone = {choice.id for choice in kind.choices if choice.alone} & set(value)
    if alone:
        return len(value) == 1
    return kind.at_least <= len(value) <= most and set(value) <= allowed


def _number(kind: types.Number | types.Money, value: Value) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    low, high = kind.minimum, kind.maximum
    whole = isinstance(kind, types.Number) and kind.whole
    inside = (low is None or value >= low) and (high is None or value <= high)
    return inside and (not whole or value == int(value))


def _day(kind: types.Date, value: date, today: date) -> bool:
    years = age(value, today)
    return (
        (kind.min_age is None or years >= kind.min_age)
        and (kind.max_age is None or years <= kind.max_age)
        and not (kind.past and value > today)
        and not (kind.future and value < today)
    )


def _text(kind: types.AnswerType, value: str) -> bool:
    if not isinstance(kind, types.Text):
        return True
    long_enough = kind.min_length <= len(value) <= kind.max_length
    return long_enough and (kind.pattern is None or re.fullmatch(kind.pattern, value) is not None)
