"""When a figure may be shown to people: the thresholds of a report, each decided in one place.

These hide small groups on a screen inside the team. They do not stop someone who subtracts the
shown cells from a total; exports, which leave the team, will need that too (privacy.md §3).
"""

CELL = 5
"""The least count of citizens that is shown as it is; 0 is shown too, for it is nobody."""

PERCENT_BASE = 20
"""The least number of runs of which percentages are given."""

TIMES = 10
"""The least number of times of which a median is given."""


def is_small(count: int, *, rehearsal: bool) -> bool:
    """Say whether a count must be masked: 1 to 4 citizens. Rehearsals hide nobody."""
    return 0 < count < CELL and not rehearsal


def has_percentages(total: int) -> bool:
    """Say whether percentages of this total mean anything, whoever made the runs."""
    return total >= PERCENT_BASE


def has_median(times: int, *, rehearsal: bool) -> bool:
    """Say whether a median of this many times may be given."""
    return times >= (1 if rehearsal else TIMES)
