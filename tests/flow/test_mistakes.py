"""What is said about a key that does not belong where it stands."""

from pathlib import Path

from bot.flow.load import check_path

_FLOW = """prototype: options
language: en
steps:
  - ask: place
    type: choice
    text: Where?
    choices: {here: {label: Here, when: no}, away: Away}
  - end: handed_over
"""


def test_a_key_is_not_suggested_for_itself(tmp_path: Path) -> None:
    """A key that is right one level up is not what the designer should write instead."""
    (tmp_path / "options.yaml").write_text(_FLOW, encoding="utf-8")
    (problem,) = check_path(tmp_path / "options.yaml").problems
    assert (problem.code, problem.values) == ("F103", {"key": "when", "suggestion": ""})
