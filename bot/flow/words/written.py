"""A text becomes YAML that reads back as exactly that text, in the style of a designer's file.

Plain where YAML allows it, folded (`>`) where it is long, `|` where it has lines, else in double
quotes. What is chosen is read back before it is used.
"""

import json
import re
from collections.abc import Iterator, Mapping

from bot.flow.source import plain, read_source

WIDTH = 100
"""Columns of a line in the shipped files."""

Words = Mapping[str, "str | Words"]
"""Texts under keys, nested as in a translation file; a list has its numbers, from 1, as keys."""

_UNSEEN = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML takes for a line break, or does not take at all."""

_QUOTED = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=~<+.\d]|(?i:yes|no|on|off|true|false|null|y|n)$")
"""What YAML gives a meaning at the beginning of a text, and words that other readers would take
for yes, no, nothing or a number."""

_INLINE = frozenset({"source", "choices", "labels"})
_SECTION = frozenset({"title", "source"})


def in_line(text: str, *, flow: bool) -> str:
    """Give a text on one line; with `flow`, inside of `{…}` or `[…]`."""
    special = _QUOTED.match(text) or _UNSEEN.search(text)
    return text if text and not special and _reads_back(text, text, flow=flow) else quoted(text)


def quoted(text: str) -> str:
    """Give a text in double quotes, with signs that YAML refuses written as escapes."""
    return _UNSEEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def in_block(text: str, room: int, indent: int) -> str:
    """Give a text as the value of a key: `room` columns are left on its line.

    Lines after the first are indented by `indent` spaces.
    """
    short = in_line(text, flow=False)
    if _UNSEEN.search(text.replace("\n", "")) or ("\n" not in text and len(short) <= room):
        return short
    lines = text.split("\n") if "\n" in text else list(_folded(text, WIDTH - indent))
    head = "|" if "\n" in text else ">"
    rows = [" " * indent + line if line else "" for line in lines]
    block = "\n".join([head, *rows])
    return block if _reads_back(block, text, flow=False) else quoted(text)


def listed(words: Words) -> list[str]:
    """Give the items of a list by their numbers; empty where a number is missing."""
    texts = {int(number): text for number, text in words.items() if isinstance(text, str)}
    return [texts.get(number, "") for number in range(1, max(texts, default=0) + 1)]


def in_braces(words: Words) -> str:
    """Give keys and texts on one line, as in `{late: Late, cut: Cut off}`."""
    return "{" + ", ".join(f"{key}: {inside(key, value)}" for key, value in words.items()) + "}"


def inside(key: str, value: "str | Words") -> str:
    """Give a value that stands inside of braces."""
    if isinstance(value, str):
        return in_line(value, flow=True)
    if key == "because":
        return f"[{', '.join(in_line(text, flow=True) for text in listed(value))}]"
    return in_braces(value)


def block_lines(key: str, value: "str | Words", indent: int) -> Iterator[str]:
    """Give the lines of a key and its value; small groups stand on one line if there is room."""
    start = f"{' ' * indent}{key}:"
    if isinstance(value, str):
        yield from f"{start} {in_block(value, WIDTH - len(start) - 1, indent + 2)}".split("\n")
        return
    short = f"{start} {in_braces(value)}"
    if _is_small(key, value) and len(short) <= WIDTH:
        yield short
        return
    yield start
    if key == "because":
        yield from item_lines(listed(value), indent + 2)
    else:
        for name, inner in value.items():
            yield from block_lines(name, inner, indent + 2)


def _is_small(key: str, value: Words) -> bool:
    flat = all(isinstance(inner, str) and "\n" not in inner for inner in value.values())
    return flat and (key in _INLINE or set(value) <= _SECTION)


def item_lines(texts: list[str], indent: int) -> Iterator[str]:
    """Give the lines of a list."""
    for text in texts:
        start = f"{' ' * indent}- "
        yield from (start + in_block(text, WIDTH - len(start), indent + 2)).split("\n")


def _folded(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _reads_back(written: str, text: str, *, flow: bool) -> bool:
    document = f"{{k: {written}, z: z}}" if flow else f"k: {written}\nz: z\n"
    source = read_source("", document)
    found = plain(source.tree) if source.tree is not None else None
    return not source.problems and found == {"k": text, "z": "z"}
