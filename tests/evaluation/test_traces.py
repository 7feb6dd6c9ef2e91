"""Exported traces keep the rules of IEEE 1849 (XES), and tell only the time since their start."""

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.traces import TraceFormat, write_traces
from bot.journal.research import (
    ResearchEvent,
    ResearchRun,
    research_events,
    research_from_text,
    research_to_text,
)
from bot.journal.trace import Event, EventKind

NS = "{http://www.xes-standard.org/}"
TYPES = {"string", "date", "int", "float", "boolean", "id", "list", "container"}
STANDARD = {
    "schedule", "assign", "withdraw", "reassign", "start", "suspend", "resume", "pi_abort",
    "ate_abort", "complete", "autoskip", "manualskip", "unknown",
}  # fmt: skip
"""The transitions of the standard lifecycle model of XES."""

ODD = 'a<b>&"c\u202f»'
RUN = ResearchRun(
    "redesign", "fr", "submitted",
    (
        ResearchEvent("shown", "income", 0, 0),
        ResearchEvent("rejected", ODD, 0, 7, "empty"),
        ResearchEvent("skipped", "income", 2, 86399),
    ),
)  # fmt: skip


async def _written(layout: TraceFormat, *runs: ResearchRun) -> str:
    async def given_runs() -> AsyncIterator[ResearchRun]:
        for run in runs:
            yield run

    file = io.StringIO()
    assert await write_traces(given_runs(), layout, file) == len(runs)
    return file.getvalue()


def _text(element: ET.Element, key: str) -> str | None:
    return next((one.get("value") for one in element if one.get("key") == key), None)


@pytest.mark.parametrize("count", [0, 1, 3])
async def test_a_log_keeps_the_rules_of_xes(count: int) -> None:
    """Version, extensions, globals, classifiers, then attributes, then traces, in that order."""
    log = ET.fromstring(await _written(TraceFormat.XES, *[RUN] * count))  # noqa: S314 - our own
    assert log.tag == f"{NS}log"
    assert {"xes.version", "xes.features"} <= set(log.attrib)
    order = ["extension", "global", "classifier", "string", "trace"]
    found = [order.index(child.tag.removeprefix(NS)) for child in log]
    assert found == sorted(found)
    assert found.count(order.index("trace")) == count
    _check_attributes(log)
    _check_globals(log)


def _check_attributes(log: ET.Element) -> None:
    """Every attribute has a key, a value of its type, and a prefix that an extension declares."""
    declared = {one.get("prefix") for one in log.findall(f"{NS}extension")}
    for one in log.iter():
        kind = one.tag.removeprefix(NS)
        if kind in TYPES:
            key, value = one.get("key"), one.get("value")
            assert key
            assert value is not None
            assert ":" not in key or key.split(":")[0] in declared
            if kind == "date":
                assert datetime.fromisoformat(value).tzinfo is not None
    for parent in log.iter():
        keys = [one.get("key") for one in parent if one.tag.removeprefix(NS) in TYPES]
        assert len(keys) == len(set(keys)), "a key stands once"


def _check_globals(log: ET.Element) -> None:
    """Check that what is declared global is everywhere, and that classifiers name what is there."""
    scopes = {one.get("scope"): {a.get("key") for a in one} for one in log.findall(f"{NS}global")}
    for trace in log.findall(f"{NS}trace"):
        assert scopes["trace"] <= {one.get("key") for one in trace}
        for event in trace.findall(f"{NS}event"):
            held = {one.get("key") for one in event}
            assert scopes["event"] <= held
            for classifier in log.findall(f"{NS}classifier"):
                assert set((classifier.get("keys") or "").split()) <= held
            assert _text(event, "lifecycle:transition") in STANDARD


async def test_the_clock_is_synthetic_and_says_so() -> None:
    """Every trace starts on 1 January 1970, and the log's own attributes explain it."""
    log = ET.fromstring(await _written(TraceFormat.XES, RUN, RUN))  # noqa: S314 - our own
    assert "synthetic" in (_text(log, "guichet_clock") or "")
    for trace in log.findall(f"{NS}trace"):
        times = [_text(event, "time:timestamp") for event in trace.findall(f"{NS}event")]
        assert times == [
            "1970-01-01T00:00:00+00:00", "1970-01-01T00:00:07+00:00", "1970-01-03T23:59:59+00:00",
        ]  # fmt: skip
        steps = [_text(event, "concept:name") for event in trace.findall(f"{NS}event")]
        assert steps == ["income", ODD, "income"]


async def test_a_table_has_a_row_an_event() -> None:
    """The CSV says the same, with the number of the run in the file and nothing of a person."""
    rows = list(csv.reader(io.StringIO(await _written(TraceFormat.CSV, RUN, RUN))))
    assert rows[0][:4] == ["run", "prototype", "language", "outcome"]
    assert rows[2] == ["1", "redesign", "fr", "submitted", ODD, "rejected", "empty", "0", "7"]
    assert len(rows) == 7


EVENTS = st.builds(
    Event, st.sampled_from(EventKind), st.sampled_from(["a", "b"]),
    st.floats(0, 10**7), st.sampled_from(["", "4", "empty"]),
)  # fmt: skip


@given(st.lists(EVENTS, max_size=20))
def test_a_research_trace_tells_no_opinion_and_no_date(events: list[Event]) -> None:
    """Time begins at 0 and never runs back; only reasons of rejections keep their code."""
    found = research_events(tuple(events))
    assert [(one.kind, one.step) for one in found] == [(one.kind, one.step) for one in events]
    times = [datetime.fromtimestamp(one.day * 86400 + one.second, UTC) for one in found]
    assert times == sorted(times)
    assert [one.day + one.second for one in found[:1]] in ([], [0])
    assert {one.kind for one in found if one.code} <= {"rejected"}
    run = ResearchRun("p", "fr", "stopped", found)
    assert research_from_text(research_to_text(run)) == run
