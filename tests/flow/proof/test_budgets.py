"""Budgets are warned of once somebody's path needs more, and not before."""

import pytest

from bot.flow.checks.budgets import budgets
from bot.flow.names import Names
from bot.flow.proof.minutes import TENTHS, cost_of
from bot.flow.proof.program import program_of
from tests.flow.proof.made import draft_of, flow_of

FLOW = """prototype: made
language: en
budget: {{questions: {questions}, minutes: {minutes}, documents: {documents}}}
steps:
  - ask: kind
    type: choice
    text: Which one?
    choices: {{a: The first one, b: The second one, c: The third}}
  - when: kind is a
    steps:
      - {{ask: paper, type: document, text: Send it.}}
      - {{ask: story, type: text, text: Tell us., max_length: 900}}
  - when: kind is b
    steps:
      - {{ask: other_paper, type: document, text: Send it.}}
  - end: handed_over
"""


def told(questions: int, minutes: int, documents: int) -> list[tuple[str, dict[str, str]]]:
    """Give the codes of the budgets that are broken, with what is told of each."""
    text = FLOW.format(questions=questions, minutes=minutes, documents=documents)
    problems = budgets(Names(draft_of(text)), program_of(flow_of(text)))
    return [(problem.code, dict(problem.values)) for problem in problems]


def test_the_limit_is_no_fault() -> None:
    """Three questions, two minutes and one document fit into budgets of just so much."""
    assert told(3, 2, 1) == []


@pytest.mark.parametrize(
    ("limits", "code", "found", "limit"),
    [
        ((2, 2, 1), "F801", "3", "2"),
        ((3, 1, 1), "F802", "2", "1"),
        ((3, 2, 0), "F803", "1", "0"),
    ],
)
def test_one_more_is_a_fault(
    limits: tuple[int, int, int], code: str, found: str, limit: str
) -> None:
    """One less in a budget is told, with what is needed; two documents of two paths are one."""
    assert told(*limits) == [(code, {"found": found, "limit": limit})]


def test_minutes_are_rounded_up() -> None:
    """A path of a little more than a minute needs two."""
    flow = flow_of(FLOW.format(questions=9, minutes=9, documents=9))
    path = ("kind", "paper", "story")
    seconds = sum(cost_of(flow.steps[step], "en").tenths for step in path) / TENTHS
    assert 60 < seconds < 120
    assert told(9, 1, 9) == [("F802", {"found": "2", "limit": "1"})]
