"""`guichet paths`: a flow in, its paths out."""

import json
from pathlib import Path

import pytest

from tests.cli.command_line import CHECKOUT, guichet

FIRST = CHECKOUT / "flows/first-flow"
BROKEN = CHECKOUT / "tests/broken_flows"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("paths       2", "not reached none")), ("fr", ("parcours    2", "non atteint aucun"))],
)
def test_paths_are_told_in_words(tmp_path: Path, language: str, words: tuple[str, ...]) -> None:
    """The tutorial has two paths, and no step that nobody reaches, in each language."""
    ended = guichet(tmp_path, "paths", str(FIRST), "--language", language)
    assert (ended.code, ended.err) == (0, "")
    assert [line for line in words if f"  {line}" not in ended.out.splitlines()] == []


def test_paths_are_told_to_programs(tmp_path: Path) -> None:
    """JSON has one record a flow, with the number of paths and each extreme one."""
    ended = guichet(tmp_path, "paths", str(FIRST / "first.yaml"), "--format", "json")
    (record,) = json.loads(ended.out)
    assert (ended.code, record["prototype"]) == (0, "first")
    assert record["paths"] == {"at_least": 2, "at_most": 2, "exact": True}


def test_without_a_path_it_is_the_shipped_service(tmp_path: Path) -> None:
    """Both prototypes of the shipped service are told, one after the other."""
    ended = guichet(tmp_path, "paths", "--format", "json")
    assert [record["prototype"] for record in json.loads(ended.out)] == ["before", "redesign"]


def test_a_step_out_of_reach_is_named(tmp_path: Path) -> None:
    """Paths are counted of a flow whose only fault is that nobody comes to a step."""
    ended = guichet(tmp_path, "paths", str(BROKEN / "f321_unreached.yaml"), "--format", "json")
    (record,) = json.loads(ended.out)
    assert (ended.code, len(record["unreached"])) == (0, 1)


@pytest.mark.parametrize(("language", "said"), [("en", "error"), ("fr", "erreur")])
def test_a_broken_flow_is_told_with_its_problems(tmp_path: Path, language: str, said: str) -> None:
    """Rules that cannot be read give problems in the language and exit code 1, no traceback."""
    broken = str(BROKEN / "f203_unknown_name.yaml")
    ended = guichet(tmp_path, "paths", broken, "--language", language)
    told = ended.out + ended.err
    assert (ended.code, "Traceback" in told) == (1, False)
    assert "F203" in told
    assert said in told
