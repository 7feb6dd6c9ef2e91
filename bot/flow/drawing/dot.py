"""A picture as Graphviz text, for those who lay out with `dot`."""

from collections.abc import Iterator, Mapping

from bot.flow.drawing.picture import Frame, Line, Picture, Symbol
from bot.flow.drawing.safe_text import clean
from bot.flow.drawing.widths import wrapped

_SHAPES = {
    "start": "circle", "fork": "diamond", "say": "note", "ask": "box", "decide": "box3d",
    "check": "octagon", "review": "tab", "submit": "cds", "end": "box",
}  # fmt: skip
_SMALL = {"start", "fork"}
_DASHED = {"unanswered", "again", "fix"}
_ROOM, _LINES, _STRAIGHT = 24, 3, 8


def as_dot(picture: Picture) -> str:
    """Write a picture for `dot`."""
    head = [
        f"digraph {_quoted(picture.prototype)} {{",
        f"  graph [rankdir=TB, label={_quoted(picture.title)}, labelloc=t, fontname=sans];",
        '  node [fontname=sans, fontsize=11, margin="0.15,0.08"];',
        "  edge [fontname=sans, fontsize=10];",
    ]
    depths = {symbol.id: symbol.depth for symbol in picture.symbols}
    lines = (_line(line, depths) for line in picture.lines)
    return "\n".join([*head, *_body(picture), *lines, "}"]) + "\n"


def _body(picture: Picture) -> Iterator[str]:
    inner: list[Frame] = []
    for number, row in enumerate(picture.rows):
        for frame in (frame for frame in picture.frames if frame.first == number):
            inner.append(frame)
            name = _quoted(f"cluster {frame.kind} {frame.id} {number}")
            yield f"{'  ' * len(inner)}subgraph {name} {{ {_framed(frame)}"
        if isinstance(row, Symbol):
            yield f"{'  ' * (len(inner) + 1)}{_symbol(row)}"
        while inner and inner[-1].last == number:
            yield f"{'  ' * len(inner)}}}"
            inner.pop()


def _framed(frame: Frame) -> str:
    style = "rounded" if frame.kind == "section" else "dashed"
    return f"label={_quoted(_folded(frame.title))}; style={style};"


def _symbol(symbol: Symbol) -> str:
    small = ', width=0.2, height=0.2, fixedsize=true, label=""' if symbol.kind in _SMALL else ""
    words = "" if small else f", label={_quoted(_folded(symbol.text, symbol.caption))}"
    small += ", style=rounded" if symbol.kind == "end" else ""
    told = f", tooltip={_quoted(symbol.telling)}" if symbol.telling else ""
    return f"{_quoted(symbol.id)} [shape={_SHAPES[symbol.kind]}{small}{words}{told}];"


def _line(line: Line, depths: Mapping[str, int]) -> str:
    """Write a line; those that stay at their depth are pulled straight."""
    notes = ["style=dashed"] if line.kind in _DASHED else []
    notes += ["constraint=false"] if line.kind in ("again", "fix") else []
    notes += [f"weight={_STRAIGHT}"] if depths[line.source] == depths[line.target] else []
    notes += [f"label={_quoted(_folded(line.label))}"] if line.label else []
    noted = f" [{', '.join(notes)}]" if notes else ""
    return f"  {_quoted(line.source)} -> {_quoted(line.target)}{noted};"


def _folded(text: str, *more: str) -> str:
    return "\n".join([*wrapped(text, _ROOM, _LINES), *more])


def _quoted(text: str) -> str:
    """Write a text as Graphviz reads it: a backslash would begin an escape, `&` an entity."""
    plain = clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + plain.replace("\n", "\\n") + '"'
