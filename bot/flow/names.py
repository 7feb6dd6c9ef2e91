"""Every name that a flow's expressions may read, with its type.

Types of facts and decision values follow from their own expressions, so they are found when first
asked for; a fact that leads back to itself is a cycle. Steps of a repeat are names only inside it:
`scope_of` gives the names that one step may read.
"""

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.flow.ask_entries import AskChoice, AskChoices, AskEntry
from bot.flow.draft import Draft, DraftStep
from bot.flow.expression import Checked, Kind, Type, check_condition, check_value
from bot.flow.expression.items import NUMBER_OF_ITEM
from bot.flow.source import Scalar, Series, Table

if TYPE_CHECKING:
    from bot.flow.sites import Site

_KINDS = {
    "yes_no": Kind.YES_NO, "number": Kind.NUMBER, "money": Kind.MONEY, "date": Kind.DATE,
    "text": Kind.TEXT, "phone": Kind.TEXT, "email": Kind.TEXT, "document": Kind.DOCUMENT,
    "scale": Kind.NUMBER, "consent": Kind.YES_NO,
}  # fmt: skip
_UNKNOWN = Type(Kind.UNKNOWN)
TODAY = "today"
OTHERWISE = "otherwise"


@dataclass(slots=True)
class Names(Mapping[str, Type]):
    """The scope of a draft outside repeats; a mapping of names to types."""

    draft: Draft
    types: dict[str, Type] = field(default_factory=dict)
    inside: dict[str, dict[str, Type]] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    cycles: set[str] = field(default_factory=set)
    sites: "tuple[Site, ...] | None" = None
    checked: dict[tuple[str, str, bool], Checked] = field(default_factory=dict)

    def __iter__(self) -> Iterator[str]:
        """Give every readable name."""
        yield from (step.id for step in self.draft.steps if _is_name(step))
        yield from self.draft.entry.facts
        for step in self.draft.steps:
            yield from (f"{step.id}.{value}" for value in given(step) if not step.repeat)
        yield from self._constants()
        yield TODAY

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
        owner, _, value = name.partition(".")
        step = self.draft.step(owner)
        if step is not None and not step.repeat:
            found = self._of_step(step, value)
            if found is not None:
                return found
        fact = self.draft.fact_text(name)
        if fact is not None:
            return check_value(fact.text, self).type
        return Type(Kind.DATE) if name == TODAY else type_of_constant(self._constants()[name])

    def _of_step(self, step: DraftStep, value: str) -> Type | None:
        if step.ask is not None and not value:
            return type_of_ask(step.ask)
        if step.repeats is not None and not value:
            return Type(Kind.ITEMS, inner=tuple(self.within(step.id).items()))
        return self.type_of_value(step, value) if value in given(step) else None

    def _constants(self) -> dict[str, object]:
        constants = self.draft.service.constants
        return {name: value for name, value in constants.items() if not isinstance(value, Mapping)}

    def within(self, repeat: str) -> Mapping[str, Type]:
        """Give the names of the steps of a repeat, as they are read inside it."""
        if repeat not in self.inside:
            found = self.inside[repeat] = {NUMBER_OF_ITEM: Type(Kind.NUMBER)}
            for step in self.draft.repeated(repeat):
                if step.ask is not None:
                    found[step.id] = type_of_ask(step.ask)
                for value in given(step):
                    found[f"{step.id}.{value}"] = self.type_of_value(step, value)
        return self.inside[repeat]

    def scope_of(self, step: DraftStep | None) -> Mapping[str, Type]:
        """Give the names that the expressions of a step may read; of a fact for None."""
        if step is None or not step.repeat:
            return self
        return ChainMap(dict(self.within(step.repeat)), self)  # type: ignore[arg-type]  # only read

    def condition(self, text: str, step: DraftStep | None) -> Checked:
        """Check a condition that a step reads, or a fact for None; once for each scope."""
        return self._checked(text, step, is_condition=True)

    def value(self, text: str, step: DraftStep | None) -> Checked:
        """Check an expression of any type that a step reads, or a fact for None."""
        return self._checked(text, step, is_condition=False)

    def _checked(self, text: str, step: DraftStep | None, *, is_condition: bool) -> Checked:
        key = (text, step.repeat if step else "", is_condition)
        if key not in self.checked:
            check = check_condition if is_condition else check_value
            self.checked[key] = check(text, self.scope_of(step))
        return self.checked[key]

    def type_of_value(self, step: DraftStep, value: str) -> Type:
        """Give the type of one value of a decision table, joined over its rows."""
        scope = self.scope_of(step)
        texts = (text for name, text in give_texts(step) if name == value)
        found = [check_value(text.text, scope).type for text in texts]
        one = joined([one for one in found if one.kind is not Kind.UNKNOWN])
        return gathered(one) if step.decide and step.decide.hit == "all" else one


def _is_name(step: DraftStep) -> bool:
    return not step.repeat and (step.ask is not None or step.repeats is not None)


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


def gathered(one: Type) -> Type:
    """Give the type of what several rows say together: words make a list, texts too."""
    several = {Kind.CHOICE: Kind.CHOICES, Kind.TEXT: Kind.TEXTS}.get(one.kind, one.kind)
    return Type(several, one.options)


def given(step: DraftStep) -> list[str]:
    """Give the names of the values that a decision table gives."""
    rows = step.decide.rows if step.decide else ()
    return list(dict.fromkeys(name for row in rows for name in row.give))


def row_tables(step: DraftStep) -> list[Table]:
    """Give the rows of a decision table as they stand in the file."""
    rows = step.table.get("rows")
    return [row for row in rows.items if isinstance(row, Table)] if isinstance(rows, Series) else []


def give_texts(step: DraftStep) -> Iterator[tuple[str, Scalar]]:
    """Give every value expression of a decision table, with the value's name."""
    for row in row_tables(step):
        give = row.get("give")
        for name, entry in give.entries.items() if isinstance(give, Table) else ():
            if isinstance(entry.value, Scalar):
                yield name, entry.value
