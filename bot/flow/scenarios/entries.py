"""What a designer may write in a scenario file, as pydantic models.

Answers and the list of turns are read apart, because each of their parts keeps its place.
"""

from typing import Literal

from pydantic import Field

from bot.flow.plain_values import Id, Number, Words, Written


class ScenarioEntry(Written):
    """A whole scenario file, short form or turns."""

    flow: Id
    language: Words | None = None
    persona: Words | None = None
    today: Words | None = None
    answers: object = None
    turns: object = None
    asked: tuple[Words, ...] | None = None
    not_asked: tuple[Words, ...] = ()
    said: tuple[Words, ...] = ()
    outcome: Words | None = None
    values: dict[Words, object] = Field(default_factory=dict)
    minutes_max: Number | None = None


class TurnEntry(Written):
    """One turn: exactly one of these keys."""

    say: Words | None = None
    tap: Words | None = None
    send: Literal["photo", "pdf"] | None = None
    share: Words | None = None
    do: Words | None = None
    wait: Words | None = None
    at: Words | None = None
    rejected: Words | None = None
    read_back: Words | None = None
