"""The weeks of keys: a day gives the id of its key, and ids give those that are past their time.

A key is named after the ISO week that it seals in (`2026w48`), and its age counts from that week's
Monday. So the newest row of a backup was sealed with a key at least as old as the backup, and once
the keys older than `KEEP_DAYS` are destroyed, no backup older than that opens.
"""

import re
from collections.abc import Iterable
from datetime import date

KEEP_DAYS = 35
"""A key older than this is destroyed by the next rotation."""

_WEEK = re.compile(r"(\d{4})w(\d{2})")


def week_id(day: date) -> str:
    """Give the id of the key that seals on this day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}w{week:02}"


def age_of(key_id: str, today: date) -> int | None:
    """Give the days since the Monday of a key's week; None if its id names no week."""
    found = _WEEK.fullmatch(key_id)
    try:
        return (
            (today - date.fromisocalendar(int(found[1]), int(found[2]), 1)).days if found else None
        )
    except ValueError:
        return None


def past_use(key_ids: Iterable[str], today: date) -> frozenset[str]:
    """Give the ids of keys that have had their time, which the first, the sealing one, never has.

    A key without a week was there before weekly keys: it goes with the first of those that goes.
    """
    ages = {key_id: age_of(key_id, today) for key_id in list(key_ids)[1:]}
    old = {key_id for key_id, age in ages.items() if age is not None and age > KEEP_DAYS}
    without_week = {key_id for key_id, age in ages.items() if age is None}
    return frozenset(old | without_week if old else old)
