"""One option: its label, another word, its place, a typing slip, or too many at once."""

import pytest

from bot.conversation.answers import Reading
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected
from tests.conversation.answers.options import ALIKE, BANDS, HOUSING

PLAIN = [
    ("Locataire", exact("tenant")), ("LOCATAIRE", exact("tenant")), ("locataire.", exact("tenant")),
    (" locataire ! ", exact("tenant")), ("je loue", exact("tenant")), ("tenant", exact("tenant")),
    ("مستأجر", exact("tenant")), ("مستاجر", exact("tenant")), ("proprietaire", exact("owner")),
    ("Propriétaire", exact("owner")), ("hebergé gratuitement", exact("free")),
    ("1", exact("owner")), ("2", exact("tenant")), ("2.", exact("tenant")), ("2)", exact("tenant")),
    ("٢", exact("tenant")), ("2️⃣", exact("tenant")), ("02", exact("tenant")), ("4", exact("else")),
    ("locatair", doubtful("tenant")), ("locataires", doubtful("tenant")),
    ("je suis locataire", doubtful("tenant")), ("colocataire", doubtful("tenant")),
    ("je ne suis pas locataire", doubtful("tenant")), ("heberge", doubtful("free")),
    ("Autre chose", doubtful("else")), ("مستضاف", doubtful("free")),
    ("locataire ou propriétaire", rejected("ambiguous")),
    ("ni locataire ni propriétaire", rejected("ambiguous")),
    ("tenant owner", rejected("ambiguous")),
    ("0", rejected("not_an_option")), ("5", rejected("not_an_option")),
    ("00021", rejected("not_an_option")), ("95120", rejected("not_an_option")),
    ("-", rejected("not_an_option")), ("", rejected("not_an_option")),
    ("😀", rejected("not_an_option")), ("b", rejected("not_an_option")),
    ("le deuxième", rejected("not_an_option")), ("zzzzzz", rejected("not_an_option")),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_an_option_is_named_nearly_named_or_not(
    text: str, expected: Reading, language: str
) -> None:
    """Its words in any language or its place count; a near word is read back; the rest is not."""
    assert reading(HOUSING, text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("retard", rejected("ambiguous")),
        ("coupé", rejected("ambiguous")),
        ("retard de loyer", exact("late_rent")),
        ("retard loyer", doubtful("late_rent")),
        ("gaz coupé", exact("gas_cut")),
        ("facture", doubtful("late_bill")),
        ("cut off", rejected("ambiguous")),
        ("انقطاع", rejected("ambiguous")),
    ],
)
def test_a_word_that_two_options_share_names_neither(text: str, expected: Reading) -> None:
    """An ambiguous word is asked again; a word only one option has is read back."""
    assert reading(ALIKE, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moins de 1 000 €", exact("low")),
        ("moins de 1000", exact("low")),
        ("moins de 1000 euros", exact("low")),
        ("de 1000 à 1500", exact("middle")),
        ("More than €1,500", exact("high")),
        ("plus", doubtful("high")),
        ("plus de 1000", rejected("ambiguous")),
        ("plus de 2000", rejected("ambiguous")),
        ("1", rejected("not_an_option")),
        ("2", rejected("not_an_option")),
        ("1200", rejected("not_an_option")),
        ("1500", rejected("not_an_option")),
    ],
)
def test_where_options_are_amounts_a_number_is_not_a_place(text: str, expected: Reading) -> None:
    """Typing 1200 or 2 beside bands of income never picks a band by its place in the list."""
    assert reading(BANDS, text) == expected
