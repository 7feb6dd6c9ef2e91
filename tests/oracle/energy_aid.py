"""A hand-written walk through the redesigned energy-aid request.

Written from the reference question set, not from the YAML or the engine: given what a citizen
would answer, it names the questions they must be asked, in order, and the outcome. It is the
independent opinion that the engine is held against.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Answers = Mapping[str, Any]
"""Step to what the citizen means: option ids, numbers, True/False; None for "I don't know"."""


def walk(answers: Answers) -> tuple[list[str], str]:
    """Give the questions asked and the outcome."""
    asked = list(questions(answers))
    return asked, outcome(asked)


def outcome(asked: list[str]) -> str:
    """Give the outcome of a citizen whose last question is the last of `asked`."""
    if asked[-1] in ("privacy", "send_now"):
        return "handed_over"
    return "out_of_scope" if asked[-1] in ("problem", "postcode") else "submitted"


def waiting(answers: Answers) -> str | None:
    """Give the first question without an answer, or None where the request is over."""
    return next((step for step in questions(answers) if step not in answers), None)


def questions(answers: Answers) -> Iterator[str]:
    """Give the questions in order; reads an answer only once its question was given."""
    yield from ("language", "privacy")
    if answers["privacy"] is False:
        return
    yield from ("who_for", "problem")
    if answers["problem"] == "else":
        return
    yield from ("energy", "postcode")
    if not str(answers["postcode"]).startswith("95"):
        return
    yield from ("main_home", "contract", "bill_amount", "adults", "children", "income")
    if answers["income"] is None:
        yield "income_band"
    yield from ("helped_before", "send_now")
    if answers["send_now"] == "talk":
        return
    yield from ("full_name", "birth_date", "address", "phone", "contact_pref", "shared_phone")
    yield "doc_bill"
    if answers["income"] is None or answers["income"] > 0:
        yield "doc_income"
    yield from ("note", "review", "declare", "ease")
    if answers["ease"] <= 3:
        yield "hard_what"
    yield "callback_ok"
