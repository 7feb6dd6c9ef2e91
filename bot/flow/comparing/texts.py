"""What changed in the words that citizens read, language by language."""

from collections.abc import Iterator, Mapping

from bot.flow.answer_types import Consent, ManyChoices, OneChoice, Scale, Words, YesNo
from bot.flow.comparing.difference import Difference, graded
from bot.flow.comparing.showing import Versions, renamed_text
from bot.flow.flow import AnyStep, Ask, Decide

PLAIN = ("text", "why", "help", "example", "summary")
"""The fields of steps that hold words; the rest of the words stand in answer types and rows."""

_AGREED = frozenset({"text", "yes", "no"})


def texts_of(step: AnyStep) -> dict[str, Words]:
    """Give the words of a step by key: `text`, `choices.late`, `labels.5`, `because.0`…"""
    found = {key: words for key in PLAIN if (words := getattr(step, key, None))}
    if isinstance(step, Ask):
        found |= _labels(step)
    if isinstance(step, Decide):
        found |= {f"because.{n}": row.because for n, row in enumerate(step.rows) if row.because}
    return found


def _labels(ask: Ask) -> dict[str, Words]:
    match ask.type:
        case YesNo() | Consent() as buttons:
            return {"yes": buttons.yes, "no": buttons.no}
        case OneChoice() | ManyChoices() as options:
            return {f"choices.{choice.id}": choice.label for choice in options.choices}
        case Scale() as scale:
            return {f"labels.{number}": label for number, label in scale.labels}
        case _:
            return {}


def compare_texts(versions: Versions, old: AnyStep, new: AnyStep) -> Iterator[Difference]:
    """Give the differences between the words of two steps.

    Words are safe to change, except those of a consent: who agreed, agreed to the old ones.
    """
    before, after = texts_of(old), texts_of(new)
    consent = isinstance(new, Ask) and isinstance(new.type, Consent)
    for key in dict.fromkeys([*after, *before]):
        listed = "." in key
        if not listed or (key in before and key in after):
            values = {"what": type(new).__name__.lower(), "key": key.partition(".")[0]}
            values |= {"option": key.partition(".")[2]} if listed else {}
            found = compare_words(versions, (before.get(key, {}), after.get(key, {})), values)
            severity = graded(breaking=consent and key in _AGREED)
            yield from (Difference(kind, new.id, severity, told) for kind, told in found)


def compare_words(
    versions: Versions, words: tuple[Words, Words], values: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Give kind and values for each language in which a text, old and new, is not the same.

    A language that only one of the flows speaks is told once for the flow, not for each text.
    """
    for language in versions.languages:
        old, new = (text.get(language, "") for text in words)
        old = renamed_text(old, versions.renamed)
        if old != new:
            kind = "words_added" if not old else "words_removed" if not new else "reworded"
            kind = f"option_{kind}" if "option" in values else kind
            note = versions.note(language)
            yield kind, {**values, "language": note, "old": old, "new": new}
