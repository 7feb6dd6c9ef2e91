"""Numbers as French and English readers write them."""

import pytest

from bot.evaluation.figures import Language, duration, interval, percent, whole
from bot.evaluation.wilson import Interval


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("1,234,567", "6.3%", "6.3% to 100.0%")),
        ("fr", ("1\u202f234\u202f567", "6,3\u202f%", "de 6,3\u202f% à 100,0\u202f%")),
    ],
)
def test_counts_and_rates(language: Language, expected: tuple[str, str, str]) -> None:
    """Thousands, decimals and percent signs follow the language."""
    found = (
        whole(1234567, language),
        percent(0.0631, language),
        interval(Interval(0.0631, 1), language),
    )
    assert found == expected


@pytest.mark.parametrize(
    ("seconds", "english", "french"),
    [
        (0.5, "0 s", "0\u202fs"),
        (89.4, "89 s", "89\u202fs"),
        (90, "1.5 min", "1,5\u202fmin"),
        (3599, "60.0 min", "60,0\u202fmin"),
        (3600, "1.0 h", "1,0\u202fh"),
    ],
)
def test_times(seconds: float, english: str, french: str) -> None:
    """A time is said in seconds, minutes or hours, whichever reads best."""
    assert (duration(seconds, "en"), duration(seconds, "fr")) == (english, french)
