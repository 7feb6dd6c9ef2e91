"""A hand-written walk through today's form for energy aid, the prototype `before`.

Written from the reference question set, not from the YAML or the engine: given what a citizen
would answer, it names the questions they must be asked, in order, and the outcome. It is the
independent opinion that the engine is held against.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Answers = Mapping[str, Any]
"""Step to what the citizen means: option ids, numbers, True/False; anything where none decides."""

REFUSABLE = ("a_privacy", "a_honour", "a_share")
CIVIL_STATUS = ("a_mr_mrs", "a_birth_name", "a_used_name", "a_first_names", "a_birth_date",
                "a_birth_place", "a_nationality")  # fmt: skip
RESOURCES = (*(f"a_r{number}" for number in range(1, 9)), "a_r_m2", "a_r_m3")
CHARGES = tuple(f"a_c{number}" for number in range(1, 9))
ENERGY = ("a_debt", "a_supplier", "a_pdl", "a_due", "a_paid", "a_plan", "a_prior", "a_reason")
DOCUMENTS = tuple(f"a_d{number}" for number in range(1, 9))


def walk(answers: Answers) -> tuple[list[str], str]:
    """Give the questions asked and the outcome."""
    asked = list(questions(answers))
    return asked, "handed_over" if asked[-1] in REFUSABLE else "submitted"


def waiting(answers: Answers) -> str | None:
    """Give the first question without an answer, or None where the request is over."""
    return next((step for step in questions(answers) if step not in answers), None)


def questions(answers: Answers) -> Iterator[str]:
    """Give the questions in order; reads an answer only once its question was given."""
    yield "a_privacy"
    if answers["a_privacy"] is False:
        return
    yield from _person(answers)
    yield from _home(answers)
    yield from (*RESOURCES, *CHARGES, *ENERGY, *DOCUMENTS, "review", "a_honour")
    if answers["a_honour"] is False:
        return
    yield "a_share"
    if answers["a_share"] is False:
        return
    yield from ("a_sign", "ease")
    if answers["ease"] <= 3:
        yield "hard_what"


def _person(answers: Answers) -> Iterator[str]:
    yield from CIVIL_STATUS
    if answers["a_nationality"] == "other":
        yield "a_permit"
    yield from ("a_nir", "a_caf", "a_marital", "a_marital_since")
    if answers["a_marital"] in ("married", "civil_union", "cohabiting"):
        yield from ("a_sp1", "a_sp2", "a_sp3", "a_sp4")
    yield "a_n_children"
    yield from ("a_ch1", "a_ch2", "a_ch3")[: answers["a_n_children"]]
    yield from ("a_others", "a_job")
    if answers["a_job"] in ("permanent", "fixed_term"):
        yield "a_employer"


def _home(answers: Answers) -> Iterator[str]:
    yield from ("a_address", "a_phone", "a_email", "a_tenure", "a_movein", "a_size")
    if answers["a_tenure"] in ("social_tenant", "private_tenant", "subtenant"):
        yield from ("a_landlord", "a_rent")
    yield from ("a_apl", "a_arrears")
