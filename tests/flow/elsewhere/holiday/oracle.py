"""An opinion on how much holiday somebody has, from reading a GOV.UK smart answer.

Source: alphagov/smart-answers (MIT), the flow "calculate-your-holiday-entitlement" as it was in
lib/smart_answer_flows/calculate-your-holiday-entitlement.rb, with the rules of
lib/smart_answer/calculators/holiday_entitlement.rb: 5.6 weeks, 28 days at most, the share of a
leave year that begins on the same day each year, and amounts that are always rounded up.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from tests.flow.elsewhere.original import Answers, Opinion

_PERIODS = {
    "days": "calculation_period",
    "hours": "calculation_period",
    "shifts": "shift_worker_basis",
}
_LAST = {"days": ["days_per_week"], "hours": ["hours_per_week", "days_per_week_for_hours"]}


def steps(answers: Answers, today: date) -> Iterator[str]:
    """Give the questions in order; an answer that cannot be is followed by its check."""
    yield "basis"
    basis = answers["basis"]
    if basis == "compressed":
        yield from ("compressed_hours_per_week", "compressed_days_per_week")
        return
    yield _PERIODS[basis]
    for step in _days_asked(answers[_PERIODS[basis]]):
        yield step
        if abs(answers[step].year - today.year) > 1:
            yield f"{step}_near"
    yield from _LAST.get(basis, [])
    if basis == "shifts":
        yield from ("hours_per_shift", "shifts_per_shift_pattern", "days_per_shift_pattern")
        if answers["days_per_shift_pattern"] < answers["shifts_per_shift_pattern"]:
            yield "pattern_long_enough"


def _days_asked(period: str) -> list[str]:
    return {
        "full_year": [],
        "starting": ["starting_date", "leave_year_start"],
        "leaving": ["leaving_date", "leave_year_start"],
        "starting_and_leaving": ["starting_date", "leaving_date"],
    }[period]


def opinion(answers: Answers, _: date) -> Opinion:
    """Say how many days, hours and minutes, or shifts the answers give."""
    match answers["basis"]:
        case "days":
            return _in_days(answers)
        case "hours":
            return _in_hours(answers)
        case "compressed":
            return _compressed(answers)
        case _:
            return _in_shifts(answers)


def _in_days(answers: Answers) -> Opinion:
    worked = float(answers["days_per_week"])
    due = _up(round(min(5.6 * worked, 28.0) * _share_of_year(answers), 10))
    told = ["at_most_28", "days_per_week_done"] if worked > 5 else ["days_per_week_done"]
    return Opinion(told, {"days_shown": due}, (f"{due:.0f}",) if due == int(due) else ())


def _in_hours(answers: Answers) -> Opinion:
    hours, days = float(answers["hours_per_week"]), float(answers["days_per_week_for_hours"])
    due = round(min(5.6 * hours, 28.0 * (hours / days)) * _share_of_year(answers), 10)
    whole, left = _clock(due * 60)
    values = {"whole_hours": whole, "minutes_left": left}
    return Opinion(["hours_per_week_done"], values, (f"{whole} hours and {left} minutes",))


def _compressed(answers: Answers) -> Opinion:
    hours = float(answers["compressed_hours_per_week"])
    whole, left = _clock(5.6 * hours * 60)
    daily, rest = _clock(hours / float(answers["compressed_days_per_week"]) * 60)
    names = ("compressed_hours", "compressed_left", "daily_hours", "daily_left")
    values = dict(zip(names, (whole, left, daily, rest), strict=True))
    words = (f"{whole} hours and {left} minutes", f"{daily} hours and {rest} minutes")
    return Opinion(["compressed_hours_done"], values, words)


def _clock(minutes: float) -> tuple[int, int]:
    """Give hours and minutes, rounded up to a minute."""
    return divmod(ceil(round(minutes, 11)), 60)


def _in_shifts(answers: Answers) -> Opinion:
    pattern = answers["shifts_per_shift_pattern"] / float(answers["days_per_shift_pattern"])
    due = round(5.6 * _share_of_year(answers) * round(pattern * 7, 10), 10)
    return Opinion(["shift_worker_done"], {"shifts_due": _up(due)})


def _up(number: float) -> Decimal:
    """Round up to one decimal; what a computer adds by counting in twos is no tenth."""
    return Decimal(ceil(round(number * 10, 11))) / 10


def _share_of_year(answers: Answers) -> float:
    period = answers[_PERIODS[answers["basis"]]]
    if period == "full_year":
        return 1.0
    days: dict[str, date] = {step: answers[step] for step in _days_asked(period)}
    inside = days.get("starting_date", days.get("leaving_date", date.min))
    begins = _year_around(days.get("leave_year_start", date(2000, 1, 1)), inside)
    ends = begins.replace(year=begins.year + 1) - timedelta(days=1)
    begun, ended = days.get("starting_date", begins), days.get("leaving_date", ends)
    return ((ended - begun).days + 1.0) / ((ends - begins).days + 1)


def _year_around(first: date, inside: date) -> date:
    """Give the first day of the leave year that a day lies in."""
    this = first.replace(year=inside.year)
    return this if this <= inside else first.replace(year=inside.year - 1)
