"""What a rehearsal gave, as text for people or JSON for machines."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from bot.simulation.coverage import Coverage
from bot.simulation.played import Failure, Played
from bot.simulation.points import ANSWER, Point
from bot.simulation.rehearsal import Rehearsed
from bot.simulation.walks import Walked
from bot.simulation.words import tell

_INDENT = "    "


def report_text(
    rehearsed: Sequence[Rehearsed], language: str, *, covering: bool, least: int = 0
) -> str:
    """Write a rehearsal for people: a line a scenario, what failed, then what was never taken.

    `covering` adds the coverage of each flow; below `least` percent it is told as a failure.
    """
    blocks = ["\n".join(_scenarios(rehearsed, language))]
    if covering:
        blocks += ["\n".join(_coverage(one, language)) for one in rehearsed]
    blocks += ["\n".join(_walks(one, language)) for one in rehearsed if one.walked]
    blocks += ["\n".join(_too_little(rehearsed, language, least))]
    return "\n\n".join(filter(None, blocks))


def _scenarios(rehearsed: Sequence[Rehearsed], language: str) -> Iterator[str]:
    plays = [played for one in rehearsed for played in one.plays]
    failed = set()
    for file, both in groupby(plays, key=lambda played: played.scenario.file):
        wrong = [played for played in both if played.failures]
        if wrong:
            failed.add(file)
            yield from _failed(file, wrong, language)
        else:
            yield f"{tell('ok', language):<8}{file}"
    count = len({played.scenario.file for played in plays})
    key = {0: "none", 1: "played.one"}.get(count, "played")
    yield tell(key, language, played=count, failed=len(failed))


def _failed(file: str, plays: Sequence[Played], language: str) -> Iterator[str]:
    """Tell each way of failing once, with the manners that failed so."""
    ways: dict[tuple[str, ...], list[Played]] = {}
    for played in plays:
        ways.setdefault(tuple(_failures(played, language)), []).append(played)
    for lines, same in ways.items():
        manners = tell("and", language).join(tell(one.manner.value, language) for one in same)
        yield f"{tell('failed', language):<8}{file} ({manners})"
        yield from lines


def _failures(played: Played, language: str) -> Iterator[str]:
    labels = [tell(key, language) for key in ("expected", "happened")]
    width = max(map(len, labels)) + 2
    for failure in played.failures:
        yield f"{_INDENT}{failure.place.file}:{failure.place.line}"
        for label, sentence in zip(labels, sentences(failure, language), strict=True):
            yield f"{_INDENT * 2}{label:<{width}}{sentence}"
    if played.said_last:
        yield f"{_INDENT}{tell('last', language)}"
        yield from (f"{_INDENT * 2}{line}" for line in played.said_last.splitlines())


def sentences(failure: Failure, language: str) -> tuple[str, str]:
    """Give what was expected and what happened."""
    key = f"failure.{failure.kind}"
    found = tell(f"{key}.found", language, **failure.values)
    return tell(key, language, **failure.values), found


def _coverage(one: Rehearsed, language: str) -> Iterator[str]:
    covered = one.coverage
    yield tell("coverage", language, flow=one.flow, percent=int(covered.percent))
    names = {kind: tell(f"kind.{kind}", language) for kind in covered.counts()}
    width = max(map(len, names.values()), default=0) + 2
    for kind, (reached, total) in covered.counts().items():
        share = tell("percent", language, percent=100 * reached // total)
        yield f"{_INDENT}{names[kind]:<{width}}{f'{reached}/{total}':>9}{share:>8}"
    yield _INDENT + tell("never" if covered.missed else "all", language)
    yield from (f"{_INDENT}{_missed(point, language)}" for point in covered.missed)


def _missed(point: Point, language: str) -> str:
    return f"{point.place.file}:{point.place.line} {point_name(point, language)}"


def point_name(point: Point, language: str) -> str:
    """Name a point as designers know it."""
    key = f"point.{point.kind}"
    if point.kind == "branch":
        key += f".{point.part}"
    if (point.kind, point.part) == ("option", ANSWER):
        key = "point.answer"
    return tell(key, language, name=point.name, part=point.part)


def _walks(one: Rehearsed, language: str) -> Iterator[str]:
    walked = one.walked
    if walked is None:
        return
    told = {"flow": one.flow, "walks": walked.walks, "seed": walked.seed, "inputs": walked.inputs}
    if walked.failure is None:
        yield tell("walks", language, **told)
        return
    yield tell("walk.failed", language, **told, number=walked.number)
    for label, sentence in zip(
        ("expected", "happened"), sentences(walked.failure, language), strict=True
    ):
        yield f"{_INDENT}{tell(label, language)}  {sentence}"
    yield tell("walk.again", language)
    yield f"\n{walked.scenario}"


def _too_little(rehearsed: Iterable[Rehearsed], language: str, least: int) -> Iterator[str]:
    for one in rehearsed:
        if one.coverage.percent < least:
            percent = int(one.coverage.percent)
            yield tell("less", language, flow=one.flow, percent=percent, least=least)


def report_json(rehearsed: Sequence[Rehearsed], language: str) -> str:
    """Write a rehearsal for machines: scenarios, coverage, walks."""
    whole = {
        "scenarios": [_played(played, language) for one in rehearsed for played in one.plays],
        "coverage": [_covered(one.flow, one.coverage, language) for one in rehearsed],
        "walks": [_walked(one.flow, one.walked, language) for one in rehearsed if one.walked],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _played(played: Played, language: str) -> dict[str, Any]:
    return {
        "file": played.scenario.file,
        "flow": played.scenario.flow.text,
        "manner": played.manner.value,
        "ok": not played.failures,
        "failures": [_failure(failure, language) for failure in played.failures],
        "said_last": played.said_last if played.failures else "",
    }


def _failure(failure: Failure, language: str) -> dict[str, Any]:
    expected, happened = sentences(failure, language)
    place = {"file": failure.place.file, "line": failure.place.line}
    return {"kind": failure.kind, **place, "expected": expected, "happened": happened}


def _covered(flow: str, covered: Coverage, language: str) -> dict[str, Any]:
    counts = {kind: {"reached": n, "all": total} for kind, (n, total) in covered.counts().items()}
    missed = [
        {
            "file": point.place.file,
            "line": point.place.line,
            "kind": point.kind,
            "what": point_name(point, language),
        }
        for point in covered.missed
    ]
    return {"flow": flow, "percent": round(covered.percent, 2), "counts": counts, "missed": missed}


def _walked(flow: str, walked: Walked, language: str) -> dict[str, Any]:
    failure = _failure(walked.failure, language) if walked.failure else None
    return {
        "flow": flow, "seed": walked.seed, "walks": walked.walks, "inputs": walked.inputs,
        "failure": failure, "scenario": walked.scenario,
    }  # fmt: skip
