"""Today's form against its redesign: the rules tell them apart as an editor would."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.flow.load import load_service
from bot.flow.plain_language import Rule, findings
from bot.flow.plain_language.readability import (
    FEWEST_WORDS,
    Readability,
    readability,
    readability_of_flow,
)

FORM = json.loads(Path(__file__).with_name("todays_form.json").read_text(encoding="utf-8"))
"""The questions of a real-size administrative form, in its register (made up, 73 texts)."""


def _found(language: str) -> list[tuple[str, Rule]]:
    texts = [(row["id"], row[language]) for row in FORM]
    return [(key, one.rule) for key, text in texts for one in findings(text, language)]


@pytest.mark.parametrize(("language", "texts", "words"), [("fr", 50, 80), ("en", 40, 35)])
def test_todays_form_is_hard(language: str, texts: int, words: int) -> None:
    """Most texts of the form stumble, on office words first, then on abbreviations and length."""
    found = _found(language)
    rules = Counter(rule for _, rule in found)
    assert len({key for key, _ in found}) >= texts
    assert rules[Rule.ADMINISTRATIVE_WORD] >= words
    assert rules[Rule.ABBREVIATION] >= 15
    assert rules[Rule.LONG_SENTENCE] >= 4
    assert rules[Rule.DATE_PATTERN] == 4
    assert rules[Rule.PASSIVE] >= 2


@pytest.mark.parametrize("name", ["energy-aid", "first-flow"])
def test_the_shipped_flows_are_plain(name: str) -> None:
    """The redesign and the tutorial have nothing to warn of, in any language."""
    assert load_service(Path("flows", name)).problems == ()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_redesign_is_easier_by_formula(language: str) -> None:
    """By Kandel-Moles and by Flesch, the redesign is easier by at least 15 points."""
    flow = load_service(Path("flows/energy-aid")).flows["redesign"]
    now, then = (
        readability_of_flow(flow, language),
        readability((r[language] for r in FORM), language),
    )
    assert now is not None
    assert then is not None
    assert now.score - then.score >= 15


def test_readability_is_the_formula() -> None:
    """The score is Kandel-Moles or Flesch, over sentences, words and syllables counted by hand."""
    french, english = ["Le chat dort bien. " * 8], ["The cat sleeps all day. " * 8]
    assert readability(french, "fr") == Readability(round(207 - 1.015 * 4 - 73.6, 1), 8, 32, 32)
    assert readability(english, "en") == Readability(
        round(206.835 - 1.015 * 5 - 84.6, 1), 8, 40, 40
    )


def test_figures_and_placeholders_are_one_syllable() -> None:
    """A figure, a placeholder, and an elided word with the next one are heard as one each."""
    found = readability(["Mets {estimate.low} ou 1 200 ici l’eau. " * 6], "fr")
    assert found is not None
    assert (found.words, found.syllables) == (36, 42)


def test_readability_needs_words_and_a_formula() -> None:
    """Below 30 words, and in Arabic, there is no score."""
    assert readability(["mot " * (FEWEST_WORDS - 1)], "fr") is None
    assert readability(["mot " * FEWEST_WORDS], "fr") is not None
    assert readability(["كلمة " * 40], "ar") is None
