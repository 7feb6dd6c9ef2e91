"""What beginners write by habit is answered with what to write instead."""

from pathlib import Path

import pytest

from bot.flow.load import check_path
from bot.flow.problems import as_records

_FLOW = """prototype: card
language: en
steps:
  - ask: town
    type: choice
    text: Where do you live?
    choices:
      here: In this town
      nearby: In a town nearby
  - ask: member
    type: yes_no
    text: Are you a member?
    purpose: The librarian.
  - ask: people
    type: number
    text: How many are you?
    purpose: The librarian.
    min: 1
    max: 9
  - say: hello
    when: town is here
    text: Hello.
  - end: handed_over
"""

_CONDITIONS = {
    "town est here": "is",
    "town is here et member": "and",
    "town is here AND member": "and",
    "town is here ou member": "or",
    "town is 'here'": "here",
    "town dans [here]": "in",
    "town contains here": "includes",
    "member is true": "yes",
    "member is oui": "yes",
    'member is "no"': "no",
    "people >= 2 and town is ‘here’": '"',
    "people => 2": ">=",
    "people ≥ 2": ">=",
    "people > €200": "200 €",
}
_KEYS = {
    ("    min: 1", "    minimum: 1"): "min",
    ("    when: town is here", "    if: town is here"): "when",
    ("    text: Hello.", "    message: Hello."): "text",
    ("    choices:", "    options:"): "choices",
    ("  - say: hello", "  - dire: hello"): "say",
}
_SHAPES = {
    ("    min: 1", "    min:1"): ("F017", 18),
    ("  - say: hello", "  -say: hello"): ("F017", 20),
    ("    min: 1", "   min: 1"): ("F018", 18),
    ("    min: 1", "      min: 1"): ("F018", 18),
    ("  - say: hello", " - say: hello"): ("F018", 20),
    ("  - end", "  end"): ("F019", 23),
    ("steps:\n", ""): ("F020", 3),
    ("text: Hello.", "text: Hello.\n  Welcome."): ("F021", 23),
    ("text: Hello.", 'text: "Hello" to you.'): ("F022", 22),
    ("text: Hello.", "text: {people} of you."): ("F012", 22),
    ("text: Hello.", "text: - Hello"): ("F012", 22),
}


def told(folder: Path, old: str, new: str) -> list[dict[str, object]]:
    """Give what is told about the flow with one change."""
    assert old in _FLOW
    file = folder / "card.yaml"
    file.write_text(_FLOW.replace(old, new, 1), encoding="utf-8")
    return as_records(check_path(file).problems, "en")


@pytest.mark.parametrize("condition", _CONDITIONS)
def test_habits_in_conditions_are_answered(tmp_path: Path, condition: str) -> None:
    """Words and signs of other languages are answered with ours."""
    remedies = [str(one["remedy"]) for one in told(tmp_path, "town is here", condition)]
    assert any(one.startswith(f"Did you mean `{_CONDITIONS[condition]}`?") for one in remedies)


@pytest.mark.parametrize("change", _KEYS)
def test_habits_in_keys_are_answered(tmp_path: Path, change: tuple[str, str]) -> None:
    """Keys of other languages and tools are answered with ours."""
    remedies = [str(one["remedy"]) for one in told(tmp_path, *change)]
    assert any(one.startswith(f"Did you mean `{_KEYS[change]}`?") for one in remedies)


@pytest.mark.parametrize("change", _SHAPES)
def test_a_line_out_of_place_is_named(tmp_path: Path, change: tuple[str, str]) -> None:
    """What YAML refuses is told by its cause, at the line that caused it."""
    assert [(one["code"], one["line"]) for one in told(tmp_path, *change)] == [_SHAPES[change]]


def test_keys_that_mean_the_contrary_are_not_proposed(tmp_path: Path) -> None:
    """`required` is answered with how questions are, and with the keys that are possible."""
    (one,) = told(tmp_path, "    min: 1", "    required: yes")
    assert one["remedy"] == (
        "Every question must be answered, unless it says `optional: yes`. Remove this line. "
        "Possible here: when, ask, type, text, optional, unsure, help, why, example, summary, "
        "purpose, privacy, legal_basis, sets, unusual, refuse, refusal, min, max, whole, buttons. "
        "flows/README.md explains the keys of each step."
    )


def test_braces_keep_one_fault_one_problem(tmp_path: Path) -> None:
    """A comma or a missing space inside braces is told once, and not by what it leads to."""
    braces = "text: Hello.\n  - decide: fee\n    rows:\n      - {when: people > 2,5, give: {a:5}}"
    rest = "\n      - {when: otherwise, give: {a: 1}}"
    found = told(tmp_path, "text: Hello.", braces + rest)
    assert [(one["code"], one["message"]) for one in found] == [
        ("F016", "Inside braces, `people > 2, 5` holds a comma or a bracket and has no quotes."),
        ("F017", "A space is missing after `:`."),
    ]
