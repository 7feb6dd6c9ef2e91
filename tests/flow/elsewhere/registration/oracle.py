"""An opinion on how a reporter registers, from reading a RapidPro flow.

Source: rapidpro/flows, the flow "U-Report Registration Flow" in its file
common/test_flows/registration.json. The copy that was read has no licence beside it; only what it
does is retold. Each wait has rules in order (a word among others, a number below or between, a
place), the last of which says sorry and asks again; contacts join groups as they answer.
"""

from collections.abc import Iterator
from datetime import date

from tests.flow.elsewhere.original import Answers, Opinion

_DISTRICTS_KNOWN = ("kwara", "bayelsa", "fct")
_YEARS = ((1996, 2002), (1989, 1995), (1979, 1988), (1959, 1978), (1949, 1958))


def steps(answers: Answers, _: date) -> Iterator[str]:
    """Give the waits in order; the year that no rule takes is followed by its check."""
    yield from ("spoken", "name", "born")
    category = _category(answers["born"])
    if category == "Other":
        yield "unknown_year"
    if category == "> 2002":
        return
    yield from ("gender", "state")
    known = answers["state"] in _DISTRICTS_KNOWN
    yield f"district_of_{answers['state']}" if known else "district"
    yield from ("ward", "settlement", "occupation")
    if answers["occupation"] == "other":
        yield "other_occupation"
    yield "look"


def _category(born: int) -> str:
    """Give the category of a year of birth, by the first rule that takes it."""
    if born > 2002:
        return "> 2002"
    for first, last in _YEARS:
        if first <= born <= last:
            return f"{first} - {last}"
    return "< 1948" if born < 1948 else "Other"


def opinion(answers: Answers, _: date) -> Opinion:
    """Say which replies come, and which groups the contact ends up in."""
    category = _category(answers["born"])
    if category == "> 2002":
        return Opinion(["too_young"])
    young = category in ("1996 - 2002", "1989 - 1995", "1979 - 1988")
    man = answers["gender"] == "male"
    told = ["welcome_youth" if young else "welcome_adult", "leaders" if man else "women"]
    groups = ["youth" if young else "adults", "males" if man else "females"]
    groups += ["corpers"] if answers["occupation"] == "corper" else []
    return Opinion([*told, "registered", "submitted"], {"groups.member_of": tuple(groups)})
