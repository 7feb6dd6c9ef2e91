"""Conditions, facts and decision tables: each expression sound, all rows of a table alike."""

import itertools
import re
from collections.abc import Iterator

from bot.flow.expression import Fault, FaultCode, Kind
from bot.flow.names import Names, joined, row_tables
from bot.flow.problems import Place, Problem
from bot.flow.sites import Site, give_sites, sites
from bot.flow.source import Table

_WORD = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")

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
            also = tuple(_defined(names, site, fault))
            told = Problem(CODES[fault.code], place, fault.values, also)
            yield _of_each(names, fault, place) or told


def _defined(names: Names, site: Site, fault: Fault) -> Iterator[Place]:
    """Give where the names that a fault concerns are defined: the cause may stand there."""
    around = site.text.text if fault.code is FaultCode.UNKNOWN_OPTION else _faulty(site, fault)
    words = [fault.values.get("suggestion", ""), *_WORD.findall(around)]
    for word in dict.fromkeys(words):
        step = names.draft.step(site.step.id) if site.step else None
        found = names.draft.defined_at(word) or _option_place(names, site, word)
        if found is not None and not (step and step.id == word):
            yield found
    if fault.code is FaultCode.UNKNOWN_NAME:
        yield from names.draft.room_for(fault.values["name"])


def _faulty(site: Site, fault: Fault) -> str:
    return site.text.text[max(0, fault.start - site.shift) : max(0, fault.end - site.shift)]


def _option_place(names: Names, site: Site, option: str) -> Place | None:
    """Give the place of an option of a choice that the expression reads."""
    for name in _WORD.findall(site.text.text):
        step = names.draft.step(name)
        choices = step.table.get("choices") if step else None
        found = choices.entries.get(option) if isinstance(choices, Table) else None
        if found is not None:
            return found.place
    return None


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
                values = {"expected": expected, "found": ", ".join(row.give)}
                first = row_tables(step)[0].entries["give"].place
                yield Problem("F307", place, values, (first,))


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
                    also = _named_in(names, before, site)
                    yield Problem("F308", site.text.place, values, also)


def _named_in(names: Names, *found: Site) -> tuple[Place, ...]:
    """Give where the names in some expressions are defined."""
    words = (word for site in found for word in _WORD.findall(site.text.text))
    places = [_defined_or_room(names, word) for word in dict.fromkeys(words)]
    return (*(site.text.place for site in found), *itertools.chain.from_iterable(places))


def _defined_or_room(names: Names, word: str) -> tuple[Place, ...]:
    found = names.draft.defined_at(word)
    return (found,) if found is not None else names.draft.room_for(word)
