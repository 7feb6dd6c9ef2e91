"""A picture as SVG: the one map of a flow that the command line, the studio and the report show.

It stands alone: no script, no font, no id, nothing fetched. What only guides the eye is hidden from
screen readers, which read lists of steps, one for each section, in the order of the flow. Each step
can be reached with the keyboard, names itself and carries `data-step`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from bot.flow.drawing.overlay import Figure, Lit, Overlay, lit
from bot.flow.drawing.pen import Pen, short
from bot.flow.drawing.phrases import phrase, right_to_left
from bot.flow.drawing.picture import Heading, Line, Picture, Symbol
from bot.flow.drawing.placing import (
    BOX,
    FONT,
    FORK,
    LEADING,
    MARGIN,
    PAD,
    Place,
    Placing,
    rail,
)  # fmt: skip
from bot.flow.drawing.safe_text import xml
from bot.flow.drawing.style import STYLE
from bot.flow.drawing.widths import width, wrapped

_FIGURE_ROOM = 24
_HOTTEST = 0.45
_CORNERS = {"say": 10, "end": 18, "ask": 4, "review": 4, "submit": 4}


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is shown: its colours, with or without its own style, and where steps lead.

    Without `styled` the page must serve `STYLE`. `link` is what stands before a step's id in the
    address it leads to, such as `#`; without it steps are no links.
    """

    theme: Literal["auto", "light", "dark"] = "auto"
    styled: bool = True
    link: str = ""


def as_svg(picture: Picture, overlay: Overlay | None = None, look: Look | None = None) -> str:
    """Write a picture as SVG, with what is laid over it."""
    over = overlay or Overlay()
    return _Drawing(picture, over, look or Look(), lit(picture, over), Placing(picture)).written()


@dataclass(frozen=True, slots=True)
class _Drawing:
    picture: Picture
    overlay: Overlay
    look: Look
    lit: Lit
    placing: Placing
    pen: Pen = field(init=False)

    def __post_init__(self) -> None:
        mirrored = right_to_left(self.picture.language)
        object.__setattr__(self, "pen", Pen(self.placing.lanes_right + self.figures(), mirrored))

    def figures(self) -> float:
        """Give the width that the figures take on the right."""
        labels = [one.label for one in self.overlay.figures.values()]
        return MARGIN + min(max(map(width, labels), default=0), _FIGURE_ROOM) * (FONT - 1)

    def written(self) -> str:
        wide, high = short(self.pen.width), short(self.placing.bottom)
        theme = "" if self.look.theme == "auto" else f" {self.look.theme}"
        direction = ' direction="rtl"' if self.pen.mirrored else ""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="guichet-map{theme}" role="group" '
            f'lang="{xml(self.picture.language)}"{direction} '
            f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        )
        named = f"<title>{xml(self.picture.title)}</title><desc>{xml(self.picture.summary)}</desc>"
        style = f"<style>{STYLE}</style>" if self.look.styled else ""
        parts = [head + named + style, '<g aria-hidden="true">', *self.behind(), "</g>"]
        return "\n".join([*parts, *self.lists(), "</svg>"]) + "\n"

    def behind(self) -> Iterator[str]:
        """Write what only guides the eye, from the back to the front."""
        yield self.pen.rect((0, 0), (self.pen.width, self.placing.bottom), 'class="paper"')
        yield from self.frames()
        lines = sorted(enumerate(self.picture.lines), key=lambda one: one[0] in self.lit.lines)
        for number, line in lines:
            yield from self.line(line, " lit" if number in self.lit.lines else "")
        for place in self.placing.places:
            if isinstance(place.row, Heading) or not place.row.step:
                yield from self.words(place)

    def frames(self) -> Iterator[str]:
        for frame in self.picture.frames:
            (left, top), (right, bottom) = self.placing.box(frame)
            attributes = f'class="{frame.kind}" rx="10"'
            yield self.pen.rect((left, top), (right - left, bottom - top), attributes)

    def line(self, line: Line, shine: str) -> Iterator[str]:
        target = self.placing.by_id[line.target].row
        points = self.placing.points(line)
        kind = f"{line.kind}{shine}" if line.kind != "on" else shine.strip()
        yield self.pen.path(points, f'class="line {kind}"'.replace(' "', '"'))
        if isinstance(target, Symbol) and target.step:
            down = line.kind not in ("fix", "again")
            yield self.pen.tip(points[-1], f'class="tip {kind}"'.replace(' "', '"'), down=down)

    def words(self, place: Place) -> Iterator[str]:
        """Write a heading, a fork with its condition, or the start."""
        row, x = place.row, rail(place.row.depth)
        shine = " lit" if isinstance(row, Symbol) and row.id in self.lit.symbols else ""
        kind = {"section": "title", "start": "id"}.get(row.kind, "if")
        if row.kind == "start":
            attributes = f'class="start{shine}" rx="6"'
            yield self.pen.rect((x - 6, place.middle - 6), (12, 12), attributes)
        elif row.kind == "fork":
            yield self.pen.diamond((x, place.middle), FORK, f'class="fork{shine}"')
        left = x + (PAD if row.kind in ("section", "start") else rail(1) - rail(0) + PAD / 2)
        for number, text in enumerate(place.texts):
            base = place.top + LEADING * number + LEADING - 4
            yield self.pen.text((left, base), text, kind)

    def lists(self) -> Iterator[str]:
        """Write the steps, in one list for each section."""
        steps = [place for place in self.placing.places if _is_step(place)]
        numbers = {id(place.row): number for number, place in enumerate(self.placing.places)}
        for name, run in groupby(steps, key=lambda place: self.section(numbers[id(place.row)])):
            named = f' aria-label="{xml(name)}"' if name else ""
            yield f'<g role="list"{named}>'
            for place in run:
                yield from self.step(place)
            yield "</g>"

    def section(self, row: int) -> str:
        around = [f.title for f in self.picture.frames
                  if f.kind == "section" and f.first <= row <= f.last]  # fmt: skip
        return around[-1] if around else ""

    def step(self, place: Place) -> Iterator[str]:
        symbol = place.row
        if not isinstance(symbol, Symbol):
            return
        current = symbol.step == self.overlay.current.partition("#")[0]
        figure = self.overlay.figures.get(symbol.step)
        classes = ["step", symbol.kind, symbol.outcome, "lit" if symbol.id in self.lit.symbols
                   else "", "now" if current else ""]  # fmt: skip
        attributes = f'class="{" ".join(filter(None, classes))}" data-step="{xml(symbol.step)}"'
        here = ' aria-current="step"' if current else ""
        told = [phrase(self.picture.language, "current")] if current else []
        told += [symbol.telling, *([figure.label] if figure and figure.label else [])]
        inside = f"<title>{xml(chr(10).join(told))}</title>" + "".join(self.box(place, figure))
        if self.look.link:
            address = f'href="{xml(self.look.link + symbol.step)}"'
            yield f'<g role="listitem"><a {attributes} {address}{here}>{inside}</a></g>'
        else:
            yield f'<g role="listitem" tabindex="0" {attributes}{here}>{inside}</g>'

    def box(self, place: Place, figure: Figure | None) -> Iterator[str]:
        symbol, corner = place.row, (place.left, place.top)
        rounded = f' rx="{_CORNERS[symbol.kind]}"' if symbol.kind in _CORNERS else ""
        yield self.pen.rect(corner, (BOX, place.height), f'class="box"{rounded}')
        if figure:
            heat = _HOTTEST * min(1, max(0, figure.heat))
            opacity = f'fill-opacity="{heat:.2f}"'
            yield self.pen.rect(corner, (BOX, place.height), f'class="heat" {opacity}{rounded}')
            yield from self.figure(place, figure)
        if symbol.kind == "decide":
            yield self.table(place)
        left, base = place.left + PAD, place.top + PAD + LEADING - 5
        for number, text in enumerate(place.texts):
            yield self.pen.text((left, base + LEADING * number), text)
        caption = symbol.caption if isinstance(symbol, Symbol) else ""
        under = place.bottom - PAD / 2 - 4
        for text in wrapped(caption, (BOX - 2 * PAD) / (FONT - 2), 1):
            yield self.pen.text((left, under), text, "id")

    def figure(self, place: Place, figure: Figure) -> Iterator[str]:
        for text in wrapped(figure.label, _FIGURE_ROOM, 1):
            yield self.pen.text(
                (self.placing.lanes_right + PAD / 2, place.middle + 4), text, "figure"
            )

    def table(self, place: Place) -> str:
        """Write the sign of a decision table."""
        x = self.pen.x(place.right - PAD - 8) - 8
        start = f"M{short(x)} {short(place.top + 8)}"
        return f'<path class="sign" d="{start}h16v12h-16zm0 4h16m-10 -4v12"/>'


def _is_step(place: Place) -> bool:
    return isinstance(place.row, Symbol) and bool(place.row.step)
