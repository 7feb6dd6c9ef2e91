"""Differences as a page of text for people, or as JSON for machines."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.flow.comparing.difference import Difference, Named, Spot, Term, Told, all_safe
from bot.flow.comparing.sentences import sentence, word

Differences = Sequence[Difference]


def render_text(found: Differences, language: str) -> str:
    """Write differences under a heading each for service, prototypes and translations.

    The last line says whether conversations under way can move to the new version.
    """
    parts = ["\n".join(_part(part, language)) for part in _parts(found)]
    count = _count(found, language) if found else word("none", language)
    closing = word("movable" if all_safe(tuple(found)) else "immovable", language)
    return "\n\n".join([*parts, f"{count}\n{closing}"])


def _parts(found: Differences) -> Iterator[Differences]:
    for _, part in groupby(
        found, key=lambda one: (one.prototype, one.language if one.about else "")
    ):
        yield list(part)


def _part(part: Differences, language: str) -> Iterator[str]:
    first = part[0]
    if first.language and first.about:
        spoken = word(f"language.{first.language}", language).capitalize()
        key = "translation" if len(part) > 1 else "translation_one"
        yield word(key, language, language=spoken, count=str(len(part)))
    elif first.prototype:
        yield word("prototype", language, key=first.prototype)
    else:
        yield word("service", language)
    yield from (_line(one, language) for one in part)


def _line(found: Difference, language: str) -> str:
    severity = word(found.severity, language)
    key = "old_line" if found.kind.startswith("removed") else "line"
    place = f"{word(key, language, line=str(found.line))}, " if found.line else ""
    return f"  [{place}{severity}] {sentence(found, language)}"


def _count(found: Differences, language: str) -> str:
    breaking = sum(one.severity == "breaking" for one in found)
    key = "count" if len(found) > 1 else "count_one"
    return word(key, language, count=str(len(found)), breaking=str(breaking))


def as_records(found: Iterable[Difference], language: str) -> list[dict[str, object]]:
    """Give differences as plain values for JSON, in their order."""
    return [
        {
            "prototype": one.prototype,
            "kind": one.kind,
            "step": one.step,
            "steps": [name.id for name in one.about],
            "severity": one.severity,
            "language": one.language,
            "line": one.line,
            "sentence": sentence(one, language),
            "values": {name: _plain(value) for name, value in one.values.items()},
        }
        for one in found
    ]


def _plain(value: Told) -> str:
    match value:
        case Named():
            return value.id
        case Term():
            return value.key.rpartition(".")[2]
        case Spot():
            return value.after.id if value.after else ""
        case _:
            return value


def render_json(found: Differences, language: str) -> str:
    """Write differences as JSON: `safe` for all of them, and the list."""
    whole = {"safe": all_safe(tuple(found)), "differences": as_records(found, language)}
    return json.dumps(whole, ensure_ascii=False, indent=2)
