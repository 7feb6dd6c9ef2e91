"""Repeated steps in scenarios: items by number or as a list, with "another one?" answered."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.flow.answer_types import YesNo
from bot.flow.draft import Draft
from bot.flow.flow import Ask, Clause, Flow, Repeat, Rule, Step
from bot.flow.machine import build_machine
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
  - ask: age
    type: number
    text: How old is the child?
    unsure: yes
  - end: handed_over
"""


def repeated(flow: Flow) -> Flow:
    """Ask the age once for each child, three at most, as long as another one is named."""
    age, end = flow.steps["age"], flow.steps["handed_over"]
    assert isinstance(age, Ask)
    steps: dict[str, Ask] = {}
    for number in (1, 2, 3):
        guard = _after(number - 1) if number > 1 else ()
        steps[f"age#{number}"] = replace(age, id=f"age#{number}", guard=guard)
        another = Ask(f"child_another#{number}", None, guard, 4, {"en": "Another?"}, YesNo())
        steps[another.id] = another
    whole = {**steps, "handed_over": end}
    repeat = Repeat("child", (), {"en": "Child"}, ("age",), 3)
    machine = build_machine(list(whole.values()))
    return replace(flow, steps=whole, machine=machine, repeats={"child": repeat})


def _after(number: int) -> tuple[Clause, ...]:
    name = f"child_another#{number}"
    return (Clause(Rule(name, lambda lookup: lookup(name), frozenset({name}))),)


def scenario(answers: str) -> Scenario:
    """Read a scenario with these answers."""
    found, _ = read_scenario(read_source("a.yaml", f"flow: card\nanswers: {answers}\n{END}"))
    assert found is not None
    return found


@pytest.fixture
def built(tmp_path: Path) -> tuple[Flow, Draft]:
    """Give the flow with its repeat, and the draft it comes from."""
    loaded = service(tmp_path, flow=FLOW)
    return repeated(loaded.flows["card"]), loaded.drafts["card"]


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
    asked = ("age#1", "child_another#1", "age#2", "child_another#2")
    assert [asked_in(played.talk) for played in plays] == [asked, asked]


def test_a_counted_repeat_asks_for_no_other(built: tuple[Flow, Draft]) -> None:
    """Where a number says how many items there are, the list needs no "another one?"."""
    flow = built[0]
    kept = {name: step for name, step in flow.steps.items() if name in ("age#1", "handed_over")}
    counted = replace(flow, steps=kept, machine=build_machine(list(kept.values())))
    plays = both(counted, scenario("{child: [{age: 3}]}"))
    assert [told(played) for played in plays] == [[], []]


def test_too_few_items(built: tuple[Flow, Draft]) -> None:
    """An item that the scenario does not have is a question without an answer."""
    plays = both(built[0], scenario("{age#1: 3, child_another#1: yes}"))
    assert [told(played) for played in plays] == [[("no_answer", 2)]] * 2


def test_items_count_once(built: tuple[Flow, Draft]) -> None:
    """Coverage counts a repeated step once, whichever item reached it."""
    plays = both(built[0], scenario("{child: [{age: 3}, {age: I don't know}]}"))
    found = coverage(chart(*built), [played.talk for played in plays])
    assert found.missed == ()
    assert dict(found.counts()) == {
        "step": (3, 3), "option": (4, 4), "outcome": (1, 1), "language": (1, 1),
    }  # fmt: skip
    assert all(isinstance(step, Step) for step in built[0].steps.values())
