"""A new question is answered in the scenarios that come to it, where a designer would write it."""

import shutil
from pathlib import Path

from bot.flow.source import plain, read_source
from bot.simulation.filling import Answer, expected, filled
from tests.cli.command_line import CHECKOUT, guichet

_SCENARIO = """flow: card
answers:
  town: here
  child:
    - {first_name: Léa}
  age: 34
outcome: handed_over
"""


def test_an_answer_stands_behind_the_one_before_it() -> None:
    """The answer is put where the question comes, and nothing else is touched."""
    answer = Answer("owner", "tenant")
    for before, line in (("town", "  town: here"), ("child", "    - {first_name: Léa}")):
        more = _SCENARIO.replace(line, f"{line}\n  owner: tenant")
        assert filled(_SCENARIO, 2, before, answer) == more
    last = _SCENARIO.replace("  age: 34", "  age: 34\n  owner: tenant")
    assert filled(_SCENARIO, 2, "age", answer) == last
    first = _SCENARIO.replace("answers:", "answers:\n  owner: tenant")
    assert filled(_SCENARIO, 2, "", answer) == first


def test_the_questions_expected_get_one_more() -> None:
    """The list `asked` expects the question behind the one before it; other lists stay."""
    text = "asked: [town, age,\n  age_of_child]\nnot_asked: [age]\n"
    assert expected(text, "age", "owner") == (
        "asked: [town, age, owner,\n  age_of_child]\nnot_asked: [age]\n"
    )
    assert expected(text, "", "owner") == text.replace("asked: [", "asked: [owner, ", 1)


def test_an_answer_is_quoted_where_yaml_needs_it() -> None:
    """Words with signs of YAML stand in quotes; options and lists of them do not."""
    lines = [Answer("a", words).line for words in ("yes", "[b, c]", "at 5: home", "27 3 1985")]
    assert lines == ["a: yes", "a: [b, c]", 'a: "at 5: home"', "a: 27 3 1985"]


def test_answers_in_braces_get_one_more() -> None:
    """A scenario on one line stays on one line."""
    text = "answers: {town: here}\n"
    assert filled(text, 1, "town", Answer("a", "yes")) == "answers: {a: yes, town: here}\n"


def test_scenarios_are_filled_and_played(tmp_path: Path) -> None:
    """After `--answer`, all scenarios of a service pass that came to the new question."""
    shutil.copytree(CHECKOUT / "flows/first-flow", tmp_path / "mine")
    flow = tmp_path / "mine/first.yaml"
    question = "steps:\n  - ask: evening\n    type: yes_no\n    text: Le soir ?\n    purpose: Us.\n"
    text = flow.read_text(encoding="utf-8").replace("steps:\n", question, 1)
    flow.write_text(text, encoding="utf-8")
    before = guichet(tmp_path, "test", "mine")
    ended = guichet(tmp_path, "test", "mine", "--answer", "evening=yes")
    written = [line for line in ended.out.splitlines() if line.startswith("written ")]
    assert len(written) == before.out.count("the scenario has no answer to it") > 0
    assert "the scenario has no answer to it" not in ended.out


def test_an_answer_needs_its_question(tmp_path: Path) -> None:
    """What is no question with its answer is refused in one sentence."""
    ended = guichet(tmp_path, "test", "--answer", "evening")
    assert ended.code != 0
    assert "--answer owner=yes" in ended.err


def test_an_answer_of_any_signs_reads_back_equal() -> None:
    """Accents and pictures are written as they are, so that they are read as they were typed."""
    words = "ça va 😀, merci"
    text = filled("answers:\n  age: 34\n", 1, "age", Answer("note", words))
    read = read_source("s.yaml", text)
    assert read.tree is not None
    assert plain(read.tree) == {"answers": {"age": "34", "note": words}}
