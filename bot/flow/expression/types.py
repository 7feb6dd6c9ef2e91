"""The kinds of value that expressions know, and the names a flow lets them read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a value is; the text is how a designer is told."""

    YES_NO = "yes or no"
    CHOICE = "a choice"
    CHOICES = "several choices"
    NUMBER = "a number"
    MONEY = "an amount of money"
    DATE = "a date"
    TEXT = "a text"
    TEXTS = "a list of texts"
    DOCUMENT = "a document"
    WORD = "a word"
    ITEMS = "a repeat"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Type:
    """A kind; for choices the ids of their options, for a repeat the types of its steps."""

    kind: Kind
    options: frozenset[str] = frozenset()
    inner: tuple[tuple[str, "Type"], ...] = ()


Scope = Mapping[str, Type]
"""Every name an expression may read: steps, facts, values of decisions, constants."""

YES_NO = Type(Kind.YES_NO)
NUMBER = Type(Kind.NUMBER)
MONEY = Type(Kind.MONEY)
DATE = Type(Kind.DATE)
TEXT = Type(Kind.TEXT)
UNKNOWN = Type(Kind.UNKNOWN)

NUMERIC = frozenset({Kind.NUMBER, Kind.MONEY})
