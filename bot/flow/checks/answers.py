"""What a question allows: enough options, sensible bounds, patterns that work."""

import re
from collections.abc import Iterator

from bot.flow.ask_entries import (
    AskChoice,
    AskChoices,
    AskText,
)
from bot.flow.draft import DraftStep
from bot.flow.names import Names
from bot.flow.problems import Problem
from bot.flow.service_file import LANGUAGES


def there_is_a_choice(names: Names) -> Iterator[Problem]:
    """F401: a choice has at least two options."""
    for step, ask in names.draft.asks():
        if isinstance(ask, AskChoice | AskChoices) and len(ask.choices) < 2:  # noqa: PLR2004 - a choice
            yield Problem("F401", step.at("choices"))


def patterns(names: Names) -> Iterator[tuple[DraftStep, AskText, re.Pattern[str] | None]]:
    """Give the patterns of a flow, compiled; None for one that is not sound."""
    for step, ask in names.draft.asks():
        if isinstance(ask, AskText) and ask.pattern is not None:
            try:
                compiled = re.compile(ask.pattern)
            except re.error:
                compiled = None
            slow = re.search(r"[*+}]\)?[*+{]", ask.pattern)
            yield step, ask, None if slow else compiled


def patterns_are_sound(names: Names) -> Iterator[Problem]:
    """F403: a pattern can be read, and repeats no repetition (which some answers make endless)."""
    for step, _, pattern in patterns(names):
        if pattern is None:
            yield Problem("F403", step.at("pattern"))


def patterns_have_an_example(names: Names) -> Iterator[Problem]:
    """F404: people need an example of a form that is asked of them."""
    for step, ask, _ in patterns(names):
        if ask.example is None:
            yield Problem("F404", step.at("pattern"))


def a_refusal_is_said(names: Names) -> Iterator[Problem]:
    """F412: whoever is refused is told why: `refuse` and `refusal` come together."""
    for step, ask in names.draft.asks():
        if (ask.refuse is None) is not (ask.refusal is None):
            given, missing = ("refuse", "refusal") if ask.refuse else ("refusal", "refuse")
            yield Problem("F412", step.at(given), {"given": given, "missing": missing})


def language_choices_exist(names: Names) -> Iterator[Problem]:
    """F312: the options of a question that sets the language are languages of the service."""
    offered = [code for code in names.draft.service.languages if code in LANGUAGES]
    for step, ask in names.draft.asks():
        if ask.sets != "language":
            continue
        wrong = (
            [key for key in ask.choices if key not in offered]
            if isinstance(ask, AskChoice)
            else [""]
        )
        for key in wrong:
            place = step.at("choices", key) if key else step.at("sets")
            yield Problem("F312", place, {"found": key, "options": ", ".join(offered)})
