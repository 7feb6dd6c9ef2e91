"""Every text that citizens read, where it stands: in the flow, and in each of its translations.

Walks the files as they are written, so that a problem can point at the very words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.flow.draft import Draft
from bot.flow.source import Scalar, Series, Table, Tree


class Use(Enum):
    """What a text is for: to be read, to be tapped, or to show how an answer can look."""

    PROSE = auto()
    LABEL = auto()
    SAMPLE = auto()


@dataclass(frozen=True, slots=True)
class CitizenText:
    """One text: the step or section it belongs to, its key, its language, its use."""

    owner: str
    key: str
    language: str
    written: Scalar
    use: Use = Use.PROSE


_USES = {
    "text": Use.PROSE, "say": Use.PROSE, "why": Use.PROSE, "help": Use.PROSE,
    "summary": Use.PROSE, "title": Use.PROSE, "another": Use.PROSE, "example": Use.SAMPLE,
    "yes": Use.LABEL, "no": Use.LABEL,
}  # fmt: skip
_Found = tuple[str, Scalar, Use]


def citizen_texts(draft: Draft) -> Iterator[CitizenText]:
    """Give every text of a flow: steps, titles of sections and repeats, then each translation."""
    own = draft.entry.language
    for step in draft.steps:
        for key, written, use in _texts(step.table):
            yield CitizenText(step.id, key, own, written, use)
    for owner, key, written in _titles(draft.table.get("steps")):
        yield CitizenText(owner, key, own, written)
    for translation in draft.translations:
        language = translation.entry.language
        for group in ("steps", "sections"):
            for owner, key, written, use in _translated(translation.table.get(group)):
                yield CitizenText(owner, key, language, written, use)


def _translated(group: Tree | None) -> Iterator[tuple[str, str, Scalar, Use]]:
    for owner, entry in group.entries.items() if isinstance(group, Table) else ():
        if isinstance(entry.value, Table):
            yield from ((owner, *found) for found in _texts(entry.value))
        elif isinstance(entry.value, Scalar):
            yield owner, "title", entry.value, Use.PROSE


def _titles(steps: Tree | None) -> Iterator[tuple[str, str, Scalar]]:
    """Give the titles of sections and repeats, and the question for another one."""
    for table in steps.items if isinstance(steps, Series) else ():
        if not isinstance(table, Table):
            continue
        owner = table.get("section") or table.get("repeat")
        for key in ("title", "another") if isinstance(owner, Scalar) else ():
            written = table.get(key)
            if isinstance(written, Scalar) and isinstance(owner, Scalar):
                yield owner.text, key, written
        yield from _titles(table.get("steps"))
        yield from _titles(table.get("else"))


def _texts(table: Table) -> Iterator[_Found]:
    for key, entry in table.entries.items():
        use = _USES.get(key)
        if isinstance(entry.value, Scalar):
            if use is not None and not (key == "say" and "check" not in table.entries):
                yield key, entry.value, use
        elif key in ("choices", "labels"):
            yield from _labels(key, entry.value)
        elif key in ("no", "because", "rows"):
            yield from _inner(key, entry.value)


def _labels(key: str, options: Tree) -> Iterator[_Found]:
    for name, entry in options.entries.items() if isinstance(options, Table) else ():
        label = entry.value.get("label") if isinstance(entry.value, Table) else entry.value
        if isinstance(label, Scalar):
            yield f"{key}.{name}", label, Use.LABEL


def _inner(key: str, tree: Tree) -> Iterator[_Found]:
    """Give the label of a consent's `no`, and the reasons of a table, here or in a translation."""
    if isinstance(tree, Table):
        label = tree.get("label")
        if isinstance(label, Scalar):
            yield key, label, Use.LABEL
        return
    for item in tree.items if isinstance(tree, Series) else ():
        reason = item.get("because") if isinstance(item, Table) else item
        if isinstance(reason, Scalar):
            yield "because", reason, Use.PROSE
