"""What one run leaves: events while the session is open, and a `Run` when it closes.

The turn appends events; the sealed session carries them; at the close they become a `Run`, which
waits in the vault's pool until a release folds it into counts. An event holds a step id and codes,
never an answer, a name or a date.
"""

from dataclasses import dataclass
from enum import StrEnum

Trace = tuple["Event", ...]


class EventKind(StrEnum):
    """What can happen at a step, in the past tense; the value is what is stored."""

    SHOWN = "shown"
    ANSWERED = "answered"
    REJECTED = "rejected"
    READ_BACK = "read_back"
    HELPED = "helped"
    EXPLAINED = "explained"
    WENT_BACK = "went_back"
    CHANGED = "changed"
    UNSURE = "unsure"
    SKIPPED = "skipped"
    PAUSED = "paused"
    ASKED_PERSON = "asked_person"
    SCORED = "scored"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened at a step.

    `seconds` passed since the event before it (monotonic clock, 0 or more). `code` is the reason
    of a rejection, or the option id of a feedback question; empty otherwise.
    """

    kind: EventKind
    step: str
    seconds: float = 0.0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """The trace of a closed session: what evaluation may learn from one citizen.

    `outcome` is one of submitted, informed, not_entitled, out_of_scope, handed_over, stopped,
    abandoned, failed. `rehearsal` marks runs that no citizen made.
    """

    prototype: str
    version: str
    language: str
    outcome: str
    events: Trace
    rehearsal: bool = False
