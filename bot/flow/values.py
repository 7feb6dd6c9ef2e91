"""The values that conditions and texts read, found by name when they are asked for.

Answers come first, then facts and decision tables (computed once for each lookup), then constants.
Unknown is None, whatever the reason.
"""

from collections.abc import Mapping
from datetime import date

from bot.flow.flow import Clause, Decide, Flow, Lookup, Rule, Value

_MISSING = object()


def lookup_for(flow: Flow, answered: Mapping[str, Value | None], today: date) -> Lookup:
    """Give the lookup for these answers; `today` is the day ages count from.

    `answered` holds the answers on the path only: no rule may see one that is off it.
    """
    known: dict[str, Value | None] = {}

    def lookup(name: str) -> Value | None:
        if name in answered:
            return answered[name]
        found = known.get(name, _MISSING)
        if found is _MISSING:
            found = known[name] = _find(flow, name, lookup, today)
        return found  # type: ignore[return-value]  # not _MISSING any more

    return lookup


def _find(flow: Flow, name: str, lookup: Lookup, today: date) -> Value | None:
    fact = flow.facts.get(name)
    if fact is not None:
        return fact.value(lookup)
    if name == "today":
        return today
    owner, _, value = name.partition(".")
    table = flow.steps.get(owner)
    if value and isinstance(table, Decide):
        return _decided(table, value, lookup)
    constant = flow.service.constants.get(name)
    return None if isinstance(constant, Mapping) else constant


def passes(clause: Clause, lookup: Lookup) -> bool:
    """Tell whether a clause lets its step be reached: `when` if True, `else` if anything but."""
    return (clause.rule.value(lookup) is True) is clause.holds


def _decided(table: Decide, value: str, lookup: Lookup) -> Value | None:
    if not all(passes(clause, lookup) for clause in table.guard):
        return None
    for row in table.rows:
        if row.when is None or row.when.value(lookup) is True:
            given = row.give.get(value)
            return given.value(lookup) if isinstance(given, Rule) else given
    return None
