"""Scenario files are read with a place for everything, and held against their flow."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.conversation.answers import RejectionCode
from bot.conversation.inputs import Command
from bot.flow.draft import Draft
from bot.flow.load import check_path, load_path
from bot.flow.problems import Place
from bot.flow.scenarios import (
    Given,
    Mentioned,
    Move,
    Scenario,
    Wanted,
    check_scenario,
    read_scenario,
)
from bot.flow.scenarios.scenario import DOINGS, REJECTIONS
from bot.flow.source import read_source
from tests.simulation.small import GOOD, service

SHORT = """\
flow: card
language: en
persona: Léa's mother
today: 2026-11-24
answers:
  place: no
  interests: [books, 01000]
  child: [{first_name: Léa, birth_date: 3 4 2019}, {first_name: Tom}]
asked: [place]
outcome: submitted
values: {price.amount: 5}
minutes_max: 1.5
"""
TURNS = """\
flow: card
turns:
  - tap: yes
  - wait: 3 days
  - rejected: too_large
"""


def at(line: int, column: int, end: int) -> Place:
    """Give a place in the file of these tests."""
    return Place("a.yaml", line, column, end)


def read(text: str) -> Scenario:
    """Read a scenario that is right in its form."""
    scenario, problems = read_scenario(read_source("a.yaml", text))
    assert problems == []
    assert scenario is not None
    return scenario


def test_a_short_scenario_is_read_whole() -> None:
    """Every word stays what was written and knows its place; the items of a repeat are spread."""
    keys = ("flow", "language", "persona", "today", "answers", "asked", "outcome", "values")
    lines = dict(zip(keys, (1, 2, 3, 4, 5, 9, 10, 11), strict=True)) | {"minutes_max": 12}
    assert read(SHORT) == Scenario(
        "a.yaml",
        Mentioned("card", at(1, 7, 11)),
        "en",
        {
            "place": Given(("no",), at(6, 3, 8)),
            "interests": Given(("books", "01000"), at(7, 3, 12)),
            "first_name#1": Given(("Léa",), at(8, 12, 22)),
            "birth_date#1": Given(("3 4 2019",), at(8, 29, 39)),
            "child_another#1": Given(("yes",), at(8, 3, 8), implied=True),
            "first_name#2": Given(("Tom",), at(8, 53, 63)),
            "child_another#2": Given(("no",), at(8, 3, 8), implied=True),
        },
        (),
        Wanted(
            asked=(Mentioned("place", at(9, 9, 14)),),
            outcome=Mentioned("submitted", at(10, 10, 19)),
            values={"price.amount": Given(("5",), at(11, 10, 22))},
            minutes=Decimal("1.5"),
        ),
        {key: at(line, 1, 1 + len(key)) for key, line in lines.items()},
        date(2026, 11, 24),
        "Léa's mother",
    )


def test_turns_are_read_in_order() -> None:
    """Each turn keeps its key, its words and its place."""
    assert read(TURNS).moves == (
        Move("tap", "yes", at(3, 5, 8)),
        Move("wait", "3 days", at(4, 5, 9)),
        Move("rejected", "too_large", at(5, 5, 13)),
    )


def test_words_are_those_of_the_bot() -> None:
    """`do` knows every command of the bot, `rejected` every reason to turn an answer away."""
    assert set(DOINGS) == {command.value for command in Command}
    assert set(REJECTIONS) == {code.value for code in RejectionCode}


def test_everything_wrong_comes_at_once() -> None:
    """Problems of form are all told, each in its place."""
    text = SHORT.replace("2026-11-24", "yesterday").replace("place: no", "place: {}")
    _, problems = read_scenario(read_source("a.yaml", text + "turns: [{say: x, tap: y}]\nn: 1\n"))
    found = sorted((problem.place.line, problem.code) for problem in problems)
    assert found == [(4, "F621"), (6, "F105"), (13, "F614"), (13, "F615"), (14, "F103")]


def repeated(draft: Draft) -> Draft:
    """Give the draft with its question about age asked once for each child."""
    steps = [replace(step, repeat="child" if step.id == "age" else "") for step in draft.steps]
    return replace(draft, steps=tuple(steps))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{age#1: 3, child_another#1: no}", []),
        ("{child: [{age: 3}, {age: 4}]}", []),
        ("{age: 3}", [("F611", "age#1")]),
        ("{place#1: 3}", [("F611", "place")]),
        ("{age#0: 3}", [("F611", "age#1")]),
        ("{chlid: [{age: 3}]}", [("F618", "child")]),
    ],
)
def test_repeated_questions_have_numbers(
    tmp_path: Path, answers: str, expected: list[tuple[str, str]]
) -> None:
    """A question of a repeat is named with the number of its item, any other without."""
    draft = repeated(service(tmp_path).drafts["card"])
    scenario = read(f"flow: card\nanswers: {answers}\noutcome: submitted\n")
    problems = check_scenario(scenario, [draft])
    assert [(problem.code, problem.values["suggestion"]) for problem in problems] == expected


def test_values_of_items_have_numbers(tmp_path: Path) -> None:
    """Values of repeated questions and tables carry the number of their item."""
    draft = service(tmp_path).drafts["card"]
    text = "flow: card\nanswers: {}\nvalues: {age#2: 5, price#1.amount: 0, chidl#1: yes}\n"
    found = [problem.values["found"] for problem in check_scenario(read(text), [draft])]
    assert found == ["chidl#1"]


def test_every_name_is_looked_up(tmp_path: Path) -> None:
    """Every word that the flow does not have is told at once, with what was probably meant."""
    draft = service(tmp_path).drafts["card"]
    wrong = GOOD.replace("flow: card", "flow: card\nlanguage: fr").replace("place:", "plaec:")
    wrong = wrong.replace("[welcome, receipt]", "[welcom]").replace("submitted", "sumbitted")
    wrong = wrong.replace("price.amount: 10, child: no", "price.amuont: 10, chidl: no")
    problems = check_scenario(read(wrong), [draft])
    found = [(problem.code, problem.values["suggestion"]) for problem in problems]
    assert found == [
        ("F113", ""), ("F611", "place"), ("F612", "welcome"), ("F613", "submitted"),
        ("F619", "price.amount"), ("F619", "child"),
    ]  # fmt: skip


def test_a_wrong_flow_is_told_alone(tmp_path: Path) -> None:
    """Names in scenarios are not doubted while the flow itself is wrong."""
    service(tmp_path, GOOD)
    flow = tmp_path / "card.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace("type: number", "type: nubmer"))
    assert [problem.code for problem in check_path(tmp_path).problems] == ["F111"]


def test_one_scenario_is_checked_or_loaded_alone(tmp_path: Path) -> None:
    """The path of a scenario file means that scenario alone, and its flow."""
    service(tmp_path, GOOD, GOOD)
    (tmp_path / "scenarios/2.yaml").write_text("flow: crad\nanswers: {}\n", encoding="utf-8")
    assert check_path(tmp_path / "scenarios/1.yaml").problems == ()
    (loaded,) = load_path(tmp_path / "scenarios/1.yaml", scenarios=True)
    assert [Path(told.file).name for told in loaded.scenarios] == ["1.yaml"]
    codes = [problem.code for problem in check_path(tmp_path / "scenarios/2.yaml").problems]
    assert codes == ["F620"]


def test_a_flow_file_brings_its_scenarios(tmp_path: Path) -> None:
    """The path of a flow file means that flow, and the scenarios that speak of it."""
    service(tmp_path, GOOD)
    (tmp_path / "scenarios/2.yaml").write_text(GOOD.replace("flow: card", "flow: other"))
    (loaded,) = load_path(tmp_path / "card.yaml", scenarios=True)
    assert [Path(told.file).name for told in loaded.scenarios] == ["1.yaml"]
