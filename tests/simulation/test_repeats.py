"""Repeated steps in scenarios: items by number or as a list, with "another one?" answered."""

from pathlib import Path

import pytest

from bot.flow.draft import Draft
from bot.flow.flow import Flow
from bot.flow.scenarios import Scenario, read_scenario
from bot.flow.source import read_source
from bot.simulation.coverage import coverage
from bot.simulation.played import asked_in
from bot.simulation.points import chart
from tests.simulation.small import both, service, told

END = "outcome: handed_over\n"
FLOW = """\
prototype: card
language: en
steps:
  - ask: children
    type: number
    text: How many children?
    max: 3
    optional: yes
  - repeat: child
    title: Child {number}
    another: Another child?
    at_most: 3
    steps:
      - ask: age
        type: number
        text: How old is the child?
        unsure: yes
  - repeat: pet
    title: Pet {number}
    count: children
    steps:
      - ask: kind
        type: text
        text: What is it?
  - end: handed_over
"""


def scenario(answers: str) -> Scenario:
    """Read a scenario with these answers."""
    whole = answers if "children" in answers else f"{{children: skip, {answers.strip('{')}"
    found, _ = read_scenario(read_source("a.yaml", f"flow: card\nanswers: {whole}\n{END}"))
    assert found is not None
    return found


@pytest.fixture
def built(tmp_path: Path) -> tuple[Flow, Draft]:
    """Give the flow with its repeat, and the draft it comes from."""
    loaded = service(tmp_path, flow=FLOW)
    return loaded.flows["card"], loaded.drafts["card"]


@pytest.mark.parametrize(
    "answers",
    [
        "{child: [{age: 3}, {age: 8}]}",
        "{age#1: 3, child_another#1: yes, age#2: 8, child_another#2: no}",
    ],
)
def test_items_are_answered(built: tuple[Flow, Draft], answers: str) -> None:
    """The list of items and numbered answers lead the same way, tapped and typed."""
    plays = both(built[0], scenario(answers))
    assert [told(played) for played in plays] == [[], []]
    asked = ("children", "age#1", "child_another#1", "age#2", "child_another#2")
    assert [asked_in(played.talk) for played in plays] == [asked, asked]


def test_a_counted_repeat_asks_for_no_other(built: tuple[Flow, Draft]) -> None:
    """Where a number says how many items there are, the list needs no "another one?"."""
    answers = "{children: 2, child: [{age: 3}], pet: [{kind: cat}, {kind: dog}]}"
    found = scenario(answers)
    plays = both(built[0], found)
    assert [told(played) for played in plays] == [[], []]


def test_too_few_items(built: tuple[Flow, Draft]) -> None:
    """An item that the scenario does not have is a question without an answer."""
    plays = both(built[0], scenario("{age#1: 3, child_another#1: yes}"))
    assert [told(played) for played in plays] == [[("no_answer", 2)]] * 2


def test_items_count_once(built: tuple[Flow, Draft]) -> None:
    """Coverage counts a repeated step once, whichever item reached it."""
    plays = both(built[0], scenario("{child: [{age: 3}, {age: I don't know}]}"))
    found = coverage(chart(*built), [played.talk for played in plays])
    assert [(point.kind, point.name, point.part) for point in found.missed] == [
        ("option", "children", "answer"), ("step", "kind", ""),
    ]  # fmt: skip
    assert dict(found.counts()) == {
        "step": (4, 5), "option": (5, 6), "outcome": (1, 1), "language": (1, 1),
    }  # fmt: skip
