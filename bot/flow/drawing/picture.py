"""What a picture of a flow is made of: rows from top to bottom, lines between them, and frames.

A row is a symbol (a step, the start, or a fork where a condition decides) or a heading. Rows have a
depth: steps that come only sometimes stand further in, as in the YAML.
"""

from dataclasses import dataclass
from typing import Literal

from bot.flow.flow import Clause

StepKind = Literal["say", "ask", "decide", "check", "review", "submit", "end"]
SymbolKind = Literal["start", "fork"] | StepKind
LineKind = Literal["on", "unanswered", "again", "fix"]
"""Onwards; onwards for want of an answer; to the next item of a repeat; back to mend an answer."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A step, the start or a fork; `id` is unique in the picture, `step` empty unless a step.

    `text` is what citizens read, `caption` the designer's id and type, `telling` all of it in one
    text for those who point at the symbol or hear it. `outcome` is that of an end.
    """

    id: str
    kind: SymbolKind
    depth: int
    step: str = ""
    text: str = ""
    caption: str = ""
    telling: str = ""
    outcome: str = ""
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A row of words: the title of a section, `otherwise`, or how often steps are repeated."""

    kind: Literal["section", "otherwise", "repeat"]
    depth: int
    text: str


Row = Symbol | Heading


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a line leaves its column: beside or below a row, for another column.

    Columns are depths; halves are lanes that lead past an `otherwise`.
    """

    row: int
    column: float
    below: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A way from one symbol to another, with the condition under which it is taken."""

    source: str
    target: str
    label: str = ""
    kind: LineKind = "on"
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A box around the rows `first` to `last`: a section, or the steps of a repeat."""

    kind: Literal["section", "repeat"]
    id: str
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A flow as it is drawn, in one language. Frames stand from the outer to the inner ones."""

    prototype: str
    language: str
    title: str
    summary: str
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    frames: tuple[Frame, ...]

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """The symbols among the rows, from top to bottom."""
        return tuple(row for row in self.rows if isinstance(row, Symbol))
