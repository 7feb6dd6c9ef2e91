"""The time as the rest of the bot receives it, so that tests can bring their own."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from bot.conversation.inputs import Now


class Clock(Protocol):
    """Tells the moment of a turn."""

    def now(self) -> Now:
        """Give the calendar day and seconds on a clock that never runs backwards."""
        ...


class SystemClock:
    """The machine's own clock.

    The monotonic clock of Linux runs since boot and is shared by processes, so a run's seconds
    survive a restart of the bot; after a reboot a turn reads a gap of 0.
    """

    def now(self) -> Now:
        """Give today's date where the machine stands, and its monotonic seconds."""
        return Now(datetime.now(UTC).astimezone().date(), time.monotonic())


def days_after(day: date, days: int) -> date:
    """Give the date `days` later, for `expires_on`."""
    return day + timedelta(days=days)
