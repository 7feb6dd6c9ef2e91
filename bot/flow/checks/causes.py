"""Where the cause of an impossible condition may be: what it reads, what surrounds it, what ends.

A condition that can never be true is often right, and the bound of a question wrong. Problems name
those places beside their own.
"""

from collections.abc import Iterable, Iterator

from bot.flow.draft import Draft, DraftStep
from bot.flow.expression.items import plain_name
from bot.flow.problems import Place
from bot.flow.proof.program import Program, answers_behind, asked_in, names_behind, stops
from bot.flow.source import Table

_BOUNDS = (
    "type", "choices", "min", "max", "min_age", "max_age", "past", "future", "optional", "unsure",
    "later", "privacy", "pattern", "no", "labels",
)  # fmt: skip


def causes(draft: Draft, program: Program, names: Iterable[str]) -> tuple[Place, ...]:
    """Give the places of what these names stand for, and of what bounds those answers."""
    read = list(names)
    found = [draft.defined_at(plain_name(name)) for name in sorted(names_behind(program, read))]
    bounds = [
        place
        for name in sorted(answers_behind(program, read))
        for place in _bounds(draft.step(plain_name(name)))
    ]
    return tuple(place for place in (*found, *bounds) if place is not None)


def _bounds(step: DraftStep | None) -> Iterator[Place]:
    entries = step.table.entries if step is not None else {}
    for key in _BOUNDS:
        if key in entries:
            value = entries[key].value
            yield value.first_place() if isinstance(value, Table) else value.place


def guards(step: DraftStep) -> Iterator[Place]:
    """Give the conditions around a step."""
    yield from (clause.text.place for clause in step.guard)


def ends_before(draft: Draft, program: Program, step_id: str) -> Iterator[Place]:
    """Give the ends before a step, with their conditions."""
    for built in program.steps.values():
        if built.id == step_id:
            return
        step = draft.step(plain_name(asked_in(built.id))) if stops(built) else None
        if step is not None:
            yield step.at()
            yield from guards(step)
