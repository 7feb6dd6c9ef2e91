"""The values that conditions and texts read, found by name when they are asked for.

Answers come first, then facts and decision tables (computed once for each lookup), then constants.
Unknown is None, whatever the reason.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import islice, takewhile
from math import floor
from typing import Protocol

from bot.flow.expression.items import item_name
from bot.flow.flow import AnyStep, Clause, Decide, Lookup, Repeat, Row, Rule, Service, Value

_MISSING = object()


class Rules(Protocol):
    """What a lookup reads: a flow, or the rules of one that has no machine yet."""

    @property
    def facts(self) -> Mapping[str, Rule]:
        """Facts by name."""
        ...

    @property
    def steps(self) -> Mapping[str, AnyStep]:
        """Steps by id, in file order."""
        ...

    @property
    def repeats(self) -> Mapping[str, Repeat]:
        """Repeats by id."""
        ...

    @property
    def service(self) -> Service:
        """The service, for its constants."""
        ...


def lookup_for(flow: Rules, answered: Mapping[str, Value | None], today: date) -> Lookup:
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


def _find(flow: Rules, name: str, lookup: Lookup, today: date) -> Value | None:
    fact = flow.facts.get(name)
    if fact is not None:
        return fact.value(lookup)
    if name == "today":
        return today
    repeat = flow.repeats.get(name)
    if repeat is not None:
        return items_of(repeat, lookup)
    owner, _, value = name.partition(".")
    table = flow.steps.get(owner)
    if value and isinstance(table, Decide):
        return _decided(table, value, lookup)
    constant = flow.service.constants.get(name)
    return None if isinstance(constant, Mapping) else constant


def items_of(repeat: Repeat, lookup: Lookup) -> int | None:
    """Count the items of a repeat, whole ones only; None while its count is unknown."""
    if not all(passes(clause, lookup) for clause in repeat.guard):
        return 0
    if repeat.count is not None:
        count = repeat.count.value(lookup)
        if not isinstance(count, int | Decimal):
            return None
        return max(0, min(floor(count), repeat.at_most))
    more = (lookup(item_name(repeat.another, n)) is True for n in range(1, repeat.at_most))
    return 1 + sum(1 for _ in takewhile(bool, more))


def passes(clause: Clause, lookup: Lookup) -> bool:
    """Tell whether a clause lets its step be reached: `when` if True, `else` if anything but."""
    return (clause.rule.value(lookup) is True) is clause.holds


def _decided(table: Decide, value: str, lookup: Lookup) -> Value | None:
    found = [_given(row, value, lookup) for row in decisive_rows(table, lookup)]
    if table.hit == "all":
        return gathered(found) if found else None
    return found[0] if found else None


def decisive_rows(table: Decide, lookup: Lookup) -> list[Row]:
    """Give the rows of a table that count: the first true one, or all with `hit: all`.

    `otherwise` counts where no other row is true; none count off the path.
    """
    if not all(passes(clause, lookup) for clause in table.guard):
        return []
    ruled = (row for row in table.rows if row.when is not None)
    hits = (row for row in ruled if row.when is not None and row.when.value(lookup) is True)
    found = list(hits) if table.hit == "all" else list(islice(hits, 1))
    return found or [row for row in table.rows if row.when is None]


def _given(row: Row, value: str, lookup: Lookup) -> Value | None:
    given = row.give.get(value)
    return given.value(lookup) if isinstance(given, Rule) else given


def gathered(values: list[Value | None]) -> Value | None:
    """Give what several rows say together: words as a list, numbers as a sum, yes if one does.

    Days make nothing together: unknown.
    """
    if None in values:
        return None
    if all(isinstance(value, bool) for value in values):
        return any(values)
    words = tuple(value for value in values if isinstance(value, str))
    numbers = [value for value in values if isinstance(value, int | Decimal)]
    return sum(numbers) if numbers else words or None
