"""Numbers become text as a reader of French or English writes them."""

from typing import Literal

from bot.evaluation.wilson import Interval

Language = Literal["fr", "en"]

NARROW = "\u202f"
"""The narrow no-break space that French sets between thousands and before `%`."""

_LONG = 90
"""From here on, in seconds, a time is said in minutes."""

_HOUR = 3600


def whole(number: int, language: Language) -> str:
    """Write a count: 12345 is `12,345` in English."""
    separator = NARROW if language == "fr" else ","
    return f"{number:,}".replace(",", separator)


def tenths(number: float, language: Language) -> str:
    """Write a number below a thousand with one decimal, the point or comma of the language."""
    text = f"{number:.1f}"
    return text.replace(".", ",") if language == "fr" else text


def percent(rate: float, language: Language) -> str:
    """Write a rate from 0 to 1 as a percentage with one decimal."""
    return tenths(100 * rate, language) + (f"{NARROW}%" if language == "fr" else "%")


def interval(rates: Interval, language: Language) -> str:
    """Write an interval of rates."""
    low, high = (percent(rate, language) for rate in rates)
    return f"de {low} à {high}" if language == "fr" else f"{low} to {high}"


def duration(seconds: float, language: Language) -> str:
    """Write a time in its best unit: `42 s`, `2.5 min`, `3.1 h`."""
    space = NARROW if language == "fr" else " "
    if seconds < _LONG:
        return f"{seconds:.0f}{space}s"
    if seconds < _HOUR:
        return f"{tenths(seconds / 60, language)}{space}min"
    return f"{tenths(seconds / _HOUR, language)}{space}h"
