"""An SVG picture as its reader finds it: the steps, the lines and the texts of the XML."""

import re
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
Corner = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A step as drawn: its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def crossed_by(self, one: Corner, other: Corner) -> bool:
        """Tell whether a straight piece of line runs through the box, or down along its side."""
        beside = 3 if one[0] == other[0] else 0
        across = (
            min(one[0], other[0]) < self.right + beside
            and max(one[0], other[0]) > self.left - beside
        )
        down = min(one[1], other[1]) < self.bottom and max(one[1], other[1]) > self.top
        return across and down


@dataclass(frozen=True)
class Drawn:
    """A picture, read back."""

    text: str

    @cached_property
    def root(self) -> ET.Element:
        """Its outermost element; the text must be XML."""
        return ET.fromstring(self.text)  # noqa: S314 - our own picture

    def all(self, name: str) -> list[ET.Element]:
        """Give all elements of this name."""
        return list(self.root.iter(_SVG + name))

    @cached_property
    def steps(self) -> dict[str, ET.Element]:
        """The elements that stand for steps, by id, in the order of the document."""
        found = [one for one in self.root.iter() if one.get("data-step") is not None]
        return {one.get("data-step", ""): one for one in found}

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """Where the steps lie."""
        return {name: _box(step.find(f"{_SVG}rect")) for name, step in self.steps.items()}

    @cached_property
    def ways(self) -> list[list[Corner]]:
        """The corners of every line."""
        paths = [path for path in self.all("path") if "line" in path.get("class", "").split()]
        return [_corners(path.get("d", "")) for path in paths]


def title_of(element: ET.Element) -> str:
    """Give the name that an element has for screen readers."""
    return element.findtext(f"{_SVG}title", "")


def _box(rect: ET.Element | None) -> Box:
    assert rect is not None
    x, y, wide, high = (float(rect.get(name, "")) for name in ("x", "y", "width", "height"))
    return Box(x, y, x + wide, y + high)


def _corners(written: str) -> list[Corner]:
    start, *rest = re.findall(r"[MHV][^MHV]+", written)
    x, y = map(float, start[1:].split())
    found = [(x, y)]
    for part in rest:
        x, y = (float(part[1:]), y) if part[0] == "H" else (x, float(part[1:]))
        found.append((x, y))
    return found
