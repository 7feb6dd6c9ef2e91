"""Translations and noted sources go into the text of a translation file, and nothing else does.

What comes out is read again before it is given: either every text is there as it was meant and
every other one as it was, or nothing is written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.errors import WordsRefused
from bot.flow.draft import Draft
from bot.flow.source import read_source
from bot.flow.translation import read_translation
from bot.flow.wording import TextPath, flow_texts, noted_texts, translated_texts
from bot.flow.words.sidecar import with_words
from bot.flow.words.written import Words


@dataclass(frozen=True, slots=True)
class Change:
    """One translation and the source text that it was made from; without a text, only the note."""

    path: TextPath
    source: str
    text: str | None = None


def new_file(prototype: str, language: str) -> str:
    """Give the text of a translation file that holds nothing yet."""
    return f"translates: {prototype}\nlanguage: {language}\n"


def changed(text: str, draft: Draft, changes: Iterable[Change]) -> str:
    """Give the text of a translation file with these changes made; raises WordsRefused."""
    wanted: dict[TextPath, str] = {}
    for change in changes:
        wanted |= {change.path: change.text} if change.text is not None else {}
        wanted[_noted_at(change.path)] = change.source
    new = with_words(text, _nested(wanted), _order(draft)) if wanted else text
    if _texts(new) != _texts(text) | wanted:
        raise WordsRefused("The translation file could not be changed safely. Nothing is written.")
    return new


def _order(draft: Draft) -> Words:
    """Give every key that a translation file of this flow may have, in order."""
    paths = list(flow_texts(draft))
    nested = _nested(dict.fromkeys([*paths, *map(_noted_at, paths)], ""))
    parts = {name: nested.get(name, {}) for name in ("sections", "steps")}
    return {"translates": "", "language": "", **parts}


def _noted_at(path: TextPath) -> TextPath:
    """Give the path at which the source of a text is noted."""
    return (*path[:2], "source", *(path[2:] if path[0] == "steps" else ()))


def _nested(texts: Mapping[TextPath, str]) -> Words:
    """Give texts as they stand in a file, keys inside of keys."""
    root: dict[str, Any] = {}
    for path, text in texts.items():
        here = root
        for key in path[:-1]:
            here = here.setdefault(key, {})
        here[path[-1]] = text
    return root


def _texts(text: str) -> dict[TextPath, str]:
    """Read every text and every noted source of a translation file."""
    translation, _ = read_translation(read_source("", text))
    if translation is None:
        return {}
    found = translated_texts(translation).items()
    noted = noted_texts(translation).items()
    return {path: one.text for path, one in found} | {
        _noted_at(path): one.text for path, one in noted
    }
