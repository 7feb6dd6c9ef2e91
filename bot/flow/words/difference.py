"""What changed from one text to another, word by word, marked in plain text.

As in wdiff: `[-old words-]` and `{+new words+}`.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

AROUND = 4
"""Unchanged words that a shortened difference shows on each side of a change."""


def marked(old: str, new: str, around: int | None = None) -> str:
    """Give the new text with what went and what came marked in it.

    With `around`, unchanged stretches are cut to so many words beside each change.
    """
    before, after = old.split(), new.split()
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pieces: list[str] = []
    for at, (kind, begin, end, to, till) in enumerate(codes):
        if kind == "equal":
            words = after[to:till]
            sides = (around if at else 0, around if at < len(codes) - 1 else 0)
            pieces += words if around is None else _cut(words, *sides)
        else:
            pieces += _change(before[begin:end], after[to:till])
    return " ".join(pieces)


def _change(old: list[str], new: list[str]) -> Iterator[str]:
    if old:
        yield f"[-{' '.join(old)}-]"
    if new:
        yield f"{{+{' '.join(new)}+}}"


def _cut(words: list[str], head: int | None, tail: int | None) -> list[str]:
    kept = (head or 0) + (tail or 0)
    if len(words) <= kept + 1:
        return words
    return [*words[: head or 0], "…", *words[len(words) - (tail or 0) :]]
