"""What a designer may write for a flow and for each kind of step, as pydantic models.

Models forbid unknown keys; their errors become problems in `bot.flow.mistakes`. Questions stand in
`bot.flow.ask_entries`.
"""

from typing import Annotated, Literal

from pydantic import Field

from bot.flow.ask_entries import AskEntry, StepEntry
from bot.flow.plain_values import Id, Whole, Words, Written, YesNo


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
    """`decide`: a decision table; its rows may stand in a CSV file beside the flow."""

    decide: Id
    rows: Annotated[tuple[RowEntry, ...], Field(min_length=1)]
    hit: Literal["first", "unique", "all"] = "first"


class CheckEntry(StepEntry):
    """`check`: answers that do not go together, and the steps that can mend them."""

    check: Id
    if_: Annotated[Words, Field(alias="if")]
    say: Words
    fix: Annotated[tuple[Id, ...], Field(min_length=1)]
    may_pass: YesNo = False


class RepeatEntry(StepEntry):
    """`repeat`: the same steps for each of several; its steps are read apart."""

    repeat: Id
    title: Words
    steps: object
    count: Words | None = None
    another: Words | None = None
    at_most: Whole | None = None


class UseEntry(StepEntry):
    """`use`: the steps of a block, with its parameters filled in."""

    use: Id
    as_: Annotated[Id | None, Field(alias="as")] = None
    with_: Annotated[dict[Id, Words], Field(alias="with", default_factory=dict)]


class BlockEntry(Written):
    """One block of `blocks.yaml`; its steps are read where it is used."""

    steps: object
    parameters: tuple[Id, ...] = ()


class BlocksEntry(Written):
    """The whole of `blocks.yaml`."""

    blocks: dict[Id, BlockEntry]


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

    end: Literal["submitted", "informed", "not_entitled", "out_of_scope", "handed_over"]
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
    aliases: dict[Id, Id] = Field(default_factory=dict)
    accepted: dict[str, Words] = Field(default_factory=dict)


STEPS: dict[str, type[Written]] = {
    "section": SectionEntry,
    "say": SayEntry,
    "ask": AskEntry,
    "check": CheckEntry,
    "repeat": RepeatEntry,
    "use": UseEntry,
    "decide": DecideEntry,
    "review": ReviewEntry,
    "submit": SubmitEntry,
    "end": EndEntry,
}
