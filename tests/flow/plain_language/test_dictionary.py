"""Words of offices: every entry is found in all its forms, and never inside another word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.plain_language import Rule, findings
from bot.flow.plain_language.dictionary import compiled, forms, matches
from bot.flow.plain_language.english_words import ENGLISH
from bot.flow.plain_language.french_words import FRENCH
from bot.flow.plain_language.prose import sentences_of

LISTS = {"fr": FRENCH, "en": ENGLISH}
ENTRIES = [(language, entry) for language, words in LISTS.items() for entry in words]


def _told(text: str, language: str) -> list[str]:
    found = findings(text, language)
    return [text[one.start : one.end] for one in found if one.rule is Rule.ADMINISTRATIVE_WORD]


def test_the_lists_are_long_enough() -> None:
    """There are at least 90 entries in French and 50 in English, each with something to say."""
    assert [sum(map(bool, LISTS[language].values())) > least for language, least in
            (("fr", 90), ("en", 50))] == [True, True]  # fmt: skip


@pytest.mark.parametrize(("language", "entry"), ENTRIES)
def test_every_form_of_an_entry_is_found(language: str, entry: str) -> None:
    """Each form is found as a whole in a sentence, or shields its words if it is right as it is."""
    for form in forms(entry):
        written = re.sub(r"\b([dl]|qu) (?=\w)", r"\1’", form)
        found = _told(f"Et {written} non.", language)
        assert found == ([written] if LISTS[language][entry] else [])


def test_forms_are_written_out() -> None:
    """Brackets give alternatives, a star every form of a regular verb."""
    assert list(forms("dette(s) locative(s)")) == [
        "dette locative", "dette locatives", "dettes locative", "dettes locatives",
    ]  # fmt: skip
    assert list(forms("ya(ck|)")) == ["yack", "ya"]
    assert {"notifier", "notifiez", "notifiées", "notifiera"} < set(forms("notifi*"))


def test_the_longest_entry_wins() -> None:
    """A phrase is one match, and what it covers is not matched again."""
    dictionary = compiled({"pièce": "a", "pièce jointe": "b", "jointe": "c"})
    (sentence,) = sentences_of("Une pièce jointe, jointe.")
    found = [(one.first, one.last, one.instead) for one in matches(dictionary, sentence.words)]
    assert found == [(1, 2, "b"), (3, 3, "c")]


@given(
    st.sampled_from(["quittance", "bailleur", "prestation", "veuillez"]),
    st.text("abéz", min_size=1),
)
def test_no_word_is_found_inside_another(word: str, more: str) -> None:
    """Letters before or after make another word of it."""
    assert _told(f"Un {more}{word} ici.", "fr") == []
    assert _told(f"Un {word}z{more} ici.", "fr") == []
