"""YAML text becomes located values: every scalar is text, and everything knows where it stands.

Reads with ruamel's `compose`, which keeps marks and builds no Python objects, so `no`, `01000` and
`12:30` stay what the designer wrote. What YAML allows but designers do not mean (duplicate keys,
aliases, tags) becomes problems; all of them are found in one go.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.tokens import AliasToken, AnchorToken, TagToken

from bot.flow.problems import Place, Problem
from bot.flow.written import Original, span_within
from bot.flow.yaml_causes import broken_braces
from bot.flow.yaml_faults import before_reading, explain
from bot.flow.yaml_nodes import nodes_of, tokens_of

_MARK = re.compile(r"(?:^|[\s\[{,:-])[&*!]\S", re.MULTILINE)
"""Where an anchor, an alias or a tag may begin."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text and its place; `style` is "" for plain, a quote, `|` or `>`.

    `original` is where it was read from; a text that stands in no YAML file has none.
    """

    text: str
    place: Place
    style: str = ""
    original: Original | None = field(default=None, compare=False, repr=False)

    def within(self, start: int, end: int) -> Place:
        """Give the place of some characters of the text: of those on the first line they take."""
        if self.original is not None:
            return span_within(self.original, self.style, self.text, (start, end)) or self.place
        column = self.place.column + start
        return Place(self.place.file, self.place.line, column, column + max(1, end - start))

    def last(self) -> Place:
        """Give the place of the last character."""
        return self.within(max(0, len(self.text) - 1), max(1, len(self.text)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its place, and its value."""

    key: str
    place: Place
    value: "Tree"


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping: keys in file order, each once."""

    entries: Mapping[str, Entry]
    place: Place

    def get(self, key: str) -> "Tree | None":
        """Give a key's value, or None."""
        entry = self.entries.get(key)
        return entry.value if entry else None

    def first_place(self) -> Place:
        """Give the place of the first key, to point at the whole."""
        return next((entry.place for entry in self.entries.values()), self.place)

    def gaps(self) -> tuple[Place, ...]:
        """Give where a key that is missing may have stood: at each key, and where its text ends."""
        ends = (one.value.last() for one in self.entries.values() if isinstance(one.value, Scalar))
        return (*(entry.place for entry in self.entries.values()), *ends)


@dataclass(frozen=True, slots=True)
class Series:
    """A list."""

    items: tuple["Tree", ...]
    place: Place


Tree = Scalar | Table | Series


@dataclass(frozen=True, slots=True)
class Source:
    """One file once read: its text, its located values (None if it could not be read), problems."""

    file: str
    text: str
    tree: Tree | None
    problems: tuple[Problem, ...]


@lru_cache(maxsize=32)
def read_source(file: str, text: str) -> Source:
    """Read YAML text; `file` is the name that problems show. Never raises.

    The last texts are kept: a folder is read again at each save, and few of its files changed.
    """
    early = before_reading(file, text)
    if early:
        return Source(file, text, None, early)
    try:
        nodes = nodes_of(text)
    except (YAMLError, ValueError, RecursionError) as error:
        mark = error if isinstance(error, MarkedYAMLError) else None
        return Source(file, text, None, (explain(file, text, mark),))
    if len(nodes) != 1 or nodes[0] is None:
        code = "F003" if not nodes or nodes[0] is None else "F009"
        return Source(file, text, None, (Problem(code, Place(file, 1, 1, 2)),))
    walk = _Walk(file, text, text.split("\n"))
    tree = walk.tree(nodes[0])
    return Source(file, text, tree, (*walk.problems, *_marks(file, text)))


@dataclass(slots=True)
class _Walk:
    file: str
    text: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    def tree(self, node: Node) -> Tree:
        match node:
            case MappingNode():
                return Table(self.entries(node), self.place(node))
            case SequenceNode():
                return Series(tuple(self.tree(item) for item in node.value), self.place(node))
            case ScalarNode():
                return self.scalar(node)
            case _:
                raise TypeError(f"compose() gave a {type(node).__name__}")

    def scalar(self, node: ScalarNode) -> Scalar:
        style = node.style or ""
        text = str(node.value)
        text = text.rstrip("\n") if style in ("|", ">") else text if style else text.strip()
        original = Original(self.file, self.text, node.start_mark.index, node.end_mark.index)
        return Scalar(text, self.place(node), style, original)

    def entries(self, node: MappingNode) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for key, value in node.value:
            place = self.place(key)
            name = str(key.value).strip() if isinstance(key, ScalarNode) else ""
            if not isinstance(key, ScalarNode):
                self.problems.append(Problem("F004", place))
            elif node.flow_style and _has_no_colon(key, value):
                self.problems.append(broken_braces(place, self.lines[place.line - 1]))
                left, _, right = name.partition(":")
                entries |= {left: Entry(left, place, Scalar(right, place))} if right else {}
            elif name in entries:
                first = str(entries[name].place.line)
                also = (entries[name].place,)
                self.problems.append(Problem("F005", place, {"key": name, "line": first}, also))
            else:
                entries[name] = Entry(name, place, self.tree(value))
                self.note_cut(value)
        return entries

    def note_cut(self, node: Node) -> None:
        """Warn where one space and # end a plain text: two spaces begin a comment on purpose."""
        if not isinstance(node, ScalarNode) or node.style:
            return
        row = self.lines[node.end_mark.line]
        end = len(row[: node.end_mark.column].rstrip())
        if row[end : end + 2] == " #" and any(sign.isalpha() for sign in str(node.value)):
            self.problems.append(
                Problem("F010", Place(self.file, node.end_mark.line + 1, end + 2, len(row) + 1))
            )

    def place(self, node: Node) -> Place:
        start, end = node.start_mark, node.end_mark
        same_line = end.line == start.line
        last = end.column + 1 if same_line and end.column > start.column else start.column + 2
        return Place(self.file, start.line + 1, start.column + 1, last)


def _has_no_colon(key: Node, value: Node) -> bool:
    """Tell whether a key of braces has no value, so that a comma may stand before it by mistake."""
    empty = isinstance(value, ScalarNode) and not value.value and not value.style
    return bool(empty and value.start_mark.index - key.end_mark.index < 1)


def _marks(file: str, text: str) -> Iterator[Problem]:
    """Find anchors, aliases and tags, which a flow never needs.

    Most files have no sign that could begin one; they are not read a second time.
    """
    if not _MARK.search(text):
        return
    codes = {AnchorToken: "F006", AliasToken: "F006", TagToken: "F007"}
    for token in tokens_of(text):
        code = codes.get(type(token))
        if code:
            start, end = token.start_mark, token.end_mark
            place = Place(file, start.line + 1, start.column + 1, end.column + 1)
            written = text.split("\n")[start.line][start.column : end.column]
            yield Problem(code, place, {"found": written})


def plain(tree: Tree) -> object:
    """Give the values without their places: dict, list and str."""
    match tree:
        case Scalar():
            return tree.text
        case Table():
            return {key: plain(entry.value) for key, entry in tree.entries.items()}
        case Series():
            return [plain(item) for item in tree.items]
