"""What people may type at a question, with what it means: drawn from a `Random` by its type.

The option ids and bounds are those of our flow; which answers come often, and which are tried
although they must be turned away, each original says itself.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from bot.flow.answer_types import (
    Choice,
    Date,
    Email,
    ManyChoices,
    Number,
    OneChoice,
    Phone,
    Text,
    YesNo,
)
from bot.flow.flow import Ask
from tests.flow.elsewhere.original import REFUSED, Words

_MONTHS = "January February March April May June July August September October November December"
_YES, _NO = {"en": ("yes", "Yes", "y"), "fr": ("oui", "Oui")}, {"en": ("no", "No"), "fr": ("non",)}
_SKIP = {"en": "skip", "fr": "passer"}
_TEXTS = ("Camille Martin", "3 Main Street", "Zoé-Anne O'Neil", "12 b")

Saying = Callable[[Random], Words]
"""Makes up one thing that somebody says."""


def anything(ask: Ask, random: Random, language: str) -> Words:
    """Say something at a question; optional ones are skipped half of the time."""
    if ask.optional and random.random() < 0.5:
        return Words(_SKIP[language], None)
    return _by_type(ask.type, language)(random)


def _by_type(kind: Any, language: str) -> Saying:  # noqa: PLR0911 - one a type
    match kind:
        case YesNo():
            return likely(0.5, language)
        case OneChoice(choices=choices):
            return _one(choices, language)
        case ManyChoices(choices=choices):
            return _several(choices, language)
        case Number(minimum=low, maximum=high) if high is not None:
            return bounded(range(int(low or 0), int(high) + 1))
        case Number(minimum=low):
            return whole(range(int(low or 0), int(low or 0) + 12))
        case Date():
            return day(date(2020, 1, 1), date(2026, 11, 24))
        case Text():
            return text(*_TEXTS)
        case Phone():
            return of(Words("01 99 00 43 21", "+33199004321"), Words("0199004321", "+33199004321"))
        case Email():
            return text("camille@example.org")
        case _:
            raise NotImplementedError(kind)


def of(*said: Words) -> Saying:
    """Say one of these."""
    return lambda random: random.choice(said)


def text(*texts: str) -> Saying:
    """Say one of these texts."""
    return of(*(Words(typed, typed) for typed in texts))


def likely(chance: float, language: str = "en") -> Saying:
    """Say yes with this chance, else no; now and then something that is neither."""

    def said(random: Random) -> Words:
        if random.random() < 0.03:
            return Words("perhaps so", REFUSED)
        meaning = random.random() < chance
        return Words(random.choice((_YES if meaning else _NO)[language]), meaning)

    return said


def _one(choices: Sequence[Choice], language: str) -> Saying:
    """Say one option by its label or by another word for it; now and then none."""

    def said(random: Random) -> Words:
        if random.random() < 0.03:
            return Words("qqqqq", REFUSED)
        choice = random.choice(choices)
        typed = random.choice((choice.label[language], *choice.also.get(language, ())))
        return Words(typed, choice.id)

    return said


def _several(choices: Sequence[Choice], language: str) -> Saying:
    """Say one to three options, separated by commas."""

    def said(random: Random) -> Words:
        chosen = random.sample(choices, random.randint(1, min(3, len(choices))))
        typed = ", ".join(choice.label[language] for choice in chosen)
        return Words(typed, tuple(choice.id for choice in choices if choice in chosen))

    return said


def day(first: date, last: date, until: date = date.max) -> Saying:
    """Say a day of a span, in one of the ways that people write days; none after `until`."""

    def said(random: Random) -> Words:
        found = first + timedelta(days=random.randint(0, (last - first).days))
        month = _MONTHS.split()[found.month - 1]
        numbers = f"{found.day}/{found.month}/{found.year}"
        typed = random.choice((numbers, f"{found.day} {month} {found.year}", found.isoformat()))
        return Words(typed, found if found <= until else REFUSED)

    return said


def whole(allowed: range) -> Saying:
    """Say a whole number, all of which are allowed."""
    return of(*(Words(str(number), number) for number in allowed))


def bounded(allowed: range) -> Saying:
    """Say a whole number; one beside those allowed must be turned away."""
    beside = of(*(Words(str(n), REFUSED) for n in (allowed.start - 1, allowed.stop)))
    return lambda random: (beside if random.random() < 0.05 else whole(allowed))(random)


def decimal(*numbers: str) -> Saying:
    """Say one of these numbers, which may have decimals."""
    exact = {typed: Decimal(typed) for typed in numbers}
    return of(*(Words(t, int(n) if n == n.to_integral_value() else n) for t, n in exact.items()))
