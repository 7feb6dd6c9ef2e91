"""What a designer may write for each kind of step, as pydantic models over plain text.

Every scalar comes in as text and leaves with the type its key calls for. Models forbid unknown keys;
their errors become problems in `bot.flow.mistakes`.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

LONGEST_ID = 40
_ID = re.compile(rf"[a-z][a-z0-9_]{{0,{LONGEST_ID - 1}}}")
_YES = ("yes", "true", "oui")
_NO = ("no", "false", "non")


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise PydanticCustomError("bad_id", "not an id")
    return text


def _yes_no(written: Any) -> bool:  # noqa: ANN401 - whatever YAML held
    word = written.strip().lower() if isinstance(written, str) else ""
    if word not in (*_YES, *_NO):
        raise PydanticCustomError("not_yes_no", "neither yes nor no")
    return word in _YES


def _number(written: Any) -> Decimal:  # noqa: ANN401 - whatever YAML held
    try:
        number = Decimal(written) if isinstance(written, str) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise PydanticCustomError("not_a_number", "not a number")
    return number


def _whole(written: Any) -> int:  # noqa: ANN401 - whatever YAML held
    number = _number(written)
    if number != number.to_integral_value():
        raise PydanticCustomError("not_a_number", "not a whole number")
    return int(number)


def _text(written: Any) -> str:  # noqa: ANN401 - whatever YAML held
    if not isinstance(written, str):
        raise PydanticCustomError("not_text", "not a text")
    if not written.strip():
        raise PydanticCustomError("empty", "no text")
    return written.strip()


def _labelled(written: Any) -> Any:  # noqa: ANN401 - whatever YAML held
    return {"label": written} if isinstance(written, str) else written


Words = Annotated[str, BeforeValidator(_text)]
Id = Annotated[str, BeforeValidator(_text), AfterValidator(_id)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Whole = Annotated[int, BeforeValidator(_whole)]


class Written(BaseModel):
    """Anything a designer writes: no key but those named."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ChoiceEntry(Written):
    """One option: a label, or a label and other words for it."""

    label: Words
    also: tuple[Words, ...] = ()


class Refusal(Written):
    """The second button of a consent; `back` makes it the Back command."""

    label: Words
    back: YesNo = False


Choices = dict[Id, Annotated[ChoiceEntry, BeforeValidator(_labelled)]]


class StepEntry(Written):
    """What every step may have."""

    when: Words | None = None


class SayEntry(StepEntry):
    """`say`: a message."""

    say: Id
    text: Words


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
    sets: Literal["language"] | None = None
    unusual: Words | None = None


class AskYesNo(AskEntry):
    """`type: yes_no`."""

    yes: Words | None = None
    no: Words | None = None


class AskChoice(AskEntry):
    """`type: choice`."""

    choices: Choices


class AskChoices(AskEntry):
    """`type: choices`."""

    choices: Choices
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
    no: Annotated[Refusal, BeforeValidator(_labelled)]


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

STEPS: dict[str, type[Written]] = {
    "section": SectionEntry,
    "say": SayEntry,
    "ask": AskEntry,
    "decide": DecideEntry,
    "review": ReviewEntry,
    "submit": SubmitEntry,
    "end": EndEntry,
}
