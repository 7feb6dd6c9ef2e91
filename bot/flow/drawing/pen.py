"""The pen that SVG is written with: numbers kept short, texts made safe, everything mirrored once.

Places are measured from the left. For a language written from right to left the pen mirrors them,
so that the picture reads from the right; each line of text finds its own direction within it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.flow.drawing.placing import Point
from bot.flow.drawing.safe_text import xml

_ISOLATED = "\u2068{}\u2069"


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes single elements on a picture of this width."""

    width: float
    mirrored: bool = False

    def x(self, x: float) -> float:
        """Give a place across, as seen."""
        return self.width - x if self.mirrored else x

    def rect(self, corner: Point, size: Point, attributes: str) -> str:
        """Write a rectangle by its upper left corner and its size."""
        left = self.x(corner[0]) - (size[0] if self.mirrored else 0)
        return (
            f'<rect {attributes} x="{short(left)}" y="{short(corner[1])}" '
            f'width="{short(size[0])}" height="{short(size[1])}"/>'
        )

    def path(self, points: Sequence[Point], attributes: str) -> str:
        """Write a line through points that lie straight below or beside one another."""
        start, *rest = [(self.x(x), y) for x, y in points]
        written, here = f"M{short(start[0])} {short(start[1])}", start
        for x, y in rest:
            written += f"V{short(y)}" if x == here[0] else f"H{short(x)}"
            here = x, y
        return f'<path {attributes} d="{written}"/>'

    def tip(self, point: Point, attributes: str, *, down: bool) -> str:
        """Write the tip of an arrow that points down, or back towards the boxes."""
        x, y = self.x(point[0]), point[1]
        side = 7 if not self.mirrored else -7
        shape = "l-4 -7h8z" if down else f"l{side} -4v8z"
        return f'<path {attributes} d="M{short(x)} {short(y)}{shape}"/>'

    def diamond(self, centre: Point, half: float, attributes: str) -> str:
        """Write a diamond around a point."""
        x, y, size = short(self.x(centre[0])), short(centre[1] - half), short(half)
        return f'<path {attributes} d="M{x} {y}l{size} {size} -{size} {size} -{size} -{size}z"/>'

    def text(self, point: Point, words: str, kind: str = "") -> str:
        """Write one line of text from a point on."""
        shown = _ISOLATED.format(words) if self.mirrored else words
        named = f' class="{kind}"' if kind else ""
        at = f'x="{short(self.x(point[0]))}" y="{short(point[1])}"'
        return f"<text{named} {at}>{xml(shown)}</text>"


def short(number: float) -> str:
    """Write a number of pixels, to a tenth."""
    return f"{round(number, 1):g}"
