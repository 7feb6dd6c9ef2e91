"""Texts are put into a translation file without touching anything else that stands in it.

The file is not read and written anew: the place of each text is found in it, and only those
characters are replaced or added. So comments, order, quotes and layout of the rest stay.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.flow.words.written import (
    WIDTH,
    Words,
    block_lines,
    in_block,
    in_braces,
    in_line,
    inside,
    item_lines,
    listed,
)

_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*")


def with_words(text: str, wanted: Words, order: Words) -> str:
    """Give the text of a translation file with these texts in it, under their keys.

    `order` holds every key that the file may have, in the order in which new ones are to stand.
    """
    root = YAML(typ="safe", pure=True).compose(text)
    if not isinstance(root, MappingNode):
        raise TypeError("a translation file holds keys and values")
    editing = _Editing(text)
    editing.mapping(0, root, wanted, order)
    return editing.done()


@dataclass(slots=True)
class _Editing:
    """A file while it is changed: characters from a start to an end give way to others."""

    text: str
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def done(self) -> str:
        """Make the changes from the end, so that places before hold; at one place, in order."""
        text, newline = self.text, "\r\n" if "\r\n" in self.text else "\n"
        ranked = sorted(enumerate(self.edits), key=lambda edit: (edit[1][0], edit[0]), reverse=True)
        for _, (start, end, new) in ranked:
            text = text[:start] + new.replace("\n", newline) + text[end:]
        return text

    def mapping(self, after: int, node: MappingNode, wanted: Words, order: Words) -> None:
        """Put texts into a mapping whose key ends at `after`."""
        there = {key.value: (key, value) for key, value in node.value}
        for name, want in wanted.items():
            if name in there:
                inner = order.get(name, {})
                within = {} if isinstance(inner, str) else inner
                self.value(there[name], want, within, flow=bool(node.flow_style))
        new = {name: want for name, want in wanted.items() if name not in there}
        for before, words in _grouped(new, list(there), list(order)).items():
            self.insert(node, _end(there[before][1], self.text) if before else after, words)

    def value(
        self, pair: tuple[Node, Node], want: str | Words, order: Words, *, flow: bool
    ) -> None:
        """Put a text, or several, where there is something already."""
        key, node = pair
        if isinstance(node, MappingNode) and (node.value or flow):
            words = {"label": want} if isinstance(want, str) else want
            self.mapping(key.end_mark.index, node, words, order)
        elif isinstance(node, SequenceNode) and isinstance(want, Mapping):
            self.items(node, listed(want))
        elif isinstance(want, str):
            self.scalar(node, want, key.start_mark.column + 2, flow=flow)
        else:  # a title in its short form, which has no source; or `{}`
            own = {"title": node.value.strip()} if isinstance(node, ScalarNode) else {}
            self.group(pair, {**own, **want}, flow=flow)

    def scalar(self, node: Node, want: str, indent: int, *, flow: bool) -> None:
        """Replace a text; lines after its first are indented by `indent`."""
        room = WIDTH - node.start_mark.column
        self.put(node, in_line(want, flow=True) if flow else in_block(want, room, indent))

    def put(self, node: Node, new: str) -> None:
        """Replace a value; a comment behind it stays on its line."""
        start, end = node.start_mark.index, _end(node, self.text)
        head, *lines = new.split("\n")
        start -= 0 if head else 1
        head += _comment_in(node, self.text)
        if lines:
            comment = self.text[end : self.line_end(end)].rstrip()
            head, end = head + comment, end + len(comment)
        self.edits.append((start, end, "\n".join([head, *lines])))

    def group(self, pair: tuple[Node, Node], words: Words, *, flow: bool) -> None:
        """Replace a value by several texts: in braces, or on lines of their own."""
        key, node = pair
        short = in_braces(words)
        if flow or (set(words) <= {"title", "source"} and len(short) <= WIDTH - len(key.value) - 4):
            self.put(node, short)
            return
        indent = key.start_mark.column + 2
        lines = [line for name, want in words.items() for line in block_lines(name, want, indent)]
        self.put(node, "\n".join(["", *lines]))

    def items(self, node: SequenceNode, texts: Sequence[str]) -> None:
        """Put texts into a list, at their positions; an empty one is no change."""
        flow, column = bool(node.flow_style), node.start_mark.column
        for item, text in zip(node.value, texts, strict=False):
            if text:
                self.scalar(item, text, column + 2, flow=flow)
        further = list(texts[len(node.value) :])
        if not further:
            return
        end = _end(node.value[-1], self.text) if node.value else node.start_mark.index + 1
        if flow:
            comma = ", " if node.value else ""
            self.edits.append((end, end, comma + ", ".join(in_line(t, flow=True) for t in further)))
        else:
            self.add_lines(end, list(item_lines(further, column)))

    def insert(self, node: MappingNode, end: int, words: Words) -> None:
        """Add keys to a mapping, behind the value that ends at `end`, or as the first."""
        if not node.flow_style:
            column = node.start_mark.column
            gap = [] if column else [""]
            for name, want in words.items():
                self.add_lines(end, [*gap, *block_lines(name, want, column)])
            return
        entries = ", ".join(f"{name}: {inside(name, want)}" for name, want in words.items())
        start = node.start_mark.index + 1
        first = end < start
        after = ", " if first and node.value else ""
        place = start if first else end
        self.edits.append((place, place, entries + after if first else f", {entries}"))

    def add_lines(self, index: int, lines: Sequence[str]) -> None:
        """Add lines below the line on which a character stands."""
        end = self.line_end(index)
        self.edits.append((end, end, "\n" + "\n".join(lines)))

    def line_end(self, index: int) -> int:
        """Give the end of a character's line, before its line break."""
        end = self.text.find("\n", index)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > index and self.text[end - 1] == "\r" else end


def _end(node: Node, text: str) -> int:
    """Give the index behind the last character of a value."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        return int(start + len(text[start:end].rstrip()))
    if isinstance(node, MappingNode | SequenceNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    return int(end)


def _comment_in(node: Node, text: str) -> str:
    """Give the comment behind the sign of a `|` or `>` text, with the space before it."""
    if not isinstance(node, ScalarNode) or node.style not in ("|", ">"):
        return ""
    first = text[node.start_mark.index :].split("\n", 1)[0]
    return _BLOCK_HEAD.sub("", first, count=1).rstrip()


def _grouped(
    new: Words, there: Sequence[str], order: Sequence[str]
) -> dict[str, dict[str, str | Words]]:
    """Group new keys by the key that they are to stand behind; "" if they come first."""
    groups: dict[str, dict[str, str | Words]] = {}
    for name in [*(one for one in order if one in new), *(one for one in new if one not in order)]:
        before = order[: order.index(name)] if name in order else there
        after = next((one for one in reversed(before) if one in there), "")
        groups.setdefault(after, {})[name] = new[name]
    return groups
