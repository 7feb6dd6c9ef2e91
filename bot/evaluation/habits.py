"""What people did beside answering: help, going back, pauses, moves; and what they said of it.

The counts of one prototype go in, versions merged; out come habits at one step, and of whole runs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.journal.places import is_step

Table = Mapping[tuple[str, str], Mapping[str, int]]
"""Counts of one prototype: kind and `a` give the counts by `b`."""

_NONE: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Habits:
    """What was done at one step, in runs; `showings` and `pauses` are single ones.

    `smooth` runs had their first answer taken without help before it. `events` has the runs by kind
    of event (`bot.journal.trace.EventKind`). Of `pauses`, `resumed` ended with something done.
    """

    showings: int = 0
    smooth: int = 0
    pauses: int = 0
    resumed: int = 0
    events: Mapping[str, int] = field(default_factory=dict)

    @property
    def helped(self) -> int:
        """M11: runs that asked for help here; "why?" is counted apart."""
        return self.events.get("helped", 0)

    @property
    def went_back(self) -> int:
        """M12: runs that went back from here."""
        return self.events.get("went_back", 0)

    @property
    def resume_rate(self) -> float:
        """M12b: pauses after which something was done / all pauses, the silence of the gone too."""
        return self.resumed / self.pauses if self.pauses else 0.0


@dataclass(frozen=True, slots=True)
class Whole:
    """What is counted of whole runs: by outcome, language and score; and from step to step.

    `begun` runs settled a step (M1). `friction` has runs by outcome and number of rejections (M10);
    `elapsed` by outcome and bin of time (M8); `languages` by whether they came to an end. `scores`
    are the last options chosen, by question (M13, M14). `moves` and `backs` count each step from
    one question to another, forwards and back (M12, M18).
    """

    begun: int = 0
    resumed: Mapping[str, int] = field(default_factory=dict)
    friction: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    elapsed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    languages: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    moves: Mapping[tuple[str, str], int] = field(default_factory=dict)
    backs: Mapping[tuple[str, str], int] = field(default_factory=dict)


def habits_of(step: str, table: Table) -> Habits:
    """Give what was done at one step."""
    pauses = table.get(("pause", step), _NONE)
    return Habits(
        showings=table.get(("event", step), _NONE).get("shown", 0),
        smooth=table.get(("smooth", step), _NONE).get("", 0),
        pauses=sum(pauses.values()),
        resumed=pauses.get("resumed", 0),
        events=dict(table.get(("event_runs", step), _NONE)),
    )


def whole_of(table: Table) -> Whole:
    """Give what is counted of whole runs."""
    return Whole(
        begun=table.get(("begun", "answered"), _NONE).get("", 0),
        resumed={outcome: counts.get("", 0) for outcome, counts in _all(table, "resumed").items()},
        friction=_all(table, "friction"),
        elapsed=_all(table, "elapsed"),
        languages=_all(table, "language"),
        scores=_all(table, "score"),
        moves=_edges(table, "move"),
        backs=_edges(table, "back"),
    )


def _all(table: Table, wanted: str) -> dict[str, Mapping[str, int]]:
    return {a: dict(by_b) for (kind, a), by_b in table.items() if kind == wanted}


def _edges(table: Table, kind: str) -> dict[tuple[str, str], int]:
    found = {(a, b): n for a, by_b in _all(table, kind).items() for b, n in by_b.items()}
    return {edge: n for edge, n in found.items() if all(map(is_step, edge))}
