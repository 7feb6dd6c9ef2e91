"""Differences in the order people read them: by place in the new flow, the gravest first."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.flow.comparing.difference import Difference
from bot.flow.comparing.versions import Versions

_FIRST = ("removed", "added", "renamed", "kind", "moved", "branch", "type", "now", "option")
"""How kinds of one severity begin, the most telling first; all others follow as they come."""


def placed(versions: Versions, differences: Iterable[Difference]) -> list[Difference]:
    """Sort differences and give each the line of its step."""
    places = _places(versions)
    ranked = sorted(differences, key=lambda one: (*_place(one, places), *_weight(one)))
    return [replace(one, line=_line(versions, one)) for one in ranked]


def _places(versions: Versions) -> Mapping[str, tuple[int, int]]:
    """Give each step's place in the new flow; one that is gone stands after its predecessor."""
    found = {name: (place, 0) for place, name in enumerate(versions.after)}
    last, behind = -1, 0
    for name in versions.before:
        if name in found and found[name][1] == 0:
            last, behind = found[name][0], 0
        else:
            behind += 1
            found[name] = (last, behind)
    return found


def _place(found: Difference, places: Mapping[str, tuple[int, int]]) -> tuple[int, int, int]:
    """Give the part of the list: the flow, its steps, its translations; and the place in it."""
    part = 2 if found.language else 1 if found.about else 0
    first = min((places.get(one.id, (-1, 0)) for one in found.about), default=(-1, 0))
    return part, *first


def _weight(found: Difference) -> tuple[bool, int]:
    start = found.kind.partition("_")[0]
    rank = _FIRST.index(start) if start in _FIRST else len(_FIRST)
    return found.severity == "safe", rank


def _line(versions: Versions, found: Difference) -> int | None:
    step = versions.after.get(found.step) or versions.before.get(found.step)
    return step.line if step else None
