"""Lengths: what a person reads at a glance, and what Telegram carries."""

from collections.abc import Iterator

from bot.flow.ask_entries import AskChoice, AskChoices, AskConsent, AskScale, AskYesNo
from bot.flow.draft import DraftStep
from bot.flow.names import Names
from bot.flow.problems import Place, Problem
from bot.flow.wording import prose

EASY_BUTTON, LONGEST_BUTTON = 34, 60
EASY_TEXT, LONGEST_TEXT = 350, 3500
"""Characters. Easy limits follow rules of plain language; the others leave room for what
the bot adds within Telegram's 4,096."""


def labels(names: Names) -> Iterator[tuple[str, Place]]:
    """Give the label of every button that a designer wrote, with its place."""
    for step, ask in names.draft.asks():
        match ask:
            case AskChoice() | AskChoices():
                for key, choice in ask.choices.items():
                    yield choice.label, _choice_place(step, key)
            case AskScale():
                for number, label in ask.labels.items():
                    yield label, step.at("labels", str(number))
            case AskConsent():
                yield ask.yes, step.at("yes")
                yield (
                    ask.no.label,
                    step.at("no", "label") if step.scalar("no") is None else step.at("no"),
                )
            case AskYesNo():
                yield from ((getattr(ask, k), step.at(k)) for k in ("yes", "no") if getattr(ask, k))
            case _:
                pass


def _choice_place(step: DraftStep, key: str) -> Place:
    keys = ("choices", key) if step.scalar("choices", key) else ("choices", key, "label")
    return step.at(*keys)


def buttons_are_short(names: Names) -> Iterator[Problem]:
    """F406 (a warning): a button fits the width of an old phone."""
    for label, place in labels(names):
        if EASY_BUTTON < len(label) <= LONGEST_BUTTON:
            yield Problem("F406", place, {"length": str(len(label)), "limit": str(EASY_BUTTON)})


def buttons_fit_telegram(names: Names) -> Iterator[Problem]:
    """F408: a button is no longer than phones show at all."""
    for label, place in labels(names):
        if len(label) > LONGEST_BUTTON:
            yield Problem("F408", place, {"length": str(len(label)), "limit": str(LONGEST_BUTTON)})


def texts_are_short(names: Names) -> Iterator[Problem]:
    """F407 (a warning): a message can be read in one go."""
    for _, text in prose(names.draft):
        if EASY_TEXT < len(text.text) <= LONGEST_TEXT:
            yield Problem(
                "F407", text.place, {"length": str(len(text.text)), "limit": str(EASY_TEXT)}
            )


def texts_fit_telegram(names: Names) -> Iterator[Problem]:
    """F409: a message fits what Telegram carries."""
    for _, text in prose(names.draft):
        if len(text.text) > LONGEST_TEXT:
            values = {"length": str(len(text.text)), "limit": str(LONGEST_TEXT)}
            yield Problem("F409", text.place, values)
