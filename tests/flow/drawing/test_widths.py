"""Texts break where they must, by the table of widths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.drawing.widths import width, wrapped
from tests.flow.drawing.made_flows import NASTY

FAMILY = "👩\u200d👩\u200d👧\u200d👦"


@given(NASTY, st.integers(4, 40), st.integers(1, 4))
def test_lines_fit(text: str, room: int, lines: int) -> None:
    """No line is wider than the room, and there are at most as many as asked for."""
    found = wrapped(text, room, lines)
    assert len(found) <= lines
    assert all(width(line) <= room for line in found)


@given(st.text("abcdef ghijkl", max_size=200), st.integers(4, 40))
def test_nothing_is_lost(text: str, room: int) -> None:
    """With lines enough, all signs of a text are there in their order."""
    shown = "".join(wrapped(text, room, 1000))
    assert shown.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("un deux trois quatre", ["un deux", "trois…"]),
        ("un deux", ["un deux"]),
        ("vingt et un bonne trois", ["vingt et", "un…"]),
        ("Quoi ?", ["Quoi\xa0?"]),
        ("incroyable", ["incroyabl", "e"]),
        ("e\u0301" * 12, ["e\u0301" * 8, "e\u0301" * 4]),
        ("abc" + FAMILY, ["abc", FAMILY]),
        ("", []),
    ],
)
def test_where_texts_break(text: str, lines: list[str]) -> None:
    """Between words if possible, else inside one, but never inside what is one sign to a reader."""
    assert wrapped(text, 5.3, 2) == lines
