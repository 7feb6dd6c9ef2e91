"""Traces as files for process mining: IEEE 1849 XES, or one CSV row an event.

Runs of research mode come in one at a time and are written as they come, so that memory does not
grow with them. There is no date to write: XES wants one, so every run starts on 1 January 1970, and
the log says so in its own attributes.
"""

import csv
from collections.abc import AsyncIterable, Iterator
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TextIO
from xml.sax.saxutils import quoteattr

from bot.journal.research import ResearchEvent, ResearchRun
from bot.journal.trace import EventKind

_START = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS = ("run", "prototype", "language", "outcome", "step", "event", "code", "day", "second")
_TRANSITIONS = {
    EventKind.SHOWN: "start",
    EventKind.ANSWERED: "complete",
    EventKind.UNSURE: "complete",
    EventKind.SUBMITTED: "complete",
    EventKind.SKIPPED: "manualskip",
    EventKind.PAUSED: "suspend",
}
"""The lifecycle of XES for the events that have one; `unknown`, its own word, for the others."""

_CLOCK = (
    "synthetic: each trace starts on 1970-01-01T00:00:00Z; only the time since its start is real"
)
_HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="trace">
    <string key="concept:name" value="run"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="step"/>
    <string key="lifecycle:transition" value="unknown"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00+00:00"/>
  </global>
  <classifier name="Step" scope="event" keys="concept:name"/>
  <classifier name="Step and event" scope="event" keys="concept:name guichet_event"/>
  <string key="concept:name" value="Guichet, research mode"/>
  <string key="lifecycle:model" value="standard"/>
  <string key="guichet_clock" value={quoteattr(_CLOCK)}/>
  <string key="guichet_data" value="pseudonymous: personal data, with the consent of each person"/>
"""
_END = "</log>\n"


class TraceFormat(StrEnum):
    """How traces are written."""

    XES = "xes"
    CSV = "csv"


async def write_traces(runs: AsyncIterable[ResearchRun], layout: TraceFormat, file: TextIO) -> int:
    """Write every run as it comes; gives how many there were."""
    write = _write_xes if layout is TraceFormat.XES else _write_csv
    return await write(runs, file)


async def _write_xes(runs: AsyncIterable[ResearchRun], file: TextIO) -> int:
    file.write(_HEAD)
    number = 0
    async for run in runs:
        number += 1
        file.writelines(xes_trace(run, number))
    file.write(_END)
    return number


def xes_trace(run: ResearchRun, number: int) -> Iterator[str]:
    """Give the lines of one trace."""
    yield "  <trace>\n"
    about = {
        "concept:name": str(number),
        "guichet_prototype": run.prototype,
        "guichet_language": run.language,
        "guichet_outcome": run.outcome,
    }
    yield from (_string(key, value, 4) for key, value in about.items())
    for event in run.events:
        yield "    <event>\n"
        yield from _event(event)
        yield "    </event>\n"
    yield "  </trace>\n"


def _event(event: ResearchEvent) -> Iterator[str]:
    yield _string("concept:name", event.step, 6)
    yield _string("lifecycle:transition", _TRANSITIONS.get(EventKind(event.kind), "unknown"), 6)
    yield _string("guichet_event", event.kind, 6)
    if event.code:
        yield _string("guichet_reason", event.code, 6)
    moment = _START + timedelta(days=event.day, seconds=event.second)
    yield f'      <date key="time:timestamp" value="{moment.isoformat()}"/>\n'


def _string(key: str, value: str, indent: int) -> str:
    return f"{' ' * indent}<string key={quoteattr(key)} value={quoteattr(value)}/>\n"


async def _write_csv(runs: AsyncIterable[ResearchRun], file: TextIO) -> int:
    rows, number = csv.writer(file), 0
    rows.writerow(_COLUMNS)
    async for run in runs:
        number += 1
        about = (number, run.prototype, run.language, run.outcome)
        for event in run.events:
            told = (event.step, event.kind, event.code, event.day, event.second)
            rows.writerow((*about, *told))
    return number
