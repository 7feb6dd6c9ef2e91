"""What a designer may write for a flow and for each kind of step, as pydantic models.

Models forbid unknown keys; their errors become problems in `bot.flow.mistakes`. Questions stand in
`bot.flow.ask_entries`.
"""

from typing import Annotated, Literal

from pydantic import Field

from bot.flow.ask_entries import AskEntry, StepEntry
from bot.flow.plain_values import Id, Whole, Words, Written


class SayEntry(StepEntry):
    """`say`: a message."""

    say: Id
    text: Words


class RowEntry(Written):
    """One row of a decision table."""

    when: Words
    give: Annotated[dict[Id, Words], Field(min_length=1)]
    because: Words | None = None


class DecideEntry(StepEntry):
    """`decide`: a decision table."""

    decide: Id
    rows: Annotated[tuple[RowEntry, ...], Field(min_length=1)]


class ReviewEntry(StepEntry):
    """`review`: check your answers."""

    review: Id
    text: Words


class SubmitEntry(StepEntry):
    """`submit`: the request is sent."""

    submit: Id
    text: Words


class EndEntry(StepEntry):
    """`end`: the flow ends with an outcome."""

    end: Literal["submitted", "not_entitled", "out_of_scope", "handed_over"]
    id: Id | None = None
    text: Words | None = None


class SectionEntry(StepEntry):
    """`section`: a titled group; its steps are read apart."""

    section: Id
    title: Words
    steps: object


class WhenEntry(Written):
    """A bare `when` around steps, with an optional `else`; its steps are read apart."""

    when: Words
    steps: object
    else_: Annotated[object, Field(alias="else")] = None


class FlowEntry(Written):
    """A whole flow file; its facts and steps are read apart."""

    prototype: Id
    language: Words
    steps: object
    hypothesis: Words | None = None
    budget: dict[Literal["questions", "minutes", "documents"], Whole] = Field(default_factory=dict)
    facts: dict[Id, Words] = Field(default_factory=dict)
    accepted: dict[str, Words] = Field(default_factory=dict)


STEPS: dict[str, type[Written]] = {
    "section": SectionEntry,
    "say": SayEntry,
    "ask": AskEntry,
    "decide": DecideEntry,
    "review": ReviewEntry,
    "submit": SubmitEntry,
    "end": EndEntry,
}
