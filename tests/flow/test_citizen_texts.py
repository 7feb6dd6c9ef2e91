"""The texts read in the files are those that the built flow shows, no more and no fewer."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.flow.citizen_texts import Use, citizen_texts
from bot.flow.flow import Decide, Flow
from bot.flow.folder import Folder
from bot.flow.load import load_service

KEYS = ("text", "why", "help", "example", "summary", "refusal")


def _shown(flow: Flow, language: str) -> Counter[str]:
    """Give every text of a built flow in a language, by walking the values of its steps."""
    words: list[Any] = [section.title for section in flow.sections]
    for step in flow.steps.values():
        words += [getattr(step, key, {}) for key in KEYS]
        kind: Any = getattr(step, "type", None)
        words += [getattr(kind, key, {}) for key in ("yes", "no")]
        words += [choice.label for choice in getattr(kind, "choices", ())]
        words += [label for _, label in getattr(kind, "labels", ())]
        words += [row.because for row in step.rows] if isinstance(step, Decide) else []
    return Counter(found[language] for found in words if found.get(language))


@pytest.mark.parametrize("name", ["energy-aid", "first-flow"])
def test_every_shown_text_is_read(name: str) -> None:
    """In each language, the texts of the files are those of the flow, counted."""
    folder = Path("flows", name)
    reading = Folder(folder)
    reading.load()
    for draft, flow in zip(reading.drafts, load_service(folder).flows.values(), strict=True):
        read: dict[str, Counter[str]] = {}
        for text in citizen_texts(draft):
            read.setdefault(text.language, Counter())[text.written.text.strip()] += 1
        assert read == {language: _shown(flow, language) for language in flow.languages}


def test_buttons_and_examples_are_known_apart() -> None:
    """What is tapped and what only shows the form of an answer are told from what is read."""
    reading = Folder(Path("flows/first-flow"))
    reading.load()
    uses: dict[Use, list[str]] = {use: [] for use in Use}
    for text in citizen_texts(reading.drafts[0]):
        if text.language == "en":
            uses[text.use].append(f"{text.owner}.{text.key}")
    assert uses[Use.LABEL] == ["place.choices.here", "place.choices.nearby"]
    assert uses[Use.SAMPLE] == ["age.example"]
    assert "place.why" in uses[Use.PROSE]
