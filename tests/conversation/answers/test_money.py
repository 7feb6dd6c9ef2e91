"""Amounts of money: what people type on a telephone, and what is made of it."""

from decimal import Decimal

import pytest

from bot.conversation.answers import Reading
from bot.flow.answer_types import Money
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected

SURE = {
    "1200": "1200", "1 200 €": "1200", "1\u202f200\u202f€": "1200", "1\u00a0200 €": "1200",
    "1200€": "1200", "1200 EUR": "1200", "1200euros": "1200", "€1,200": "1200", "1.200": "1200",
    "1.200,50": "1200.50", "1,200.50": "1200.50", "1 200,50 €": "1200.50", "1'200": "1200",
    "1’200": "1200", "1.234.567,89": "1234567.89", "1200,5": "1200.5", "0,5": "0.5",
    "1200.": "1200",
    "1200 €.": "1200", "1200!": "1200", " 1200\n": "1200", "12€50": "12.50", "12 € 50": "12.50",
    "0": "0", "0 €": "0", "0800": "800", "1200/mois": "1200", "1200 euros par mois": "1200",
    "800 a month": "800", "١٢٠٠": "1200", "١٢٠٠ يورو": "1200", "٨٠٠ شهريا": "800", "۱۲۰۰": "1200",
    "١٬٢٠٠٫٥٠": "1200.50", "\u200f1200\u200f": "1200", "\u061c1200": "1200", "１２００": "1200",
    "8️⃣0️⃣0️⃣": "800", " " * 98 + "1200": "1200",
}  # fmt: skip

READ_BACK = {
    "mille deux cents": "1200", "MILLE DEUX CENTS EUROS": "1200", "huit cent cinquante": "850",
    "one thousand two hundred": "1200", "twelve hundred": "1200", "خمسة": "5", "environ 800": "800",
    "à peu près 800 euros": "800", "about €800": "800", "حوالي 800": "800", "800 environ": "800",
    "~800": "800", "800?": "800", "plus de 800": "800", "800+": "800", "2k": "2000", "2,5k": "2500",
    "2 K€": "2000", "rien": "0", "Néant": "0",
    "Aucun.": "0", "zéro": "0", "nothing": "0", "لا شيء": "0",
    "RSA 635": "635", "1200 net": "1200", "1200 $": "1200", "1200😀": "1200", "l200": "200",
    "12OO": "12", "12²": "12", "3½": "3", "mille euros par mois": "1000", "1200,": "1200",
}  # fmt: skip

REFUSED = {
    "": "not_a_number", "   ": "not_a_number", "😀": "not_a_number", "RSA": "not_a_number",
    "un peu plus de mille": "not_a_number", "0" * 98 + "1200": "not_a_number",
    "entre 800 et 1000": "two_numbers", "800-1000": "two_numbers", "800 ou 900": "two_numbers",
    "1200 + 300": "two_numbers", "2x600": "two_numbers", "12 00": "two_numbers",
    "1 2 0 0": "two_numbers", "1200 300": "two_numbers", "12\r34": "two_numbers",
    "1200,555": "two_numbers", "0.500": "two_numbers", "1,200.300": "two_numbers",
    "1.234567k": "two_numbers", "12/03/1985": "two_numbers", "06 12 34 56 78": "two_numbers",
    "-50": "negative", "- 50 €": "negative", "−50": "negative", "9999999999999": "too_large",
    "300 par semaine": "not_understood", "450/sem": "not_understood", "20/h": "not_understood",
    "14400 par an": "not_understood", "800 €/an": "not_understood", "50 a day": "not_understood",
    "1200 par trimestre": "not_understood", "300 weekly": "not_understood",
    "5000 سنويا": "not_understood", "100 في الأسبوع": "not_understood",
}  # fmt: skip

TABLE = [
    *((text, exact(Decimal(value))) for text, value in SURE.items()),
    *((text, doubtful(Decimal(value))) for text, value in READ_BACK.items()),
    *((text, rejected(code)) for text, code in REFUSED.items()),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_an_amount_is_read_read_back_or_refused(
    text: str, expected: Reading, language: str
) -> None:
    """A clear amount counts, a doubtful one is read back, two amounts or none are asked again."""
    assert reading(Money(), text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("99,99", rejected("too_small")),
        ("100", exact(Decimal(100))),
        ("2 000 €", exact(Decimal(2000))),
        ("2000,01", rejected("too_large")),
        ("3k", rejected("too_large")),
        ("-150", rejected("negative")),
    ],
)
def test_bounds_are_inclusive(text: str, expected: Reading) -> None:
    """The lowest and the highest amount count; a cent beyond does not."""
    assert reading(Money(Decimal(100), Decimal(2000)), text) == expected
