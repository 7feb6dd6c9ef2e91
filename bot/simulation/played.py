"""What playing a scenario gave: failures with their places, and what the citizen went through."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.conversation.scene import Turn
from bot.flow.expression.items import plain_name
from bot.flow.flow import Ask, Check, Flow, Review
from bot.flow.problems import Place
from bot.flow.scenarios import Scenario
from bot.journal.trace import EventKind
from bot.simulation.acting import Manner
from bot.simulation.talk import Talk

NONE = "–"
"""What stands where nothing was expected, or nothing happened."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that did not go as written; `kind` names its sentences in `words`."""

    kind: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Played:
    """One scenario, played in one manner; `said_last` is the bot's latest message."""

    scenario: Scenario
    manner: Manner
    talk: Talk
    failures: tuple[Failure, ...]

    @property
    def said_last(self) -> str:
        """Give the last message of the bot, or nothing."""
        return next((reply.text for reply in self.talk.replies()), "")


def asked_in(talk: Talk) -> tuple[str, ...]:
    """Give the steps that waited for an answer, in order, each time they were shown.

    Events name a repeated step without the number of its item; where the citizen stands tells it.
    """
    return tuple(step for turn in (e.turn for e in talk.exchanges) for step in _asked(talk, turn))


def _asked(talk: Talk, turn: Turn) -> Iterator[str]:
    step = turn.session.step if turn.session else ""
    shown = {event.step for event in turn.events if event.kind is EventKind.SHOWN}
    if waits(talk.flow, step) and plain_name(step) in shown:
        yield step


def shown_in(talk: Talk) -> tuple[str, ...]:
    """Give every step shown, in order."""
    return tuple(event.step for event in talk.events() if event.kind is EventKind.SHOWN)


def waits(flow: Flow, step: str) -> bool:
    """Tell whether a step waits for an answer."""
    return isinstance(flow.steps.get(step), Ask | Review | Check)


def outcome_of(talk: Talk) -> str:
    """Give the outcome of the last session that closed; empty if none did."""
    return talk.run.outcome if talk.run else ""
