"""Whatever is typed, reading it gives a value of the right type within its bounds, or a code."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.answers import Read, means_no, means_unsure, means_yes
from bot.conversation.answers.normalise import clean, fold
from bot.flow.answer_types import AnswerType, Date, Email, Money, Number, Phone, Text, YesNo
from bot.flow.flow import Value
from tests.conversation.answers.asked import LANGUAGES, TODAY, reading, rejected
from tests.conversation.answers.options import BANDS, EASE, HOUSING, NEEDS

HEAPS = (
    "9" * 10_000, "9" * 4_096, "0" * 10_000, "⑳" * 4_096, "a" * 10_000, " " * 10_000, "1 " * 5_000,
    "1 234 " * 1_000, "1.000" * 2_000, "12/03/1985 " * 1_000, "a.a@a." * 1_500, "!" * 10_000,
    "،" * 10_000, "loyer, " * 1_400, "loyer, " * 500, "1 " * 2_000, "a@" * 2_000,
    "\u202e" * 10_000, "\ud800" * 10_000, "👍" * 10_000, "👍" * 4_000,
    "e" + "\u0301" * 9_999, "ﷺ" * 4_096, "cent " * 2_000, "١" * 10_000, "\n" * 10_000,
)  # fmt: skip

SIGNS = (
    "0123456789٠١٢٣٤٥٦٧٨٩²½٫٬ .,:;/-+'’()@#?!€k\n\t\u00a0\u202f\u200f\u202e\u2066\u061c\0👍نلاوéE"
)
PIECES = st.sampled_from(
    ["mars", "مارس", "mille", "environ", "oui", "non", "لا", "نعم", "locataire", "loyer", "et", "و",
     "1985", "12/3/85", "06 12 34 56 78", "+33", "a@b.fr", "1 200", "1.200", "k", "€", "par mois"]
)  # fmt: skip
TYPED = st.one_of(
    st.text(),
    st.text(SIGNS, max_size=40),
    st.lists(st.one_of(PIECES, st.text(SIGNS, max_size=3)), max_size=6).map(" ".join),
    st.sampled_from(HEAPS),
)

Promise = Callable[[Value], bool]


def _is_money(value: Value) -> bool:
    cents = isinstance(value, Decimal) and value * 100 == (value * 100).to_integral_value()
    return cents and Decimal(-5) <= Decimal(str(value)) <= Decimal(5000)


def _is_choices(value: Value) -> bool:
    order = [
        choice.id for choice in NEEDS.choices if isinstance(value, tuple) and choice.id in value
    ]
    return isinstance(value, tuple) and list(value) == order and 1 <= len(value) <= 2


def _is_birth(value: Value) -> bool:
    return type(value) is date and TODAY - timedelta(days=111 * 366) < value <= TODAY


PROMISES: list[tuple[AnswerType, Promise]] = [
    (YesNo(), lambda value: isinstance(value, bool)),
    (HOUSING, lambda value: value in {"owner", "tenant", "free", "else"}),
    (BANDS, lambda value: value in {"low", "middle", "high"}),
    (NEEDS, _is_choices),
    (Number(maximum=Decimal(20)), lambda value: type(value) is int and 0 <= value <= 20),
    (Number(whole=False), lambda value: type(value) in (int, Decimal) and not value < 0),  # type: ignore[operator]  # checked beside it
    (Money(Decimal(-5), Decimal(5000)), _is_money),
    (Date(max_age=110), _is_birth),
    (Date(), lambda value: type(value) is date),
    (Text(2, 50), lambda value: isinstance(value, str) and 2 <= len(value) <= 50),
    (
        Text(pattern=r"\d+", max_length=6),
        lambda value: str(value).isdecimal() and len(str(value)) <= 6,
    ),
    (Phone(), lambda value: isinstance(value, str) and value[0] == "+" and value[1:].isdecimal()),
    (Email(), lambda value: isinstance(value, str) and value.count("@") == 1 and len(value) <= 254),
    (EASE, lambda value: type(value) is int and 1 <= value <= 5),
]


@pytest.mark.parametrize(("kind", "holds"), PROMISES)
@given(text=TYPED, language=st.sampled_from(LANGUAGES))
def test_any_text_gives_a_right_value_or_a_code(
    kind: AnswerType, holds: Promise, text: str, language: str
) -> None:
    """No parser raises, and no value leaves its type or its bounds."""
    result = reading(kind, text, language)
    assert not isinstance(result, Read) or holds(result.value)


@pytest.mark.parametrize("kind", [kind for kind, _ in PROMISES])
@pytest.mark.parametrize("text", [heap for heap in HEAPS if len(heap) > 4096], ids=len)
def test_more_than_a_message_holds_is_refused_whole(kind: AnswerType, text: str) -> None:
    """No answer is read out of the beginning of a text that is too long."""
    code = "too_long" if isinstance(kind, Text) else "not_understood"
    assert reading(kind, text) == rejected(code)


@given(text=TYPED.filter(lambda text: len(text) < 200))
def test_cleaning_and_folding_twice_change_nothing_more(text: str) -> None:
    """What was made plain is plain: labels and answers meet in the same form."""
    assert (clean(clean(text)), fold(fold(text))) == (clean(text), fold(text))


@given(text=TYPED, language=st.sampled_from(LANGUAGES))
def test_yes_no_and_unsure_exclude_each_other(text: str, language: str) -> None:
    """No text means two of the three, whatever the language."""
    meanings = (means_yes(text, language), means_no(text, language), means_unsure(text, language))
    assert sum(meanings) <= 1


@given(text=TYPED.filter(lambda text: len(text) < 4000))
def test_what_cannot_be_seen_changes_no_reading(text: str) -> None:
    """Direction marks and zero-width signs around a text, as telephones add them, mean nothing."""
    for kind, _ in PROMISES:
        assert reading(kind, f"\u200f\u2068{text}\u2069\u061c") == reading(kind, text)
