"""Decision tables: what several rows say together, and what the cells of a CSV file mean."""

from datetime import date
from pathlib import Path

from bot.flow.flow import Value
from bot.flow.load import check_path, load_service
from bot.flow.values import lookup_for

_SERVICE = "name: A table\nlanguages: [en]\ncontact: {phone: 01 99 00 12 34}\n"
_FLOW = """prototype: table
language: en
facts:
  north: place is north
steps:
  - ask: place
    type: choice
    text: Where?
    choices: {north: North, south: South}
  - {ask: old, type: yes_no, text: Old?, purpose: The test.}
  - {ask: ill, type: yes_no, text: Ill?, purpose: The test.}
"""
_GROUPS = """  - decide: groups
    hit: all
    rows:
      - {when: old, give: {group: old_people, helped: yes, euros: 10}}
      - {when: ill, give: {group: ill_people, helped: no, euros: 20}}
      - {when: otherwise, give: {group: none, helped: no, euros: 0}}
"""
_END = "  - end: handed_over\n"


def written(folder: Path, steps: str, **tables: str) -> Path:
    """Write a service of one flow with these steps after its questions."""
    (folder / "service.yaml").write_text(_SERVICE, encoding="utf-8")
    (folder / "table.yaml").write_text(_FLOW + steps + _END, encoding="utf-8")
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    return folder


def value(folder: Path, name: str, **said: bool | str) -> object:
    """Give what a name stands for; who says nothing lives in the north, neither old nor ill."""
    flow = load_service(folder).flows["table"]
    answers: dict[str, Value | None] = {"place": "north", "old": False, "ill": False, **said}
    return lookup_for(flow, answers, date(2026, 11, 24))(name)


def test_conditions_read_what_all_rows_say(tmp_path: Path) -> None:
    """Words of all true rows are a list, searched with `includes`; yes if one row says so."""
    says = "  - {say: a, when: groups.group includes old_people and groups.helped, text: Yes.}\n"
    folder = written(tmp_path, _GROUPS + says)
    assert check_path(folder).problems == ()
    assert value(folder, "groups.group", old=True, ill=True) == ("old_people", "ill_people")
    assert value(folder, "groups.helped", old=True, ill=True) is True
    assert value(folder, "groups.helped", ill=True) is False
    assert value(folder, "groups.euros", old=True, ill=True) == 30


def test_days_of_several_rows_are_unknown(tmp_path: Path) -> None:
    """Days of all true rows cannot be put together, so no condition fires on them."""
    rows = "  - {decide: due, hit: all, rows: due.csv}\n"
    folder = written(tmp_path, rows, due="if old;day\nyes;01/01/2027\n-;02/01/2027\n")
    assert value(folder, "due.day", old=True) is None


def test_a_list_of_words_is_no_single_word(tmp_path: Path) -> None:
    """What all rows say is never compared with `is`, and texts cannot show it."""
    says = "  - {say: a, when: groups.group is old_people, text: 'You are {groups.group}.'}\n"
    found = [problem.code for problem in check_path(written(tmp_path, _GROUPS + says)).problems]
    assert found == ["F205", "F222"]


def test_a_condition_with_or_stands_by_itself(tmp_path: Path) -> None:
    """`when` of a CSV row holds together with the other cells, even where it has an `or`."""
    rows = "if place;when;kind\nnorth;old or ill;helped\n-;-;alone\n"
    folder = written(tmp_path, "  - {decide: help, rows: help.csv}\n", help=rows)
    assert check_path(folder).problems == ()
    assert value(folder, "help.kind", old=True) == "helped"
    assert value(folder, "help.kind", old=True, place="south") == "alone"


def test_a_fact_may_have_the_name_of_an_option(tmp_path: Path) -> None:
    """A fact `north` that asks whether the place is north is no circle."""
    folder = written(tmp_path, "  - {say: cold, when: north, text: It is cold there.}\n")
    assert check_path(folder).problems == ()
    assert value(folder, "north") is True
    assert value(folder, "north", place="south") is False


def test_a_range_may_be_of_days(tmp_path: Path) -> None:
    """Rates by period: `01/04/2024..31/03/2025` means from the first day to the last."""
    rows = "if now;rate\n01/04/2024..31/03/2026;1\n2026-04-01..2027-03-31;2\n-;3\n"
    steps = "  - decide: rates\n    rows: rates.csv\n"
    folder = written(tmp_path, steps, rates=rows)
    text = (folder / "table.yaml").read_text(encoding="utf-8")
    (folder / "table.yaml").write_text(
        text.replace("facts:\n", "facts:\n  now: today\n"), encoding="utf-8"
    )
    assert check_path(folder).problems == ()
    assert value(folder, "rates.rate") == 2
