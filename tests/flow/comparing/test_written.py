"""Conditions as texts: one form for what means the same, another for what does not."""

from dataclasses import replace

import pytest

from bot.flow.comparing.written import NOTHING, conditions, expression, renamed_text, shown
from bot.flow.flow import Clause
from tests.flow.comparing.whole_flow import rule

RENAMED = {"place": "town"}


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("a  is   b", "a is b"),
        ("a in [x,y ]", "a in [x, y]"),
        ("not( a is b )and c>3", "not (a is b) and c > 3"),
        ("age( born )>=18", "age(born) >= 18"),
        ("- 5 + a -3", "-5 + a - 3"),
        ("income <= 350€", "income <= 350 €"),
        ("born > 2010-12-31", "born > 31/12/2010"),
        ("phone starts with '06'", 'phone starts with "06"'),
        ("any(child,age(birth#1) < 3)", "any(child, age(birth) < 3)"),
        ("place is here", "town is here"),
        ("place.kind is place", "town.kind is place"),
    ],
)
def test_spacing_and_signs_do_not_count(source: str, written: str) -> None:
    """An expression is written one way, ids under their new names, options left as they are."""
    assert expression(rule(source), RENAMED) == written


def test_a_question_after_is_takes_its_new_name() -> None:
    """A name after `is` that the rule reads is a question, not an option, and is renamed."""
    assert expression(rule("a is place", "a", "place"), RENAMED) == "a is town"


def test_conditions_are_split_where_all_must_hold() -> None:
    """One `and` is two conditions, as two `when` around each other are; an `or` keeps it whole."""
    nested = (Clause(rule("a")), Clause(rule("b is c")))
    joined = (Clause(rule("a and b is c")),)
    assert conditions(nested, {}) == conditions(joined, {}) == ("a", "b is c")
    assert conditions((Clause(rule("a and b or c")),), {}) == ("a and b or c",)
    assert conditions((Clause(rule("count(a and b) > 1 and c")),), {}) == (
        "count(a and b) > 1",
        "c",
    )
    assert conditions((Clause(rule("a and b"), holds=False),), {}) == ("not (a and b)",)


def test_values_are_written_on_one_line() -> None:
    """Values of any kind have a text; what is not there is a dash."""
    values = [None, (), "", True, False, ("a", "b"), {"x": rule("1+1")}, "two\n  lines", 3]
    written = [NOTHING, NOTHING, NOTHING, "yes", "no", "a, b", "x: 1 + 1", "two lines", "3"]
    assert [shown(value, {}) for value in values] == written


def test_placeholders_follow_a_new_name() -> None:
    """A text differs from itself by no more than the new name of what it shows."""
    assert renamed_text("In {place}:\n {place.x} {other}", RENAMED) == "In {town}: {town.x} {other}"


def test_a_rule_that_cannot_be_read_is_kept() -> None:
    """A source made by hand that is no expression stands as it is, on one line."""
    odd = replace(rule("a ==  b"), names=frozenset({"a"}))
    assert expression(odd, {}) == "a == b"
