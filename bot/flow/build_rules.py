"""The rules of a draft without errors: its steps in file order, repeats written out item by item.

Proofs read these; `bot.flow.build` makes a `Flow` of them, with a machine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.flow.answer_types import YesNo
from bot.flow.build_steps import StepBuilder, sound
from bot.flow.draft import Draft, DraftStep
from bot.flow.expression.items import NUMBER_OF_ITEM, item_name
from bot.flow.flow import AnyStep, Ask, Clause, Repeat, Service
from bot.flow.items import Item, presence
from bot.flow.names import Names
from bot.flow.proof.program import Program, program_of
from bot.flow.repeats import most_items


@dataclass(slots=True)
class _Flattened:
    """The steps of a draft in file order, repeats written out item by item."""

    builder: StepBuilder
    repeats: dict[str, Repeat] = field(default_factory=dict)

    @property
    def draft(self) -> Draft:
        return self.builder.names.draft

    def steps(self) -> Iterator[AnyStep]:
        for step in self.draft.steps:
            if step.repeats is not None:
                yield from self.items(step)
            elif not step.repeat:
                yield self.builder.step(step)

    def items(self, step: DraftStep) -> Iterator[AnyStep]:
        repeat = self.repeats[step.id] = self.repeat(step)
        own = frozenset(self.builder.names.within(step.id)) | frozenset(repeat.steps)
        for number in range(1, repeat.at_most + 1):
            yield from self.item(step, repeat, Item(number, own - {NUMBER_OF_ITEM}))

    def item(self, step: DraftStep, repeat: Repeat, item: Item) -> Iterator[AnyStep]:
        there = presence(repeat, item.number)
        for inner in self.draft.repeated(step.id):
            built = self.builder.step(inner, item)
            yield replace(built, guard=(*there, *built.guard))
        if repeat.count is None and item.number < repeat.at_most:
            guard = (*there, *repeat.guard)
            yield self.another(step, item_name(repeat.another, item.number), guard)

    def another(self, step: DraftStep, step_id: str, guard: tuple[Clause, ...]) -> Ask:
        entry = step.repeats
        text = self.builder.words(step, "another", entry.another if entry else None)
        return Ask(step_id, step.section, guard, step.line, text, YesNo(), lists=step.id)

    def repeat(self, step: DraftStep) -> Repeat:
        entry, count = step.repeats, step.scalar("count")
        title = self.builder.words(step, "title", entry.title if entry else None)
        rule = sound(self.builder.names.value(count.text, None).rule) if count else None
        ids = tuple(inner.id for inner in self.draft.repeated(step.id))
        guard = self.builder.clauses(step)
        return Repeat(step.id, guard, title, ids, most_items(self.draft, step), rule)


def rules_alone(names: Names) -> Program:
    """Build what proofs read of a draft that has passed every check."""
    known = names.draft.service
    constants: Mapping[str, Any] = known.constants
    return program_of(build_rules(names, Service({}, known.languages, constants)))


def build_rules(names: Names, service: Service) -> Program:
    """Build the rules of a draft that has passed every check, without a machine."""
    flattened = _Flattened(StepBuilder(names))
    steps = {step.id: step for step in flattened.steps()}
    facts = {
        name: sound(names.value(text, None).rule) for name, text in names.draft.entry.facts.items()
    }
    return Program(service, facts, steps, flattened.repeats)
