"""What the bot shows for an answer, a citizen can type back: reading it gives the same answer."""

from datetime import date
from decimal import Decimal

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.answers import Read
from bot.conversation.display import show
from bot.flow.answer_types import (
    AnswerType,
    Consent,
    Date,
    Email,
    Money,
    Number,
    Phone,
    Text,
    YesNo,
)
from bot.flow.flow import Value
from tests.conversation.answers.asked import LANGUAGES, ask, exact, reading
from tests.conversation.answers.options import ALIKE, BANDS, EASE, HOUSING, NEEDS

CONSENT = Consent(
    yes={"fr": "J’accepte", "en": "I agree", "ar": "أوافق"},
    no={"fr": "Je refuse", "en": "I do not agree", "ar": "لا أوافق"},
)


def _mobiles() -> list[str]:
    """Give one mobile number of every country whose numbers the library knows."""
    kind = phonenumbers.PhoneNumberType.MOBILE
    examples = (
        phonenumbers.example_number_for_type(region, kind)
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    )
    form = phonenumbers.PhoneNumberFormat.E164
    return [phonenumbers.format_number(number, form) for number in examples if number]


CENTS = st.integers(-10_000_000, 999_999_999).map(lambda cents: Decimal(cents) / 100)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FRENCH = st.from_regex(r"\+33[1-79][0-9]{8}", fullmatch=True).filter(
    lambda number: phonenumbers.is_valid_number(phonenumbers.parse(number))
)
CHOSEN = st.lists(
    st.sampled_from([choice.id for choice in NEEDS.choices]), min_size=1, max_size=2, unique=True
).map(lambda ids: tuple(choice.id for choice in NEEDS.choices if choice.id in ids))
PLAIN = st.text(st.characters(codec="utf-8", categories=("L", "P", "Nd")), min_size=1, max_size=60)

ANSWERS: list[tuple[AnswerType, st.SearchStrategy[Value]]] = [
    (YesNo(), st.booleans()),
    (CONSENT, st.booleans()),
    *((kind, st.sampled_from([c.id for c in kind.choices])) for kind in (HOUSING, ALIKE, BANDS)),
    (NEEDS, CHOSEN),
    (Number(minimum=Decimal(-(10**9))), st.integers(-(10**9), 10**12 - 1)),
    (Number(minimum=Decimal(-(10**6)), whole=False), CENTS),
    (Money(minimum=Decimal(-(10**6))), CENTS),
    (Date(), DAYS),
    (Text(), PLAIN.map(lambda text: reading(Text(), text)).filter(
        lambda result: isinstance(result, Read)).map(lambda result: result.value)),  # type: ignore[union-attr]  # filtered
    (Phone(), st.one_of(FRENCH, st.sampled_from(_mobiles()))),
    (Email(), st.emails().filter(lambda email: reading(Email(), email) == exact(email))),
    (EASE, st.integers(1, 5)),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "values"), ANSWERS)
@given(drawn=st.data())
def test_what_is_shown_is_read_as_the_same_answer(
    kind: AnswerType, values: st.SearchStrategy[Value], language: str, drawn: st.DataObject
) -> None:
    """A citizen who copies what the bot wrote gives the answer it was written for."""
    value = drawn.draw(values)
    result = reading(kind, show(ask(kind), value, language), language)
    assert isinstance(result, Read)
    assert result.value == value
    assert type(result.value) is type(value) or isinstance(value, Decimal)


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=DAYS)
def test_a_day_that_is_shown_is_read_without_doubt(language: str, day: date) -> None:
    """The bot never asks "is that right?" about a date it wrote itself."""
    assert reading(Date(), show(ask(Date()), day, language), language) == Read(day, exact=True)


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=CENTS)
def test_an_amount_that_is_shown_is_read_without_doubt(language: str, amount: Decimal) -> None:
    """Grouping, cents and the euro sign of each language are all understood as written."""
    kind = Money(minimum=Decimal(-(10**6)))
    assert reading(kind, show(ask(kind), amount, language), language) == Read(amount, exact=True)
