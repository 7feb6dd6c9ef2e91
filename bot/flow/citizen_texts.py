"""Every text that citizens read, where it stands: in the flow, and in each of its translations.

What has texts, and under which keys, is known to `bot.flow.wording` alone; here each text gets its
language and its use, so that checks of words can point at the very words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.flow.draft import Draft
from bot.flow.source import Scalar
from bot.flow.wording import TextPath, Texts, flow_texts, is_button, translated_texts


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


def citizen_texts(draft: Draft) -> Iterator[CitizenText]:
    """Give every text of a flow: steps and titles of sections, then each translation."""
    yield from _in_language(flow_texts(draft), draft.entry.language)
    for translation in draft.translations:
        yield from _in_language(translated_texts(translation), translation.entry.language)


def _in_language(texts: Texts, language: str) -> Iterator[CitizenText]:
    for path, written in texts.items():
        key = ".".join(path[2:])
        yield CitizenText(path[1], key, language, written, _use(path))


def _use(path: TextPath) -> Use:
    if is_button(path):
        return Use.LABEL
    return Use.SAMPLE if path[2] == "example" else Use.PROSE
