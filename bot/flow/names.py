"""Every name that a flow's expressions may read, with its type; and every expression, checked.

Types of facts and decision values follow from their own expressions, so they are found when first
asked for; a fact that leads back to itself is a cycle. Checking happens once; checks and the build
read the results.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.flow.ask_entries import AskChoice, AskChoices, AskEntry
from bot.flow.draft import Draft, DraftStep
from bot.flow.expression import Checked, Kind, Type, check_condition, check_value
from bot.flow.source import Scalar, Series, Table

_KINDS = {
    "yes_no": Kind.YES_NO, "number": Kind.NUMBER, "money": Kind.MONEY, "date": Kind.DATE,
    "text": Kind.TEXT, "phone": Kind.TEXT, "email": Kind.TEXT, "document": Kind.DOCUMENT,
    "scale": Kind.NUMBER, "consent": Kind.YES_NO,
}  # fmt: skip
_UNKNOWN = Type(Kind.UNKNOWN)
OTHERWISE = "otherwise"
_SHORT = re.compile(r"\s*(?:[<>]|(?:is|in|not in|includes|starts with)\b)")


@dataclass(frozen=True, slots=True)
class Site:
    """One expression in the file: its text, what it belongs to, and what checking gave.

    `step` is the step it guards or belongs to, None for a fact. `own` allows reading the step's own
    answer (`unusual`).
    """

    text: Scalar
    step: DraftStep | None
    checked: Checked
    own: bool = False
    shift: int = 0


@dataclass(slots=True)
class Names(Mapping[str, Type]):
    """The scope of a draft; a mapping of names to types."""

    draft: Draft
    types: dict[str, Type] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    cycles: set[str] = field(default_factory=set)

    def __iter__(self) -> Iterator[str]:
        """Give every readable name."""
        yield from (step.id for step in self.draft.steps if step.ask)
        yield from self.draft.entry.facts
        for step in self.draft.steps:
            yield from (f"{step.id}.{value}" for value in _given(step))
        yield from self._constants()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getitem__(self, name: str) -> Type:
        """Give the type of a name; KeyError if there is none."""
        if name not in self.types:
            if name in self.open:
                self.cycles.update(self.open[self.open.index(name) :])
                return _UNKNOWN
            self.open.append(name)
            try:
                self.types[name] = self._find(name)
            finally:
                self.open.pop()
        return self.types[name]

    def _find(self, name: str) -> Type:
        step = self.draft.step(name)
        if step is not None and step.ask is not None:
            return type_of_ask(step.ask)
        fact = self.draft.fact_text(name)
        if fact is not None:
            return check_value(fact.text, self).type
        owner, _, value = name.partition(".")
        table = self.draft.step(owner)
        if table is not None and value in _given(table):
            return self.type_of_value(table, value)
        return type_of_constant(self._constants()[name])

    def _constants(self) -> dict[str, object]:
        constants = self.draft.service.constants
        return {name: value for name, value in constants.items() if not isinstance(value, Mapping)}

    def type_of_value(self, step: DraftStep, value: str) -> Type:
        """Give the type of one value of a decision table, joined over its rows."""
        found = [site.checked.type for name, site in give_sites(self, step) if name == value]
        return joined([one for one in found if one.kind is not Kind.UNKNOWN])


def type_of_ask(ask: AskEntry) -> Type:
    """Give the type of an answer."""
    if isinstance(ask, AskChoice):
        return Type(Kind.CHOICE, frozenset(ask.choices))
    if isinstance(ask, AskChoices):
        return Type(Kind.CHOICES, frozenset(ask.choices))
    return Type(_KINDS[ask.type])


def type_of_constant(value: object) -> Type:
    """Give the type of a constant of the service."""
    if isinstance(value, tuple):
        return Type(Kind.TEXTS)
    return Type(Kind.TEXT if isinstance(value, str) else Kind.NUMBER)


def joined(types: list[Type]) -> Type:
    """Give the type of values that come from several rows; unknown if they clash."""
    kinds = {one.kind for one in types}
    if not types:
        return _UNKNOWN
    if kinds <= {Kind.NUMBER, Kind.MONEY}:
        return Type(Kind.MONEY if Kind.MONEY in kinds else Kind.NUMBER)
    if kinds in ({Kind.WORD}, {Kind.CHOICE}):
        return Type(Kind.CHOICE, frozenset().union(*(one.options for one in types)))
    return types[0] if len(kinds) == 1 else _UNKNOWN


def _given(step: DraftStep) -> list[str]:
    rows = step.decide.rows if step.decide else ()
    return list(dict.fromkeys(name for row in rows for name in row.give))


def row_tables(step: DraftStep) -> list[Table]:
    """Give the rows of a decision table as they stand in the file."""
    rows = step.table.get("rows")
    return [row for row in rows.items if isinstance(row, Table)] if isinstance(rows, Series) else []


def give_sites(names: Names, step: DraftStep) -> Iterator[tuple[str, Site]]:
    """Give every value expression of a decision table, with the value's name."""
    for row in row_tables(step):
        give = row.get("give")
        for name, entry in give.entries.items() if isinstance(give, Table) else ():
            if isinstance(entry.value, Scalar):
                yield name, Site(entry.value, step, check_value(entry.value.text, names))


def sites(names: Names) -> Iterator[Site]:
    """Give every expression of the flow, checked."""
    for name in names.draft.entry.facts:
        text = names.draft.fact_text(name)
        if text is not None:
            yield Site(text, None, check_value(text.text, names))
    for step in names.draft.steps:
        for clause in step.guard:
            yield Site(clause.text, step, check_condition(clause.text.text, names))
        yield from _own_sites(names, step)


def _own_sites(names: Names, step: DraftStep) -> Iterator[Site]:
    unusual = step.scalar("unusual")
    if unusual is not None:
        yield unusual_site(names, step, unusual)
    for row in row_tables(step):
        when = row.get("when")
        if isinstance(when, Scalar) and when.text != OTHERWISE:
            yield Site(when, step, check_condition(when.text, names))
    yield from (site for _, site in give_sites(names, step))


def unusual_site(names: Names, step: DraftStep, text: Scalar) -> Site:
    """Check `unusual`: a whole condition, or an operator and a value about the answer itself."""
    before = f"{step.id} " if _SHORT.match(text.text) else ""
    checked = check_condition(before + text.text, names)
    return Site(text, step, checked, own=True, shift=len(before))
