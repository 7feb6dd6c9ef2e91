"""What changed in the words that citizens read, language by language."""

from collections.abc import Iterator

from bot.flow.answer_types import Consent, ManyChoices, OneChoice, Scale, Words, YesNo
from bot.flow.comparing.difference import Difference, Named, Term, Told, graded
from bot.flow.comparing.versions import Versions
from bot.flow.comparing.written import differ, plain_text, renamed_text
from bot.flow.flow import AnyStep, Ask

PLAIN = ("text", "why", "help", "example", "summary", "refusal")
"""The fields of steps that hold words; other words stand in answer types and rows."""

_AGREED = frozenset({"text", "yes", "no"})
_BUTTONS = frozenset({"yes", "no"})
_OWN_WORDS = Term("own_words")
"""A button without a label has the bot's own word."""


def texts_of(step: AnyStep) -> dict[str, Words]:
    """Give the words of a step by key: `text`, `yes`, `option.late` and so on."""
    found = {key: words for key in PLAIN if (words := getattr(step, key, None))}
    return found | _labels(step) if isinstance(step, Ask) else found


def _labels(ask: Ask) -> dict[str, Words]:
    match ask.type:
        case YesNo() | Consent() as buttons:
            return {"yes": buttons.yes, "no": buttons.no}
        case OneChoice() | ManyChoices() as options:
            return {f"option.{choice.id}": choice.label for choice in options.choices}
        case Scale() as scale:
            return {f"option.{number}": label for number, label in scale.labels}
        case _:
            return {}


def compare_texts(versions: Versions, name: str) -> Iterator[Difference]:
    """Give the differences between the words of two versions of a step.

    Words are safe to change, with two exceptions. Who agreed, agreed to the old words of a consent.
    And where an option takes the label of another one, old answers now mean something else.
    """
    if type(versions.before[name]) is not type(versions.after[name]):
        return
    old, new = texts_of(versions.before[name]), texts_of(versions.after[name])
    for key in dict.fromkeys([*new, *old]):
        if not key.startswith("option.") or (key in old and key in new):
            kind = "label" if key.startswith("option.") else key
            for found in compare_words(versions, (old.get(key, {}), new.get(key, {})), kind):
                yield _told(versions, name, key, found)


def _told(versions: Versions, name: str, key: str, found: Difference) -> Difference:
    step, about = versions.after[name], versions.called(name)
    option = key.removeprefix("option.")
    named: dict[str, Told] = {"option": option} if option != key or key in _BUTTONS else {}
    values = {**found.values, **named}
    if _takes_another_label(versions, name, key, found):
        return Difference("label_swapped", "breaking", (about,), values, found.language)
    agreed = key in _AGREED and isinstance(step, Ask) and isinstance(step.type, Consent)
    bare = Named(about.what, about.id) if key == "text" else about
    return Difference(found.kind, graded(breaking=agreed), (bare,), values, found.language)


def _takes_another_label(versions: Versions, name: str, key: str, found: Difference) -> bool:
    """Tell whether an option now says what another one said."""
    language = found.language or versions.new.language
    others = {
        renamed_text(words.get(language, ""), versions.words)
        for other, words in texts_of(versions.before[name]).items()
        if other != key and (other in _BUTTONS or other.startswith("option."))
    }
    return (key in _BUTTONS or key.startswith("option.")) and found.values["new"] in others


def compare_words(versions: Versions, words: tuple[Words, Words], key: str) -> Iterator[Difference]:
    """Give a difference for each language in which a text, old and new, is not the same.

    A language that only one of the flows speaks is told once for the flow, not for each text.
    """
    own = _OWN_WORDS if key in _BUTTONS else ""
    for language in versions.languages:
        old, new = (text.get(language, "") for text in words)
        old, new = renamed_text(old, versions.words), plain_text(new)
        if differ(old, new):
            kind = "added" if not old else "removed" if not new else "reworded"
            kind = "reworded" if own else kind
            values = {"old": old or own, "new": new or own}
            yield Difference(f"{key}_{kind}", "safe", (), values, versions.note(language))
