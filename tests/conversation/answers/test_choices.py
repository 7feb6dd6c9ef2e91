"""Several options at once: every way of listing them."""

from dataclasses import replace

import pytest

from bot.conversation.answers import Reading
from tests.conversation.answers.asked import LANGUAGES, doubtful, exact, reading, rejected
from tests.conversation.answers.options import NEEDS

BOTH = ("food", "rent")
TABLE = [
    *((text, exact(BOTH)) for text in (
        "loyer, nourriture", "Loyer et nourriture", "LOYER + NOURRITURE", "loyer; nourriture.",
        "loyer\nnourriture", "- loyer\n- nourriture", "loyer & nourriture", "Rent and food",
        "1,2", "1 2", "2 1", "1;2", "1/2", "1\n2", "1 et 2", "1, 2.", "١،٢", "١ ٢", "1️⃣ 2️⃣",
        "طعام، إيجار", "طعام و إيجار", "طعام وإيجار", "إيجار وطعام", "1, 2, 1",
    )),
    ("loyer", exact(("rent",))), ("le loyer", exact(("rent",))), ("1, 1", exact(("food",))),
    ("Électricité et gaz", exact(("energy",))), ("كهرباء وغاز", exact(("energy",))),
    ("Electricity and gas", exact(("energy",))), ("1 et 3", exact(("food", "energy"))),
    ("gaz", doubtful(("energy",))), ("nouriture, loyer", doubtful(BOTH)),
    ("électricité et gaz, loyer", doubtful(("rent", "energy"))),
    ("loyer et électricité et gaz", doubtful(("rent", "energy"))),
    ("tout sauf le loyer", doubtful(("rent",))),
    ("1,2,3", rejected("too_many")), ("loyer nourriture", rejected("ambiguous")),
    ("12", rejected("not_an_option")), ("1-2", rejected("not_an_option")),
    ("1,5", rejected("not_an_option")), ("0", rejected("not_an_option")),
    ("loyer, xyz", rejected("not_an_option")), ("tout", rejected("not_an_option")),
    (",,,", rejected("not_an_option")), ("", rejected("not_an_option")),
    ("😀", rejected("not_an_option")),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_list_of_options_is_read_in_the_order_of_the_flow(
    text: str, expected: Reading, language: str
) -> None:
    """Any way of listing counts; one near word makes all of it read back; one stranger refuses."""
    assert reading(NEEDS, text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", rejected("too_few")),
        ("1, 1", rejected("too_few")),
        ("1, 2", exact(BOTH)),
        ("1 2 3 4", exact(("food", "rent", "energy", "none"))),
    ],
)
def test_too_few_different_options_are_refused(text: str, expected: Reading) -> None:
    """The same option twice counts once."""
    assert reading(replace(NEEDS, at_least=2, at_most=None), text) == expected


ALONE = replace(
    NEEDS,
    choices=(*NEEDS.choices[:3], replace(NEEDS.choices[3], alone=True)),
    at_least=2,
    at_most=None,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rien de cela", exact(("none",))),
        ("4", exact(("none",))),
        ("1, 4", rejected("not_together")),
        ("loyer, nourriture", exact(BOTH)),
    ],
)
def test_none_of_these_stands_alone(text: str, expected: Reading) -> None:
    """An option that excludes the others is enough by itself, and never goes with one of them."""
    assert reading(ALONE, text) == expected
