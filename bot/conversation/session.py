"""One citizen going through one flow once.

A session is a frozen value: `take_turn` gives a new one, the vault seals it, and reading it back
gives an equal one (`bot.conversation.stored`). Answers are the truth; `path` only remembers what
they give, so that a turn need not replay the whole flow.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.flow.flow import START, Value
from bot.journal.trace import Trace

AnswerStatus = Literal["given", "skipped", "unsure", "later"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a citizen answered; `value` is None unless the status is `given`."""

    value: Value | None
    status: AnswerStatus = "given"


@dataclass(frozen=True, slots=True)
class Pending:
    """What waits for one more word before it counts.

    `kind`: `reading` (read back: is that right?), `pages` (more pages may come), `ticks` (more
    options may come), `restart`, `stop`, `delete` or `remove` (are you sure?), `research` (yes or
    no before the first question).
    """

    kind: Literal["reading", "pages", "ticks", "restart", "stop", "delete", "remove", "research"]
    value: Value | None = None


SURE = frozenset({"stop", "restart", "delete", "remove"})
"""The kinds of pending that ask "are you sure?"."""


@dataclass(frozen=True, slots=True)
class Session:
    """Everything the bot knows while a citizen is on the way.

    `seed` is random hex from the caller; tokens and the reference are derived from it, so that the
    turn itself needs no randomness. `step` is where the citizen stands: the last of `path`, or an
    earlier one while revisiting. `clock` is the monotonic second of the last event. `today` is the
    day it began. `files` counts those taken so far, kept or replaced.

    `notice` is the version of the notice that the citizen accepted (empty in a rehearsal),
    `address` where a reminder reaches them (empty once closed), `reminded` that it was sent.
    `counted` says that evaluation has this run already, `runs` how many the citizen has left there
    so far. `research` is `asked`, `yes` or `no`, `code` what erases the research trace.
    """

    prototype: str
    version: str
    language: str
    today: date
    seed: str
    step: str = START
    path: tuple[str, ...] = (START,)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    pending: Pending | None = None
    turn: int = 0
    token: str = ""
    last_token: str = ""
    tries: int = 0
    clock: float = 0.0
    outcome: str = ""
    reference: str = ""
    trace: Trace = ()
    notice: str = ""
    address: str = ""
    reminded: bool = False
    counted: bool = False
    runs: int = 0
    research: str = ""
    code: str = ""
    files: int = 0
