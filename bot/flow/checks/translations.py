"""Translation files: each belongs to its flow, is up to date, and says what it was made from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from bot.flow.draft import Draft
from bot.flow.problems import Place, Problem
from bot.flow.translation import Translation
from bot.flow.words.difference import AROUND, marked
from bot.flow.words.states import State, TextState, states_of

_SHOWN = 5
"""Texts that a problem names; `guichet words` lists them all."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A flow and its translation into one language, with the state of every text."""

    draft: Draft
    translation: Translation
    states: tuple[TextState, ...]

    def of(self, state: State) -> list[TextState]:
        """Give the texts of a state."""
        return [one for one in self.states if one.state is state]

    def beside(self, one: TextState) -> list[TextState]:
        """Give the texts of the same step or section, itself among them."""
        return [other for other in self.states if other.owner == one.owner]

    def problem(
        self, code: str, place: Place, *texts: TextState, also: Iterable[Place] = (), **values: str
    ) -> Problem:
        """Make a problem that names file, language, the first texts and their step.

        `also` are places on the other side, where its cause may stand.
        """
        shown = ", ".join(one.name for one in texts[:_SHOWN])
        more = f", … ({len(texts)})" if len(texts) > _SHOWN else ""
        named = {
            "file": PurePath(self.translation.file).name,
            "language": self.translation.entry.language,
            "id": texts[0].path[1],
            "texts": shown + more,
        }
        return Problem(code, place, named | values, tuple(also))


def translated(draft: Draft) -> Iterator[Translated]:
    """Give a flow with each of its translations."""
    for translation in draft.translations:
        yield Translated(draft, translation, states_of(draft, translation))


def languages_differ(fit: Translated) -> Iterator[Problem]:
    """F506: a translation is of this flow, in another language of its service."""
    draft, entry = fit.draft, fit.translation.entry
    possible = [code for code in draft.service.languages if code != draft.entry.language]
    named = fit.translation.file.endswith(f".{entry.language}.yaml")
    key = "language" if entry.translates == draft.entry.prototype else "translates"
    if key == "translates" or not named or entry.language not in possible:
        values = {"language": entry.language, "translates": entry.translates}
        value = fit.translation.table.get(key)
        place = value.place if value else fit.translation.table.first_place()
        yield Problem("F506", place, values)


def translations_are_fresh(fit: Translated) -> Iterator[Problem]:
    """F504 (a warning): the source has not changed since it was translated."""
    for one in fit.of(State.STALE):
        if one.noted and one.source:
            old, new = one.noted.text, one.source.text
            change = marked(old, new, AROUND)
            also = [one.source.place]
            yield fit.problem("F504", one.place, one, also=also, old=old, new=new, change=change)


def sources_are_noted(fit: Translated) -> Iterator[Problem]:
    """F507 (a warning): each translation notes what it was made from; told once for a file."""
    bare = fit.of(State.UNMARKED)
    if bare:
        place = min(one.place for one in bare)
        yield fit.problem("F507", place, *bare, count=str(len(bare)), flow=fit.draft.file)
