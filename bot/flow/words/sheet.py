"""The table that translators work in, as CSV: what stands in a file, and back to rows.

UTF-8 with a mark at the beginning, comma and quotes as in RFC 4180; read with comma, semicolon or
tab, as spreadsheets write by country. A cell that a spreadsheet would compute with (a formula, a
number, a date) gets an apostrophe before it, which is taken away when the table comes back.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from bot.errors import WordsRefused
from bot.flow.words.files import MARK

_DELIMITERS = ",;\t"
_COMPUTED = re.compile(r"[=+\-@'\t\r＝＋－＠\d]")
_LANGUAGE = re.compile(r"translation(?: \((\w+)\))?")
_COLUMNS = {
    "key": re.compile("key"),
    "source": re.compile(r"source(?: \(\w+\))?"),
    "text": _LANGUAGE,
    "state": re.compile("state"),
}
"""The columns that are read, by the attribute of a row; `state` may be missing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One text as a translator sees it; `number` is its row in the spreadsheet, from 1.

    `surplus` is what stands in cells beyond the last column, where nothing belongs.
    """

    number: int
    key: str
    source: str
    text: str
    state: str = ""
    where: str = ""
    made_from: str = ""
    surplus: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that came back: the language it is in, and its rows."""

    language: str
    rows: tuple[Row, ...]


def write_sheet(rows: Iterable[Row], source_language: str, language: str) -> str:
    """Write a table for translators from a language into another."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([
        "key", "where", f"source ({source_language})", f"made from ({source_language})",
        f"translation ({language})", "state",
    ])  # fmt: skip
    for row in rows:
        cells = (row.key, row.where, row.source, row.made_from, row.text, row.state)
        writer.writerow([guarded(cell) for cell in cells])
    return MARK + file.getvalue()


def read_sheet(text: str) -> Sheet:
    """Read a table that came back; raises WordsRefused if it is none of ours."""
    text = text.removeprefix(MARK)
    delimiter = max(_DELIMITERS, key=text.split("\n", 1)[0].count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise WordsRefused(
            f"The table cannot be read: {error}. Save it as CSV once more."
        ) from error
    header = [cell.strip() for cell in rows[0]] if rows else []
    columns = _columns(header)
    language = _LANGUAGE.fullmatch(header[columns["text"]])
    found = [
        _row(number, cells, columns)
        for number, cells in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in cells)
    ]
    return Sheet((language and language[1]) or "", tuple(found))


def guarded(cell: str) -> str:
    """Give a cell that no spreadsheet computes with."""
    return f"'{cell}" if _COMPUTED.match(cell) else cell


def unguarded(cell: str) -> str:
    """Give back what `guarded` was given."""
    return cell[1:] if cell[:1] == "'" and _COMPUTED.match(cell[1:]) else cell


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Find the columns that are needed by their names, whatever their order."""
    found = {
        name: at
        for name, title in _COLUMNS.items()
        for at, cell in enumerate(header)
        if title.fullmatch(cell)
    }
    missing = [name for name in ("key", "source", "text") if name not in found]
    if missing:
        raise WordsRefused(
            "This is not a table made by `guichet words --export`: its first row must name the "
            "columns `key`, `source (…)` and `translation (…)`."
        )
    return found


def _row(number: int, cells: Sequence[str], columns: dict[str, int]) -> Row:
    values = {name: _clean(cells[at]) if at < len(cells) else "" for name, at in columns.items()}
    return Row(number, **values, surplus=" ".join(cells[max(columns.values()) + 1 :]).strip())


def _clean(cell: str) -> str:
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    return unguarded(text)
