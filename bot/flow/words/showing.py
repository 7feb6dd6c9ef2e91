"""The state of a flow's translations: table and list for people, JSON for machines."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.flow.words.difference import marked
from bot.flow.words.states import State, TextState, counted

OPEN = frozenset({State.MISSING, State.STALE, State.UNKNOWN})
"""States that call for work; an unmarked text only for a look."""


@dataclass(frozen=True, slots=True)
class Language:
    """The texts of one flow in one language; without a `file` nobody has begun.

    A language that was `asked` for by name is wanted all the same.
    """

    flow: str
    source: str
    language: str
    file: str
    states: tuple[TextState, ...]
    asked: bool = False

    @property
    def wanted(self) -> bool:
        """Tell whether the texts that are missing are missed."""
        return self.asked or bool(self.file)

    @property
    def todo(self) -> tuple[TextState, ...]:
        """Give the texts that are not fresh."""
        return tuple(one for one in self.states if one.state is not State.FRESH)


def is_open(languages: Iterable[Language]) -> bool:
    """Tell whether a translation that was begun, or asked for, lacks something."""
    return any(one.state in OPEN for found in languages for one in found.todo if found.wanted)


def written(languages: Sequence[Language], *, as_json: bool) -> str:
    """Write what there is to know of these translations, for people or for machines."""
    records = [_record(language) for language in languages]
    return json.dumps(records, ensure_ascii=False, indent=2) if as_json else _text(languages)


def _text(languages: Sequence[Language]) -> str:
    """Write the counts of each language, then every text that is not fresh."""
    heads = ("flow", "language", *State, "file")
    rows = [heads, *map(_row, languages)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    table = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    open_ones = [(found, one) for found in languages if found.wanted for one in found.todo]
    texts = ["\n".join(_lines(found, one)) for found, one in open_ones]
    return "\n\n".join(["\n".join(table), *texts])


def _row(language: Language) -> tuple[str, ...]:
    counts = counted(language.states)
    numbers = [str(counts[state]) for state in State]
    return (language.flow, language.language, *numbers, language.file or "no file yet")


def _lines(language: Language, one: TextState) -> Iterator[str]:
    place = one.place
    at = f"{place.file}:{place.line}:{place.column}"
    yield f"{at} {one.state} {language.language} {one.name}"
    old, new = (scalar.text if scalar else "" for scalar in (one.noted, one.source))
    if one.state is State.STALE:
        yield from _told("old source", old)
        yield from _told("new source", new)
        yield from _told("difference", marked(old, new))
    elif one.source is not None:
        yield from _told("source", new)
    if one.text is not None:
        yield from _told("translation", one.text.text)


def _told(what: str, text: str) -> Iterator[str]:
    first, *rest = text.split("\n")
    yield f"    {what}: {first}"
    yield from (f"    {' ' * len(what)}  {line}" for line in rest)


def _record(language: Language) -> dict[str, object]:
    return {
        "flow": language.flow,
        "source_language": language.source,
        "language": language.language,
        "file": language.file or None,
        "counts": {str(state): count for state, count in counted(language.states).items()},
        "texts": [_text_record(one) for one in language.todo],
    }


def _text_record(one: TextState) -> dict[str, object]:
    old, new = (scalar.text if scalar else None for scalar in (one.noted, one.source))
    return {
        "key": one.name,
        "step": one.path[1],
        "state": str(one.state),
        "file": one.place.file,
        "line": one.place.line,
        "column": one.place.column,
        "source": new,
        "made_from": old,
        "difference": marked(old, new) if one.state is State.STALE and old and new else None,
        "translation": one.text.text if one.text else None,
    }
