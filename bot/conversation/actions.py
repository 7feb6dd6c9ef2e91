"""What a citizen can mean at one point of the conversation: an answer, a change, a command.

`bot.conversation.interpret` makes one of these from an input; the turn acts on it.
"""

from dataclasses import dataclass

from bot.conversation.answers import Reading
from bot.conversation.inputs import (
    Attached,
    Command,
    Edited,
    SharedContact,
    UnknownCommand,
    Unreadable,
)


@dataclass(frozen=True, slots=True)
class Pick:
    """A tapped answer, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words that answer the current question, as they were read."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class ChangeTo:
    """A wish to change the answer to one question, or one item of a repeat (`child#2`)."""

    step: str


@dataclass(frozen=True, slots=True)
class TakeAway:
    """A wish to remove one item of a repeat, named as `child#2`."""

    item: str


@dataclass(frozen=True, slots=True)
class Speak:
    """A wish to go on in another language."""

    language: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A tap on a button that no longer counts; `again` if it repeats the answer just given."""

    again: bool


@dataclass(frozen=True, slots=True)
class Nothing:
    """Words where nothing could be read: no question is open."""


Action = (
    Command | Pick | Said | ChangeTo | TakeAway | Speak | Stale | Nothing
    | Attached | SharedContact | Unreadable | Edited | UnknownCommand
)  # fmt: skip
"""One meaning."""
