"""The texts that citizens read, by path: a flow file's own, and those of its translation files.

A path is where a text stands in a translation file: `("steps", "problem", "choices", "late")` or
`("sections", "about", "title")`. `WORDS` is the one table of the texts that each kind of step has.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from bot.flow.draft import Draft, DraftStep
from bot.flow.source import Scalar, Series, Table, Tree
from bot.flow.translation import Translation

TextPath = tuple[str, ...]
Texts = dict[TextPath, Scalar]

WORDS: dict[str, tuple[str, ...]] = {
    "say": ("text",),
    "ask": (
        "text", "why", "help", "example", "summary", "refusal", "yes", "no", "choices", "labels",
    ),
    "decide": ("because",),
    "check": ("say",),
    "repeat": ("title", "another"),
    "review": ("text",),
    "submit": ("text",),
    "end": ("text",),
}  # fmt: skip
"""The keys that hold texts, for each kind of step."""

KEYS = tuple(dict.fromkeys(key for keys in WORDS.values() for key in keys))
BUTTONS = frozenset({"choices", "labels", "yes", "no"})
BRACES = re.compile(r"\{([^{}]*)\}")


def step_texts(step: DraftStep) -> dict[str, Scalar]:
    """Give the texts of a step, by key: `text`, `choices.late`, `labels.5`, `because.1`."""
    if step.decide is not None:
        rows = step.table.get("rows")
        items = rows.items if isinstance(rows, Series) else ()
        written = [_label(row, "because") for row in items if isinstance(row, Table)]
        return {f"because.{n}": text for n, text in enumerate(filter(None, written), 1)}
    return dict(_texts_in(step.table, WORDS[step.keyword]))


def step_wording(step: DraftStep) -> dict[str, str]:
    """Give the texts of a step without their places."""
    return {key: scalar.text for key, scalar in step_texts(step).items()}


def prose(draft: Draft) -> Iterator[tuple[DraftStep, Scalar]]:
    """Give the texts of steps that may show placeholders: all but buttons and reasons."""
    for step in draft.steps:
        for key, text in step_texts(step).items():
            if key.partition(".")[0] not in BUTTONS | {"because"}:
                yield step, text


def flow_texts(draft: Draft) -> Texts:
    """Give every text of a flow in the order of the conversation, titles before their steps."""
    steps = {step.id: _under(("steps", step.id), step_texts(step).items()) for step in draft.steps}
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
    for name, tree in _entries(translation.table.get("sections")):
        title = _label(tree, "title")
        found |= {_title(name): title} if title else {}
    for name, tree in _entries(translation.table.get("steps")):
        found |= _under(("steps", name), _texts_in(tree, KEYS))
    return found


def noted_texts(translation: Translation) -> Texts:
    """Give the source texts that a translation file notes, by the path of their translation."""
    found: Texts = {}
    for name, tree in _entries(translation.table.get("sections")):
        source = _label(tree.get("source")) if isinstance(tree, Table) else None
        found |= {_title(name): source} if source else {}
    for name, tree in _entries(translation.table.get("steps")):
        source_of = tree.get("source") if isinstance(tree, Table) else None
        found |= _under(("steps", name), _texts_in(source_of, KEYS))
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


def _texts_in(tree: Tree | None, keys: Collection[str]) -> Iterator[tuple[str, Scalar]]:
    for key, value in _entries(tree):
        for name, inner in _several(key, value) or [(key, value)]:
            found = _label(inner) if key in keys else None
            if found is not None:
                yield name, found


def _several(key: str, tree: Tree | None) -> list[tuple[str, Tree]]:
    """Give the texts under a key that holds more than one."""
    if key == "because" and isinstance(tree, Series):
        return [(f"{key}.{number}", item) for number, item in enumerate(tree.items, 1)]
    return [(f"{key}.{name}", value) for name, value in _entries(tree) if key in BUTTONS - {"no"}]


def _label(tree: Tree | None, key: str = "label") -> Scalar | None:
    """Give a text, or the one under `label` where an option has more; None if it is empty."""
    found = tree.get(key) if isinstance(tree, Table) else tree
    text = found.text.strip() if isinstance(found, Scalar) else ""
    return replace(found, text=text) if text and isinstance(found, Scalar) else None


def _entries(tree: Tree | None) -> list[tuple[str, Tree]]:
    entries = tree.entries.values() if isinstance(tree, Table) else ()
    return [(entry.key, entry.value) for entry in entries]
