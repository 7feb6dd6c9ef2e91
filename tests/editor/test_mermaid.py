"""Mermaid itself reads our pictures: all of them, whatever stands in the texts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from bot.flow.drawing import Picture, as_mermaid, picture_of
from bot.flow.flow import Flow
from bot.flow.load import load_path
from tests.editor.real_mermaid import Mermaid, running_mermaid
from tests.editor.tools import needs_mermaid
from tests.flow.drawing.made_flows import NASTY, ask, everything, flow_of, flows

pytestmark = needs_mermaid
SHIPPED = [flow for loaded in load_path(Path("flows")) for flow in loaded.flows.values()]
MOST_TEXT, MOST_LINES = 50_000, 500
"""Beyond these, Mermaid in its default settings refuses to draw."""


@pytest.fixture(scope="module")
def mermaid() -> Iterator[Mermaid]:
    """Give the real Mermaid."""
    with running_mermaid() as running:
        yield running


def counted(picture: Picture) -> tuple[int, int, int]:
    """Give how many symbols, lines and frames a picture has."""
    return len(picture.symbols), len(picture.lines), len(picture.frames)


def found(mermaid: Mermaid, text: str) -> tuple[int, int, int]:
    """Give how many of them Mermaid reads; it must not refuse the text."""
    read = mermaid.read(text)
    assert "error" not in read, read["error"]
    return len(read["texts"]), len(read["lines"]), len(read["frames"])


@pytest.mark.parametrize("flow", SHIPPED, ids=lambda flow: flow.prototype)
def test_shipped_flows_are_read(mermaid: Mermaid, flow: Flow) -> None:
    """Each shipped flow, in each of its languages, is read whole, and is not too long to draw."""
    for language in flow.languages:
        picture = picture_of(flow, language)
        text = as_mermaid(picture)
        assert found(mermaid, text) == counted(picture)
        assert len(text) < MOST_TEXT
        assert len(picture.lines) < MOST_LINES


def test_everything_is_read(mermaid: Mermaid) -> None:
    """Repeats, checks, tables and ends named like Mermaid's own words are read whole."""
    words = ["end", "graph", "subgraph", "style", "click", "default", "direction", "class_def"]
    for flow in (everything(), flow_of([ask(word) for word in words])):
        picture = picture_of(flow)
        assert found(mermaid, as_mermaid(picture)) == counted(picture)


@settings(max_examples=100, deadline=None)
@given(flows(NASTY))
def test_any_text_is_read(mermaid: Mermaid, flow: Flow) -> None:
    """No text of a flow breaks out of its place in the picture."""
    picture = picture_of(flow)
    assert found(mermaid, as_mermaid(picture)) == counted(picture)


def test_texts_arrive_as_written(mermaid: Mermaid) -> None:
    """What Mermaid shows for a sign is that sign: entities are written back."""
    picture = picture_of(flow_of([ask("one", 'x is "a" #1 <b>', text='"a" #quot; <b>&`{}')]))
    read = mermaid.read(as_mermaid(picture))
    texts = dict(read["texts"])
    assert _decoded(texts["s_one"]) == '"a" #quot; <b>&`{}<br/>one · text'
    assert [_decoded(label) for _, label, _ in read["lines"] if label] == ['x is "a" #1 <b>']


def _decoded(text: str) -> str:
    """Write back what Mermaid keeps of `#34;` until it draws."""
    return re.sub("ﬂ°°(\\d+)¶ß", lambda found: chr(int(found[1])), text)
