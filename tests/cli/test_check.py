"""`guichet check`: exit codes, places and formats."""

import json
import shutil
from pathlib import Path

from tests.cli.command_line import CHECKOUT, guichet

BROKEN = CHECKOUT / "tests/broken_flows"


def test_shipped_flows_are_right(tmp_path: Path) -> None:
    """Every shipped service passes, with exit code 0."""
    ended = guichet(tmp_path, "check", str(CHECKOUT / "flows"))
    assert (ended.code, ended.out.strip()) == (0, "No problems.")


def test_a_wrong_flow_ends_with_one(tmp_path: Path) -> None:
    """A wrong flow ends with code 1, and shows place, line, caret and remedy."""
    shutil.copy(BROKEN / "f203_unknown_name.yaml", tmp_path)
    ended = guichet(tmp_path, "check", "f203_unknown_name.yaml")
    assert ended.code == 1
    assert ended.out.startswith("f203_unknown_name.yaml:13:11 ")
    assert "F203" in ended.out
    assert "^" in ended.out


def test_json_is_for_machines(tmp_path: Path) -> None:
    """As JSON, each problem has its code, place, severity and words."""
    shutil.copy(BROKEN / "f203_unknown_name.yaml", tmp_path)
    ended = guichet(tmp_path, "check", "f203_unknown_name.yaml", "--format", "json")
    problems = json.loads(ended.out)
    assert [problem["code"] for problem in problems] == ["F203"]
    assert {"code", "severity", "file", "line", "column", "message", "remedy"} <= set(problems[0])


def test_french_problems(tmp_path: Path) -> None:
    """Problems are told in French on request."""
    shutil.copy(BROKEN / "f203_unknown_name.yaml", tmp_path)
    english = guichet(tmp_path, "check", "f203_unknown_name.yaml")
    french = guichet(tmp_path, "check", "f203_unknown_name.yaml", "--language", "fr")
    assert french.code == 1
    assert french.out != english.out


def test_missing_file(tmp_path: Path) -> None:
    """A path that does not exist is a problem like another."""
    ended = guichet(tmp_path, "check", "nowhere.yaml")
    assert ended.code == 1
    assert "F001" in ended.out
    assert "Traceback" not in ended.err


def test_wrong_usage_ends_with_two(tmp_path: Path) -> None:
    """Wrong usage is told apart from a wrong flow by its exit code."""
    assert guichet(tmp_path, "check", "--format", "poem").code == 2
