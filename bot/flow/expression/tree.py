"""An expression once it is read: a small frozen tree, each part with its place in the text."""

from dataclasses import dataclass

from bot.flow.expression.types import Kind
from bot.flow.flow import Value


@dataclass(frozen=True, slots=True)
class Part:
    """What every part has: the characters it spans."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Literal(Part):
    """A number, an amount, a date or a quoted text."""

    value: Value
    kind: Kind


@dataclass(frozen=True, slots=True)
class Name(Part):
    """A bare word: a name to read, or an option where a choice is compared."""

    text: str


@dataclass(frozen=True, slots=True)
class Group(Part):
    """A list in square brackets."""

    items: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Unary(Part):
    """`not x`, `-x`, `x is answered`, `x is not answered`."""

    operator: str
    inner: "Tree"


@dataclass(frozen=True, slots=True)
class Binary(Part):
    """Two sides and what stands between them."""

    operator: str
    left: "Tree"
    right: "Tree"


@dataclass(frozen=True, slots=True)
class Call(Part):
    """A function and its arguments."""

    name: str
    arguments: tuple["Tree", ...]


Tree = Literal | Name | Group | Unary | Binary | Call
