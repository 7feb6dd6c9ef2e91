"""What is laid over a picture: where a conversation stands, the way it took, figures of the steps.

The way is a list of steps; the lines that it takes are found in the picture, through its forks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.flow.drawing.layout import START_ID
from bot.flow.drawing.outline import plain_id
from bot.flow.drawing.picture import Line, Picture


@dataclass(frozen=True, slots=True)
class Figure:
    """What a report says of one step: `heat` from 0 (calm) to 1 (look here), and a few words."""

    heat: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What to lay over a picture; steps are named by id, with or without the number of an item."""

    current: str = ""
    path: Sequence[str] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lit:
    """The symbols and the lines of a picture that a way leads over."""

    symbols: frozenset[str] = frozenset()
    lines: frozenset[int] = frozenset()


def lit(picture: Picture, overlay: Overlay) -> Lit:
    """Find what to light; where two steps do not follow one another, nothing is lit between."""
    leaving: dict[str, list[int]] = {}
    for number, line in enumerate(picture.lines):
        leaving.setdefault(line.source, []).append(number)
    stops = [START_ID, *map(plain_id, overlay.path)] if overlay.path else []
    taken: set[int] = set()
    for source, target in pairwise(stops):
        taken.update(_way(picture.lines, leaving, source, target))
    ends = {end for number in taken for end in _ends(picture.lines[number])}
    return Lit(frozenset(ends.union(stops)), frozenset(taken))


def _ends(line: Line) -> tuple[str, str]:
    return line.source, line.target


def _way(
    lines: Sequence[Line], leaving: Mapping[str, list[int]], source: str, target: str
) -> tuple[int, ...]:
    """Give the shortest way between two steps that meets no other step."""
    ways: list[tuple[int, ...]] = [(number,) for number in leaving.get(source, ())]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        here = lines[way[-1]].target
        if here == target:
            return way
        if here not in seen and here.startswith("fork."):
            seen.add(here)
            ways += [(*way, number) for number in leaving.get(here, ())]
    return ()
