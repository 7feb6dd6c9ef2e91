"""Problems for machines that show them beside the code: GitHub annotations, and SARIF 2.1.0."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from os.path import normpath
from pathlib import PurePath
from urllib.parse import quote

from bot.flow.problems.problem import Place, Problem
from bot.flow.problems.rendering import Texts, general, ordered, sentence

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


@dataclass(frozen=True, slots=True)
class About:
    """Where a check ran: the folder that paths are told from, and the URI of the guide."""

    root: PurePath
    guide: str


def render_github(problems: Iterable[Problem], language: str, about: About) -> str:
    """Write problems as workflow commands, one a line, that GitHub shows beside the lines changed.

    Paths are given relative to `about.root`. Signs that end a command or a value are escaped as
    GitHub's page "Workflow commands" says: `%`, CR and LF everywhere, `:` and `,` in values too.
    """
    return "\n".join(_command(problem, language, about.root) for problem in ordered(problems))


def _command(problem: Problem, language: str, root: PurePath) -> str:
    place = problem.place
    values = {
        "file": _relative(place.file, root),
        "line": place.line,
        "col": place.column,
        "endColumn": place.end,
        "title": problem.code,
    }
    listed = ",".join(f"{name}={_value(str(value))}" for name, value in values.items())
    return f"::{problem.severity} {listed}::{_message(_told(problem, language))}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _told(problem: Problem, language: str) -> str:
    return " ".join(filter(None, sentence(problem, language)))


def _relative(file: str, root: PurePath) -> str:
    path = PurePath(normpath(root / file))
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def render_sarif(problems: Iterable[Problem], texts: Texts, language: str, about: About) -> str:
    """Write problems as a log of SARIF 2.1.0 with one run.

    Paths are relative to `about.root` and percent-encoded; columns count UTF-16 units, as the log
    says, because that is what editors and GitHub count.
    """
    found = ordered(problems)
    codes = sorted({problem.code for problem in found})
    rules = [_rule(code, language, about) for code in codes]
    driver = {"name": "guichet", "rules": rules}
    results = [_result(problem, texts, language, about) for problem in found]
    for result in results:
        result["ruleIndex"] = codes.index(str(result["ruleId"]))
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "utf16CodeUnits",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str, language: str, about: About) -> dict[str, object]:
    wrong, remedy = general(code, language)
    level = Problem(code, Place("", 1, 1, 2)).severity
    return {
        "id": code,
        "shortDescription": {"text": wrong},
        "fullDescription": {"text": " ".join(filter(None, [wrong, remedy]))},
        "help": {"text": remedy or wrong},
        "helpUri": about.guide,
        "defaultConfiguration": {"level": level},
    }


def _result(problem: Problem, texts: Texts, language: str, about: About) -> dict[str, object]:
    found: dict[str, object] = {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": _told(problem, language)},
        "locations": [_location(problem.place, texts, about)],
    }
    if problem.also:
        found["relatedLocations"] = [_location(place, texts, about) for place in problem.also]
    return found


def _location(place: Place, texts: Texts, about: About) -> dict[str, object]:
    region = _region(place, texts.get(place.file, ""))
    artifact = _artifact(place.file, about.root)
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _artifact(file: str, root: PurePath) -> dict[str, str]:
    path = _relative(file, root)
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _region(place: Place, text: str) -> dict[str, int]:
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    start = _units(line[: place.column - 1])
    return {
        "startLine": place.line,
        "startColumn": start + 1,
        "endColumn": start + max(1, _units(line[place.column - 1 : place.end - 1])) + 1,
    }


def _units(text: str) -> int:
    """Count the UTF-16 units of a text: two for each sign beyond the first 65,536."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
