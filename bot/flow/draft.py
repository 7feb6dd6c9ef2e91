"""A flow once its shape is right, before its meaning is checked: flat steps with their guards.

Checks read drafts and give problems; only a draft without errors becomes a `Flow`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.flow.ask_entries import AskEntry
from bot.flow.entries import DecideEntry, EndEntry, FlowEntry
from bot.flow.plain_values import Written
from bot.flow.problems import Place
from bot.flow.source import Scalar, Table, Tree
from bot.flow.translation import Translation


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A condition around a step, as written."""

    text: Scalar
    holds: bool = True


@dataclass(frozen=True, slots=True)
class DraftStep:
    """One step: what was written, where, under which guards; `keyword` is its kind."""

    id: str
    keyword: str
    entry: Written
    table: Table
    section: str | None
    guard: tuple[DraftClause, ...]

    @property
    def ask(self) -> AskEntry | None:
        """The entry, if the step is a question."""
        return self.entry if isinstance(self.entry, AskEntry) else None

    @property
    def decide(self) -> DecideEntry | None:
        """The entry, if the step is a decision table."""
        return self.entry if isinstance(self.entry, DecideEntry) else None

    @property
    def end(self) -> EndEntry | None:
        """The entry, if the step ends the flow."""
        return self.entry if isinstance(self.entry, EndEntry) else None

    def scalar(self, *keys: str) -> Scalar | None:
        """Give the text under a path of keys, with its place."""
        here: Tree | None = self.table
        for key in keys:
            here = here.get(key) if isinstance(here, Table) else None
        return here if isinstance(here, Scalar) else None

    def at(self, *keys: str) -> Place:
        """Give the place of the value under a path of keys, else of the step's first key."""
        here: Tree | None = self.table
        for key in keys:
            here = here.get(key) if isinstance(here, Table) else None
        if here is None:
            return self.table.first_place()
        return here.first_place() if isinstance(here, Table) else here.place


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section: its id, its title as written, its place."""

    id: str
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What a flow's checks need of its service: languages, constants, explained abbreviations."""

    languages: tuple[str, ...]
    constants: Mapping[str, object]
    glossary: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole flow file in the making."""

    file: str
    table: Table
    entry: FlowEntry
    steps: tuple[DraftStep, ...]
    sections: tuple[DraftSection, ...]
    service: ServiceFacts
    translations: tuple[Translation, ...] = field(default=())

    def step(self, step_id: str) -> DraftStep | None:
        """Give a step by id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)

    def position(self, step_id: str) -> int:
        """Give a step's place in file order; -1 if there is none."""
        return next((i for i, step in enumerate(self.steps) if step.id == step_id), -1)

    def fact_text(self, name: str) -> Scalar | None:
        """Give the text of a fact, with its place."""
        facts = self.table.get("facts")
        found = facts.get(name) if isinstance(facts, Table) else None
        return found if isinstance(found, Scalar) else None

    def asks(self) -> Iterator[tuple[DraftStep, AskEntry]]:
        """Give every question with its entry."""
        for step in self.steps:
            if step.ask is not None:
                yield step, step.ask
