"""The twelve answer types a designer can ask for, each with its own limits.

A checked `Ask` carries exactly one of these; parsers, keyboards, echoes and the journal rule of an
answer are chosen by its class. All are frozen: a flow never changes while it runs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Words = Mapping[str, str]
"""A text in each language of the flow: language code to text, placeholders in braces."""


def in_words(words: Words, language: str) -> str:
    """Give a text in a language, else in the first one that it has."""
    return words.get(language) or next(iter(words.values()), "")


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: a stable id that routes, a label that is shown, other words that mean it.

    One that stands `alone` excludes all others ("none of these").
    """

    id: str
    label: Words
    also: Mapping[str, tuple[str, ...]]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no; the answer is a bool. Empty labels mean the bot's own words."""

    yes: Words = field(default_factory=dict)
    no: Words = field(default_factory=dict)
    key = "yes_no"


@dataclass(frozen=True, slots=True)
class OneChoice:
    """One of several options; the answer is an option id."""

    choices: tuple[Choice, ...]
    key = "choice"


@dataclass(frozen=True, slots=True)
class ManyChoices:
    """Some of several options; the answer is a tuple of option ids in the order of the flow."""

    choices: tuple[Choice, ...]
    at_least: int = 1
    at_most: int | None = None
    key = "choices"


@dataclass(frozen=True, slots=True)
class Number:
    """A number; the answer is an int, or a Decimal when `whole` is false. Bounds inclusive."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    whole: bool = True
    buttons: tuple[int, ...] = ()
    key = "number"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in euros; the answer is a Decimal with at most two places. Bounds inclusive."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    key = "money"


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar day; the answer is a `datetime.date`. Ages count on the session's day."""

    min_age: int | None = None
    max_age: int | None = None
    past: bool = False
    future: bool = False
    key = "date"


@dataclass(frozen=True, slots=True)
class Text:
    """Free text; the answer is a str. `pattern`, if any, must match all of it."""

    min_length: int = 1
    max_length: int = 200
    pattern: str | None = None
    key = "text"


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number; the answer is a str in E.164 form (`+33612345678`)."""

    key = "phone"


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address; the answer is a str."""

    key = "email"


@dataclass(frozen=True, slots=True)
class Document:
    """Photos or PDF files; the answer is a tuple of file ids. `later` allows postponing."""

    at_least: int = 1
    at_most: int = 4
    later: bool = False
    key = "document"


@dataclass(frozen=True, slots=True)
class Scale:
    """A satisfaction scale; the answer is an int. Labels run in the order shown."""

    labels: tuple[tuple[int, Words], ...]
    key = "scale"


@dataclass(frozen=True, slots=True)
class Consent:
    """An agreement; the answer is a bool.

    With `refusal_goes_back`, the second button is no answer but the Back command ("I correct").
    """

    yes: Words
    no: Words
    refusal_goes_back: bool = False
    key = "consent"


AnswerType = (
    YesNo | OneChoice | ManyChoices | Number | Money | Date
    | Text | Phone | Email | Document | Scale | Consent
)  # fmt: skip
