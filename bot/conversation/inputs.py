"""What a citizen can do, whatever channel it came through.

The channel makes one of these from an update; `take_turn` consumes it. Nothing here knows
Telegram.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of a turn: the calendar day, and seconds on a clock that never runs backwards."""

    today: date
    seconds: float


class Command(StrEnum):
    """What a citizen may always ask for; the value stands in button keys."""

    START = "start"
    BACK = "back"
    WHY = "why"
    HELP = "help"
    UNSURE = "unsure"
    SKIP = "skip"
    KEEP = "keep"
    DONE = "done"
    LATER = "later"
    CONFIRM = "confirm"
    DENY = "deny"
    CHANGE = "change"
    PERSON = "person"
    PAUSE = "pause"
    STOP = "stop"
    RESTART = "restart"
    LANGUAGE = "language"
    PRIVACY = "privacy"
    MY_DATA = "mydata"
    DELETE = "delete"
    CONTINUE = "continue"


@dataclass(frozen=True, slots=True)
class Asked:
    """A command, written with a slash (`/help`); words and buttons become one inside the turn.

    `words` followed it, where that can matter: the code after `/delete`.
    """

    command: Command
    words: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """Words the citizen wrote, as they came."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button: the token of the question it stood under, and its key."""

    token: str
    key: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A photo or a file, to be fetched by `file_id`. `size` in bytes, 0 if unknown."""

    file_id: str
    mime: str
    size: int
    name: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A telephone number shared from the phone's contacts; `own` if it is the citizen's."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something the bot cannot read: sticker, voice, video, location, poll and the like."""

    kind: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A message that the citizen changed after sending it."""


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """A slash command that the bot does not have."""


Input = (
    Asked | Typed | Tapped | Attached | SharedContact | Unreadable | Edited | UnknownCommand
)  # fmt: skip
