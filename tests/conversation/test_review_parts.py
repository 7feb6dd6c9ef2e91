"""A long review comes in several messages, and loses nothing."""

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.review import in_parts


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5000), max_size=6))
def test_parts_hold_the_whole_text(rows: list[str]) -> None:
    """Every part fits into one message, and together they hold each sign, in order."""
    text = "\n".join([*rows, "end"])
    parts = in_parts(text)
    assert all(len(part.encode("utf-16-le")) // 2 <= 4096 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_short_text_stays_one() -> None:
    """A text that fits is one part, with its empty lines."""
    assert in_parts("a\n\nb") == ["a\n\nb"]
