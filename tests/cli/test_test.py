"""`guichet test` as a process: exit codes, formats, coverage and walks."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command_line import CHECKOUT, guichet


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Give a copy of the smallest service."""
    shutil.copytree(CHECKOUT / "flows/first-flow", tmp_path / "first-flow")
    return tmp_path


def test_shipped_services_pass_whole(tmp_path: Path) -> None:
    """Every shipped scenario plays, everything is covered, and walks end: exit code 0."""
    arguments = ("--coverage-min", "100", "--explore", "5", "--seed", "3")
    ended = guichet(tmp_path, "test", str(CHECKOUT / "flows"), *arguments)
    assert (ended.code, ended.err) == (0, "")
    assert "first: 100 % covered" in ended.out
    assert "first: 5 walks from seed 3" in ended.out


def test_a_failure_ends_with_one(first: Path) -> None:
    """A scenario that fails is told with its line, and the exit code is 1."""
    told = first / "first-flow/scenarios/lives_here.yaml"
    told.write_text(told.read_text(encoding="utf-8").replace("handed_over", "submitted"))
    told.write_text(told.read_text(encoding="utf-8").replace("submitted", "stopped"))
    ended = guichet(first, "test", "first-flow", "--language", "fr")
    assert ended.code == 1
    assert ended.out.splitlines()[:4] == [
        "échec   first-flow/scenarios/lives_here.yaml (en touchant et en écrivant)",
        "    first-flow/scenarios/lives_here.yaml:9",
        "        attendu  issue stopped",
        "        arrivé   issue handed_over",
    ]


def test_too_little_coverage_ends_with_one(first: Path) -> None:
    """Coverage below what is asked ends with code 1, although every scenario is right."""
    (first / "first-flow/scenarios/lives_here.yaml").unlink()
    assert guichet(first, "test", "first-flow").code == 0
    ended = guichet(first, "test", "first-flow", "--coverage-min", "100")
    assert ended.code == 1
    assert ended.out.splitlines()[-1] == "first: 75 % covered, less than 100 %"


def test_json_is_for_machines(first: Path) -> None:
    """As JSON, a run holds scenarios, coverage with what is missed, and walks."""
    (first / "first-flow/scenarios/lives_here.yaml").unlink()
    ended = guichet(first, "test", "first-flow", "--format", "json", "--explore", "2")
    found = json.loads(ended.out)
    assert [(row["manner"], row["ok"]) for row in found["scenarios"]] == [
        ("tapped", True), ("typed", True),
    ]  # fmt: skip
    (coverage,), (walks,) = found["coverage"], found["walks"]
    assert coverage["counts"]["option"] == {"reached": 1, "all": 2}
    assert coverage["missed"][0] == {
        "file": "first-flow/first.yaml", "line": 5, "kind": "language", "what": "language fr",
    }  # fmt: skip
    assert (walks["walks"], walks["seed"], walks["failure"]) == (2, 1, None)


def test_a_wrong_scenario_is_refused(first: Path) -> None:
    """A scenario that names what is not there is told as `check` tells it, before any play."""
    told = first / "first-flow/scenarios/lives_here.yaml"
    told.write_text(told.read_text(encoding="utf-8").replace("place: oui", "palce: oui"))
    checked = guichet(first, "check", "first-flow")
    ended = guichet(first, "test", "first-flow")
    assert (checked.code, ended.code) == (1, 1)
    assert "F611" in checked.out
    assert ended.err.strip() == checked.out.strip()
