"""The time as the rest of the bot receives it, so that tests can bring their own."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from bot.conversation.inputs import Now


class Clock(Protocol):
    """Tells the moment of a turn, and the hour of the day."""

    def now(self) -> Now:
        """Give the calendar day and seconds on a clock that never runs backwards."""
        ...

    def hour(self) -> int:
        """Give the hour of the day, 0 to 23, where the citizens are."""
        ...


class SystemClock:
    """The machine's own clock.

    The monotonic clock of Linux runs since boot and is shared by processes, so a run's seconds
    survive a restart of the bot; after a reboot a turn reads a gap of 0.
    """

    def now(self) -> Now:
        """Give today's date where the machine stands, and its monotonic seconds."""
        return Now(datetime.now(UTC).astimezone().date(), time.monotonic())

    def hour(self) -> int:
        """Give the hour where the machine stands."""
        return datetime.now(UTC).astimezone().hour


def days_after(day: date, days: int) -> date:
    """Give the date `days` later, for `expires_on`."""
    return day + timedelta(days=days)
