"""The bot's own phrases keep the rules that designers' texts are held to."""

import pytest

from bot.conversation.phrases import catalogue
from bot.flow.plain_language import findings, label_findings
from bot.flow.plain_language.isolation import turned

LANGUAGES = ("fr", "en", "ar")
FRAGMENTS = {"documents.joint"}
"""Parts of sentences, not sentences: the "and" between two names of papers."""


def _read(language: str) -> dict[str, str]:
    """Give the phrases that citizens read; those under `words.` are what they may type."""
    return {key: text for key, text in catalogue(language).items() if not key.startswith("words.")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_plain(language: str) -> None:
    """No phrase and no button has anything that readers stumble on."""
    found = {
        key: [(one.rule, text[one.start : one.end]) for one in rules(text, language)]
        for key, text in _read(language).items()
        if key not in FRAGMENTS
        for rules in [label_findings if key.startswith("button.") else findings]
    }
    assert len(found) > 100
    assert {key: told for key, told in found.items() if told} == {}


def test_arabic_phrases_keep_their_direction() -> None:
    """No Arabic phrase holds an insert that can turn it round."""
    assert {key: list(turned(text)) for key, text in _read("ar").items() if [*turned(text)]} == {}
