"""When a run may be counted: for every run equally long after it began, however it ended.

Else those who finish, which takes minutes, would be counted before those who give up, which takes
days, and a young prototype would look better than it is. The day a run began is not stored: its
row in the pool has a last day, and that day follows from it.
"""

from datetime import date

from bot.service.clock import days_after

KEEP_POOL_DAYS = 53
"""Days that a run waits for a release after its horizon: 60 in all with the usual horizon of 7."""

NO_HORIZON = -1
"""A horizon that has passed even for those who began today, once nobody comes any more."""


def pooled_until(begun: date, horizon_days: int) -> date:
    """Give the last day in the pool of a run that began on `begun`."""
    return days_after(begun, horizon_days + KEEP_POOL_DAYS)


def ripe(today: date) -> date:
    """Give the latest last day of the runs whose horizon has passed, for `Pool.pooled`."""
    return days_after(today, KEEP_POOL_DAYS - 1)


def is_ripe(begun: date, horizon_days: int, today: date) -> bool:
    """Tell whether a run began more than its horizon ago."""
    return pooled_until(begun, horizon_days) <= ripe(today)
