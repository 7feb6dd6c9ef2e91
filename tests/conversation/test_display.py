"""Answers in words: exact strings for every type, in French, English and Arabic."""

from datetime import date
from decimal import Decimal

import pytest

from bot.conversation.display import phone, show, show_value
from bot.flow.answer_types import (
    AnswerType,
    Consent,
    Date,
    Document,
    Email,
    Money,
    Number,
    Phone,
    Text,
    YesNo,
)
from bot.flow.flow import Value
from tests.conversation.answers.asked import LANGUAGES, ask
from tests.conversation.answers.options import EASE, HOUSING, NEEDS

PAID = YesNo(yes={"fr": "Déjà payé", "en": "Paid", "ar": "مدفوع"}, no={"fr": "Pas payé"})
AGREED = Consent(yes={"fr": "J’accepte", "en": "I agree", "ar": "أوافق"}, no={"fr": "Je refuse"})
CUT = Number(whole=False)

SHOWN: list[tuple[AnswerType, Value, tuple[str, str, str]]] = [
    (YesNo(), True, ("Oui", "Yes", "نعم")),
    (YesNo(), False, ("Non", "No", "لا")),
    (PAID, True, ("Déjà payé", "Paid", "مدفوع")),
    (PAID, False, ("Pas payé", "Pas payé", "Pas payé")),
    (AGREED, True, ("J’accepte", "I agree", "أوافق")),
    (HOUSING, "tenant", ("Locataire", "Tenant", "مستأجر")),
    (NEEDS, ("food", "energy"), (
        "Nourriture, Électricité et gaz", "Food, Electricity and gas", "طعام، كهرباء وغاز")),
    (NEEDS, ("energy", "food"), (
        "Nourriture, Électricité et gaz", "Food, Electricity and gas", "طعام، كهرباء وغاز")),
    (Number(), 3, ("3", "3", "3")),
    (Number(), 1200, ("1\u202f200", "1,200", "1,200")),
    (Number(), -1200, ("-1\u202f200", "-1,200", "-1,200")),
    (CUT, Decimal("3.5"), ("3,5", "3.5", "3.5")),
    (CUT, Decimal("3.00"), ("3", "3", "3")),
    (Money(), Decimal(0), ("0\u202f€", "€0", "0\u202f€")),
    (Money(), Decimal("1200.00"), ("1\u202f200\u202f€", "€1,200", "1,200\u202f€")),
    (Money(), Decimal("1200.5"), ("1\u202f200,50\u202f€", "€1,200.50", "1,200.50\u202f€")),
    (Money(), Decimal("1234567.89"), (
        "1\u202f234\u202f567,89\u202f€", "€1,234,567.89", "1,234,567.89\u202f€")),
    (Date(), date(1985, 3, 1), ("1er mars 1985", "1 March 1985", "1 مارس 1985")),
    (Date(), date(1985, 3, 12), ("12 mars 1985", "12 March 1985", "12 مارس 1985")),
    (Date(), date(1985, 3, 21), ("21 mars 1985", "21 March 1985", "21 مارس 1985")),
    (Date(), date(2001, 8, 31), ("31 août 2001", "31 August 2001", "31 أغسطس 2001")),
    (Text(), "12 rue X", ("12 rue X",) * 3),
    (Email(), "a@b.fr", ("a@b.fr",) * 3),
    (Phone(), "+33612345678", ("06 12 34 56 78",) * 3),
    (Phone(), "+213551234567", ("+213 551 23 45 67",) * 3),
    (EASE, 5, ("Très facile", "Very easy", "سهل جدا")),
    (EASE, 9, ("9", "9", "9")),
    (Document(), ("a",), ("1 fichier", "1 file", "ملف واحد")),
    (Document(), ("a", "b"), ("2 fichiers", "2 files", "ملفان")),
    (Document(), ("a", "b", "c"), ("3 fichiers", "3 files", "3 ملفات")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "shown"), SHOWN)
def test_an_answer_is_shown_by_the_customs_of_each_language(
    kind: AnswerType, value: Value, shown: tuple[str, str, str]
) -> None:
    """Every type has its own form in French, English and Arabic, to the space."""
    assert tuple(show(ask(kind), value, language) for language in LANGUAGES) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, ("Oui", "Yes", "نعم")),
        (1200, ("1\u202f200", "1,200", "1,200")),
        (Decimal("0.5"), ("0,5", "0.5", "0.5")),
        (Decimal("350.50"), ("350,50", "350.50", "350.50")),
        (Decimal(1) / 3, ("0,33", "0.33", "0.33")),
        (date(2026, 5, 1), ("1er mai 2026", "1 May 2026", "1 مايو 2026")),
        (("95120", "95130"), ("95120, 95130", "95120, 95130", "95120، 95130")),
        ("Ermont", ("Ermont",) * 3),
    ],
)
def test_a_value_of_no_question_is_shown_by_its_kind(
    value: Value, shown: tuple[str, str, str]
) -> None:
    """Facts and constants of a flow follow the same customs; a bool is never shown as a number."""
    assert tuple(show_value(value, language) for language in LANGUAGES) == shown


def test_what_is_no_telephone_number_is_shown_as_it_is() -> None:
    """A contact's number in a flow may be a short one, or words."""
    assert (phone("3949"), phone("le 115")) == ("3949", "le 115")
