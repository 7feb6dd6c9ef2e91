"""Stored answers against a question: what a citizen may answer fits, what they may not does not."""

from datetime import date
from decimal import Decimal

import pytest

from bot.conversation.answers.fitting import fits
from bot.flow import answer_types as types
from bot.flow.answer_types import AnswerType, Choice
from bot.flow.flow import Ask, Value

TODAY = date(2026, 11, 24)
TWO = (Choice("a", {}, {}), Choice("b", {}, {}))
CASES: list[tuple[AnswerType, Value, bool]] = [
    (types.YesNo(), True, True),
    (types.YesNo(), "yes", False),
    (types.OneChoice(TWO), "a", True),
    (types.OneChoice(TWO), "c", False),
    (types.OneChoice(TWO), True, False),
    (types.ManyChoices(TWO), ("a", "b"), True),
    (types.ManyChoices(TWO, at_most=1), ("a", "b"), False),
    (types.ManyChoices(TWO), ("a", "c"), False),
    (types.ManyChoices(TWO), "a", False),
    (types.ManyChoices((*TWO, Choice("none", {}, {}, alone=True)), at_least=2), ("none",), True),
    (types.ManyChoices((*TWO, Choice("none", {}, {}, alone=True))), ("a", "none"), False),
    (types.Number(Decimal(1), Decimal(3)), 3, True),
    (types.Number(Decimal(1), Decimal(3)), 4, False),
    (types.Number(), True, False),
    (types.Number(), Decimal("1.5"), False),
    (types.Number(whole=False), Decimal("1.5"), True),
    (types.Money(Decimal(0)), Decimal(-1), False),
    (types.Money(Decimal(0)), Decimal("12.30"), True),
    (types.Money(), "12", False),
    (types.Date(past=True), TODAY, True),
    (types.Date(past=True), date(2027, 1, 1), False),
    (types.Date(future=True), date(2026, 1, 1), False),
    (types.Date(min_age=18), date(2008, 11, 25), False),
    (types.Date(min_age=18), date(2008, 11, 24), True),
    (types.Date(max_age=20), date(2000, 1, 1), False),
    (types.Date(), "2026-11-24", False),
    (types.Text(2, 4, "[a-z]+"), "abc", True),
    (types.Text(2, 4, "[a-z]+"), "ABC", False),
    (types.Text(2, 4), "abcde", False),
    (types.Text(), 3, False),
    (types.Phone(), "+33199004321", True),
    (types.Email(), 1, False),
    (types.Document(1, 2), ("f1",), True),
    (types.Document(1, 2), ("f1", "f2", "f3"), False),
    (types.Scale(((1, {}), (2, {}))), 2, True),
    (types.Scale(((1, {}), (2, {}))), 3, False),
    (types.Scale(((1, {}), (2, {}))), True, False),
]


@pytest.mark.parametrize(("kind", "value", "expected"), CASES)
def test_what_fits(kind: AnswerType, value: Value, expected: bool) -> None:  # noqa: FBT001 - a table
    """Each type takes its own values within its bounds, and no other."""
    ask = Ask("step", None, (), 1, {"fr": "?"}, kind)
    assert fits(ask, value, TODAY) is expected
