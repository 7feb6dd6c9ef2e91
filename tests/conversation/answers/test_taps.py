"""Buttons: the key of a tapped one becomes a value, or nothing where there is no such button."""

import pytest

from bot.conversation.answers import read_choice_key
from bot.flow.answer_types import AnswerType, Document, Money, Number, YesNo
from bot.flow.flow import Value
from tests.conversation.answers.asked import ask, reading, rejected
from tests.conversation.answers.options import EASE, HOUSING, NEEDS


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        (YesNo(), "yes", True),
        (YesNo(), "no", False),
        (YesNo(), "oui", None),
        (HOUSING, "tenant", "tenant"),
        (HOUSING, "Locataire", None),
        (NEEDS, "energy", "energy"),
        (NEEDS, "", None),
        (Number(buttons=(0, 1, 2)), "2", 2),
        (Number(buttons=(0, 1, 2)), "3", None),
        (Number(buttons=(0, 1, 2)), "٢", None),
        (Number(), "2", None),
        (EASE, "5", 5),
        (EASE, "6", None),
        (Money(), "800", None),
    ],
)
def test_a_tap_gives_the_value_of_its_button(
    kind: AnswerType, key: str, expected: Value | None
) -> None:
    """Only a button the question has gives a value, so a forged key stores nothing."""
    assert read_choice_key(ask(kind), key) == expected


@pytest.mark.parametrize("text", ["voici", "", "👍", "facture.pdf"])
def test_a_document_cannot_be_typed(text: str) -> None:
    """Words where a photo is due say that a file is needed."""
    assert reading(Document(), text) == rejected("file_needed")
