"""The names that decide which steps a citizen comes to, found by following what conditions read.

A change to anything else — a message's condition, an amount that is only shown — leaves every path
as it was.
"""

from collections.abc import Iterable, Iterator

from bot.flow.comparing.written import plain_id
from bot.flow.expression.items import item_name
from bot.flow.flow import AnyStep, Clause, Decide, Flow, Rule, Say


def steering_names(flow: Flow) -> frozenset[str]:
    """Give every name read, directly or through facts and tables, by what leads the path.

    What leads: the conditions of all steps but messages and tables, and the counts of repeats.
    """
    found: set[str] = set()
    waiting = set(_leading(flow))
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= set(_read_by(flow, name)) - found
    return frozenset(found)


def waits_or_ends(step: AnyStep) -> bool:
    """Tell whether citizens stop at a step; messages and tables are passed by."""
    return not isinstance(step, Say | Decide)


def _leading(flow: Flow) -> Iterator[str]:
    for step in flow.steps.values():
        if waits_or_ends(step):
            yield from _of_guard(step.guard)
    for repeat in flow.repeats.values():
        yield from _of_guard(repeat.guard)
        yield from _of_rules([repeat.count])


def _read_by(flow: Flow, name: str) -> Iterator[str]:
    fact = flow.facts.get(name)
    if fact is not None:
        yield from _of_rules([fact])
    owner, _, value = name.partition(".")
    table = flow.steps.get(owner) or flow.steps.get(item_name(owner, 1))
    if value and isinstance(table, Decide):
        yield from _of_guard(table.guard)
        for row in table.rows:
            yield from _of_rules([row.when, row.give.get(value)])


def _of_guard(guard: Iterable[Clause]) -> Iterator[str]:
    return _of_rules([clause.rule for clause in guard])


def _of_rules(rules: Iterable[Rule | str | None]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, Rule):
            yield from map(plain_id, rule.names)
