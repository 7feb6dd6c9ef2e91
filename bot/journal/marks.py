"""A closed run goes in, its marks come out: every count of the journal that it raises by one.

The kinds of marks are described in `bot.journal.tally`. One small function makes each kind; none
of them looks at anything but one run, so the order of runs can never matter.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bot.journal.bins import bin_label
from bot.journal.timing import ACCEPTED, last_shown, pauses, time_spent
from bot.journal.trace import Event, EventKind, Run

UNFINISHED = frozenset({"stopped", "abandoned", "failed"})
"""The outcomes that no author writes: the citizen stopped or went silent, or the bot failed."""

COUNTED = frozenset(
    {
        EventKind.SHOWN,
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

_ROUGH = frozenset({EventKind.REJECTED, EventKind.HELPED, EventKind.EXPLAINED, EventKind.WENT_BACK})
"""What makes a first answer anything but right the first time."""

_MANY_REJECTIONS = 3


class Mark(NamedTuple):
    """One stroke: what is counted (`kind`) and the two things it is counted by."""

    kind: str
    a: str
    b: str = ""


def marks_of(run: Run) -> Iterator[Mark]:
    """Give every mark of a run; the same mark comes as often as it is to be counted."""
    yield Mark("outcome", run.outcome)
    yield Mark("language", run.language, "unfinished" if run.outcome in UNFINISHED else "finished")
    for make in (_reach, _stop, _answered, _rejections, _events, _moves, _times, _pauses, _scores):
        yield from make(run)


def _of_kind(run: Run, kind: EventKind) -> list[Event]:
    return [event for event in run.events if event.kind is kind]


def _accepted_steps(run: Run) -> set[str]:
    return {event.step for event in run.events if event.kind in ACCEPTED}


def _reach(run: Run) -> Iterator[Mark]:
    for step in {event.step for event in _of_kind(run, EventKind.SHOWN)}:
        yield Mark("reach", step)


def _stop(run: Run) -> Iterator[Mark]:
    step = last_shown(run.events)
    if step and run.outcome in UNFINISHED:
        yield Mark("stop", step, run.outcome)


def _answered(run: Run) -> Iterator[Mark]:
    steps = _accepted_steps(run)
    yield Mark("begun", "answered" if steps else "nothing")
    for step in steps:
        yield Mark("answered", step)
    for step in _smooth_steps(run):
        yield Mark("smooth", step)


def _smooth_steps(run: Run) -> set[str]:
    """Give the steps whose first answer was taken, without help, "why" or going back before it."""
    rough, smooth = set[str](), set[str]()
    for event in run.events:
        if event.kind in ACCEPTED and event.step not in rough:
            smooth.add(event.step)
        if event.kind in _ROUGH and event.step not in smooth:
            rough.add(event.step)
    return smooth


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
    counted = [event for event in run.events if event.kind in COUNTED]
    for event in counted:
        yield Mark("event", event.step, event.kind.value)
    for step, kind in {(event.step, event.kind) for event in counted}:
        if kind is not EventKind.SHOWN:  # who was shown a step is what `reach` counts
            yield Mark("event_runs", step, kind.value)


def _moves(run: Run) -> Iterator[Mark]:
    """Give where citizens went from each step, and which of those moves went backwards."""
    standing, backwards = "", False
    for event in run.events:
        if event.kind is EventKind.WENT_BACK:
            backwards = True
        elif event.kind is EventKind.SHOWN:
            if standing and standing != event.step:
                yield Mark("back" if backwards else "move", standing, event.step)
            standing, backwards = event.step, False


def _times(run: Run) -> Iterator[Mark]:
    spent = time_spent(run.events)
    for step, seconds in spent.on_step.items():
        yield Mark("time", step, bin_label(seconds))
    if spent.last_step and run.outcome in UNFINISHED:
        yield Mark("left_after", spent.last_step, bin_label(spent.on_last_step))
    yield Mark("active", run.outcome, bin_label(spent.active))
    yield Mark("elapsed", run.outcome, bin_label(spent.elapsed))


def _pauses(run: Run) -> Iterator[Mark]:
    """Give each pause at its step, by whether the citizen came back; silence ends the last one."""
    resumed = list(pauses(run.events))
    for step in resumed:
        yield Mark("pause", step, "resumed")
    step = last_shown(run.events)
    if step and run.outcome == "abandoned":
        yield Mark("pause", step, "left")
    if resumed:
        yield Mark("resumed", run.outcome)


def _scores(run: Run) -> Iterator[Mark]:
    last = {event.step: event.code for event in _of_kind(run, EventKind.SCORED)}
    for step, option in last.items():
        yield Mark("score", step, option)
