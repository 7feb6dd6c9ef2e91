"""Translated texts themselves: the placeholders of their source, lengths, options told apart."""

from collections.abc import Iterator

from bot.flow.checks.limits import EASY_BUTTON, EASY_TEXT, LONGEST_BUTTON, LONGEST_TEXT
from bot.flow.checks.translations import told, translated
from bot.flow.names import Names
from bot.flow.problems import Problem
from bot.flow.source import Scalar
from bot.flow.translation import Translation
from bot.flow.wording import TextPath, is_button, placeholders, same
from bot.flow.words.states import State, TextState


def placeholders_are_the_same(names: Names) -> Iterator[Problem]:
    """F503: a translated text has the placeholders of its source, no more and no fewer.

    Told at the translation if the source has not changed since, else at the source in the flow.
    """
    for translation, states in translated(names):
        for one in states:
            if one.source is None or one.text is None:
                continue
            expected = placeholders(one.source.text)
            if sorted(expected) != sorted(placeholders(one.text.text)):
                values = {"expected": " ".join(f"{{{name}}}" for name in expected) or "—"}
                changed = one.source if one.state is not State.FRESH else one.text
                yield Problem("F503", changed.place, told(translation, one) | values)


def translations_fit_telegram(names: Names) -> Iterator[Problem]:
    """F508: a translation is no longer than phones and Telegram take."""
    for translation, one, text in _texts(names):
        limit = LONGEST_BUTTON if is_button(one.path) else LONGEST_TEXT
        if len(text.text) > limit:
            values = {"length": str(len(text.text)), "limit": str(limit)}
            yield Problem("F508", text.place, told(translation, one) | values)


def translations_are_short(names: Names) -> Iterator[Problem]:
    """F509 (a warning): a translation is as easy to read as its source must be."""
    for translation, one, text in _texts(names):
        button = is_button(one.path)
        easy, longest = (EASY_BUTTON, LONGEST_BUTTON) if button else (EASY_TEXT, LONGEST_TEXT)
        if easy < len(text.text) <= longest:
            values = {"length": str(len(text.text)), "limit": str(easy)}
            yield Problem("F509", text.place, told(translation, one) | values)


def _texts(names: Names) -> Iterator[tuple[Translation, TextState, Scalar]]:
    for translation, states in translated(names):
        yield from ((translation, one, one.text) for one in states if one.text)


def options_are_told_apart(names: Names) -> Iterator[Problem]:
    """F513: two buttons of one question that differ in the flow differ in each language."""
    for translation, states in translated(names):
        buttons: dict[TextPath, list[TextState]] = {}
        for one in states:
            if one.text and one.source and is_button(one.path):
                others = buttons.setdefault(one.owner, [])
                twin = next((other for other in others if _are_twins(one, other)), None)
                if twin is not None:
                    values = {"label": one.text.text, "other": twin.name}
                    yield Problem("F513", one.text.place, told(translation, one) | values)
                others.append(one)


def _are_twins(one: TextState, other: TextState) -> bool:
    if not (one.text and other.text and one.source and other.source):
        return False
    return same(one.text.text, other.text.text) and not same(one.source.text, other.source.text)
