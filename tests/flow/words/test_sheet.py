"""The table for translators: exact both ways, and safe to open in a spreadsheet."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import WordsRefused
from bot.flow.words.sheet import Row, Sheet, guarded, read_sheet, unguarded, write_sheet
from tests.flow.words.service import TEXTS

ROWS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS)).map(
    lambda drawn: tuple(
        Row(number, f"step.{number}", source, text, state)
        for number, (source, text, state) in enumerate(drawn, 2)
    )
)
HEAD = "key,where,source (fr),made from (fr),translation (en),state\n"


@given(ROWS)
def test_any_table_comes_back_as_it_went(rows: tuple[Row, ...]) -> None:
    """Whatever the texts hold, the table that is read is the one that was written."""
    assert read_sheet(write_sheet(rows, "fr", "en")) == Sheet("en", rows)


@given(ROWS, st.sampled_from(";\t"))
def test_a_spreadsheet_may_change_the_separator(rows: tuple[Row, ...], separator: str) -> None:
    """A table saved again with semicolons or tabs is the same table."""
    file = StringIO(newline="")
    cells = csv.reader(StringIO(write_sheet(rows, "fr", "en"), newline=""))
    csv.writer(file, delimiter=separator).writerows(cells)
    assert read_sheet(file.getvalue()) == Sheet("en", rows)


@given(st.text(max_size=30))
def test_no_cell_is_computed_with(text: str) -> None:
    """A cell never begins as a formula or a number does, and comes back exactly."""
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝", *"0123456789"))
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "-5", "'tis", "''", "95000", "27 3 1985", "٣"])
def test_what_looks_like_a_formula_or_a_number_gets_an_apostrophe(text: str) -> None:
    """Formulas, numbers and dates are kept from spreadsheets; so is an apostrophe itself."""
    assert guarded(text) == f"'{text}"


def test_an_apostrophe_of_the_translator_stays() -> None:
    """An apostrophe before a letter is the translator's own."""
    assert unguarded("'tis") == "'tis"


def test_the_table_begins_with_its_mark_and_names_its_columns() -> None:
    """Spreadsheets see that the table is UTF-8, and people what each column is."""
    row = Row(2, "a.text", "Où ?", "Where?", "stale", "what the bot says; say", "Qui ?")
    assert write_sheet([row], "fr", "en") == (
        "\ufeff" + HEAD.replace("\n", "\r\n")
        + "a.text,what the bot says; say,Où ?,Qui ?,Where?,stale\r\n"
    )  # fmt: skip


def test_columns_are_found_by_name_and_bare_rows_left_out() -> None:
    """Columns may come in another order, without those that are not needed; empty rows are none."""
    text = "translation,key,source\r\nWhere?,a.text,Où ?\r\n,,\r\n\r\nWho?,b.text,Qui ?\r\n"
    rows = (Row(2, "a.text", "Où ?", "Where?"), Row(5, "b.text", "Qui ?", "Who?"))
    assert read_sheet(text) == Sheet("", rows)


def test_the_separator_is_that_of_the_first_row() -> None:
    """Commas inside of texts do not make a table with semicolons one with commas."""
    text = "key;source;translation\na.text;a, b, c, d;e, f, g, h\n"
    assert read_sheet(text).rows == (Row(2, "a.text", "a, b, c, d", "e, f, g, h"),)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_inside_a_cell_come_back_as_lines(line_break: str) -> None:
    """Whatever a spreadsheet makes of the lines of a text, it is one line break each."""
    text = f'key,source,translation\r\na.text,"x{line_break}y","z{line_break}{line_break}w"\r\n'
    assert read_sheet(text).rows == (Row(2, "a.text", "x\ny", "z\n\nw"),)


@pytest.mark.parametrize(
    "text", ["", "key,source\n", "a,b,c\n1,2,3\n", HEAD + 'a,b,"c\n', HEAD + '"a"b,c\n']
)
def test_another_table_is_refused(text: str) -> None:
    """A file that is no such table, or is broken, is refused with what to do."""
    with pytest.raises(WordsRefused, match=r"--export|Save it as CSV"):
        read_sheet(text)


def test_cells_beyond_the_table_are_seen() -> None:
    """A comma without quotes puts a part of the text outside; that part is kept to be told."""
    (row,) = read_sheet(HEAD + "a.text,,Où ?,,Where,fresh, are you?\n").rows
    assert row.surplus == "are you?"
