"""What a designer may write for a question, by its type: the keys and their values.

`ASKS` gives the model of each answer type; a problem about a key names its place in the file.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from bot.flow.plain_values import Id, Number, Whole, Words, Written, YesNo


def _labelled(written: Any) -> Any:  # noqa: ANN401 - whatever YAML held
    return {"label": written} if isinstance(written, str) else written


class ChoiceEntry(Written):
    """One option: a label, or a label and other words for it."""

    label: Words
    also: tuple[Words, ...] = ()


class OneOfManyEntry(ChoiceEntry):
    """One option of several that can be chosen together; `alone` excludes all others."""

    alone: YesNo = False


class Refusal(Written):
    """The second button of a consent; `back` makes it the Back command."""

    label: Words
    back: YesNo = False


_Option = Annotated[
    ChoiceEntry, BeforeValidator(_labelled, json_schema_input_type=Words | ChoiceEntry)
]
_OneOfMany = Annotated[
    OneOfManyEntry, BeforeValidator(_labelled, json_schema_input_type=Words | OneOfManyEntry)
]
Choices = dict[Id, _Option]


class StepEntry(Written):
    """What every step may have."""

    when: Words | None = None


class AskEntry(StepEntry):
    """`ask`: a question, whatever its type."""

    ask: Id
    type: str
    text: Words
    optional: YesNo = False
    unsure: Words | None = None
    help: Words | None = None
    why: Words | None = None
    example: Words | None = None
    summary: Words | None = None
    purpose: Words | None = None
    privacy: Literal["request", "feedback", "unstored"] = "request"
    legal_basis: Words | None = None
    sets: Literal["language"] | None = None
    unusual: Words | None = None
    refuse: Words | None = None
    refusal: Words | None = None


class AskYesNo(AskEntry):
    """`type: yes_no`."""

    yes: Words | None = None
    no: Words | None = None


class AskChoice(AskEntry):
    """`type: choice`."""

    choices: Choices


class AskChoices(AskEntry):
    """`type: choices`."""

    choices: dict[Id, _OneOfMany]
    min: Whole = 1
    max: Whole | None = None


class AskNumber(AskEntry):
    """`type: number`."""

    min: Number | None = None
    max: Number | None = None
    whole: YesNo = True
    buttons: tuple[Whole, ...] = ()


class AskMoney(AskEntry):
    """`type: money`."""

    min: Number | None = None
    max: Number | None = None


class AskDate(AskEntry):
    """`type: date`."""

    min_age: Whole | None = None
    max_age: Whole | None = None
    past: YesNo = False
    future: YesNo = False


class AskText(AskEntry):
    """`type: text`."""

    min_length: Whole = 1
    max_length: Whole = 200
    pattern: Words | None = None


class AskDocument(AskEntry):
    """`type: document`."""

    min: Whole = 1
    max: Whole = 4
    later: YesNo = False


class AskScale(AskEntry):
    """`type: scale`."""

    labels: dict[Whole, Words]


class AskConsent(AskEntry):
    """`type: consent`."""

    yes: Words
    no: Annotated[Refusal, BeforeValidator(_labelled, json_schema_input_type=Words | Refusal)]


ASKS: dict[str, type[AskEntry]] = {
    "yes_no": AskYesNo,
    "choice": AskChoice,
    "choices": AskChoices,
    "number": AskNumber,
    "money": AskMoney,
    "date": AskDate,
    "text": AskText,
    "phone": AskEntry,
    "email": AskEntry,
    "document": AskDocument,
    "scale": AskScale,
    "consent": AskConsent,
}
