"""Answers as people give them: those a question takes, at its bounds too, and those it must refuse.

Randomness is an argument; the same seed gives the same answers.
"""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bot.flow import answer_types as types
from bot.flow.answer_types import in_words
from bot.flow.flow import Ask

_NAMES = ("Camille Martin", "Nguyễn Thị Mai", "ليلى بن علي", "O’Connor-Smith", "Zoé 🙂", "Li")
_WRONG = (
    "bonjour", "?", "12 34", "-5", "0", "999999999", "31/02/1990", "demain", "🙂", "oui mais non",
    "x" * 400, "a@b", "06", "<b>gras</b>", "{reference}", "'); --", "٣", "1e9", "1,5",
)  # fmt: skip
_PHONES = ("01 99 00 43 21", "+33 1 99 00 43 21", "0199004321")
_MAILS = ("camille.martin@example.org", "Camille.Martin+aide@example.com")
_SPAN = 20
_FIRST_DAY = date(1950, 1, 1)
_LEAP_DAYS = 366


def wrong_answer(ask: Ask, random: Random) -> str:
    """Give words that a question often refuses: beyond its bounds, or of another kind."""
    match ask.type:
        case types.Number(low, high) | types.Money(low, high):
            beyond = [low - 1 if low is not None else None, high + 1 if high is not None else None]
            return str(random.choice([*filter(None, beyond), random.choice(_WRONG)]))
        case types.Text(max_length=most):
            return random.choice(["x" * (most + 1), random.choice(_WRONG)])
        case _:
            return random.choice(_WRONG)


def right_answer(  # noqa: PLR0911 - one a type
    ask: Ask, language: str, today: date, random: Random
) -> str:
    """Give words that a question answered by typing takes; its example for what has a pattern."""
    match ask.type:
        case types.Number(low, high, whole):
            return _amount(low, high, random, whole=whole)
        case types.Money(low, high):
            return _amount(low, high, random, whole=random.random() < 0.7)  # noqa: PLR2004 - most amounts are whole
        case types.Date():
            return _day(ask.type, today, random)
        case types.Text(low, high, pattern):
            example = in_words(ask.example, language)
            return example if pattern and example else _text(low, high, random)
        case types.Phone():
            return random.choice(_PHONES)
        case types.Email():
            return random.choice(_MAILS)
        case _:
            return "oui"


def _amount(low: Decimal | None, high: Decimal | None, random: Random, *, whole: bool) -> str:
    least = low if low is not None else Decimal(0)
    most = high if high is not None else least + _SPAN
    if not whole:
        cents = random.randint(int(least * 100), int(most * 100))
        return f"{Decimal(cents) / 100:.2f}".replace(".", ",")
    number = random.choice([int(least), int(most), random.randint(int(least), int(most))])
    return str(number)


def _day(kind: types.Date, today: date, random: Random) -> str:
    earliest, latest = _FIRST_DAY, today + timedelta(days=_LEAP_DAYS)
    if kind.max_age is not None:
        earliest = _years_before(today, kind.max_age)
    if kind.past or kind.max_age is not None:
        latest = today
    if kind.min_age is not None:
        latest = _years_before(today, kind.min_age)
    if kind.future:
        earliest = today
    between = earliest + timedelta(days=random.randint(0, max(0, (latest - earliest).days)))
    day = random.choice([earliest, latest, between, between])
    return random.choice([f"{day.day} {day.month} {day.year}", f"{day:%d/%m/%Y}", f"{day}"])


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _text(least: int, most: int, random: Random) -> str:
    name = random.choice(_NAMES)
    longer = " ".join([name] * (least // len(name) + 1))
    return random.choice([longer, longer * (most // len(longer) + 1)])[:most].strip() or "x" * least
