"""The report in the terminal, whole and in both languages."""

import re
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.figures import Language
from bot.evaluation.metrics import measure
from bot.evaluation.report import report_text
from bot.evaluation.wording import ENGLISH, FRENCH
from bot.journal.tally import tally_of
from bot.journal.trace import Run
from tests.evaluation.trial import CITIZENS, FLOW, STOPPED, TESTERS, measured
from tests.journal.traces import run_of, runs

HERE = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("en", "fr")

FRENCH_EMPTY = """\
Le journal est vide\u202f: il n'y a encore rien à dire.

Les parcours sont comptés quand ils sont clos et assez nombreux, pour que
personne ne soit seul dans le journal. Pour les compter, lancez «\u202fguichet
release\u202f». Quand l'essai est fini, lancez «\u202fguichet release --final\u202f»\u202f: il prend
les parcours qui restent.
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_report(language: Language) -> None:
    """A trial with citizens and testers reads word for word as in `report.LANGUAGE.txt`."""
    expected = (HERE / f"report.{language}.txt").read_text("utf-8")
    text = report_text(measured(CITIZENS + TESTERS), {"redesign": FLOW}, language)
    assert text == expected


def test_an_empty_journal() -> None:
    """Where nothing is counted yet, the report says kindly what to do."""
    assert report_text((), None, "fr") == FRENCH_EMPTY


def section(text: str, title: str) -> list[str]:
    """Give the lines under a title, up to the next blank line."""
    lines = text.splitlines()
    start = lines.index(title) + 1
    return lines[start : lines.index("", start)]


def test_few_citizens_get_no_percentages() -> None:
    """Nineteen runs: figures without percentages, small ones masked, and a word of caution."""
    left = run_of("abandoned", "0 shown problem\n1 rejected problem too_high")
    text = report_text(measured([STOPPED] * 15 + [left] * 4), None, "en")
    assert section(text, "Step by step") == [
        "  Step     Shown  Left here    Rejected  Median time",
        "  problem     19         19         < 5            -",
    ]
    assert section(text, "Take care") == [
        "  - Fewer than 20 runs: no percentages, and no conclusion."
    ]
    assert "%" not in text.split("How to read this")[0]


def test_the_same_few_runs_of_testers_are_shown() -> None:
    """Rehearsals hide nobody, so their small figures stand as they are."""
    text = report_text(measured([replace(STOPPED, rehearsal=True)] * 2), None, "en")
    assert (
        section(text, "Step by step")[1] == "  problem      2          2           0            -"
    )


def test_twenty_runs_are_enough_for_percentages() -> None:
    """The twentieth run brings percentages and takes the caution away."""
    text = report_text(measured([STOPPED] * 20), None, "en")
    assert "  problem     20         20  100.0%         0            -" in text
    assert "Take care" not in text


@pytest.mark.parametrize("versions", [("*",), ("*", "v1")])
def test_joined_versions_are_said_to_be_joined(versions: tuple[str, ...]) -> None:
    """Versions of few runs stand as one, so their number is not known and is not claimed."""
    some = [replace(STOPPED, version=version) for version in versions] * 20
    assert section(report_text(measured(some), None, "en"), "Take care") == [
        "  - Several versions of this prototype are counted together; those of few runs",
        "    are not told apart.",
    ]


def test_the_three_steps_to_look_at_first() -> None:
    """Of four steps that citizens left, the three they left most are named, the worst first."""
    left = {"a": 6, "b": 9, "c": 7, "d": 8}
    all_runs = [run_of("stopped", f"0 shown {step}") for step in left for _ in range(left[step])]
    lines = section(report_text(measured(all_runs), None, "en"), "Look at these first")
    assert lines[::2] == ["  1. b", "  2. d", "  3. c"]


def test_without_a_flow_the_most_shown_steps_come_first() -> None:
    """The report also works for a journal whose flow is not at hand."""
    rows = section(report_text(measured(CITIZENS), None, "en"), "Step by step")[1:]
    names = [row.split()[0] for row in rows]
    assert names[:4] == ["problem", "income", "request", "review"]


def test_a_long_step_name_keeps_the_columns() -> None:
    """A name too long for 80 columns is cut, and the figures still stand under their titles."""
    run = run_of("stopped", f"0 shown {'x' * 90}")
    head, row = section(report_text(measured([run] * 20), None, "en"), "Step by step")
    assert (len(head), len(row), "x… " in row) == (80, 80, True)


def test_nothing_to_look_at() -> None:
    """A prototype without trouble gets no invented list."""
    text = report_text(measured([run_of("submitted", "0 shown problem")] * 20), None, "en")
    assert section(text, "Look at these first") == ["  No step stands out."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_fits_a_terminal(language: Language) -> None:
    """No line is wider than 80 columns, and none ends in spaces."""
    lines = report_text(measured(CITIZENS + TESTERS), {"redesign": FLOW}, language).splitlines()
    assert [line for line in lines if len(line) > 80 or line != line.rstrip()] == []


@given(st.lists(runs, max_size=30))
def test_no_small_figure_of_citizens_stands_in_a_table(all_runs: list[Run]) -> None:
    """Whatever few citizens did, no cell of a table is 1, 2, 3 or 4."""
    citizens = [replace(run, rehearsal=False) for run in all_runs]
    text = report_text(measure(tally_of(citizens).counts), None, "en")
    rows = re.findall(r"^  [a-zA-Z].*$", text, re.MULTILINE)
    cells = [cell for row in rows for cell in re.split(r" {2,}", row.strip())]
    assert not {"1", "2", "3", "4"} & set(cells)


def test_both_languages_say_the_same_things() -> None:
    """Each sentence exists in French and in English, with the same figures in it."""

    def fields(sentences: dict[str, str]) -> dict[str, set[str | None]]:
        parse = Formatter().parse
        return {key: {part[1] for part in parse(text)} - {None} for key, text in sentences.items()}

    assert fields(dict(ENGLISH)) == fields(dict(FRENCH))


def test_french_sentences_are_typeset() -> None:
    """French has a narrow no-break space before `; : ! ? %` and inside quotation marks."""
    wrong = re.compile(r"[^\u202f;][;:!?%»]|«[^\u202f]")
    assert [key for key, text in FRENCH.items() if wrong.search(text)] == []
