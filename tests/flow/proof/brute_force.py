"""Every run of a small flow, one after the other: the opinion that proofs are held against.

Shares no code with them: answers are listed here by type, and the machine that citizens walk
through decides where each leads.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from bot.flow import answer_types as types
from bot.flow.flow import START, Ask, Decide, End, Flow, Value
from bot.flow.machine import advance
from bot.flow.values import lookup_for

TODAY = date(2026, 11, 24)
Known = dict[str, Value | None]


@dataclass
class Tried:
    """What all runs together came by.

    `passed` and `failed` are clauses by step and place; `rows` are the rows of each table that
    counted first, that were true, and that were true together; `open` are tables where none was.
    """

    paths: set[tuple[str, ...]] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)
    passed: set[tuple[str, int]] = field(default_factory=set)
    failed: set[tuple[str, int]] = field(default_factory=set)
    first: set[tuple[str, int]] = field(default_factory=set)
    true: set[tuple[str, int]] = field(default_factory=set)
    together: set[tuple[str, int, int]] = field(default_factory=set)
    open: set[str] = field(default_factory=set)


def possible(ask: Ask) -> list[Value | None]:
    """List the answers of a question."""
    left_out: list[Value | None] = [None] if ask.optional or ask.unsure is not None else []
    match ask.type:
        case types.YesNo():
            return [True, False, *left_out]
        case types.OneChoice(choices):
            return [*(choice.id for choice in choices), *left_out]
        case types.ManyChoices(choices, least, most):
            ids = [choice.id for choice in choices]
            sizes = range(least, (most or len(ids)) + 1)
            return [*(picked for size in sizes for picked in combinations(ids, size)), *left_out]
        case types.Number(low, high) if low is not None and high is not None:
            return [*range(int(low), int(high) + 1), *left_out]
        case _:
            raise TypeError(f"{ask.id} has too many answers to try them all")


def try_all(flow: Flow) -> Tried:
    """Go through every run of a flow."""
    tried = Tried()
    for path in _runs(flow, tried, (START,), {}):
        tried.paths.add(path[1:])
        tried.reached.update(path[1:])
    return tried


def _runs(
    flow: Flow, tried: Tried, path: tuple[str, ...], known: Known
) -> Iterator[tuple[str, ...]]:
    lookup = lookup_for(flow, known, TODAY)
    step = flow.steps[advance(flow, path[-1], lookup)]
    ids = list(flow.steps)
    start = ids.index(path[-1]) + 1 if path[-1] != START else 0
    _note_clauses(flow, tried, ids[start : ids.index(step.id) + 1], known)
    here = (*path, step.id)
    if isinstance(step, End):
        yield here
    elif isinstance(step, Ask):
        for value in possible(step):
            yield from _runs(flow, tried, here, {**known, step.id: value})
    else:
        if isinstance(step, Decide):
            _note_rows(flow, tried, step, known)
        yield from _runs(flow, tried, here, known)


def _note_clauses(flow: Flow, tried: Tried, steps: list[str], known: Known) -> None:
    """Note how far the guards passed between one step of the path and the next."""
    lookup = lookup_for(flow, known, TODAY)
    for step in steps:
        for place, clause in enumerate(flow.steps[step].guard):
            if (clause.rule.value(lookup) is True) is not clause.holds:
                tried.failed.add((step, place))
                break
            tried.passed.add((step, place))


def _note_rows(flow: Flow, tried: Tried, table: Decide, known: Known) -> None:
    lookup = lookup_for(flow, known, TODAY)
    rows = enumerate(table.rows)
    true = [i for i, row in rows if row.when is not None and row.when.value(lookup) is True]
    tried.true.update((table.id, place) for place in true)
    tried.together.update((table.id, *pair) for pair in combinations(true, 2))
    last = len(table.rows) - 1
    if not true and table.rows[last].when is None:
        tried.first.add((table.id, last))
        tried.true.add((table.id, last))
    elif not true:
        tried.open.add(table.id)
    else:
        tried.first.add((table.id, true[0]))
