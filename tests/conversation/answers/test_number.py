"""Counts and other numbers: digits, words, and what is neither."""

from decimal import Decimal

import pytest

from bot.conversation.answers import Reading
from bot.flow.answer_types import Number
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected

PEOPLE = Number(minimum=Decimal(0), maximum=Decimal(20))

SURE = {
    "3": 3, " 3 ": 3, "3.": 3, "3!": 3, "03": 3, "3.0": 3, "3,00": 3, "0": 0, "20": 20,
    "٣": 3, "۳": 3, "３": 3, "3️⃣": 3, "③": 3, "\u200e3": 3,
}  # fmt: skip

READ_BACK = {
    "trois": 3, "Trois.": 3, "TROIS": 3, "un": 1, "une": 1, "vingt": 20, "three": 3, "Ten.": 10,
    "ثلاثة": 3, "واحد": 1, "خمسة": 5, "عشرة": 10, "3 enfants": 3, "on est 4": 4, "4 people": 4,
    "٣ أطفال": 3, "environ 5": 5, "3ème": 3, "3?": 3, "3 😀": 3, "aucun": 0, "zéro": 0, "none": 0,
    "لا شيء": 0, "O": 0, "2²": 2,
}  # fmt: skip

REFUSED = {
    "": "not_a_number", "😀": "not_a_number", "seul": "not_a_number", "trios": "not_a_number",
    "moi et ma femme": "not_a_number", "deux enfants et un adulte": "not_a_number",
    "a couple": "not_a_number", "لا أحد": "not_a_number", "2 ou 3": "two_numbers",
    "2-3": "two_numbers", "2+1": "two_numbers", "2 adultes 3 enfants": "two_numbers",
    "٢ أو ٣": "two_numbers", "1 0": "two_numbers", "3,5": "not_whole", "٢٫٥": "not_whole",
    "2½ ou 3": "two_numbers", "-1": "negative", "−1": "negative", "21": "too_large",
    "quatre-vingt-dix": "too_large", "2k": "too_large", "1.200": "too_large",
}  # fmt: skip

TABLE = [
    *((text, exact(value)) for text, value in SURE.items()),
    *((text, doubtful(value)) for text, value in READ_BACK.items()),
    *((text, rejected(code)) for text, code in REFUSED.items()),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_count_is_read_read_back_or_refused(text: str, expected: Reading, language: str) -> None:
    """Bare digits count at once; words and sentences are read back; two numbers are refused."""
    assert reading(PEOPLE, text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,5", exact(Decimal("3.5"))),
        ("3.5", exact(Decimal("3.5"))),
        ("٢٫٥", exact(Decimal("2.5"))),
        ("3", exact(3)),
        ("1 200", exact(1200)),
        ("1.234.567", exact(1234567)),
        ("12,345", doubtful(12345)),
        ("1.200", doubtful(1200)),
        ("45 m²", doubtful(45)),
        ("0,25", rejected("too_small")),
        ("-2", rejected("negative")),
    ],
)
def test_a_number_with_a_fraction_keeps_it(text: str, expected: Reading) -> None:
    """Where fractions count, `12,345` may be thousands or thousandths: it is read back."""
    assert reading(Number(minimum=Decimal("0.5"), whole=False), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-5", exact(-5)),
        ("− 5", exact(-5)),
        ("-5 degrés", doubtful(-5)),
        ("5", exact(5)),
        ("-20", exact(-20)),
        ("-21", rejected("too_small")),
        ("3-5", rejected("two_numbers")),
    ],
)
def test_a_negative_number_counts_where_the_bounds_allow_it(text: str, expected: Reading) -> None:
    """A question that goes below zero takes a minus sign."""
    assert reading(Number(minimum=Decimal(-20), maximum=Decimal(50)), text) == expected
