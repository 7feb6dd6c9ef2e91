"""The trace of a citizen who said yes to research: what they did and after how long, never when.

A closed run's trace goes in; events with the day and the second counted from its own beginning come
out. No answer: the option of an opinion is left out too, only the reasons of rejections stay.
"""

import json
from dataclasses import dataclass

from bot.journal.trace import EventKind, Run, Trace

DAY_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class ResearchEvent:
    """One event: `day` and `second` since the run began, both from 0."""

    kind: str
    step: str
    day: int
    second: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class ResearchRun:
    """One run; its id is random and stands with the row."""

    prototype: str
    language: str
    outcome: str
    events: tuple[ResearchEvent, ...]


def research_run(run: Run) -> ResearchRun:
    """Give what research keeps of a run."""
    return ResearchRun(run.prototype, run.language, run.outcome, research_events(run.events))


def research_events(trace: Trace) -> tuple[ResearchEvent, ...]:
    """Give a trace on a clock of its own: its first event is day 0, second 0."""
    events, elapsed = [], 0.0
    for number, event in enumerate(trace):
        elapsed += event.seconds if number else 0.0
        day, second = divmod(int(elapsed), DAY_SECONDS)
        code = event.code if event.kind is EventKind.REJECTED else ""
        events.append(ResearchEvent(event.kind.value, event.step, day, second, code))
    return tuple(events)


def research_to_text(run: ResearchRun) -> str:
    """Write a run as JSON text."""
    rows = [[one.kind, one.step, one.day, one.second, one.code] for one in run.events]
    return json.dumps([run.prototype, run.language, run.outcome, rows], separators=(",", ":"))


def research_from_text(text: str) -> ResearchRun:
    """Read what `research_to_text` wrote."""
    prototype, language, outcome, rows = json.loads(text)
    return ResearchRun(prototype, language, outcome, tuple(ResearchEvent(*row) for row in rows))
