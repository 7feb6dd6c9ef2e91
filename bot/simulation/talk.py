"""One citizen talking with the engine: inputs go in, every exchange is remembered.

Pure but for what it remembers: the moment is an argument and moves only by `wait` and `at`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from bot.conversation.inputs import Input, Now
from bot.conversation.replies import Button, Reply
from bot.conversation.scene import Turn
from bot.conversation.session import Session
from bot.conversation.turn import begin, take_turn
from bot.flow.flow import Flow
from bot.journal.trace import Event, Run

LONGEST_REPLY = 4096
"""UTF-16 units; Telegram refuses a longer message (Bot API, sendMessage)."""

_SEED = "5ce7a210" * 4
_LIVE = 12
"""Exchanges to look back for a keyboard that still counts."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One input: the session it met, and the turn it led to."""

    given: Input
    before: Session
    turn: Turn


@dataclass(slots=True)
class Talk:
    """A conversation under way. `session` is None once the citizen has erased it, or it expired.

    `run` is that of the last session that closed; `waits` are times that passed, each after so many
    exchanges.
    """

    flow: Flow
    now: Now
    session: Session | None
    exchanges: list[Exchange] = field(default_factory=list)
    run: Run | None = None
    waits: list[tuple[int, timedelta]] = field(default_factory=list)

    @classmethod
    def begin(cls, flow: Flow, language: str, now: Now) -> "Talk":
        """Make the talk of a citizen who comes for the first time; `language` is their phone's.

        Nothing is said yet: the first input, usually /start, begins it.
        """
        return cls(flow, now, begin(flow, _SEED, language, now))

    @property
    def over(self) -> bool:
        """Tell whether nothing waits for an answer any more."""
        return self.session is None or bool(self.session.outcome)

    @property
    def last(self) -> Turn:
        """Give the latest turn."""
        return self.exchanges[-1].turn

    @property
    def step(self) -> str:
        """Give the step where the citizen stands; empty when the talk is over."""
        return "" if self.session is None or self.over else self.session.step

    def do(self, given: Input) -> Turn:
        """Take one input; a session that is gone is begun anew, as the bot does."""
        before = self.session or begin(self.flow, _SEED, self.flow.language, self.now)
        turn = take_turn(self.flow, before, given, self.now)
        self.exchanges.append(Exchange(given, before, turn))
        self.session, self.run = turn.session, turn.run or self.run
        return turn

    def wait(self, time: timedelta) -> None:
        """Let time pass; past the days that answers are kept, the session is closed."""
        self.waits.append((len(self.exchanges), time))
        self.now = Now(self.now.today + time, self.now.seconds + time.total_seconds())
        session = self.session
        if session and not session.outcome and time.days > self.flow.service.retention_days:
            self.run = closed_in_silence(session)
            self.session = None

    def events(self) -> Iterator[Event]:
        """Give every event so far, in order."""
        for exchange in self.exchanges:
            yield from exchange.turn.events

    def states(self) -> Iterator[Session]:
        """Give every session as it stood, those that closed included, in order."""
        for exchange in self.exchanges:
            found = exchange.turn.closed or exchange.turn.session
            if found is not None:
                yield found

    def buttons(self) -> Iterator[tuple[Button, str]]:
        """Give the buttons that count now with their token, the newest message first."""
        token = self.session.token if self.session else ""
        for reply in self.replies():
            if reply.buttons and reply.token == token:
                yield from ((button, token) for row in reply.buttons for button in row)

    def replies(self) -> Iterator[Reply]:
        """Give what the bot said lately, the newest message first."""
        for exchange in reversed(self.exchanges[-_LIVE:]):
            yield from reversed(exchange.turn.replies)


def closed_in_silence(session: Session) -> Run:
    """Give the run of a session that its citizen left open: a sent request stays sent."""
    outcome = "submitted" if session.reference else "abandoned"
    named = (session.prototype, session.version, session.language)
    return Run(*named, outcome, session.trace, rehearsal=True)


def fault_of(turn: Turn) -> str:
    """Tell what no turn may do: `silent` (no word at all), `too_long` (more than a message)."""
    if not turn.replies and not turn.toast:
        return "silent"
    longest = max((len(reply.text.encode("utf-16-le")) // 2 for reply in turn.replies), default=1)
    return "too_long" if longest > LONGEST_REPLY else ""
