"""Bounds of answers: in order, with an answer between them, and the example is one of those."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from math import ceil, floor

from bot.flow.ask_entries import (
    AskChoices,
    AskDate,
    AskDocument,
    AskEntry,
    AskMoney,
    AskNumber,
    AskText,
)
from bot.flow.checks.answers import patterns
from bot.flow.names import Names
from bot.flow.problems import Problem

Bounds = tuple[Decimal | int | None, Decimal | int | None, str]
"""The least, the most, and the key that the first is written under."""

_CENTS = 100
_FIGURE = re.compile(r"-?\d+(?:[.,]\d\d?)?")


def bounds_of(ask: AskEntry) -> Bounds | None:
    """Give the bounds of a question, or None if its type has none."""
    match ask:
        case AskNumber() | AskMoney() | AskChoices() | AskDocument():
            return ask.min, ask.max, "min"
        case AskDate():
            return ask.min_age, ask.max_age, "min_age"
        case AskText():
            return ask.min_length, ask.max_length, "min_length"
        case _:
            return None


def bounds_are_ordered(names: Names) -> Iterator[Problem]:
    """F402: no lower bound is above the upper one."""
    for step, ask in names.draft.asks():
        low, high, key = bounds_of(ask) or (None, None, "")
        if low is not None and high is not None and low > high:
            yield Problem("F402", step.at(key), {"low": str(low), "high": str(high)})


def some_answer_fits(names: Names) -> Iterator[Problem]:
    """F413: no answer could ever be taken, though the bounds are in order."""
    for step, ask in names.draft.asks():
        key = _impossible(ask)
        if key:
            yield Problem("F413", step.at(key), {"id": step.id})


def _impossible(ask: AskEntry) -> str:
    """Give the key that leaves no answer, or nothing."""
    match ask:
        case AskNumber(min=low, max=high, whole=whole) if low is not None and high is not None:
            return "max" if whole and low <= high and ceil(low) > floor(high) else ""
        case AskMoney(min=low, max=high) if low is not None and high is not None:
            return "max" if low <= high and ceil(low * _CENTS) > floor(high * _CENTS) else ""
        case AskChoices(min=low, choices=choices):
            return "min" if low > len(choices) else ""
        case AskDate(future=True, min_age=age):
            return "future" if age else ""
        case _:
            return ""


def examples_are_taken(names: Names) -> Iterator[Problem]:
    """F405: the example is itself an answer that would be taken."""
    odd = {step.id for step, ask, pattern in patterns(names) if pattern and not _fits(ask, pattern)}
    for step, ask in names.draft.asks():
        if step.id in odd or not _is_between(ask):
            yield Problem("F405", step.at("example"), {"found": (ask.example or "")[:40]})


def _fits(ask: AskText, pattern: re.Pattern[str]) -> bool:
    return ask.example is None or pattern.fullmatch(ask.example) is not None


def _is_between(ask: AskEntry) -> bool:
    """Tell whether the example is within the bounds, as far as it can be measured."""
    low, high, _ = bounds_of(ask) or (None, None, "")
    size = _size(ask)
    if size is None:
        return True
    return (low is None or low <= size) and (high is None or size <= high)


def _size(ask: AskEntry) -> Decimal | int | None:
    """Give what the bounds of a question measure in its example: its length, or its figure."""
    match ask:
        case AskText(example=str() as example):
            return len(example)
        case AskNumber(example=str() as example) | AskMoney(example=str() as example):
            return _figure(example)
        case _:
            return None


def _figure(example: str) -> Decimal | None:
    """Give the one figure of an example such as `1 200 €`; None if it could be read otherwise."""
    bare = "".join(sign for sign in example if not sign.isspace() and sign not in "€$£")
    if not _FIGURE.fullmatch(bare):
        return None
    try:
        return Decimal(bare.replace(",", "."))
    except InvalidOperation:  # digits of another script that Decimal does not take
        return None
