"""Answers of a walk are told as a designer would write them in a condition."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.flow.flow import Value
from bot.flow.load import check_path
from bot.flow.problems import as_records
from bot.flow.proof.program import program_of
from bot.flow.proof.telling import example
from bot.flow.proof.walking import Walk
from tests.flow.proof.made import flow_of

KINDS = {
    "cut": "yes_no",
    "kind": "choice, choices: {a: A, b: B}",
    "likes": "choices, choices: {a: A, b: B}",
    "income": "money",
    "born": "date",
    "town": "text",
    "bill": "document",
}
STEPS = "".join(f"  - {{ask: {name}, text: What?, type: {kind}}}\n" for name, kind in KINDS.items())
PROGRAM = program_of(
    flow_of(f"prototype: made\nlanguage: en\nsteps:\n{STEPS}  - end: handed_over\n")
)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("cut", True, "cut is yes"),
        ("cut", False, "cut is no"),
        ("cut", None, "cut is not answered"),
        ("kind", "a", "kind is a"),
        ("likes", ("a",), "likes includes a"),
        ("likes", ("a", "b"), "likes includes [a, b]"),
        ("likes", (), "count(likes) is 0"),
        ("income", Decimal("650.10"), "income is 650.1"),
        ("income", Decimal(1200), "income is 1200"),
        ("born", date(2008, 2, 29), "born is 2008-02-29"),
        ("town", "Paris", 'town is "Paris"'),
        ("bill", ("x", "y"), "count(bill) is 2"),
    ],
)
def test_an_answer_is_told_as_a_condition(name: str, value: Value | None, told: str) -> None:
    """Each kind of answer is written in the words of the flow language."""
    assert example(PROGRAM, Walk({name: value}, date(2026, 1, 1)), [name]) == told


def test_the_first_five_are_told_in_the_order_of_the_flow() -> None:
    """However many answers count, five of them are told, as they are asked."""
    told = example(PROGRAM, Walk({}, date(2026, 1, 1)), reversed(KINDS))
    assert told == " and ".join(f"{name} is not answered" for name in list(KINDS)[:5])


def test_no_answer_at_all_is_a_dash() -> None:
    """Where nothing that was asked counts, a dash stands for the example."""
    assert example(PROGRAM, Walk({}, date(2026, 1, 1)), []) == "—"


@pytest.mark.parametrize(
    ("fixture", "told"),
    [
        ("f323_gap", "people is 2"),
        ("f324_overlap", "people is 3"),
        ("f328_blank", "people is not answered"),
    ],
)
@pytest.mark.parametrize(("language", "said"), [("en", "for example: "), ("fr", "par exemple : ")])
def test_a_problem_names_answers_that_show_it(
    fixture: str, told: str, language: str, said: str
) -> None:
    """Gaps, overlaps and blanks come with answers to try, in the language of the reader."""
    problems = check_path(Path(f"tests/broken_flows/{fixture}.yaml")).problems
    (record,) = as_records(problems, language)
    assert f"{said}{told}." in str(record["message"]).replace("\u202f", " ")
