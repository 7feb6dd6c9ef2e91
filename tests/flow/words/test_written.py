"""A text written as YAML reads back as exactly that text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.source import Scalar, Table, plain, read_source
from bot.flow.words.written import WIDTH, Words, block_lines, in_block, in_line
from tests.flow.words.service import TEXTS

LONG = st.lists(TEXTS, min_size=1, max_size=8).map(" ".join)


@given(LONG, st.integers(10, WIDTH), st.integers(2, 8))
def test_any_text_reads_back_as_the_value_of_a_key(text: str, room: int, indent: int) -> None:
    """In a block, whatever its style, the text is the same and nothing is wrong with the file."""
    source = read_source("file", f"key: {in_block(text, room, indent)}\nother: x\n")
    assert source.problems == ()
    assert source.tree is not None
    assert plain(source.tree) == {"key": text, "other": "x"}


@given(LONG)
def test_any_text_reads_back_inside_braces(text: str) -> None:
    """On one line between braces, the text is the same."""
    source = read_source("file", f"{{key: {in_line(text, flow=True)}, other: x}}\n")
    assert source.problems == ()
    assert source.tree is not None
    assert plain(source.tree) == {"key": text, "other": "x"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Que se passe-t-il ?", "Que se passe-t-il ?"),
        ("Vous êtes {people}.", "Vous êtes {people}."),
        ("{people} personnes", '"{people} personnes"'),
        ("Exemple : 95000", '"Exemple : 95000"'),
        ("\u2068700\u2069 إلى", "\u2068700\u2069 إلى"),
        ("No", '"No"'),
        ("95000", '"95000"'),
        ("two\nlines", "|\n  two\n  lines"),
        (f"{'word ' * 20}end", f">\n  {'word ' * 18}word\n  word end"),
        (f"{'x' * 98}  y", f'"{"x" * 98}  y"'),
        ("two\nlines\ufeff", '"two\\nlines\\ufeff"'),
        ("a tab\there", '"a tab\\there"'),
        ("a\u2028b\x85c", '"a\\u2028b\\u0085c"'),
    ],
)
def test_the_style_is_that_of_a_designer(text: str, written: str) -> None:
    """Plain where possible, folded where long, `|` for lines, quotes only where they are needed."""
    assert in_block(text, WIDTH - 5, 2) == written


def test_small_groups_stand_on_one_line() -> None:
    """Options and sources stand between braces where there is room, else on lines of their own."""
    small: Words = {"text": "Où ?", "choices": {"here": "Ici, là", "far": "Loin"}}
    assert list(block_lines("source", small, 4)) == [
        "    source:", "      text: Où ?", '      choices: {here: "Ici, là", far: Loin}',
    ]  # fmt: skip
    long = {"here": "x" * 50, "far": "y" * 50}
    assert list(block_lines("choices", long, 2)) == [
        "  choices:", f"    here: {'x' * 50}", f"    far: {'y' * 50}",
    ]  # fmt: skip


def test_a_list_keeps_its_holes() -> None:
    """A reason that is not translated yet is an empty text, so that the others keep their place."""
    lines = list(block_lines("because", {"3": "third", "1": "first"}, 0))
    assert lines == ["because:", "  - first", '  - ""', "  - third"]


def test_an_empty_text_is_written_in_quotes() -> None:
    """An empty text is not nothing at all."""
    source = read_source("file", f"key: {in_line('', flow=False)}\n")
    assert isinstance(source.tree, Table)
    value = source.tree.get("key")
    assert isinstance(value, Scalar)
    assert (value.text, value.style) == ("", '"')
