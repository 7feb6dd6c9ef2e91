"""Conditions, facts and decision tables: each expression sound, all rows of a table alike."""

import itertools
from collections.abc import Iterator

from bot.flow.expression import Fault, FaultCode, Kind
from bot.flow.names import Names, joined, row_tables
from bot.flow.problems import Place, Problem
from bot.flow.sites import Site, give_sites, sites
from bot.flow.source import Table

CODES = {
    FaultCode.UNKNOWN_NAME: "F203",
    FaultCode.UNKNOWN_OPTION: "F204",
    FaultCode.TYPE_CLASH: "F205",
    FaultCode.NOT_A_CONDITION: "F206",
    FaultCode.SYNTAX: "F207",
    FaultCode.WRITE_IS: "F208",
    FaultCode.WRITE_IS_NOT: "F209",
    FaultCode.WRITE_AND: "F210",
    FaultCode.WRITE_OR: "F211",
    FaultCode.WRITE_NOT: "F212",
    FaultCode.CHAINED_COMPARISON: "F213",
    FaultCode.NUMBER_FORM: "F214",
    FaultCode.UNKNOWN_FUNCTION: "F215",
    FaultCode.WRONG_ARGUMENTS: "F216",
    FaultCode.BAD_DATE: "F217",
    FaultCode.TOO_LONG: "F218",
    FaultCode.TOO_DEEP: "F219",
}
"""The problem code of each fault of the expression language."""


def expressions_are_sound(names: Names) -> Iterator[Problem]:
    """F203 to F219: every expression can be read, knows its names, and fits its types."""
    for site in sites(names):
        for fault in site.checked.faults:
            place = _place(site, fault.start, fault.end)
            yield _of_each(names, fault, place) or Problem(CODES[fault.code], place, fault.values)


def _of_each(names: Names, fault: Fault, place: Place) -> Problem | None:
    """F224: outside its repeat, a repeated step is read with a function over all items."""
    name = fault.values.get("name", "").partition(".")[0]
    step = names.draft.step(name)
    if fault.code is not FaultCode.UNKNOWN_NAME or step is None or not step.repeat:
        return None
    return Problem("F224", place, {"name": fault.values["name"], "repeat": step.repeat})


def _place(site: Site, start: int, end: int) -> Place:
    first = max(0, start - site.shift)
    return site.text.within(first, max(first + 1, end - site.shift))


def facts_do_not_turn_in_circles(names: Names) -> Iterator[Problem]:
    """F221: no fact leads back to itself."""
    for name in names:
        names.get(name)
    facts = names.draft.table.get("facts")
    for name in sorted(names.cycles):
        entry = facts.entries.get(name) if isinstance(facts, Table) else None
        if entry is not None:
            yield Problem("F221", entry.place, {"id": name})


def rows_give_the_same_names(names: Names) -> Iterator[Problem]:
    """F307: every row of a decision table gives the same values, by name."""
    for step in names.draft.steps:
        rows = step.decide.rows if step.decide else ()
        for row, table in list(zip(rows, row_tables(step), strict=False))[1:]:
            if set(row.give) != set(rows[0].give):
                expected = ", ".join(rows[0].give)
                place = table.entries["give"].place
                yield Problem("F307", place, {"expected": expected, "found": ", ".join(row.give)})


def rows_give_the_same_types(names: Names) -> Iterator[Problem]:
    """F308: one value of a decision table has one type in all rows."""
    for step in names.draft.steps:
        by_name: dict[str, list[Site]] = {}
        for site in give_sites(names, step):
            by_name.setdefault(site.given, []).append(site)
        for name, found in by_name.items():
            typed = [site for site in found if site.checked.type.kind is not Kind.UNKNOWN]
            for before, site in itertools.pairwise(typed):
                pair = [before.checked.type, site.checked.type]
                if joined(pair).kind is Kind.UNKNOWN:
                    values = {"name": name, "left": pair[0].kind.value, "right": pair[1].kind.value}
                    yield Problem("F308", site.text.place, values)
