"""The report of paths: in words in two languages, as plain values, and with what is not known."""

import json

import pytest

from bot.flow.proof.paths import Paths
from bot.flow.proof.report import render_json, render_text
from bot.flow.proof.survey import Survey
from bot.flow.proof.tally import BEGIN, Tally, Trace, median

SHORT = Trace(questions=1, tenths=600, documents=0, last=((None, "hello"), "kind"))
LONG = Trace(questions=3, tenths=900, documents=2, last=((SHORT.last, "paper"), "bill"))
SLOW = Trace(questions=2, tenths=1200, documents=0, last=(SHORT.last, "story"))
TALLY = Tally(3, {1: 1, 2: 1, 3: 1}, {60: 1, 90: 1, 120: 1}, SHORT, LONG, SLOW, LONG)

ENGLISH = """card.yaml
  paths       3
  questions   1 to 3, typically 2
  minutes     1 to 2, typically 1.5
  documents   2 at most
  shortest    1 question, 1 minute: hello, kind
  longest     3 questions, 1.5 minutes: hello, kind, paper, bill
  slowest     2 questions, 2 minutes: hello, kind, story
  not reached never
  cannot know maybe, perhaps"""
FRENCH = """card.yaml
  parcours    3
  questions   de 1 à 3, en général 2
  minutes     de 1 à 2, en général 1,5
  documents   2 au plus
  plus court  1 question, 1 minute : hello, kind
  plus long   3 questions, 1,5 minute : hello, kind, paper, bill
  plus lent   2 questions, 2 minutes : hello, kind, story
  non atteint never
  indécis     maybe, perhaps"""


def surveyed(paths: Paths) -> Survey:
    """Give a survey with one step out of reach and two of which nothing is known."""
    return Survey("card.yaml", "card", paths, ("never",), ("maybe", "perhaps"))


@pytest.mark.parametrize(("language", "told"), [("en", ENGLISH), ("fr", FRENCH)])
def test_a_survey_is_told_in_words(language: str, told: str) -> None:
    """Numbers, the extreme paths with their steps, and steps out of reach, line by line."""
    assert render_text([surveyed(Paths(TALLY, 3))], language) == told


def test_the_longest_path_is_told_once() -> None:
    """A path that is both longest and slowest is told as the longest, and no other."""
    told = render_text([surveyed(Paths(BEGIN, 1))], "en")
    assert ("slowest" in told, "longest" in told) == (False, True)


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (Paths(TALLY, 5), "at least 3, at most 5: some conditions are too rich"),
        (Paths(None, 5), "these cannot be counted"),
    ],
)
def test_what_is_not_certain_is_said(paths: Paths, told: str) -> None:
    """A count that is not exact is given as bounds, or not at all."""
    assert told in render_text([surveyed(paths)], "en")


def test_a_survey_is_plain_values_for_programs() -> None:
    """JSON has the same figures under names, in minutes."""
    (record,) = json.loads(render_json([surveyed(Paths(TALLY, 4))]))
    assert record == {
        "file": "card.yaml",
        "prototype": "card",
        "paths": {"at_least": 3, "at_most": 4, "exact": False},
        "questions": {"shortest": 1, "typical": 2, "longest": 3},
        "minutes": {"shortest": 1, "typical": 1.5, "longest": 2},
        "documents": 2,
        "shortest": ["hello", "kind"],
        "longest": ["hello", "kind", "paper", "bill"],
        "slowest": ["hello", "kind", "story"],
        "unreached": ["never"],
        "cannot_know": ["maybe", "perhaps"],
    }


def test_nothing_certain_leaves_the_lengths_out() -> None:
    """Without a certain path JSON has no lengths rather than wrong ones."""
    (record,) = json.loads(render_json([surveyed(Paths(None, 4))]))
    assert record["paths"] == {"at_least": 0, "at_most": 4, "exact": False}
    assert {"questions", "minutes", "longest"} & set(record) == set()


@pytest.mark.parametrize(
    ("numbers", "middle"), [({3: 1}, 3), ({1: 1, 4: 1}, 2.5), ({1: 2, 9: 3}, 9), ({1: 3, 9: 3}, 5)]
)
def test_every_path_counts_once_in_the_median(numbers: dict[int, int], middle: float) -> None:
    """The typical path is the median, of which numbers come as often as there are paths."""
    assert median(numbers) == middle
