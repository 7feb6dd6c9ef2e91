"""A trace goes in, the seconds of the run and of each answered step come out.

How the seconds of an event are to be read, for all of Guichet:

- `Event.seconds` is the time between the event before it and this one.
- That time was spent on the step of the latest SHOWN *before* the event: what the citizen was
  looking at meanwhile. So the time of a SHOWN belongs to the step before, and starts its own clock.
- A run begins at its first SHOWN. Time before that, its own included, counts nowhere.
- A gap longer than `IDLE_CAP` is a pause: it counts as elapsed, but as no active time.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.journal.trace import Event, EventKind, Trace

IDLE_CAP = 1800.0
"""The longest gap, in seconds and inclusive, that is not a pause (evaluation.md §1: C = 30 min)."""

ACCEPTED = frozenset({EventKind.ANSWERED, EventKind.UNSURE, EventKind.SKIPPED})
"""How a question is settled: by an answer, an allowed "I don't know", or a skip."""


@dataclass(frozen=True, slots=True)
class Spent:
    """The seconds of one run.

    `active` (without pauses) and `elapsed` (with them) run until the request is sent, or else
    until the last event: questions after the sending ask for an opinion and finish nothing.
    `on_step` has, for each answered step, the active seconds of all visits until its last
    accepted answer (M6 of evaluation.md). `on_last_step` are the active seconds of all visits of
    `last_step`, the one shown last ("" if none was): for who leaves, the time before leaving.
    """

    active: float
    elapsed: float
    on_step: Mapping[str, float]
    last_step: str = ""
    on_last_step: float = 0.0


def time_spent(events: Trace) -> Spent:
    """Measure one run."""
    until_sent = list(_until_sent(events))
    running, settled = _on_steps(events)
    last = last_shown(events)
    active = sum(seconds for seconds in until_sent if seconds <= IDLE_CAP)
    return Spent(active, sum(until_sent), settled, last, running.get(last, 0.0))


def last_shown(events: Trace) -> str:
    """Give the step that was shown last; "" if none was."""
    return next((e.step for e in reversed(events) if e.kind is EventKind.SHOWN), "")


def pauses(events: Trace) -> Iterator[str]:
    """Give the step of each pause after which the citizen did something again."""
    yield from (standing for _, standing, seconds in _charged(events) if seconds > IDLE_CAP)


def _charged(events: Trace) -> Iterator[tuple[Event, str, float]]:
    """Give each event since the first SHOWN with the step that its seconds were spent on."""
    standing = ""
    for event in events:
        if standing:
            yield event, standing, event.seconds
        if event.kind is EventKind.SHOWN:
            standing = event.step


def _until_sent(events: Trace) -> Iterator[float]:
    for event, _, seconds in _charged(events):
        yield seconds
        if event.kind is EventKind.SUBMITTED:
            return


def _on_steps(events: Trace) -> tuple[dict[str, float], dict[str, float]]:
    """Give the active seconds on each step, and on each settled one until it was settled last."""
    running: defaultdict[str, float] = defaultdict(float)
    settled: dict[str, float] = {}
    for event, standing, seconds in _charged(events):
        if seconds <= IDLE_CAP:
            running[standing] += seconds
        if event.kind in ACCEPTED:
            settled[event.step] = running[event.step]
    return running, settled
