"""Graphviz itself draws our pictures: all of them, whatever stands in the texts."""

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from bot.flow.drawing import Picture, as_dot, picture_of
from bot.flow.flow import Flow
from bot.flow.load import load_path
from tests.editor.tools import needs_dot
from tests.flow.drawing.made_flows import NASTY, ask, everything, flow_of, flows

pytestmark = needs_dot
SHIPPED = [flow for loaded in load_path(Path("flows")) for flow in loaded.flows.values()]


def drawn(text: str) -> str:
    """Give the SVG that `dot` makes; it must have nothing to say."""
    done = subprocess.run(
        ["dot", "-Tsvg"],  # noqa: S607 - whichever `dot` is installed
        input=text, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def counted(svg: str) -> dict[str, int]:
    """Give how many symbols, lines and frames `dot` drew."""
    ET.fromstring(svg)  # noqa: S314 - what dot has just written
    kinds = ("node", "edge", "cluster")
    return {kind: len(re.findall(f'class="{kind}"', svg)) for kind in kinds}


def expected(picture: Picture) -> dict[str, int]:
    """Give how many there are."""
    return {
        "node": len(picture.symbols),
        "edge": len(picture.lines),
        "cluster": len(picture.frames),
    }


@pytest.mark.parametrize("flow", SHIPPED, ids=lambda flow: flow.prototype)
def test_shipped_flows_are_drawn(flow: Flow) -> None:
    """Each shipped flow, in each of its languages, is drawn whole and without a warning."""
    for language in flow.languages:
        picture = picture_of(flow, language)
        assert counted(drawn(as_dot(picture))) == expected(picture)


def test_everything_is_drawn() -> None:
    """Repeats, checks, tables and steps named like Graphviz's own words are drawn whole."""
    words = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
    for flow in (everything(), flow_of([ask(word) for word in words])):
        picture = picture_of(flow)
        assert counted(drawn(as_dot(picture))) == expected(picture)


@settings(max_examples=40, deadline=None)
@given(flows(NASTY))
def test_any_text_is_drawn(flow: Flow) -> None:
    """No text of a flow breaks out of its place in the picture."""
    picture = picture_of(flow)
    assert counted(drawn(as_dot(picture))) == expected(picture)


def test_texts_arrive_as_written() -> None:
    """What Graphviz shows for a sign is that sign."""
    flow = flow_of([ask("one", text='"a" &quot; \\N <b>')])
    texts = [text.text for text in ET.fromstring(drawn(as_dot(picture_of(flow)))).iter()  # noqa: S314
             if text.tag.endswith("}text")]  # fmt: skip
    assert texts == ["Plan de made", '"a" &quot; \\N <b>', "one · text"]
