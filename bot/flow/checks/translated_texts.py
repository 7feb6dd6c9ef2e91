"""Translated texts themselves: the placeholders of their source, lengths, options told apart."""

from collections.abc import Iterator

from bot.flow.checks.limits import EASY_BUTTON, EASY_TEXT, LONGEST_BUTTON, LONGEST_TEXT
from bot.flow.checks.translations import Translated
from bot.flow.problems import Problem
from bot.flow.source import Scalar
from bot.flow.wording import TextPath, is_button, placeholders, same
from bot.flow.words.states import State, TextState


def placeholders_are_the_same(fit: Translated) -> Iterator[Problem]:
    """F503: a translated text has the placeholders of its source, no more and no fewer.

    Told at the translation if the source has not changed since, else at the source in the flow.
    """
    for one, text in _texts(fit):
        expected = placeholders(one.source.text) if one.source else placeholders(text.text)
        if one.source and sorted(expected) != sorted(placeholders(text.text)):
            shown = " ".join(f"{{{name}}}" for name in expected) or "—"
            sides = [text.place, one.source.place]
            changed, other = sides if one.state is State.FRESH else reversed(sides)
            ends = [text.last(), one.source.last()]
            yield fit.problem("F503", changed, one, also=[other, *ends], expected=shown)


def translations_fit_telegram(fit: Translated) -> Iterator[Problem]:
    """F508: a translation is no longer than phones and Telegram take."""
    for one, text in _texts(fit):
        _, limit = _limits(one)
        if len(text.text) > limit:
            length = str(len(text.text))
            yield fit.problem("F508", text.place, one, length=length, limit=str(limit))


def translations_are_short(fit: Translated) -> Iterator[Problem]:
    """F509 (a warning): a translation is as easy to read as its source must be."""
    for one, text in _texts(fit):
        easy, longest = _limits(one)
        if easy < len(text.text) <= longest:
            length = str(len(text.text))
            yield fit.problem("F509", text.place, one, length=length, limit=str(easy))


def options_are_told_apart(fit: Translated) -> Iterator[Problem]:
    """F513: two buttons of one question that differ in the flow differ in each language."""
    buttons: dict[TextPath, list[TextState]] = {}
    for one, text in _texts(fit):
        if is_button(one.path):
            others = buttons.setdefault(one.owner, [])
            twin = next((other for other in others if _are_twins(one, other)), None)
            if twin is not None:
                yield fit.problem("F513", text.place, one, label=text.text, other=twin.name)
            others.append(one)


def _texts(fit: Translated) -> Iterator[tuple[TextState, Scalar]]:
    yield from ((one, one.text) for one in fit.states if one.text)


def _limits(one: TextState) -> tuple[int, int]:
    """Give how long a text is easily read, and how long it may be."""
    button = is_button(one.path)
    return (EASY_BUTTON, LONGEST_BUTTON) if button else (EASY_TEXT, LONGEST_TEXT)


def _are_twins(one: TextState, other: TextState) -> bool:
    if not (one.text and other.text and one.source and other.source):
        return False
    return same(one.text.text, other.text.text) and not same(one.source.text, other.source.text)
