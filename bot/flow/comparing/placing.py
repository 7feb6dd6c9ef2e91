"""Differences in the order people read them: by place in the new flow, the gravest first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.flow.comparing.difference import Difference
from bot.flow.comparing.versions import Versions

_FIRST = ("removed", "added", "renamed", "kind", "moved", "branch", "type", "now", "option")
"""How kinds of one severity begin, the most telling first; all others follow as they come."""


Place = tuple[int, int, int]
"""After which step of the new flow, how far after it, and 0 for what holds steps, 1 for a step."""

NOWHERE = (-1, 0, 0)


def placed(versions: Versions, differences: Iterable[Difference]) -> list[Difference]:
    """Sort differences and give each the line of its step."""
    places = _places(versions)
    ranked = sorted(differences, key=lambda one: (*_place(one, places), *_weight(one)))
    return [replace(one, line=_line(versions, one)) for one in ranked]


def _places(versions: Versions) -> Mapping[str, Place]:
    """Give each step's place in the new flow; one that is gone stands after its predecessor.

    Sections and repeats stand just before their first step.
    """
    found = {name: (place, 0, 1) for place, name in enumerate(versions.after)}
    last, behind = -1, 0
    for name in versions.before:
        if name in versions.after:
            last, behind = found[name][0], 0
        else:
            behind += 1
            found[name] = (last, behind, 1)
    for name, first in _holders(versions):
        found.setdefault(name, (*found[first][:2], 0))
    return found


def _holders(versions: Versions) -> Iterator[tuple[str, str]]:
    """Give each section and repeat with its first step: the new ones, then those that are gone."""
    for name in versions.after:
        yield versions.new_section(name) or "", name
    for name in versions.before:
        yield versions.old_section(name) or "", name
    for flow, known in ((versions.new, versions.after), (versions.old, versions.before)):
        for repeat in flow.repeats.values():
            yield from ((repeat.id, name) for name in repeat.steps if name in known)


def _place(found: Difference, places: Mapping[str, Place]) -> tuple[int, int, int, int]:
    """Give the part of the list: the flow, its steps, its translations; and the place in it."""
    part = 2 if found.language else 1 if found.about else 0
    return part, *min((places.get(one.id, NOWHERE) for one in found.about), default=NOWHERE)


def _weight(found: Difference) -> tuple[bool, int]:
    start = found.kind.partition("_")[0]
    rank = _FIRST.index(start) if start in _FIRST else len(_FIRST)
    return found.severity == "safe", rank


def _line(versions: Versions, found: Difference) -> int | None:
    step = versions.after.get(found.step) or versions.before.get(found.step)
    return step.line if step else None
