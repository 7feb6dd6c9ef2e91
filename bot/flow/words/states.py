"""The state of every text of a flow in one other language.

A translation file notes the source text that each translation was made from; held against the
flow's text of now, it tells which translations are out of date, and what has changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.flow.draft import Draft
from bot.flow.problems import Place
from bot.flow.source import Scalar
from bot.flow.translation import Translation
from bot.flow.wording import (
    TextPath,
    flow_texts,
    name_of,
    noted_texts,
    same,
    translated_texts,
)


class State(StrEnum):
    """What can be said of a text in a language."""

    FRESH = "fresh"  # translated, from the very text that the flow has now
    STALE = "stale"  # translated from a text that the flow no longer has
    MISSING = "missing"  # not translated
    UNMARKED = "unmarked"  # translated, nobody noted from what
    UNKNOWN = "unknown"  # translated or noted, but the flow has no such text


@dataclass(frozen=True, slots=True)
class TextState:
    """One text: what the flow says now, what was noted of it, and its translation."""

    path: TextPath
    state: State
    source: Scalar | None = None
    noted: Scalar | None = None
    text: Scalar | None = None

    @property
    def name(self) -> str:
        """Give its name for people: `problem.choices.late`."""
        return name_of(self.path)

    @property
    def owner(self) -> TextPath:
        """Give the path of its step or section."""
        return self.path[:2]

    @property
    def place(self) -> Place:
        """Give the place to look at: what is stale, missing or too much, else the translation."""
        known = {State.STALE: self.noted, State.MISSING: self.source}.get(self.state)
        found = known or self.text or self.noted or self.source
        if found is None:
            raise ValueError(f"{self.name} stands nowhere")
        return found.place


def states_of(draft: Draft, translation: Translation | None) -> tuple[TextState, ...]:
    """Give the state of each text, in the order of the flow; without a file all are missing."""
    sources = flow_texts(draft)
    texts = translated_texts(translation) if translation else {}
    noted = noted_texts(translation) if translation else {}
    paths = dict.fromkeys([*sources, *texts, *noted])
    found = ((path, sources.get(path), noted.get(path), texts.get(path)) for path in paths)
    return tuple(TextState(path, _state(*three), *three) for path, *three in found)


def _state(source: Scalar | None, noted: Scalar | None, text: Scalar | None) -> State:
    if source is None:
        return State.UNKNOWN
    if text is None:
        return State.MISSING
    if noted is None:
        return State.UNMARKED
    return State.FRESH if same(noted.text, source.text) else State.STALE


def counted(states: Iterable[TextState]) -> dict[State, int]:
    """Count texts by state; every state is there."""
    found = [one.state for one in states]
    return {state: found.count(state) for state in State}
