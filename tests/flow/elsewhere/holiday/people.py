"""What people say about a job: days of some years, and amounts with decimals."""

from datetime import date

from tests.flow.elsewhere.original import REFUSED, Words
from tests.flow.elsewhere.saying import day, decimal, of

_SOME_DAY = day(date(2024, 6, 1), date(2028, 3, 31))
_HOURS = decimal("40", "37.5", "8", "35", "41.25", "0.5")
_NOT_DAYS = (Words("0", REFUSED), Words("8", REFUSED))
_DAYS = of(
    Words("5", 5), Words("3", 3), Words("1", 1), Words("7", 7), Words("6", 6), *_NOT_DAYS
)  # fmt: skip
_LENGTH = decimal("8", "7.5", "4", "12", "2")

SAYS = {
    "starting_date": _SOME_DAY,
    "leaving_date": _SOME_DAY,
    "leave_year_start": _SOME_DAY,
    "hours_per_week": _HOURS,
    "compressed_hours_per_week": _HOURS,
    "days_per_week": _DAYS,
    "days_per_week_for_hours": decimal("5", "4.5", "3", "6.5"),
    "compressed_days_per_week": decimal("5", "4.5", "3", "6.5"),
    "hours_per_shift": _LENGTH,
    "shifts_per_shift_pattern": of(*(Words(str(n), n or REFUSED) for n in range(7))),
    "days_per_shift_pattern": _LENGTH,
}
