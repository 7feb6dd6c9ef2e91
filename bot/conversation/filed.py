"""A sent request as it stays readable: questions and answers in words, without its flow.

Made once, when the request is made (`bot.conversation.filing`), and sealed with it. So a caseworker
reads what the citizen was asked, in the service's first language and in the citizen's, even after
that version of the flow is gone; and nothing here says which version or prototype it was.
"""

from dataclasses import dataclass
from typing import Any

from bot.flow.answer_types import Words


@dataclass(frozen=True, slots=True)
class FiledAnswer:
    """One question and its answer; `kind` is the answer type's key (`money`, `document`)."""

    step: str
    kind: str
    question: Words
    answer: Words


@dataclass(frozen=True, slots=True)
class FiledPart:
    """Answers under one section title and, inside a repeat, one item's title (`Child 2`)."""

    title: Words
    item: Words
    answers: tuple[FiledAnswer, ...]


def parts_to_json(parts: tuple[FiledPart, ...]) -> list[Any]:
    """Give parts a JSON form."""
    return [
        [
            dict(part.title),
            dict(part.item),
            [[one.step, one.kind, dict(one.question), dict(one.answer)] for one in part.answers],
        ]
        for part in parts
    ]


def parts_from_json(stored: list[Any]) -> tuple[FiledPart, ...]:
    """Read what `parts_to_json` wrote."""
    return tuple(
        FiledPart(title, item, tuple(FiledAnswer(*one) for one in answers))
        for title, item, answers in stored
    )
