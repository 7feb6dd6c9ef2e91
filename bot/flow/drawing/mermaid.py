"""A picture as Mermaid text: a flowchart from top to bottom, as pages and editors draw it.

Ids get a beginning of their own, because Mermaid reads `end` and others as its own words. Texts
stand in quotes; every sign that means something to Mermaid is written as its number.
"""

import re
from collections.abc import Iterator

from bot.flow.drawing.picture import Frame, Line, Picture, Symbol
from bot.flow.drawing.safe_text import clean
from bot.flow.drawing.widths import wrapped

_SPECIAL = re.compile(r"[#;\"'`<>&\[\]{}()|\\~=*_%@:/^$-]")
_SHAPES = {
    "start": ("((", "))"), "fork": ("{", "}"), "say": (">", "]"), "ask": ("[", "]"),
    "decide": ("[[", "]]"), "check": ("{{", "}}"), "review": ("[/", "/]"),
    "submit": ("[(", ")]"), "end": ("([", "])"),
}  # fmt: skip
_ARROWS = {"on": "-->", "unanswered": "-.->", "again": "-.->", "fix": "-.->"}
_ROOM, _LINES = 24, 3
_LABEL_ROOM, _LABEL_LINES = 20, 3


def as_mermaid(picture: Picture) -> str:
    """Write a picture for Mermaid 11 or later."""
    lines = ["flowchart TD", *_described(picture), *_body(picture)]
    return "\n".join([*lines, *(_line(line) for line in picture.lines)]) + "\n"


def _described(picture: Picture) -> Iterator[str]:
    yield f"  accTitle: {_plain(picture.title)}"
    yield f"  accDescr: {_plain(picture.summary)}"


def _plain(text: str) -> str:
    return re.sub(r"[#;{}\s]+", " ", clean(text))


def _body(picture: Picture) -> Iterator[str]:
    inner: list[Frame] = []
    for number, row in enumerate(picture.rows):
        for frame in (frame for frame in picture.frames if frame.first == number):
            inner.append(frame)
            pad = "  " * len(inner)
            yield f"{pad}subgraph {frame.kind}_{frame.id}_{number} [{_quoted(frame.title)}]"
        if isinstance(row, Symbol):
            yield f"{'  ' * (len(inner) + 1)}{_symbol(row)}"
        while inner and inner[-1].last == number:
            yield f"{'  ' * len(inner)}end"
            inner.pop()


def _symbol(symbol: Symbol) -> str:
    opening, closing = _SHAPES[symbol.kind]
    return f"{_id(symbol.id)}{opening}{_quoted(_words(symbol))}{closing}"


def _words(symbol: Symbol) -> str:
    if symbol.kind in ("start", "fork"):
        return " "
    return "\n".join([*wrapped(symbol.text, _ROOM, _LINES), symbol.caption])


def _line(line: Line) -> str:
    label = "\n".join(wrapped(line.label, _LABEL_ROOM, _LABEL_LINES))
    between = f"|{_quoted(label)}| " if label else ""
    return f"  {_id(line.source)} {_ARROWS[line.kind]} {between}{_id(line.target)}"


def _id(symbol: str) -> str:
    return f"s_{symbol.replace('.', '_')}" if "." not in symbol else symbol.replace(".", "_")


def _quoted(text: str) -> str:
    lines = (_SPECIAL.sub(_numbered, clean(line)) for line in text.split("\n"))
    return f'"{"<br/>".join(lines)}"'


def _numbered(found: re.Match[str]) -> str:
    return f"#{ord(found[0])};"
