"""The designers' guide as the editor quotes it: for each heading its first words, keys and example.

The text of `flows/README.md` comes in; tables of two columns explain keys, the first block of YAML
shows them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_SECTION = re.compile(r"^##+ (.+)\n((?:(?!##+ ).*\n)*)", re.MULTILINE)
_ROW = re.compile(r"^\| `([^`]+)` \| ((?:[^|\\]|\\.)*) \|$", re.MULTILINE)
_EXAMPLE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_APART = ("```", "|", "-", "1.")


@dataclass(frozen=True, slots=True)
class Topic:
    """One section of the guide."""

    title: str
    intro: str
    keys: Mapping[str, str]
    example: str


Guide = Mapping[str, Topic]
"""The sections by their headings, in the order of the guide."""


def read_guide(text: str) -> Guide:
    """Read the guide, whose headings, tables and examples are held to the code by tests."""
    return {topic.title: topic for topic in _topics(text)}


def _topics(text: str) -> Iterator[Topic]:
    for title, body in _SECTION.findall(text):
        keys = {key: _plain(words) for key, words in _ROW.findall(body)}
        example = _EXAMPLE.search(body)
        yield Topic(title.strip("`"), _intro(body), keys, example[1] if example else "")


def _intro(body: str) -> str:
    paragraphs = (" ".join(part.split()) for part in body.strip().split("\n\n"))
    first = next((one for one in paragraphs if one and not one.startswith(_APART)), "")
    return re.sub(":$", ".", _plain(first))


def _plain(words: str) -> str:
    """Give words without the links of the page."""
    return _LINK.sub(r"\1", words).replace("\\|", "|")
