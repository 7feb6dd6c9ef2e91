"""Where everything of a picture lies, in pixels: rows below one another, columns by depth.

A line runs down its column on the left of the boxes, and turns where the layout says so. Lines that
lead back run in lanes on the right, where no box is. All is measured from the left; a picture in a
language written from right to left is mirrored when it is drawn.
"""

from dataclasses import dataclass
from functools import cached_property

from bot.flow.drawing.picture import Frame, Heading, Line, Picture, Row, Symbol
from bot.flow.drawing.widths import wrapped

BOX, INDENT, RAIL, MARGIN, PAD = 350, 40, 20, 28, 12
FONT, LEADING, SMALL, SMALL_LEADING, TITLE = 13, 17, 11, 15, 15
FORK, LANE, GAP, BELOW = 6, 10, 25, 10
MOST_LINES = 3
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A row with its texts, broken into lines, and its box."""

    row: Row
    texts: tuple[str, ...]
    left: float
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + BOX

    @property
    def middle(self) -> float:
        """Where lines reach it from the side: a heading or a fork at its first line."""
        is_step = isinstance(self.row, Symbol) and self.row.step
        return self.top + (self.height / 2 if is_step else LEADING / 2)


def rail(column: float) -> float:
    """Give where the lines of a column run."""
    return MARGIN + column * INDENT + RAIL


@dataclass(frozen=True)
class Placing:
    """The places of a whole picture."""

    picture: Picture

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The rows, from top to bottom."""
        starts = {frame.first for frame in self.picture.frames if frame.kind == "section"}
        ends = {frame.last for frame in self.picture.frames}
        found, top = [], float(MARGIN)
        for number, row in enumerate(self.picture.rows):
            top += PAD if number in starts else 0
            texts = tuple(_texts(row))
            place = Place(row, texts, MARGIN + row.depth * INDENT, top, _height(row, texts))
            found.append(place)
            top = place.bottom + (GAP if isinstance(row, Symbol) and row.step else GAP - 8)
            top += PAD if number in ends else 0
        return tuple(found)

    @cached_property
    def by_id(self) -> dict[str, Place]:
        """The places of the symbols."""
        return {place.row.id: place for place in self.places if isinstance(place.row, Symbol)}

    @cached_property
    def right(self) -> float:
        """Where the boxes end, with the arrows of repeats around them."""
        loops = [self.box(frame)[1][0] for frame in self.picture.frames if frame.kind == "repeat"]
        return max([*loops, *(place.right for place in self.places)]) + 2 * PAD

    @property
    def bottom(self) -> float:
        """Where the picture ends."""
        return self.places[-1].bottom + MARGIN

    @cached_property
    def lanes(self) -> dict[Line, int]:
        """The lane of each line that leads back to mend an answer; lanes in use do not cross."""
        lanes: dict[Line, int] = {}
        for line in self.picture.lines:
            if line.kind == "fix" and line not in lanes:
                span = self._span(line)
                taken = {lane for other, lane in lanes.items() if _meet(span, self._span(other))}
                lanes[line] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
        return lanes

    @property
    def lanes_right(self) -> float:
        """Where the lanes end."""
        return self.right + LANE * (1 + max(self.lanes.values(), default=-1))

    def _span(self, line: Line) -> tuple[float, float]:
        ends = sorted((self.by_id[line.source].middle, self.by_id[line.target].middle))
        return ends[0], ends[1]

    def points(self, line: Line) -> list[Point]:
        """Give the corners of a line."""
        source, target = self.by_id[line.source], self.by_id[line.target]
        if line.kind == "fix":
            return _back(source, target, self.right + LANE * (self.lanes[line] + 0.5))
        if line.kind == "again":
            return self._around(target)
        here = rail(source.row.depth)
        found = [(here, source.bottom if _is_step(source) else source.middle)]
        for turn in line.turns:
            place = self.places[turn.row]
            height = place.bottom + BELOW if turn.below else place.middle
            found += [(here, height), (rail(turn.column), height)]
            here = rail(turn.column)
        return [*found, (here, target.top if _is_step(target) else target.middle)]

    def _around(self, first: Place) -> list[Point]:
        """Give the corners of the arrow that leads from the end of a repeat to its first step."""
        start = self.places.index(first)
        frame = next(one for one in reversed(self.picture.frames)
                     if one.kind == "repeat" and one.first <= start <= one.last)  # fmt: skip
        return _back(self.places[frame.last], first, self.box(frame)[1][0] - LANE)

    def box(self, frame: Frame) -> tuple[Point, Point]:
        """Give two corners of a frame."""
        inner = self.places[frame.first + (frame.kind == "repeat") : frame.last + 1]
        if frame.kind == "section":
            return (MARGIN - PAD, inner[0].top - PAD), (self.right - PAD, inner[-1].bottom + PAD)
        left = min(place.left for place in inner) - 6
        right = max(place.right for place in inner) + 2 * PAD
        return (left, inner[0].top - PAD), (right, inner[-1].bottom + BELOW / 2)


def _back(source: Place, target: Place, lane: float) -> list[Point]:
    return [(source.right, source.middle), (lane, source.middle),
            (lane, target.middle), (target.right, target.middle)]  # fmt: skip


def _is_step(place: Place) -> bool:
    return isinstance(place.row, Symbol) and bool(place.row.step)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _texts(row: Row) -> list[str]:
    if isinstance(row, Symbol) and row.step:
        return wrapped(row.text, (BOX - 2 * PAD) / FONT, MOST_LINES)
    if isinstance(row, Heading) and row.kind == "section":
        return wrapped(row.text, (BOX - 3 * PAD) / TITLE, 2)
    room = BOX if isinstance(row, Symbol) and row.kind == "fork" else BOX - INDENT
    return wrapped(row.text, room / (FONT - 1), MOST_LINES)


def _height(row: Row, texts: tuple[str, ...]) -> float:
    if isinstance(row, Symbol) and row.step:
        return PAD + len(texts) * LEADING + SMALL_LEADING + PAD / 2
    return max(1, len(texts)) * LEADING
