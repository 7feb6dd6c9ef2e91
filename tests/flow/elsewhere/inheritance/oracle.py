"""An opinion on who inherits where there is no will, from reading a GOV.UK smart answer.

Source: alphagov/smart-answers (MIT), the flow "inherits-someone-dies-without-will" in its file
app/flows/inherits_someone_dies_without_will_flow.rb: fifteen questions, whose order depends on the
country, and twenty-six outcomes. Retold by country, in our own words.
"""

from collections.abc import Iterator
from datetime import date

from tests.flow.elsewhere.original import Answers, Opinion

Branch = tuple[str, "Branch | str", "Branch | str"]
"""A question, where a yes leads, and where a no leads: to another question, or to an outcome."""

_AUNTS_IN_ENGLAND: Branch = (
    "aunts_or_uncles", "outcome_6", ("half_aunts_or_uncles", "outcome_24", "outcome_25"),
)  # fmt: skip
_WIDER_FAMILY_IN_ENGLAND: Branch = (
    "siblings", "outcome_4",
    ("half_siblings", "outcome_23", ("grandparents", "outcome_5", _AUNTS_IN_ENGLAND)),
)  # fmt: skip
_ENGLAND: Branch = (
    "partner",
    ("estate_over_270000", ("children", "outcome_20", "outcome_1"), "outcome_1"),
    ("children", "outcome_2", ("parents", "outcome_3", _WIDER_FAMILY_IN_ENGLAND)),
)
_WIDER_FAMILY_IN_SCOTLAND: Branch = (
    "aunts_or_uncles", "outcome_6",
    ("late_grandparents", "outcome_5", ("great_aunts_or_uncles", "outcome_45", "outcome_46")),
)  # fmt: skip
_SCOTLAND: Branch = (
    "partner",
    ("children", "outcome_40", (
        "parents",
        ("siblings", "outcome_43", "outcome_42"),
        ("siblings", "outcome_41", "outcome_1"),
    )),
    ("children", "outcome_2", (
        "parents",
        ("siblings", "outcome_44", "outcome_3"),
        ("siblings", "outcome_4", _WIDER_FAMILY_IN_SCOTLAND),
    )),
)  # fmt: skip
_ALONE_IN_NORTHERN_IRELAND: Branch = (
    "parents", "outcome_3", (
        "siblings", "outcome_4", (
            "grandparents", "outcome_5", ("aunts_or_uncles", "outcome_6", "outcome_67"),
        ),
    ),
)  # fmt: skip
_NORTHERN_IRELAND: Branch = (
    "partner",
    ("estate_over_250000", ("children", ("more_than_one_child", "outcome_61", "outcome_62"), (
        "parents", "outcome_63", (
            "siblings_including_mixed_parents", "outcome_64", "outcome_65",
        ),
    )), "outcome_60"),
    ("children", "outcome_66", _ALONE_IN_NORTHERN_IRELAND),
)  # fmt: skip
_COUNTRIES = {
    "england_wales": _ENGLAND, "scotland": _SCOTLAND, "northern_ireland": _NORTHERN_IRELAND,
}  # fmt: skip


_WORDS = {
    "outcome_1": ("The partner inherits everything.",),
    "outcome_20": ("£270,000 and half",),
    "outcome_46": ("The Crown",),
    "outcome_61": ("£250,000 and a third",),
    "outcome_63": ("£450,000 and half",),
}


def steps(answers: Answers, _: date) -> Iterator[str]:
    """Give the questions in order."""
    yield "region"
    here: Branch | str = _COUNTRIES.get(answers["region"], "outcome_68")
    while not isinstance(here, str):
        question, yes, no = here
        yield question
        here = yes if answers[question] else no


def opinion(answers: Answers, _: date) -> Opinion:
    """Say which outcome the answers lead to."""
    if answers["region"] == "outside_uk":
        return Opinion(["abroad"])
    here: Branch | str = _COUNTRIES[answers["region"]]
    while not isinstance(here, str):
        here = here[1] if answers[here[0]] else here[2]
    return Opinion(["told"], {"heirs.outcome": here}, _WORDS.get(here, ()))
