"""Places inside texts: whatever the style of YAML, the file holds at the place what was meant."""

import json
import re
from collections.abc import Callable
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.problems import Place
from bot.flow.source import Scalar, Series, Table, read_source

WORDS = st.lists(
    st.text("abéÀ'’\"\\«»€{}:#-?!,.😀ع\u2068\u2069", min_size=1, max_size=7),
    min_size=1,
    max_size=12,
)
BREAKS = st.lists(st.sampled_from(["\n", "\n\n", "\n  "]), max_size=11)


def _wrapped(words: list[str], breaks: list[str], gap: str) -> str:
    """Join words by spaces, and by line breaks where there is one."""
    joints = [gap + more for more in breaks] + [" "] * len(words)
    return "".join(word + joint for word, joint in zip(words, joints, strict=False)).rstrip()


def _block(text: str, style: str) -> str:
    return f"{style}\n{indent(text, '      ')}"


def _single(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _double(text: str) -> str:
    """Quote with escapes, some of them by number, and a backslash at the end of each line."""
    lines = text.split("\n")
    parts = [json.dumps(line, ensure_ascii="é" in line and "😀" not in line) for line in lines]
    return '"' + " \\\n      ".join(part[1:-1] for part in parts) + '"'


STYLES: dict[str, Callable[[str], str]] = {
    "folded": lambda text: _block(text, ">"),
    "kept": lambda text: _block(text, "|-"),
    "single": lambda text: _single(text.replace("\n", "\n      ")),
    "double": _double,
    "plain": lambda text: "x " + re.sub(r"[:#\-?!{}\\,\"']", "y", text).replace("\n", "\n      "),
}


def _scalar(written: str) -> tuple[Scalar, list[str]]:
    text = f"steps:\n  - text: {written}\n    more: 1\n"
    source = read_source("flow.yaml", text)
    assert isinstance(source.tree, Table), source.problems
    steps = source.tree.get("steps")
    assert isinstance(steps, Series)
    item = steps.items[0]
    assert isinstance(item, Table)
    found = item.get("text")
    assert isinstance(found, Scalar)
    return found, text.split("\n")


def _at(place: Place, lines: list[str]) -> str:
    return lines[place.line - 1][place.column - 1 : place.end - 1]


def _unquoted(text: str, style: str) -> str:
    if style == "single":
        return text.replace("''", "'")
    return str(json.loads(f'"{text}"')) if style == "double" else text


@pytest.mark.parametrize("style", STYLES)
@given(WORDS, BREAKS)
def test_a_word_stands_at_its_place(style: str, words: list[str], breaks: list[str]) -> None:
    """At the place of each word of a text, the file holds this word, quoted as it is written."""
    scalar, lines = _scalar(STYLES[style](_wrapped(words, breaks, "")))
    found = [
        (word[0], _unquoted(_at(scalar.within(*word.span()), lines), style))
        for word in re.finditer(r"\S+", scalar.text)
    ]
    assert found
    assert [word for word, _ in found] == [written for _, written in found]


def test_a_span_over_lines_ends_with_its_line() -> None:
    """A sentence that goes on below is marked to the end of its first line."""
    scalar, lines = _scalar(">\n      Bonjour. Une phrase\n      qui continue.\n")
    start = scalar.text.index("Une")
    assert _at(scalar.within(start, len(scalar.text)), lines) == "Une phrase"


def test_what_ends_a_text_stands_after_it() -> None:
    """What is missing at the end of a text stands right after its last sign."""
    scalar, _ = _scalar("a > ")
    assert scalar.within(3, 3) == Place("flow.yaml", 2, 14, 15)
