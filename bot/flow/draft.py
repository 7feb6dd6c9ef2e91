"""A flow once its shape is right, before its meaning is checked: flat steps with their guards.

Checks read drafts and give problems; only a draft without errors becomes a `Flow`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.flow.ask_entries import AskEntry
from bot.flow.blocks import Block
from bot.flow.entries import CheckEntry, DecideEntry, EndEntry, FlowEntry, RepeatEntry
from bot.flow.plain_values import Written
from bot.flow.problems import Place
from bot.flow.source import Scalar, Table, Tree
from bot.flow.step_texts import texts_of
from bot.flow.translation import Translation


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A condition around a step, as written."""

    text: Scalar
    holds: bool = True


@dataclass(frozen=True)
class DraftStep:
    """One step: what was written, where, under which guards; `keyword` is its kind.

    `repeat` is the id of the repeat it belongs to. The repeat itself comes after its steps, with
    the keyword "repeat". `used_at` is the line of the `use` that the step came from, or 0.
    """

    id: str
    keyword: str
    entry: Written
    table: Table
    section: str | None
    guard: tuple[DraftClause, ...]
    repeat: str = ""
    used_at: int = 0

    @property
    def line(self) -> int:
        """The line of the flow file that the step stands on, or that uses its block."""
        return self.used_at or self.table.first_place().line

    @cached_property
    def texts(self) -> Mapping[str, Scalar]:
        """The texts of the step, by key: `text`, `choices.late`, `labels.5`, `because.1`."""
        return texts_of(self.keyword, self.table)

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

    @property
    def check(self) -> CheckEntry | None:
        """The entry, if the step checks answers against each other."""
        return self.entry if isinstance(self.entry, CheckEntry) else None

    @property
    def repeats(self) -> RepeatEntry | None:
        """The entry, if this is a repeat."""
        return self.entry if isinstance(self.entry, RepeatEntry) else None

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
    title: Scalar
    place: Place


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What a flow's checks need of its service: languages, constants, explained abbreviations.

    `blocks` are those of `blocks.yaml`; `tables` gives the text of each CSV file beside the flow;
    `places` says where each constant is defined.
    """

    languages: tuple[str, ...]
    constants: Mapping[str, object]
    glossary: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    blocks: Mapping[str, Block] = field(default_factory=dict)
    tables: Mapping[str, "TableFile"] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableFile:
    """A CSV file: its name as problems show it, and its text."""

    file: str
    text: str


@dataclass(frozen=True)
class Draft:
    """A whole flow file in the making."""

    file: str
    table: Table
    entry: FlowEntry
    steps: tuple[DraftStep, ...]
    sections: tuple[DraftSection, ...]
    service: ServiceFacts
    translations: tuple[Translation, ...] = field(default=())

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {step.id: i for i, step in reversed(list(enumerate(self.steps)))}

    @cached_property
    def _askers(self) -> dict[str, str]:
        return {ask.unsure: step.id for step, ask in reversed(list(self.asks())) if ask.unsure}

    def asker_of(self, step_id: str) -> str | None:
        """Give the question that "I don't know" leads to this step from, or None."""
        return self._askers.get(step_id)

    def step(self, step_id: str) -> DraftStep | None:
        """Give a step by id, or None."""
        position = self._positions.get(step_id)
        return None if position is None else self.steps[position]

    def position(self, step_id: str) -> int:
        """Give a step's place in file order; -1 if there is none."""
        return self._positions.get(step_id, -1)

    def defined_at(self, name: str) -> Place | None:
        """Give the place where a name is defined: a step, a fact, a constant or a table's value."""
        owner = self.step(name.partition(".")[0])
        if owner is not None:
            return owner.at(owner.keyword)
        facts = self.table.get("facts")
        fact = facts.entries.get(name) if isinstance(facts, Table) else None
        return fact.place if fact is not None else self.service.places.get(name)

    def room_for(self, name: str) -> tuple[Place, ...]:
        """Give where a name that is missing could have been defined: beside others of its group."""
        group = name.partition(".")[0] + "." if "." in name else ""
        places = self.service.places
        constants = [place for known, place in places.items() if _grouped(known, group)]
        last = name.partition(".")[2]
        moved = [at for known, at in places.items() if last and known.endswith(f".{last}")]
        facts = self.table.get("facts")
        written = facts.entries.values() if isinstance(facts, Table) and not group else ()
        return tuple(dict.fromkeys([*moved, *constants, *(entry.place for entry in written)]))

    def repeated(self, repeat: str) -> list[DraftStep]:
        """Give the steps of a repeat, in order."""
        return [step for step in self.steps if step.repeat == repeat]

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


def _grouped(name: str, group: str) -> bool:
    return name.startswith(group) if group else "." not in name
