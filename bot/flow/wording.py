"""The texts that citizens read, by path: a flow file's own, and those of its translation files.

A path is where a text stands in a translation file: `("steps", "problem", "choices", "late")` or
`("sections", "about", "title")`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from bot.flow.draft import Draft, DraftStep
from bot.flow.source import Scalar, Table
from bot.flow.step_texts import BUTTONS, KEYS, entries_of, text_in, texts_in
from bot.flow.translation import Translation

TextPath = tuple[str, ...]
Texts = dict[TextPath, Scalar]

BRACES = re.compile(r"\{([^{}]*)\}")


def prose(draft: Draft) -> Iterator[tuple[DraftStep, Scalar]]:
    """Give the texts of steps that may show placeholders: all but buttons and reasons."""
    for step in draft.steps:
        for key, text in step.texts.items():
            if key.partition(".")[0] not in BUTTONS | {"because"}:
                yield step, text


def flow_texts(draft: Draft) -> Texts:
    """Give every text of a flow in the order of the conversation, titles before their steps."""
    steps = {step.id: _under(("steps", step.id), step.texts.items()) for step in draft.steps}
    titles = {_title(section.id): section.title for section in draft.sections}
    found: Texts = {}
    for step in draft.steps:
        title = _title(step.section or "")
        found |= {title: titles[title]} if title in titles else {}
        found |= steps.get(step.repeat, {}) | steps[step.id]
    return {**found, **titles}


def translated_texts(translation: Translation) -> Texts:
    """Give every text of a translation file, in its order."""
    found: Texts = {}
    for name, tree in entries_of(translation.table.get("sections")):
        title = text_in(tree, "title")
        found |= {_title(name): title} if title else {}
    for name, tree in entries_of(translation.table.get("steps")):
        found |= _under(("steps", name), texts_in(tree, KEYS))
    return found


def noted_texts(translation: Translation) -> Texts:
    """Give the source texts that a translation file notes, by the path of their translation."""
    found: Texts = {}
    for name, tree in entries_of(translation.table.get("sections")):
        source = text_in(tree.get("source")) if isinstance(tree, Table) else None
        found |= {_title(name): source} if source else {}
    for name, tree in entries_of(translation.table.get("steps")):
        source_of = tree.get("source") if isinstance(tree, Table) else None
        found |= _under(("steps", name), texts_in(source_of, KEYS))
    return found


def name_of(path: TextPath) -> str:
    """Name a text for people: `problem.choices.late`, `sections.about`."""
    return ".".join(path[:2] if path[0] == "sections" else path[1:])


def is_button(path: TextPath) -> bool:
    """Tell whether a text stands on a button, and so must be short."""
    return path[0] == "steps" and path[2] in BUTTONS


def same(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for white space and ways of writing accents."""
    return one == other or _bare(one) == _bare(other)


def placeholders(text: str) -> list[str]:
    """Give the names in braces, in order."""
    return BRACES.findall(text)


def _bare(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _title(section: str) -> TextPath:
    return ("sections", section, "title")


def _under(owner: TextPath, texts: Iterable[tuple[str, Scalar]]) -> Texts:
    return {(*owner, *key.split(".")): text for key, text in texts}
