"""Problems for machines: GitHub's commands, and SARIF 2.1.0 by the rules of its schema."""

import json
import re
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from bot.flow.load import check_path
from bot.flow.problems import Place, Problem
from bot.flow.problems.machines import About, render_github, render_sarif

ABOUT = About(PurePath("/work"), "file:///work/flows/README.md#problems")
LINE = "  - say: 😀 é {nobody} x"
TEXTS = {"/work/a b.yaml": f"first\n{LINE}\n"}
AT = Place("/work/a b.yaml", 2, LINE.index("{") + 1, LINE.index("}") + 2)
UNKNOWN = Problem("F222", AT, {"name": "nobody", "suggestion": ""})


def test_github_gets_a_command_a_line() -> None:
    """Place, code and words stand where GitHub reads them; paths are relative."""
    values = {"file": "x.en.yaml", "language": "en", "texts": "a.text", "change": "[-b-] {+c+}"}
    late = Problem("F504", Place("x.en.yaml", 3, 1, 5), values)
    first, second = render_github([late, UNKNOWN], "en", ABOUT).split("\n")
    assert first == (
        "::error file=a b.yaml,line=2,col=14,endColumn=22,title=F222::`{nobody}` names nothing that"
        " a text can show. Write a question, a fact, a number of a table, or a constant of"
        " service.yaml."
    )
    assert second == (
        "::warning file=x.en.yaml,line=3,col=1,endColumn=5,title=F504::The source of a.text"
        " has changed since this was translated: [-b-] {+c+} Check the translation in x.en.yaml,"
        " then run `guichet words … --language en --confirm a.text`."
    )


def test_github_signs_are_escaped() -> None:
    """Percent signs and line breaks are escaped everywhere, colons and commas in values."""
    problem = Problem(
        "F203", Place("a,b:c%.yaml", 1, 1, 2), {"name": "50%\r\n::x", "suggestion": ""}
    )
    (line,) = render_github([problem], "en", ABOUT).split("\n")
    assert line.startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,")
    assert "`50%25%0D%0A::x`" in line


def test_nothing_wrong_is_no_command() -> None:
    """Without problems GitHub gets nothing, and SARIF a run without results."""
    assert render_github([], "en", ABOUT) == ""
    (run,) = json.loads(render_sarif([], {}, "en", ABOUT))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def _is_sound(log: dict[str, Any]) -> None:
    """Hold a log to what the schema of SARIF 2.1.0, and GitHub, ask of the parts we write."""
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    assert re.fullmatch(r"https://\S+/sarif-schema-2\.1\.0\.json", log["$schema"])
    (run,) = log["runs"]
    assert set(run) == {"tool", "language", "columnKind", "results"}
    assert run["columnKind"] == "utf16CodeUnits"
    assert re.fullmatch(r"[a-z]{2}", run["language"])
    driver = run["tool"]["driver"]
    assert driver["name"]
    ids = [_sound_rule(rule) for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        _is_sound_result(result)


def _sound_rule(rule: dict[str, Any]) -> str:
    assert set(rule) == {
        "id", "shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration",
    }  # fmt: skip
    assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
    assert re.match(r"[a-z]+:", rule["helpUri"])
    assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    return str(rule["id"])


def _is_sound_result(result: dict[str, Any]) -> None:
    needed = {"ruleId", "ruleIndex", "level", "message", "locations"}
    assert set(result) - {"relatedLocations"} == needed
    assert result["level"] in ("error", "warning", "note", "none")
    assert result["message"]["text"]
    assert len(result["locations"]) == 1
    for location in (*result["locations"], *result.get("relatedLocations", ())):
        _is_sound_place(location)


def _is_sound_place(location: dict[str, Any]) -> None:
    physical = location["physicalLocation"]
    uri, region = physical["artifactLocation"]["uri"], physical["region"]
    assert re.fullmatch(r"[A-Za-z0-9\-._~!$&'()*+,;=:@/%]+", uri)
    assert not uri.startswith("/")
    assert (":" in uri.split("/")[0]) is ("uriBaseId" not in physical["artifactLocation"])
    assert set(region) == {"startLine", "startColumn", "endColumn"}
    assert all(isinstance(value, int) and value >= 1 for value in region.values())
    assert region["endColumn"] > region["startColumn"]


def test_every_fixture_makes_a_sound_log() -> None:
    """Whatever is wrong with a flow, its log follows the schema, in both languages."""
    for fixture in sorted(Path("tests/broken_flows").iterdir()):
        checked = check_path(fixture)
        for language in ("fr", "en"):
            _is_sound(json.loads(render_sarif(checked.problems, checked.texts, language, ABOUT)))


def test_columns_are_those_of_editors() -> None:
    """A sign outside the first plane counts for two, and the path is percent-encoded."""
    log = json.loads(render_sarif([UNKNOWN], TEXTS, "fr", ABOUT))
    _is_sound(log)
    (result,) = log["runs"][0]["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "a%20b.yaml", "uriBaseId": "%SRCROOT%"}
    region = physical["region"]
    assert region == {"startLine": 2, "startColumn": 15, "endColumn": 23}
    units = LINE.encode("utf-16-le")
    start, end = (region["startColumn"] - 1) * 2, (region["endColumn"] - 1) * 2
    assert units[start:end].decode("utf-16-le") == "{nobody}"


def test_a_place_after_the_line_has_a_width() -> None:
    """What is missing at the end of a line is one column wide, after it."""
    place = Place("/work/a b.yaml", 1, 6, 7)
    log = json.loads(render_sarif([Problem("F003", place)], TEXTS, "en", ABOUT))
    (result,) = log["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 6, "endColumn": 7}


def test_rules_say_what_differs_by_dots() -> None:
    """The description of a rule stands for all its cases."""
    (rule,) = json.loads(render_sarif([UNKNOWN], TEXTS, "en", ABOUT))["runs"][0]["tool"]["driver"][
        "rules"
    ]
    assert rule["shortDescription"]["text"] == "`{…}` names nothing that a text can show."


def test_files_elsewhere_keep_their_whole_path() -> None:
    """A file outside the folder of the check is told by an absolute URI."""
    problem = Problem("F003", Place("/else where/x.yaml", 1, 1, 2))
    log = json.loads(render_sarif([problem], {}, "en", ABOUT))
    (result,) = log["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "file:///else%20where/x.yaml"}


@given(st.text(min_size=1, max_size=20).filter(lambda name: "\0" not in name and "/" not in name))
def test_any_path_comes_back(name: str) -> None:
    """A path is found again by decoding its URI."""
    name = name.encode("utf-8", "ignore").decode() or "x"
    problem = Problem("F003", Place(f"in/{name}", 1, 1, 2))
    (result,) = json.loads(render_sarif([problem], {}, "en", ABOUT))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) in (f"in/{name}", "in" if name == "." else ".")
