"""The nesting of a flow, regained from its flat steps: what stands under which `when`, as written.

Steps with the same condition around them, one after the other, become one branch; the steps of a
repeat, which a flow holds once for each item, become one loop. Pictures are drawn from this tree.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from bot.flow.expression.items import is_first_item, item_name
from bot.flow.flow import AnyStep, Clause, Flow, Repeat, Section
from bot.flow.machine import label

_NUMBER = re.compile(r"(?<=[a-z0-9_])#\d+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One step, by the id that the designer gave it."""

    step: AnyStep
    id: str


@dataclass(frozen=True, slots=True)
class Branch:
    """What comes only if all the clauses hold, and what comes instead if they do not."""

    clauses: tuple[Clause, ...]
    items: tuple["Item", ...]
    otherwise: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Loop:
    """The steps of a repeat, once."""

    repeat: Repeat
    items: tuple["Item", ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of steps of one section."""

    section: Section
    items: tuple["Item", ...]


Item = Leaf | Branch | Loop | Part


@dataclass(frozen=True, slots=True)
class _Placed:
    """A step or a loop with the clauses that are not drawn yet."""

    item: Leaf | Loop
    guard: tuple[Clause, ...]
    section: str | None


def outline(flow: Flow) -> tuple[Item, ...]:
    """Give the steps of a flow in file order, nested as the designer wrote them."""
    sections = {section.id: section for section in flow.sections}
    found: list[Item] = []
    for name, run in groupby(_placed(flow), key=lambda placed: placed.section):
        items = _nested(list(run))
        section = sections.get(name or "")
        found += [Part(section, items)] if section else items
    return tuple(found)


def plain_id(step_id: str) -> str:
    """Give the id of a repeated step without the number of its item."""
    return step_id.partition("#")[0]


def clause_text(clause: Clause) -> str:
    """Give a clause in the designer's words, without the numbers of items."""
    return _NUMBER.sub("", label(clause))


def _placed(flow: Flow) -> Iterator[_Placed]:
    within = {
        step: repeat for repeat in flow.repeats.values() for step in (*repeat.steps, repeat.another)
    }
    once = [step for step in flow.steps.values() if is_first_item(step.id)]
    for repeat, run in groupby(once, key=lambda step: within.get(plain_id(step.id))):
        steps = list(run)
        if repeat is None:
            yield from (_Placed(Leaf(step, step.id), step.guard, step.section) for step in steps)
        else:
            inner = [_repeated(flow, repeat, step) for step in steps]
            yield _Placed(Loop(repeat, _nested(inner)), repeat.guard, steps[0].section)


def _repeated(flow: Flow, repeat: Repeat, step: AnyStep) -> _Placed:
    """Place a step of a repeat; clauses about how many items there are belong to its loop."""
    name = plain_id(step.id)
    if name == repeat.another:
        return _Placed(Leaf(step, name), (), step.section)
    second = flow.steps.get(item_name(name, 2))
    lasting = {label(clause) for clause in (second or step).guard}
    own = [clause for clause in step.guard if label(clause) in lasting]
    around = [label(clause) for clause in repeat.guard]
    skipped = len(around) if [label(c) for c in own[: len(around)]] == around else 0
    return _Placed(Leaf(step, name), tuple(own[skipped:]), step.section)


def _nested(placed: Sequence[_Placed], level: int = 0) -> tuple[Item, ...]:
    found: list[Item] = []
    rest = list(placed)
    while rest:
        if len(rest[0].guard) <= level:
            found.append(rest.pop(0).item)
            continue
        first = rest[0].guard[level]
        inside = _run(rest, level, first, holds=first.holds)
        rest = rest[len(inside) :]
        instead = _run(rest, level, first, holds=False) if first.holds else []
        rest = rest[len(instead) :]
        items = _nested(inside, level + 1)
        found.append(_joined(Branch((first,), items, _nested(instead, level + 1))))
    return tuple(found)


def _run(placed: Sequence[_Placed], level: int, first: Clause, *, holds: bool) -> list[_Placed]:
    """Give the leading steps that stand under this condition, or under its `else`."""
    wanted = (first.rule.source, holds)
    return list(takewhile(lambda one: _key(one, level) == wanted, placed))


def _key(placed: _Placed, level: int) -> tuple[str, bool] | None:
    if len(placed.guard) <= level:
        return None
    clause = placed.guard[level]
    return clause.rule.source, clause.holds


def _joined(branch: Branch) -> Branch:
    """Make one branch of two conditions that stand around the same steps."""
    match branch.items:
        case (Branch(clauses, items, ()),) if not branch.otherwise:
            return Branch((*branch.clauses, *clauses), items)
        case _:
            return branch
