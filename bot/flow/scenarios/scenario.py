"""A scenario once it is read: what a citizen does, what must come of it, and where each stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from bot.flow.problems import Place

DOINGS = (
    "back", "why", "help", "unsure", "skip", "keep", "done", "later", "confirm", "deny", "change",
    "person", "pause", "stop", "restart", "language", "privacy", "mydata", "delete", "continue",
    "start",
)  # fmt: skip
"""What `do` may say: the commands of the bot (a test holds them against `Command`)."""

REJECTIONS = (
    "not_understood", "not_an_option", "ambiguous", "not_a_number", "two_numbers", "negative",
    "not_whole", "too_small", "too_large", "not_a_date", "no_such_day", "year_needed", "too_young",
    "too_old", "in_the_future", "in_the_past", "too_short", "too_long", "wrong_form",
    "not_a_phone", "not_an_email", "file_needed", "text_needed", "file_too_large",
    "wrong_file_type", "too_many_files", "not_together", "refused", "too_many", "too_few",
)  # fmt: skip
"""What `rejected` may say (a test holds them against `RejectionCode`)."""

BOT_OUTCOMES = ("stopped", "abandoned")
"""Outcomes that no `end` names: the citizen stops, or falls silent."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A word of the file and its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Given:
    """The answer to one question: one text, or several where several count.

    `implied` marks an answer that follows from the list of a repeat ("another one?").
    """

    texts: tuple[str, ...]
    place: Place
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """One turn of a scenario: its key (`say`, `tap`, `at`…), its words, its place."""

    kind: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must come of a scenario; None or empty where nothing is said about it.

    `minutes` is the most that reading and answering may take, by estimate.
    """

    asked: tuple[Mentioned, ...] | None = None
    not_asked: tuple[Mentioned, ...] = ()
    said: tuple[Mentioned, ...] = ()
    outcome: Mentioned | None = None
    values: Mapping[str, Given] = field(default_factory=dict)
    minutes: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One conversation. `answers` is None in the turns form; `language` "" means the flow's own.

    `places` gives the place of each top key; `today` is the day it begins, None for any day.
    """

    file: str
    flow: Mentioned
    language: str
    answers: Mapping[str, Given] | None
    moves: tuple[Move, ...]
    wanted: Wanted
    places: Mapping[str, Place]
    today: date | None = None
    persona: str = ""

    def place_of(self, key: str) -> Place:
        """Give the place of a top key, or of the whole where it is not written."""
        return self.places.get(key, self.flow.place)


def time_text(time: timedelta) -> str:
    """Write a time as `waiting_time` reads it: in days, else in minutes."""
    minutes = round(time.total_seconds() / 60)
    return f"{minutes} minutes" if minutes % (24 * 60) else f"{time.days} days"


def waiting_time(text: str) -> timedelta | None:
    """Read `3 days`, `5 hours` or `20 minutes`; None for anything else."""
    amount, _, unit = text.partition(" ")
    name = unit.strip() if unit.strip().endswith("s") else f"{unit.strip()}s"
    if not amount.isdecimal() or len(amount) > 4 or name not in ("days", "hours", "minutes"):  # noqa: PLR2004 - digits
        return None
    return timedelta(**{name: int(amount)})
