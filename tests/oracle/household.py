"""A hand-written walk through the household flow of tests/conversation/household.

Written from what the flow is meant to ask, not from its YAML or the engine: repeats by count and by
"another one?", checks that must be mended and one that may be passed.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

Answers = Mapping[str, Any]
"""Step to what the citizen means; a passed check is True."""


def waiting(answers: Answers, today: date) -> str | None:
    """Give the first step without an answer, or None where all are answered."""
    return next((step for step in steps(answers, today) if step not in answers), None)


def steps(answers: Answers, today: date) -> Iterator[str]:
    """Give the steps that wait, in order; reads an answer only once it was given."""
    yield from ("name", "birth_date", "income", "rent")
    if answers["rent"] > answers["income"]:
        yield "rent_and_income"
    yield "children"
    for number in range(1, answers["children"] + 1):
        yield from _child(answers, number, today)
    yield "lives_with_adults"
    if answers["lives_with_adults"]:
        yield from _adults(answers)
    yield "look"


def _child(answers: Answers, number: int, today: date) -> Iterator[str]:
    yield from (f"kid_name#{number}", f"kid_birth_date#{number}")
    years = _age(answers[f"kid_birth_date#{number}"], today)
    if years >= 3 and number < 3:
        yield f"school#{number}"
    if years > 25:
        yield f"too_old#{number}"


def _adults(answers: Answers) -> Iterator[str]:
    for number in range(1, 5):
        yield from (f"first_name#{number}", f"works#{number}")
        if number == 4:
            return
        yield f"adult_another#{number}"
        if not answers[f"adult_another#{number}"]:
            return


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def people(answers: Answers) -> int:
    """Give how many people live in the home."""
    adults = 1
    while adults < 4 and answers.get(f"adult_another#{adults}"):
        adults += 1
    others = adults if answers["lives_with_adults"] else 0
    return int(1 + others + answers["children"])
