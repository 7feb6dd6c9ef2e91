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
    options may come), `restart`, `stop`, `delete` or `remove` (are you sure?).
    """

    kind: Literal["reading", "pages", "ticks", "restart", "stop", "delete", "remove"]
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """Everything the bot knows while a citizen is on the way.

    `seed` is random hex from the caller; tokens and the reference are derived from it, so that the
    turn itself needs no randomness. `step` is where the citizen stands: the last of `path`, or an
    earlier one while revisiting. `clock` is the monotonic second of the last
    event. `files` counts those taken so far, kept or replaced.
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
    files: int = 0
