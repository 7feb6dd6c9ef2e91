"""The texts of one step, or of whatever has the same keys, by key.

`WORDS` is the one table of the texts that each kind of step has.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.flow.source import Scalar, Series, Table, Tree

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


def texts_of(keyword: str, table: Table) -> dict[str, Scalar]:
    """Give the texts of a step, by key: `text`, `choices.late`, `labels.5`, `because.1`."""
    if keyword == "decide":
        rows = table.get("rows")
        items = rows.items if isinstance(rows, Series) else ()
        written = [text_in(row, "because") for row in items if isinstance(row, Table)]
        return {f"because.{n}": text for n, text in enumerate(filter(None, written), 1)}
    return dict(texts_in(table, WORDS[keyword]))


def texts_in(tree: Tree | None, keys: Collection[str]) -> Iterator[tuple[str, Scalar]]:
    """Give the texts that stand under some keys, with what names each."""
    kept = [(key, value) for key, value in entries_of(tree) if key in keys]
    for key, value in kept:
        for name, inner in _several(key, value) or [(key, value)]:
            found = text_in(inner)
            if found is not None:
                yield name, found


def text_in(tree: Tree | None, key: str = "label") -> Scalar | None:
    """Give a text, or the one under `label` where an option has more; None if it is empty."""
    found = tree.get(key) if isinstance(tree, Table) else tree
    if not isinstance(found, Scalar):
        return None
    text = found.text.strip()
    stripped = found if text == found.text else replace(found, text=text)
    return stripped if text else None


def entries_of(tree: Tree | None) -> list[tuple[str, Tree]]:
    """Give the keys and values of a mapping; nothing for anything else."""
    entries = tree.entries.values() if isinstance(tree, Table) else ()
    return [(entry.key, entry.value) for entry in entries]


def _several(key: str, tree: Tree | None) -> list[tuple[str, Tree]]:
    """Give the texts under a key that holds more than one."""
    if key == "because" and isinstance(tree, Series):
        return [(f"{key}.{number}", item) for number, item in enumerate(tree.items, 1)]
    return [(f"{key}.{name}", value) for name, value in entries_of(tree) if key in BUTTONS - {"no"}]
