"""The texts of a step by key (`text`, `choices.late`, `labels.5`…), source or translation."""

from collections.abc import Mapping

from bot.flow.ask_entries import AskChoice, AskChoices, AskConsent, AskScale, ChoiceEntry
from bot.flow.draft import DraftStep
from bot.flow.entries import DecideEntry
from bot.flow.translation import StepWords

Wording = dict[str, str]
PLAIN = ("text", "say", "title", "another", "why", "help", "example", "summary", "yes", "no")


def step_wording(step: DraftStep) -> Wording:
    """Give the texts that citizens read of one step, in the flow's own language."""
    entry = step.entry
    words = {key: getattr(entry, key, None) for key in PLAIN if key != step.keyword}
    found = {key: text for key, text in words.items() if isinstance(text, str)}
    if isinstance(entry, AskConsent):
        found["no"] = entry.no.label
    if isinstance(entry, AskChoice | AskChoices):
        found |= _options(entry.choices)
    if isinstance(entry, AskScale):
        found |= {f"labels.{number}": label for number, label in entry.labels.items()}
    if isinstance(entry, DecideEntry):
        reasons = [row.because for row in entry.rows if row.because]
        found |= {f"because.{number}": text for number, text in enumerate(reasons)}
    return found


def words_of(words: StepWords) -> Wording:
    """Give the texts of one step in a translation."""
    found = {key: text for key in PLAIN if (text := getattr(words, key)) is not None}
    found |= _options(words.choices)
    found |= {f"labels.{number}": label for number, label in words.labels.items()}
    return found | {f"because.{number}": text for number, text in enumerate(words.because)}


def _options(choices: Mapping[str, ChoiceEntry]) -> Wording:
    return {f"choices.{key}": choice.label for key, choice in choices.items()}
