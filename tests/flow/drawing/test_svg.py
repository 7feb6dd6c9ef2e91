"""The SVG picture: always XML, never in its own way, read by eye, by ear and by keyboard."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from bot.flow.drawing import STYLE, Figure, Look, Overlay, as_svg, picture_of
from bot.flow.flow import Check, Flow
from bot.flow.load import load_path
from tests.flow.drawing.drawn import Drawn, title_of
from tests.flow.drawing.made_flows import NASTY, ask, clauses, end, everything, flow_of, flows

LARGEST, WIDEST = 120_000, 560


@settings(max_examples=200)
@given(flows(NASTY))
def test_any_text_gives_xml(flow: Flow) -> None:
    """Quotes, brackets, control characters, half signs and endless words: the picture is XML."""
    picture = picture_of(flow)
    overlay = Overlay(path=tuple(flow.steps), figures={"s1": Figure(2, 'a "<b>" \x00')})
    assert list(Drawn(as_svg(picture)).steps) == list(flow.steps)
    assert list(Drawn(as_svg(picture, overlay, Look(link='?"<'))).steps) == list(flow.steps)


@settings(max_examples=200)
@given(flows())
def test_lines_run_between_the_boxes(flow: Flow) -> None:
    """Lines are made of straight pieces, stay inside the picture, and cross no box."""
    drawn = Drawn(as_svg(picture_of(flow)))
    wide, high = float(drawn.root.get("width", "")), float(drawn.root.get("height", ""))
    for way in drawn.ways:
        for one, other in pairwise(way):
            assert one[0] == other[0] or one[1] == other[1]
            assert not any(box.crossed_by(one, other) for box in drawn.boxes.values())
        assert all(0 <= x <= wide and 0 <= y <= high for x, y in way)


def test_lines_of_repeats_and_checks_cross_no_box() -> None:
    """Lines that lead back run beside the boxes, too."""
    drawn = Drawn(as_svg(picture_of(everything())))
    pieces = [piece for way in drawn.ways for piece in pairwise(way)]
    crossed = {
        name
        for name, box in drawn.boxes.items()
        if any(box.crossed_by(one, other) for one, other in pieces)
    }
    assert crossed == set()


def test_it_can_be_read_by_ear() -> None:
    """Lists of steps, named after their sections; all that guides only the eye is hidden."""
    drawn = Drawn(as_svg(picture_of(everything(), "en")))
    assert drawn.root.get("role") == "group"
    assert title_of(drawn.root) == "Map of made"
    hidden, *lists = [
        group for group in drawn.root if group.get("role") or group.get("aria-hidden")
    ]
    assert hidden.get("aria-hidden") == "true"
    assert [one.get("role") for one in lists] == ["list"] * 5
    assert [one.get("aria-label") for one in lists] == [
        None, "Partie home", None, "Partie home", None,
    ]  # fmt: skip
    assert {item.get("role") for one in lists for item in one} == {"listitem"}
    assert not [one for one in hidden.iter() if one.get("tabindex") or one.get("data-step")]


def test_each_step_can_be_reached_with_the_keyboard() -> None:
    """Each step takes the focus and names itself; with a link, it is one."""
    picture = picture_of(everything(), "en")
    alone, linked = Drawn(as_svg(picture)), Drawn(as_svg(picture, look=Look(link="#step-")))
    assert {step.get("tabindex") for step in alone.steps.values()} == {"0"}
    assert {name: step.get("href") for name, step in linked.steps.items()} == {
        name: f"#step-{name}" for name in alone.steps
    }
    told = {symbol.step: symbol.telling for symbol in picture.symbols if symbol.step}
    assert {name: title_of(step) for name, step in alone.steps.items()} == told
    assert {name: title_of(step) for name, step in linked.steps.items()} == told


def test_the_way_is_lit() -> None:
    """The way taken is lit, over forks and round a repeat; where the citizen stands is said."""
    picture = picture_of(everything(), "en")
    path = ["hello", "problem", "kids", "birth#1", "school#1", "birth#2", "income", "band"]
    drawn = Drawn(as_svg(picture, Overlay("band", path)))
    lit = [one for one in drawn.all("path") if one.get("class", "").startswith("line")
           and one.get("class", "").endswith("lit")]  # fmt: skip
    assert len(lit) == 11
    classes = {name: (step.get("class") or "").split() for name, step in drawn.steps.items()}
    assert [name for name, words in classes.items() if "lit" in words] == [
        "hello", "problem", "kids", "birth", "school", "income", "band",
    ]  # fmt: skip
    assert [name for name, words in classes.items() if "now" in words] == ["band"]
    assert drawn.steps["band"].get("aria-current") == "step"
    assert title_of(drawn.steps["band"]).startswith("You are here\nband · text")


def test_nothing_is_lit_between_strangers() -> None:
    """Between two steps that do not follow one another no line is lit."""
    drawn = Drawn(as_svg(picture_of(everything()), Overlay(path=["hello", "income"])))
    lit = [one for one in drawn.all("path") if one.get("class") == "line lit"]
    assert len(lit) == 1


def test_lines_back_keep_apart() -> None:
    """Two lines that lead back side by side run in two lanes."""
    around = clauses("a")
    checks = [
        Check(f"check_{n}", None, around, 1, {"fr": "Non."}, (f"s{n}",), may_pass=True)
        for n in (1, 2)
    ]
    flow = flow_of([ask("s1"), ask("s2"), *checks, end("last")])
    drawn = Drawn(as_svg(picture_of(flow)))
    lanes = {max(x for x, _ in way) for way in drawn.ways if way[0][0] > 300}
    assert len(lanes) == 2


def test_figures_colour_and_tell() -> None:
    """A figure colours its step by how hot it is, stands beside it, and is told with it."""
    figures = {"kids": Figure(1, "22 % refused"), "income": Figure(0.2)}
    drawn = Drawn(as_svg(picture_of(everything(), "en"), Overlay(figures=figures)))
    heats = {
        name: rect.get("fill-opacity")
        for name, step in drawn.steps.items()
        for rect in step
        if rect.get("class") == "heat"
    }
    assert heats == {"kids": "0.45", "income": "0.09"}
    assert title_of(drawn.steps["kids"]).endswith("\n22 % refused")
    assert [text.text for text in drawn.all("text") if text.get("class") == "figure"] == [
        "22\xa0% refused"
    ]


def test_arabic_is_drawn_from_the_right() -> None:
    """In Arabic the picture is mirrored, and each line of text finds its own direction."""
    flow = replace(everything(), languages=("fr", "ar"))
    left, right = (Drawn(as_svg(picture_of(flow, language))) for language in ("fr", "ar"))
    assert right.root.get("direction") == "rtl"
    wide = float(right.root.get("width", ""))
    for name, box in left.boxes.items():
        mirrored = right.boxes[name]
        assert (mirrored.left, mirrored.right) == (wide - box.right, wide - box.left)
    texts = [text.text or "" for text in right.all("text")]
    assert all(text[0] == "\u2068" and text[-1] == "\u2069" for text in texts)


def test_it_stands_alone() -> None:
    """Nothing is fetched, nothing runs, and two pictures on one page do not get in their way."""
    text = as_svg(picture_of(everything()))
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert re.findall(r"<script|\son\w+=|url\(|@import|\bid=|\bstyle=", text) == []
    assert "<style>" not in as_svg(picture_of(everything()), look=Look(styled=False))


def test_colours_can_be_forced() -> None:
    """By itself a picture follows the reader's system; a class forces light or dark."""
    picture = picture_of(everything())
    looks = {"auto": Look(), "light": Look(theme="light"), "dark": Look(theme="dark")}
    classes = {
        theme: Drawn(as_svg(picture, look=look)).root.get("class") for theme, look in looks.items()
    }
    assert classes == {
        "auto": "guichet-map", "light": "guichet-map light", "dark": "guichet-map dark",
    }  # fmt: skip


def _luminance(colour: str) -> float:
    digits = colour.strip("#")
    pairs = [c * 2 for c in digits] if len(digits) == 3 else re.findall("..", digits)
    parts = [int(pair, 16) / 255 for pair in pairs]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
def test_texts_stand_out(number: int) -> None:
    """Every colour of text has a contrast of 4.5 to every ground it stands on (WCAG AA)."""
    named = re.findall(r"\{(--paper[^}]*?);?(?:font[^}]*)?\}", STYLE)[number]
    colours = dict(re.findall(r"--(\w+):(#\w+)", named))
    grounds = {"ink": ("paper", "panel", "box", "say", "good", "stop"),
               "muted": ("paper", "panel", "box", "say", "good", "stop"),
               "if": ("paper", "panel"), "warn": ("paper", "panel")}  # fmt: skip
    poor = {
        (text, ground): round(_contrast(colours[text], colours[ground]), 2)
        for text, found in grounds.items()
        for ground in found
        if _contrast(colours[text], colours[ground]) < 4.5
    }
    assert poor == {}


def test_a_long_form_stays_small() -> None:
    """75 long questions, and each shipped flow, take less than 120 kB, in one narrow column."""
    around = [(), ("marital in [married, partners]",)]
    steps = [
        ask(f"question_{n}", *around[n % 4 == 3], section=f"part{n // 10}", text="Mot long " * 30)
        for n in range(75)
    ]
    made = flow_of(list(steps))
    shipped = [flow for loaded in load_path(Path("flows")) for flow in loaded.flows.values()]
    for flow in (made, *shipped):
        for language in flow.languages:
            text = as_svg(picture_of(flow, language))
            assert len(text.encode()) < LARGEST
            assert float(Drawn(text).root.get("width", "")) < WIDEST
