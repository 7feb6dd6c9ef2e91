"""The rows of a decision table from a CSV file, as located tables like those of the YAML.

Columns: `if NAME` holds what NAME must be (`cut`, `<= 650`, `1..3`, `[late, cut]`, `-` for
anything), `when` a whole condition, `because` a reason; every other column is a value given.
Comma or semicolon, with quotes where a cell needs them (RFC 4180).
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import replace

from bot.flow.draft import TableFile
from bot.flow.expression.faults import nearest
from bot.flow.problems import Place, Problem
from bot.flow.source import Entry, Scalar, Series, Table, Tree

_ANY = ("", "-")
_END = r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{1,2}-\d{1,2}|-?\d+(?:\.\d+)?"
_RANGE = re.compile(rf"({_END})\s*\.\.\s*({_END})")
""" `1..3`, `0.5..1.5`, `01/04/2025..31/03/2026`."""
_OPERATOR = re.compile(r"\s*(?:[<>]|(?:is|in|not in|includes|starts with)\b)")
OTHERWISE = "otherwise"


Lines = list[tuple[Place, list[str]]]
"""The cells of each line of a table, with the place of the line."""


def with_rows(table: Table, files: Mapping[str, TableFile]) -> tuple[Table, list[Problem]]:
    """Give a `decide` with the rows of the CSV file that its `rows` names, if it names one."""
    named = table.get("rows")
    if not isinstance(named, Scalar):
        return table, []
    found = files.get(named.text)
    if found is None:
        values = {"found": named.text, "suggestion": nearest(named.text, frozenset(files))}
        return table, [Problem("F315", named.place, values)]
    lines = _cells(found.file, found.text)
    rows = Entry("rows", table.entries["rows"].place, _rows(found.file, lines))
    return replace(table, entries={**table.entries, "rows": rows}), _faults(lines)


def _rows(file: str, lines: Lines) -> Series:
    """Give the rows of a CSV file; an empty series if it has no row below its header."""
    (_, header), *rest = lines
    rows = [_row(header, cells, place) for place, cells in rest if any(cells)]
    return Series(tuple(rows), Place(file, 1, 1, 2))


def _cells(file: str, text: str) -> Lines:
    """Give the cells of each line of a table, the header first; an empty file has an empty one."""
    lines = text.splitlines()
    delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    found = [
        (_line(file, reader.line_num, lines), [cell.strip() for cell in cells]) for cells in reader
    ]
    return found or [(Place(file, 1, 1, 2), [])]


def _line(file: str, number: int, lines: list[str]) -> Place:
    return Place(file, number, 1, len(lines[number - 1]) + 1)


def _faults(lines: Lines) -> list[Problem]:
    """F115 to F117: columns are parted, one says when a row counts, no row has cells too many."""
    (place, header), *rows = lines
    if len(header) == 1:
        return [Problem("F115", place)]
    if len(rows) > 1 and not any(name == "when" or name.startswith("if ") for name in header):
        return [Problem("F116", place, {"first": header[0]})]
    return [
        Problem("F117", at, {"found": str(len(cells)), "expected": str(len(header))})
        for at, cells in rows
        if any(cells[len(header) :])
    ]


def _row(header: list[str], cells: list[str], place: Place) -> Table:
    named = dict(zip(header, cells, strict=False))
    cells_of_answers = [
        condition_of(name.removeprefix("if ").strip(), cell)
        for name, cell in named.items()
        if name.startswith("if ")
    ]
    stated = [condition for condition in cells_of_answers if condition]
    if named.get("when", "") not in _ANY:  # it may hold `or`, which binds less than the `and`
        stated.insert(0, f"({named['when']})" if stated else named["when"])
    give = {
        name: cell
        for name, cell in named.items()
        if name not in ("when", "because", "") and not name.startswith("if ")
    }
    entries: dict[str, Tree] = {
        "when": _cell(" and ".join(stated) if stated else OTHERWISE, place),
        "give": Table({n: Entry(n, place, _cell(c, place)) for n, c in give.items()}, place),
    }
    if named.get("because"):
        entries["because"] = _cell(named["because"], place)
    return Table({key: Entry(key, place, value) for key, value in entries.items()}, place)


def _cell(text: str, place: Place) -> Scalar:
    """Give a cell; problems in it point at its whole row."""
    return Scalar(text, place, style="csv")


def condition_of(name: str, cell: str) -> str:
    """Give the condition that a cell of an `if NAME` column means; "" if it allows anything."""
    if cell in _ANY:
        return ""
    bounds = _RANGE.fullmatch(cell)
    if bounds:
        return f"{name} >= {bounds[1]} and {name} <= {bounds[2]}"
    if cell.startswith("["):
        return f"{name} in {cell}"
    return f"{name} {cell}" if _OPERATOR.match(cell) else f"{name} is {cell}"
