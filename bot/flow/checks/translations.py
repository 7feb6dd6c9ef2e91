"""Translation files: each belongs to its flow, is up to date, and says what it was made from."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from bot.flow.names import Names
from bot.flow.problems import Problem
from bot.flow.translation import Translation
from bot.flow.words.difference import AROUND, marked
from bot.flow.words.states import State, TextState, states_of

_SHOWN = 5
"""Texts that a problem names; `guichet words` lists them all."""


def translated(names: Names) -> Iterator[tuple[Translation, tuple[TextState, ...]]]:
    """Give each translation with the state of every text."""
    for translation in names.draft.translations:
        yield translation, states_of(names.draft, translation)


def languages_differ(names: Names) -> Iterator[Problem]:
    """F506: a translation is of this flow, in another language of its service."""
    draft = names.draft
    possible = [code for code in draft.service.languages if code != draft.entry.language]
    for translation in draft.translations:
        entry = translation.entry
        named = translation.file.endswith(f".{entry.language}.yaml")
        right = named and entry.language in possible
        key = "language" if entry.translates == draft.entry.prototype else "translates"
        if key == "translates" or not right:
            values = {"language": entry.language, "translates": entry.translates}
            value = translation.table.get(key)
            place = value.place if value else translation.table.first_place()
            yield Problem("F506", place, values)


def translations_are_fresh(names: Names) -> Iterator[Problem]:
    """F504 (a warning): the source has not changed since it was translated."""
    for translation, states in translated(names):
        for one in states:
            if one.state is State.STALE and one.noted and one.source:
                old, new = one.noted.text, one.source.text
                values = {"old": old, "new": new, "change": marked(old, new, AROUND)}
                yield Problem("F504", one.place, told(translation, one) | values)


def sources_are_noted(names: Names) -> Iterator[Problem]:
    """F507 (a warning): each translation notes what it was made from; told once for a file."""
    for translation, states in translated(names):
        bare = [one for one in states if one.state is State.UNMARKED]
        if bare:
            values = {"count": str(len(bare)), "flow": names.draft.file}
            place = min(one.place for one in bare)
            yield Problem("F507", place, told(translation, *bare) | values)


def told(translation: Translation, *texts: TextState) -> dict[str, str]:
    """Name the file, its language, the texts (the first few) and their step, for sentences."""
    shown = ", ".join(one.name for one in texts[:_SHOWN])
    more = f", … ({len(texts)})" if len(texts) > _SHOWN else ""
    file, language = PurePath(translation.file).name, translation.entry.language
    return {"file": file, "language": language, "id": texts[0].path[1], "texts": shown + more}


def of_owner(states: Sequence[TextState], one: TextState) -> list[TextState]:
    """Give the texts of the same step or section."""
    return [other for other in states if other.owner == one.owner]
