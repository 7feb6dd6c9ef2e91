"""`guichet check`: exit codes, places and formats."""

import json
import re
import shutil
from pathlib import Path

from tests.cli.command_line import CHECKOUT, guichet

BROKEN = CHECKOUT / "tests/broken_flows"


def test_shipped_flows_are_right(tmp_path: Path) -> None:
    """Every shipped service passes, with exit code 0."""
    ended = guichet(tmp_path, "check", str(CHECKOUT / "flows"))
    assert ended.code == 0
    assert re.fullmatch(r"No problems. \(\d+ accepted\)", ended.out.strip())


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


def test_github_gets_annotations(tmp_path: Path) -> None:
    """For GitHub, each problem is one workflow command, with the path as it was given."""
    shutil.copy(BROKEN / "f203_unknown_name.yaml", tmp_path)
    ended = guichet(tmp_path, "check", "f203_unknown_name.yaml", "--format", "github")
    assert ended.code == 1
    assert ended.out.startswith("::error file=f203_unknown_name.yaml,line=13,col=11,endColumn=17,")
    assert ended.out.count("\n") == 1


def test_sarif_is_a_log(tmp_path: Path) -> None:
    """As SARIF, the log names the guide of this checkout, which exists."""
    shutil.copy(BROKEN / "f203_unknown_name.yaml", tmp_path)
    ended = guichet(tmp_path, "check", "f203_unknown_name.yaml", "--format", "sarif")
    (run,) = json.loads(ended.out)["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], place["artifactLocation"]["uri"]) == (
        "F203",
        "f203_unknown_name.yaml",
    )
    (rule,) = run["tool"]["driver"]["rules"]
    guide = rule["helpUri"].removeprefix("file://").removesuffix("#problems")
    assert Path(guide).samefile(CHECKOUT / "flows/README.md")


def test_accepted_warnings_are_counted(tmp_path: Path) -> None:
    """What designers accepted is not shown, but counted at the end."""
    shutil.copy(BROKEN / "f904_office_word.yaml", tmp_path)
    flow = tmp_path / "f904_office_word.yaml"
    text = flow.read_text(encoding="utf-8") + "accepted: {F904: as on paper}\n"
    flow.write_text(text, encoding="utf-8")
    ended = guichet(tmp_path, "check", "f904_office_word.yaml")
    assert (ended.code, ended.out.strip()) == (0, "No problems. (1 accepted)")
