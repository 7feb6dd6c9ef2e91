"""A located flow file becomes a draft: each step read by its kind, nesting flattened into guards.

Blocks are put where they are used, and rows of tables are fetched from their CSV file. Finds
everything that is wrong with the shape at once; a step that is wrong is left out, and the rest is
read on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.flow.ask_entries import ASKS, StepEntry
from bot.flow.blocks import expanded
from bot.flow.csv_rows import with_rows
from bot.flow.draft import Draft, DraftClause, DraftSection, DraftStep, ServiceFacts
from bot.flow.entries import STEPS, EndEntry, FlowEntry, RepeatEntry, SectionEntry, WhenEntry
from bot.flow.expression.faults import nearest
from bot.flow.mistakes import validated
from bot.flow.plain_values import Written
from bot.flow.problems import Place, Problem
from bot.flow.source import Scalar, Series, Source, Table, Tree, plain
from bot.flow.translation import Translation

Guard = tuple[DraftClause, ...]

_KIND_HABITS = {
    "demander": "ask", "demande": "ask", "question": "ask", "dire": "say", "message": "say",
    "texte": "say", "text": "say", "fin": "end", "si": "when", "if": "when", "quand": "when",
    "répéter": "repeat", "décider": "decide", "vérifier": "check", "envoyer": "submit",
    "bloc": "use", "block": "use",
}  # fmt: skip
"""Kinds of steps that people write by habit."""

_IN_REPEATS = frozenset({"say", "ask", "check", "decide", "use"})


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a step: section, guards, repeat, the blocks being used and from where."""

    section: str | None = None
    guard: Guard = ()
    repeat: str = ""
    blocks: tuple[str, ...] = ()
    used_at: int = 0

    def under(self, *clauses: DraftClause) -> "Around":
        """Give the surroundings with more conditions."""
        return replace(self, guard=(*self.guard, *clauses))


def read_draft(
    source: Source, service: ServiceFacts, translations: tuple[Translation, ...] = ()
) -> tuple[Draft | None, list[Problem]]:
    """Read a flow file; None if not even its frame is right. Problems of shape come with it."""
    if not isinstance(source.tree, Table):
        return None, [] if source.tree is None else [Problem("F015", source.tree.place)]
    entry, problems = validated(FlowEntry, source.tree)
    reader = _Reader(service)
    reader.steps(source.tree.get("steps"), Around())
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
    service: ServiceFacts
    found: list[DraftStep] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def note(
        self, code: str, place: Place, values: Mapping[str, str], also: tuple[Place, ...] = ()
    ) -> None:
        self.problems.append(Problem(code, place, values, also))

    def steps(self, tree: Tree | None, around: Around) -> None:
        if tree is None:
            return  # a missing key is told by the model around it
        if not isinstance(tree, Series):
            place = tree.first_place() if isinstance(tree, Table) else tree.place
            self.note("F105", place, {"key": "steps", "found": "", "shape": "list"})
            return
        for item in tree.items:
            if isinstance(item, Table):
                self.step(item, around)
            else:
                self.note("F101", item.place, _kinds_near(""))

    def step(self, table: Table, around: Around) -> None:
        kinds = _kinds_of(table)
        if not kinds and "when" in table.entries and "steps" in table.entries:
            self.when(table, around)
        elif len(kinds) == 1:
            self.one(kinds[0], table, around)
        elif kinds:
            values = {"first": kinds[0], "second": kinds[1]}
            self.note("F102", table.entries[kinds[1]].place, values)
        else:
            first = next(iter(table.entries), "")
            self.note("F101", table.first_place(), _kinds_near(first))

    def when(self, table: Table, around: Around) -> None:
        _, problems = validated(WhenEntry, table)
        self.problems += problems
        condition = table.get("when")
        if isinstance(condition, Scalar):
            self.steps(table.get("steps"), around.under(DraftClause(condition)))
            self.steps(table.get("else"), around.under(DraftClause(condition, holds=False)))

    def one(self, kind: str, table: Table, around: Around) -> None:
        if around.repeat and kind not in _IN_REPEATS:
            values = {"kind": kind, "repeat": around.repeat, "options": ", ".join(_possible())}
            self.note("F316", table.entries[kind].place, values)
            return
        model = self.ask_model(table) if kind == "ask" else STEPS[kind]
        if model is None:
            return
        if kind == "decide":
            table, problems = with_rows(table, self.service.tables)
            self.problems += problems
            if problems:
                return
        entry, problems = validated(model, table)
        self.problems += problems
        self.place(kind, entry, table, self.guarded(entry, table, around))

    def guarded(self, entry: Written | None, table: Table, around: Around) -> Around:
        condition = table.get("when")
        written = isinstance(entry, StepEntry) and entry.when is not None
        if written and isinstance(condition, Scalar):
            return around.under(DraftClause(condition))
        return around

    def place(self, kind: str, entry: Written | None, table: Table, around: Around) -> None:
        match kind:
            case "section":
                self.section(entry, table, around)
            case "repeat":
                self.repeat(entry, table, around)
            case "use":
                self.use(table, around)
            case _ if entry is not None:
                self.add(kind, entry, table, around)

    def add(self, kind: str, entry: Written, table: Table, around: Around) -> None:
        step = DraftStep(
            _id_of(kind, entry, table), kind, entry, table,
            around.section, around.guard, around.repeat, around.used_at,
        )  # fmt: skip
        self.found.append(step)

    def section(self, entry: Written | None, table: Table, around: Around) -> None:
        written = table.get("section")
        name = plain(written) if written else ""
        if isinstance(entry, SectionEntry):
            place = table.entries["section"].value.place
            title = table.get("title")
            written = title if isinstance(title, Scalar) else Scalar(entry.title, place)
            self.sections.append(DraftSection(entry.section, written, place))
        self.steps(table.get("steps"), replace(around, section=str(name)))

    def repeat(self, entry: Written | None, table: Table, around: Around) -> None:
        name = str(plain(table.entries["repeat"].value))
        before = len(self.found)
        self.steps(table.get("steps"), replace(around, repeat=name))
        if isinstance(entry, RepeatEntry):
            self.add("repeat", entry, table, around)
            if len(self.found) == before + 1 and isinstance(table.get("steps"), Series):
                self.note("F314", table.entries["steps"].place, {"id": name})

    def use(self, table: Table, around: Around) -> None:
        used, steps, problems = expanded(table, self.service.blocks, around.blocks)
        self.problems += problems
        if used is not None and steps is not None:
            line = around.used_at or table.first_place().line
            self.steps(steps, replace(around, blocks=(*around.blocks, used.use), used_at=line))

    def ask_model(self, table: Table) -> type[Written] | None:
        kind = table.get("type")
        if kind is None:
            self.note("F104", table.first_place(), {"key": "type"}, table.gaps())
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


def _kinds_of(table: Table) -> list[str]:
    """Give the kinds that a step names; `say` is also a key of `check`."""
    named = [key for key in table.entries if key in STEPS]
    return [key for key in named if not any(key in STEPS[other].model_fields for other in named
                                            if other != key)]  # fmt: skip


def _possible() -> list[str]:
    return [kind for kind in STEPS if kind in _IN_REPEATS]


def _kinds_near(word: str) -> dict[str, str]:
    meant = _KIND_HABITS.get(word.lower()) or nearest(word, frozenset(STEPS))
    return {"options": ", ".join((*STEPS, "when")), "suggestion": meant}


def _id_of(kind: str, entry: Written, table: Table) -> str:
    if isinstance(entry, EndEntry):
        return entry.id or entry.end
    return str(plain(table.entries[kind].value))
