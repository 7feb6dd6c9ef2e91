"""An opinion on a health worker's report of a delivery, from reading an XLSForm.

Source: medic/cht-core (AGPL-3.0), the XLSForm "Delivery" of its default configuration,
config/default/forms/app/delivery.xlsx, read in the XML that pyxform makes of it. It has two
repeats that are counted by calculations, constraints on dates, numbers and a select_multiple,
choice filters, relevance of groups, and calculations over all items of a repeat. Nothing of it is
copied here. Where the form hides an option that does not fit (a choice filter), ours says so and
asks again.
"""

from collections.abc import Iterator
from datetime import date

from tests.flow.elsewhere.original import Answers, Opinion

_NUMBERS = {"none_alive": 0, "one": 1, "two": 2, "three": 3}
_AFTER_DAYS = {"three_days": 3, "seven_days": 7, "six_weeks": 42}
_MOTHERS = ("fever", "severe_headache", "vaginal_bleeding", "vaginal_discharge", "convulsion")
_BABIES = ("infected_cord", "baby_convulsion", "difficulty_feeding", "vomits", "drowsy", "stiff",
           "yellow_skin", "baby_fever", "blue_skin")  # fmt: skip


def steps(answers: Answers, today: date) -> Iterator[str]:
    """Give the questions in order; a broken constraint is followed by its check."""
    yield "woman_outcome"
    if _alive(answers):
        yield from _MOTHERS
    else:
        yield from _death(answers, today, "woman_", "")
        yield from ("delivered_before_death", "woman_death_notes")
    if _delivered(answers):
        yield from _delivery(answers, today)
        for number in range(1, _born(answers) - _living(answers) + 1):
            yield from _death(answers, today, "baby_", f"#{number}")
            yield from (f"stillbirth#{number}", f"baby_death_notes#{number}")
        for number in range(1, _living(answers) + 1):
            yield from _baby(answers, f"#{number}")
    if _alive(answers) or _living(answers) > 0:
        yield from _visits(answers, today)
    yield "check_answers"


def _death(answers: Answers, today: date, who: str, item: str) -> Iterator[str]:
    yield f"{who}death_date{item}"
    if _a_month_ago(answers[f"{who}death_date{item}"], today):
        yield f"{who}death_long_ago{item}"
    yield f"{who}death_place{item}"


def _delivery(answers: Answers, today: date) -> Iterator[str]:
    yield "babies_delivered"
    if answers["babies_delivered"] == "more":
        yield "babies_delivered_other"
    yield "babies_alive"
    if _NUMBERS.get(answers["babies_alive"], 4) > _born(answers):
        yield "more_alive_than_delivered"
    if answers["babies_alive"] == "more":
        yield "babies_alive_other"
        if answers["babies_alive_other"] > _born(answers):
            yield "other_number_too_high"
    yield "delivery_date"
    if _a_month_ago(answers["delivery_date"], today):
        yield "delivery_long_ago"
    yield "delivery_place"
    if answers["delivery_place"] == "other":
        yield "delivery_place_other"
    if answers["delivery_place"] == "health_facility":
        yield "delivery_mode"
        return
    yield "delivery_conductor"
    if answers["delivery_conductor"] == "someone_else":
        yield "delivery_conductor_other"


def _baby(answers: Answers, item: str) -> Iterator[str]:
    yield from (f"{step}{item}" for step in ("baby_condition", "baby_name", "baby_sex"))
    for what in ("weight", "length"):
        yield f"{what}_known{item}"
        if answers[f"{what}_known{item}"]:
            yield f"birth_{what}{item}"
    yield from (f"{step}{item}" for step in ("vaccines", "only_breastfed", "breastfed_soon"))
    yield from (f"{sign}{item}" for sign in _BABIES)


def _visits(answers: Answers, today: date) -> Iterator[str]:
    yield "pnc_visits"
    since = (today - answers["delivery_date"]).days
    if any(since < _AFTER_DAYS.get(visit, 0) for visit in answers["pnc_visits"]):
        yield "visits_to_come"
    if "none_of_them" in answers["pnc_visits"] and len(answers["pnc_visits"]) > 1:
        yield "visits_and_none"
    yield "pnc_visits_additional"


def _alive(answers: Answers) -> bool:
    return bool(answers["woman_outcome"] != "deceased")


def _delivered(answers: Answers) -> bool:
    return _alive(answers) or bool(answers["delivered_before_death"])


def _born(answers: Answers) -> int:
    said = answers["babies_delivered"]
    return int(answers["babies_delivered_other"] if said == "more" else _NUMBERS[said])


def _living(answers: Answers) -> int:
    if not _delivered(answers):
        return 0
    said = answers["babies_alive"]
    return int(answers["babies_alive_other"] if said == "more" else _NUMBERS[said])


def _a_month_ago(day: date, today: date) -> bool:
    """Tell whether a whole month has passed; today is no last day of a month."""
    months = (today.year - day.year) * 12 + today.month - day.month
    return months - (today.day < day.day) >= 1


def opinion(answers: Answers, _: date) -> Opinion:
    """Say which messages come, and what is calculated."""
    living = _living(answers)
    values = {"visits_made": _made(answers)} if _alive(answers) or living else {}
    if _delivered(answers):
        values |= {"dead_babies": _born(answers) - living, "alive_babies": living}
    return Opinion([*_before(answers), *_about_babies(answers), *_referrals(answers)], values)


def _before(answers: Answers) -> Iterator[str]:
    if _alive(answers):
        yield "danger_signs"
        return
    yield "profile_locked"
    if answers["delivered_before_death"]:
        yield "babies_come_next"


def _about_babies(answers: Answers) -> Iterator[str]:
    living = _living(answers)
    if living > 1:
        yield "one_by_one"
    for number in range(1, living + 1):
        if answers[f"vaccines#{number}"] == "no_vaccine":
            yield f"send_to_clinic#{number}"
        yield f"baby_signs#{number}"
    if living:
        yield "good_practice"


def _referrals(answers: Answers) -> Iterator[str]:
    danger = _danger(answers)
    if danger or answers["woman_outcome"] == "alive_unwell":
        yield "refer_woman"
    if danger:
        yield "follow_up_woman"
    items = range(1, _living(answers) + 1)
    if any(answers[f"{sign}#{number}"] for sign in _BABIES for number in items):
        yield "follow_up_baby"
    yield from ("report", "submitted")


def _danger(answers: Answers) -> bool:
    return _alive(answers) and any(answers[sign] for sign in _MOTHERS)


def _made(answers: Answers) -> int:
    visits = answers["pnc_visits"]
    return 0 if "none_of_them" in visits else len(visits)
