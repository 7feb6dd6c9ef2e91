"""Free text: kept as it was meant, within its lengths, and in the form that was asked."""

import pytest

from bot.conversation.answers import Reading
from bot.flow.answer_types import Text
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected

POSTCODE = Text(pattern=r"\d{5}", max_length=5)
LONG = Text(max_length=9000)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marie", exact("Marie")),
        ("  Marie  Dupont ", exact("Marie Dupont")),
        ("12 rue X\r\n\r\n95120 Ermont", exact("12 rue X\n95120 Ermont")),
        ("a\tb", exact("a b")),
        ("l’été", exact("l'été")),
        ("e\u0301te\u0301", exact("été")),
        ("«\u202fAide\u202f»", exact("« Aide »")),
        ("مرحبا بكم", exact("مرحبا بكم")),
        ("شقة ١٢", exact("شقة 12")),
        ("\u202eabc\u202c", exact("abc")),
        ("A\u0000B\u0007", exact("AB")),
        ("45 m²", exact("45 m²")),
        ("3½ mois", exact("3½ mois")),
        ("😀", exact("😀")),
        ("\ud83d", exact("?")),
        ("x" * 200, exact("x" * 200)),
        ("x" * 201, rejected("too_long")),
        ("x" * 10_000, rejected("too_long")),
        ("", rejected("too_short")),
        (" \n ", rejected("too_short")),
        ("\u200b\u200f\u2066", rejected("too_short")),
    ],
)
def test_a_text_keeps_what_was_meant(text: str, expected: Reading, language: str) -> None:
    """Only what cannot be seen goes; digits and apostrophes become plain."""
    assert reading(Text(), text, language) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Text(min_length=3), "abc", exact("abc")),
        (Text(min_length=3), " ab ", rejected("too_short")),
        (LONG, "é" * 4096, exact("é" * 4096)),
        (LONG, "é" * 4097, rejected("too_long")),
        (POSTCODE, "95120", exact("95120")),
        (POSTCODE, "٩٥١٢٠", exact("95120")),
        (POSTCODE, " 95120\n", exact("95120")),
        (POSTCODE, "95 120", doubtful("95120")),
        (POSTCODE, "95-120", doubtful("95120")),
        (POSTCODE, "95120.", doubtful("95120")),
        (POSTCODE, "9512", rejected("wrong_form")),
        (POSTCODE, "951200", rejected("wrong_form")),
        (POSTCODE, "95120 Ermont", rejected("wrong_form")),
        (POSTCODE, "", rejected("wrong_form")),
        (Text(pattern=r"\d+", max_length=3), "1 2 3", doubtful("123")),
        (Text(pattern=r"\d+", max_length=3), "1 2 3 4", rejected("too_long")),
    ],
)
def test_lengths_and_form_are_respected(kind: Text, text: str, expected: Reading) -> None:
    """The form holds for all of the text; without its spaces and dashes it is read back."""
    assert reading(kind, text) == expected
