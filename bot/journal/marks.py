"""A closed run goes in, its marks come out: every count of the journal that it raises by one.

The kinds of marks are described in `bot.journal.tally`. One small function makes each kind; none
of them looks at anything but one run, so the order of runs can never matter.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bot.journal.bins import bin_label
from bot.journal.timing import ACCEPTED, time_spent
from bot.journal.trace import Event, EventKind, Run

UNFINISHED = frozenset({"stopped", "abandoned", "failed"})
"""The outcomes that no author writes: the citizen stopped or went silent, or the bot failed."""

COUNTED = frozenset(
    {
        EventKind.HELPED,
        EventKind.EXPLAINED,
        EventKind.WENT_BACK,
        EventKind.UNSURE,
        EventKind.SKIPPED,
        EventKind.CHANGED,
        EventKind.PAUSED,
        EventKind.ASKED_PERSON,
    }
)
"""The events of which every single one is counted."""

_MANY_REJECTIONS = 3


class Mark(NamedTuple):
    """One stroke: what is counted (`kind`) and the two things it is counted by."""

    kind: str
    a: str
    b: str = ""


def marks_of(run: Run) -> Iterator[Mark]:
    """Give every mark of a run; the same mark comes as often as it is to be counted."""
    yield Mark("outcome", run.outcome)
    for make in (_reach, _stop, _answered, _rejections, _events, _times, _scores):
        yield from make(run)


def _of_kind(run: Run, kind: EventKind) -> list[Event]:
    return [event for event in run.events if event.kind is kind]


def _accepted_steps(run: Run) -> set[str]:
    return {event.step for event in run.events if event.kind in ACCEPTED}


def _reach(run: Run) -> Iterator[Mark]:
    for step in {event.step for event in _of_kind(run, EventKind.SHOWN)}:
        yield Mark("reach", step)


def _stop(run: Run) -> Iterator[Mark]:
    shown = _of_kind(run, EventKind.SHOWN)
    if shown and run.outcome in UNFINISHED:
        yield Mark("stop", shown[-1].step, run.outcome)


def _answered(run: Run) -> Iterator[Mark]:
    for step in _accepted_steps(run):
        yield Mark("answered", step)


def _rejections(run: Run) -> Iterator[Mark]:
    rejected = _of_kind(run, EventKind.REJECTED)
    accepted = _accepted_steps(run)
    for event in rejected:
        yield Mark("rejected", event.step, event.code)
    for step in {event.step for event in rejected}:
        yield Mark("rejected_runs", step, "answered" if step in accepted else "unanswered")
    times = len(rejected)
    yield Mark("friction", run.outcome, f"{times}" if times < _MANY_REJECTIONS else "3+")


def _events(run: Run) -> Iterator[Mark]:
    for event in run.events:
        if event.kind in COUNTED:
            yield Mark("event", event.step, event.kind.value)


def _times(run: Run) -> Iterator[Mark]:
    spent = time_spent(run.events)
    for step, seconds in spent.on_step.items():
        yield Mark("time", step, bin_label(seconds))
    yield Mark("active", run.outcome, bin_label(spent.active))
    yield Mark("elapsed", run.outcome, bin_label(spent.elapsed))


def _scores(run: Run) -> Iterator[Mark]:
    last = {event.step: event.code for event in _of_kind(run, EventKind.SCORED)}
    for step, option in last.items():
        yield Mark("score", step, option)
