"""A located flow file becomes a draft: each step read by its kind, nesting flattened into guards.

Finds everything that is wrong with the shape at once; a step that is wrong is left out, and the
rest is read on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.flow.ask_entries import ASKS, StepEntry
from bot.flow.draft import Draft, DraftClause, DraftSection, DraftStep, ServiceFacts
from bot.flow.entries import STEPS, EndEntry, FlowEntry, SectionEntry, WhenEntry
from bot.flow.expression.faults import nearest
from bot.flow.mistakes import validated
from bot.flow.plain_values import Written
from bot.flow.problems import Problem
from bot.flow.source import Scalar, Series, Source, Table, Tree, plain
from bot.flow.translation import Translation

Guard = tuple[DraftClause, ...]


def read_draft(
    source: Source, service: ServiceFacts, translations: tuple[Translation, ...] = ()
) -> tuple[Draft | None, list[Problem]]:
    """Read a flow file; None if not even its frame is right. Problems of shape come with it."""
    if not isinstance(source.tree, Table):
        return None, [] if source.tree is None else [Problem("F015", source.tree.place)]
    entry, problems = validated(FlowEntry, source.tree)
    reader = _Reader()
    reader.steps(source.tree.get("steps"), None, ())
    problems += reader.problems
    if entry is None:
        return None, problems
    draft = Draft(
        source.file, source.tree, entry, tuple(reader.found), tuple(reader.sections), service,
        translations,
    )  # fmt: skip
    return draft, problems


@dataclass(slots=True)
class _Reader:
    found: list[DraftStep] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def steps(self, tree: Tree | None, section: str | None, guard: Guard) -> None:
        if tree is None:
            return  # a missing key is told by the model around it
        if not isinstance(tree, Series):
            place = tree.first_place() if isinstance(tree, Table) else tree.place
            values = {"key": "steps", "found": "", "shape": "list"}
            self.problems.append(Problem("F105", place, values))
            return
        for item in tree.items:
            if isinstance(item, Table):
                self.step(item, section, guard)
            else:
                self.problems.append(Problem("F101", item.place, _kinds_near("")))

    def step(self, table: Table, section: str | None, guard: Guard) -> None:
        kinds = [key for key in table.entries if key in STEPS]
        if not kinds and "when" in table.entries and "steps" in table.entries:
            self.when(table, section, guard)
        elif len(kinds) == 1:
            self.one(kinds[0], table, section, guard)
        elif kinds:
            values = {"first": kinds[0], "second": kinds[1]}
            self.problems.append(Problem("F102", table.entries[kinds[1]].place, values))
        else:
            first = next(iter(table.entries), "")
            self.problems.append(Problem("F101", table.first_place(), _kinds_near(first)))

    def when(self, table: Table, section: str | None, guard: Guard) -> None:
        _, problems = validated(WhenEntry, table)
        self.problems += problems
        condition = table.get("when")
        if isinstance(condition, Scalar):
            self.steps(table.get("steps"), section, (*guard, DraftClause(condition)))
            self.steps(table.get("else"), section, (*guard, DraftClause(condition, holds=False)))

    def one(self, kind: str, table: Table, section: str | None, guard: Guard) -> None:
        model = self.ask_model(table) if kind == "ask" else STEPS[kind]
        if model is None:
            return
        entry, problems = validated(model, table)
        self.problems += problems
        if isinstance(entry, StepEntry) and entry.when is not None:
            condition = table.get("when")
            guard = (*guard, DraftClause(condition)) if isinstance(condition, Scalar) else guard
        if kind == "section":
            self.section(entry, table, guard)
        elif entry is not None:
            step_id = _id_of(kind, entry, table)
            self.found.append(DraftStep(step_id, kind, entry, table, section, guard))

    def section(self, entry: Written | None, table: Table, guard: Guard) -> None:
        written = table.get("section")
        name = plain(written) if written else ""
        if isinstance(entry, SectionEntry):
            place = table.entries["section"].value.place
            self.sections.append(DraftSection(entry.section, entry.title, place))
        self.steps(table.get("steps"), str(name), guard)

    def ask_model(self, table: Table) -> type[Written] | None:
        kind = table.get("type")
        if kind is None:
            self.problems.append(Problem("F104", table.first_place(), {"key": "type"}))
            return None
        name = kind.text if isinstance(kind, Scalar) else ""
        model = ASKS.get(name)
        if model is None:
            place = kind.place
            values = {
                "found": name,
                "options": ", ".join(ASKS),
                "suggestion": nearest(name, frozenset(ASKS)),
            }
            self.problems.append(Problem("F111", place, values))
        return model


def _kinds_near(word: str) -> dict[str, str]:
    return {"options": ", ".join((*STEPS, "when")), "suggestion": nearest(word, frozenset(STEPS))}


def _id_of(kind: str, entry: Written, table: Table) -> str:
    if isinstance(entry, EndEntry):
        return entry.id or entry.end
    return str(plain(table.entries[kind].value))


def scalars(draft: Draft) -> Iterator[tuple[DraftStep, str, Scalar]]:
    """Give every text of the steps that citizens read: step, key, text."""
    for step in draft.steps:
        for key in ("text", "why", "help", "example", "summary"):
            found = step.scalar(key)
            if found is not None:
                yield step, key, found
