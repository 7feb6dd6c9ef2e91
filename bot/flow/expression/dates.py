"""Reckoning with days: ages, distances and later days, as the functions of expressions use them.

All take and give calendar days and whole numbers; none reads a clock. What lies outside the
calendar (before year 1, after 9999) is unknown.
"""

from calendar import monthrange
from datetime import date, timedelta


def age(born: date, today: date) -> int:
    """Give whole years from a birth date to a day; a birthday on 29 February counts on 1 March."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Give the day of these numbers; None if the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None


def days_between(first: date, last: date) -> int:
    """Give the days from one day to another; negative if the second comes first."""
    return (last - first).days


def months_between(first: date, last: date) -> int:
    """Give whole months from one day to another; negative if the second comes first."""
    if last < first:
        return -months_between(last, first)
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def add_days(day: date, days: int) -> date | None:
    """Give the day so many days later."""
    try:
        return day + timedelta(days=int(days))
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """Give the same day of the month so many months later, or the last day of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 + int(months), 12)
    if not date.min.year <= years <= date.max.year:
        return None
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
