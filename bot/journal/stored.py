"""Events, runs and tallies as plain rows and text, and back.

The session's codec stores events as rows inside its own JSON; the vault stores whole runs, and the
counts that a release holds back. Reading gives values equal to those written.
"""

import json
from collections.abc import Iterable
from typing import Any

from bot.journal.tally import Cell, Tally
from bot.journal.trace import Event, EventKind, Run, Trace


def events_to_rows(events: Trace) -> list[list[Any]]:
    """Write events as `[kind, step, seconds, code]` rows."""
    return [[event.kind.value, event.step, event.seconds, event.code] for event in events]


def events_from_rows(rows: Iterable[list[Any]]) -> Trace:
    """Read what `events_to_rows` wrote."""
    return tuple(Event(EventKind(kind), step, seconds, code) for kind, step, seconds, code in rows)


def run_to_text(run: Run) -> str:
    """Write a run as JSON text."""
    head = [run.prototype, run.version, run.language, run.outcome, run.rehearsal]
    return json.dumps([*head, events_to_rows(run.events)], separators=(",", ":"))


def run_from_text(text: str) -> Run:
    """Read a run that `run_to_text` wrote; the result equals the one written."""
    prototype, version, language, outcome, rehearsal, rows = json.loads(text)
    return Run(prototype, version, language, outcome, events_from_rows(rows), rehearsal)


def tally_to_rows(tally: Tally) -> list[list[Any]]:
    """Write a tally as rows of a cell, its count and the number of runs behind it, sorted."""
    return [[*cell, n, tally.runs[cell]] for cell, n in sorted(tally.counts.items())]


def tally_from_rows(rows: Iterable[list[Any]]) -> Tally:
    """Read what `tally_to_rows` wrote."""
    tally = Tally()
    for *names, n, runs in rows:
        cell = Cell(*names)
        tally.counts[cell] = n
        if runs:
            tally.runs[cell] = runs
    return tally
