"""The table of amounts in `rights-check`: well made, stamped, right where a hand can check it."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from math import ceil, floor
from pathlib import Path

import pytest

from bot.flow.flow import Value
from bot.flow.load import load_service
from bot.flow.values import lookup_for

FOLDER = Path("flows/rights-check")
FLOW = load_service(FOLDER).flows["rights"]
ROWS = list(csv.DictReader((FOLDER / "amounts.csv").read_text(encoding="utf-8").splitlines()))
CONDITIONS = ("if couple", "if children", "if housing", "if earned")
AIDS = ("rsa", "prime", "housing")

RSA_ALONE = Decimal("651.69")
"""Euros a month since April 2026, for one person; a couple has half more (CASF, R262-1)."""

LODGING = {"no": Decimal("0.12"), "yes": Decimal("0.16")}
"""The part of it kept back from who has no rent to pay, or gets help with it (CASF, R262-9)."""


def _bounds() -> Iterator[tuple[dict[str, str], int, int]]:
    """Give each row with the wages it begins above and reaches up to."""
    for _, case in groupby(ROWS[:-1], lambda row: [row[name] for name in CONDITIONS[:3]]):
        rows = list(case)
        tops = [int(row["if earned"].removeprefix("<= ")) for row in rows]
        assert tops == sorted(set(tops))
        yield from zip(rows, [0, *tops], tops, strict=False)


@pytest.mark.parametrize("aid", AIDS)
def test_ranges_are_ranges(aid: str) -> None:
    """Low is never above high, both in tens; after the last bound nothing is due."""
    pairs = [(int(row[f"{aid}_low"]), int(row[f"{aid}_high"])) for row in ROWS]
    assert all(0 <= low <= high and low % 10 == high % 10 == 0 for low, high in pairs)
    assert [ROWS[-1][name] for name in CONDITIONS] == ["-"] * 4
    assert pairs[-1] == (0, 0)


def test_no_aid_jumps_between_rows() -> None:
    """Where one row ends the next begins: their ranges touch, so that no euro earned is a gap."""
    for (row, _, _), (after, _, _) in pairwise(_bounds()):
        if [row[name] for name in CONDITIONS[:3]] == [after[name] for name in CONDITIONS[:3]]:
            for aid in AIDS:
                low, high = int(after[f"{aid}_low"]), int(after[f"{aid}_high"])
                assert int(row[f"{aid}_low"]) <= high
                assert low <= int(row[f"{aid}_high"])


def test_rsa_without_children_is_worked_out_by_hand() -> None:
    """From the published rates: the flat amount, less the lodging part, less what is earned."""
    for row, low, high in _bounds():
        if row["if children"] == "0":
            full = RSA_ALONE * (Decimal("1.5") if row["if couple"] == "yes" else 1)
            due = full * (1 - LODGING[row["if couple"]])
            ends = [max(Decimal(0), due - earned) for earned in (high, low)]
            expected = (floor(ends[0] / 10) * 10, ceil(ends[1] / 10) * 10)
            assert (int(row["rsa_low"]), int(row["rsa_high"])) == expected


def test_the_flow_reads_the_table_as_it_stands() -> None:
    """At both ends of each row's wages, and above the last, the flow gives just that row."""
    for row, low, high in _bounds():
        inside = {Decimal(high), Decimal(low) + Decimal("0.01") if high else Decimal(0)}
        for earned in inside:
            assert _told(row, earned) == _written(row)
    assert _told(ROWS[0], Decimal(19_999)) == _written(ROWS[-1])


def _told(row: dict[str, str], earned: Decimal) -> dict[str, Value | None]:
    answers: dict[str, Value | None] = {
        "couple": row["if couple"] == "yes",
        "age": "from_25",
        "children": int(row["if children"].removeprefix(">= ")),
        "housing": row["if housing"],
        "money": "wages",
        "wages": earned,
    }
    lookup = lookup_for(FLOW, answers, date(2026, 11, 24))
    return {name: lookup(f"amounts.{name}") for name in _written(row)}


def _written(row: dict[str, str]) -> dict[str, int]:
    return {name: int(cell) for name, cell in row.items() if name not in CONDITIONS}


def test_the_stamp_is_that_of_the_script() -> None:
    """Citizens read the month, and designers the package, that the table was made with."""
    script = Path("tests/oracle/make_amounts.py").read_text(encoding="utf-8")
    year, month = map(int, re.findall(r"^MONTH = \((\d+), (\d+)\)", script, re.MULTILINE)[0])
    (package,) = re.findall(r"pip install OpenFisca-France==(\S+)", script)
    told = FLOW.service.constants["figures_month"]
    english = date(year, month, 1).strftime("%B %Y")
    assert isinstance(told, dict)
    assert told["en"] == english
    flow = (FOLDER / "rights.yaml").read_text(encoding="utf-8")
    assert f"OpenFisca-France {package}" in flow
    assert f"month: {english}" in flow
