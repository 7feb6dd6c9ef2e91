"""A text written into a scenario file reads back as it is."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.flow import Value
from bot.flow.source import plain, read_source
from bot.simulation.values import fits, written
from bot.simulation.writing import quoted

WORDS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("'\"#:-?{}[]&*!|>%@`, \\\n\t"),
    min_size=1,
)


@given(WORDS)
def test_any_text_reads_back(text: str) -> None:
    """Quoted or plain, in a mapping or a list, a text comes back to the sign."""
    source = read_source("x.yaml", f"a: {quoted(text)}\nb: [{quoted(text)}]\nc: {quoted(text)}\n")
    assert source.problems == ()
    assert source.tree is not None
    assert plain(source.tree) == {"a": text, "b": [text], "c": text}


VALUES: st.SearchStrategy[Value] = st.one_of(
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, places=2),
    st.dates(),
    st.lists(st.sampled_from(["books", "films"]), unique=True).map(
        lambda many: tuple(sorted(many))
    ),
)


@given(VALUES, VALUES)
def test_a_value_fits_what_is_written_of_it(value: Value, other: Value) -> None:
    """What is written of a value fits that value, and no other of its kind."""
    texts = value if isinstance(value, tuple) else (written(value),)
    assert fits(texts, value)
    if type(value) is type(other) and value != other:
        assert not fits(texts, other)


@pytest.mark.parametrize(
    ("text", "value"),
    [("350 €", Decimal(350)), ("true", True), ("non", False), ("27/03/1985", date(1985, 3, 27)),
     ("unknown", None), ("full", "full")],
)  # fmt: skip
def test_other_ways_of_writing(text: str, value: Value | None) -> None:
    """Amounts may have their sign, yes and no their other words, days their usual form."""
    assert fits((text,), value)
    assert not fits(("something",), value)
