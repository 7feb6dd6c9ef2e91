"""Where findings stand: at the row of a spreadsheet, in a block that is used, in a repeat."""

from pathlib import Path

import pytest

from bot.flow.load import check_path

SERVICE = "name: A card\nlanguages: [en]\ncontact: {phone: 01 99 00 12 34}\n"
HEAD = """prototype: card
language: en
steps:
  - ask: people
    type: number
    text: How many are you?
    min: 1
    max: 9
"""
TABLE = "  - decide: fee\n    hit: unique\n    rows: fees.csv\n"
END = "  - end: handed_over\n"


def found(folder: Path, flow: str, **files: str) -> list[tuple[str, str, int, int]]:
    """Give the problems of a flow with files beside it: code, file, line and column."""
    for name, text in {"service": SERVICE, "card": HEAD + flow + END, **files}.items():
        ending = ".csv" if name == "fees" else ".yaml"
        (folder / f"{name}{ending}").write_text(text, encoding="utf-8")
    problems = check_path(folder).problems
    places = [(p.code, p.place) for p in problems]
    return [(code, Path(at.file).name, at.line, at.column) for code, at in places]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("1..3;1\n4..9;2\n", []),
        ("1..3;1\n5..9;2\n", [("F323", "card.yaml", 9, 13)]),
        ("1..4;1\n4..9;2\n", [("F324", "fees.csv", 3, 1)]),
        ("1..9;1\n> 9;2\n", [("F320", "fees.csv", 3, 1)]),
    ],
)
def test_a_fault_of_a_row_stands_at_its_row(
    tmp_path: Path, rows: str, wanted: list[tuple[str, str, int, int]]
) -> None:
    """Gaps stand at the table, overlaps and dead rows at the row in the CSV file."""
    assert found(tmp_path, TABLE, fees=f"if people;amount\n{rows}") == wanted


def test_a_dead_row_stands_at_its_row(tmp_path: Path) -> None:
    """A row of which those above leave nobody is named in the CSV file."""
    table = TABLE.replace("unique", "first")
    rows = "if people;amount\n1..5;1\n2..3;2\n-;3\n"
    assert found(tmp_path, table, fees=rows) == [("F325", "fees.csv", 3, 1)]


def test_in_a_block_it_stands_where_the_block_is_written(tmp_path: Path) -> None:
    """A condition of a block that never holds is named in blocks.yaml."""
    block = """blocks:
  thanks:
    steps:
      - say: thanks
        when: people > 9
        text: Thank you all.
"""
    assert found(tmp_path, "  - use: thanks\n", blocks=block) == [("F320", "blocks.yaml", 5, 15)]


def test_in_a_repeat_it_is_told_once(tmp_path: Path) -> None:
    """What never holds in any item of a repeat is one problem, at its condition."""
    repeat = """  - repeat: guest
    title: Guest {number}
    count: people
    steps:
      - ask: age
        type: number
        text: How old?
        min: 0
        max: 120
        purpose: The test.
      - say: old
        when: age > 120
        text: Welcome.
"""
    assert found(tmp_path, repeat) == [("F320", "card.yaml", 20, 15)]


def test_what_a_question_refuses_is_no_gap(tmp_path: Path) -> None:
    """A table needs no row for answers that the question turns away."""
    refused = "    refuse: '> 5'\n    refusal: Five at most.\n"
    table = "if people;amount\n1..5;1\n"
    assert found(tmp_path, refused + TABLE, fees=table) == []
