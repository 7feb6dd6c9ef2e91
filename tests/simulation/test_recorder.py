"""What was recorded, played again, goes the same way."""

from datetime import timedelta
from pathlib import Path
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.conversation.inputs import Asked, Attached, Command, SharedContact, Tapped, Typed
from bot.flow.load import load_path
from bot.flow.scenarios import read_scenario
from bot.flow.source import read_source
from bot.simulation.acting import Manner, tap_of
from bot.simulation.impulses import next_turn
from bot.simulation.played import asked_in, outcome_of
from bot.simulation.player import play
from bot.simulation.recorder import record
from bot.simulation.shortening import moves_of
from bot.simulation.stage import Stage
from bot.simulation.talk import Talk
from bot.simulation.turns_form import play_turns
from tests.simulation.small import NOW, service

REDESIGN = load_path(Path("flows/energy-aid"))[0].flows["redesign"]


def begun(folder: Path) -> Talk:
    """Begin a talk on the small flow."""
    talk = Talk.begin(service(folder).flows["card"], "en", NOW)
    talk.do(Asked(Command.START))
    return talk


def tap(talk: Talk, words: str) -> None:
    """Tap a button."""
    found = tap_of(talk, words)
    assert found is not None
    talk.do(found)


def test_plain_answers_make_the_short_form(tmp_path: Path) -> None:
    """A conversation of answers alone is recorded as answers, with files, ticks and readings."""
    talk = begun(tmp_path)
    tap(talk, "here")
    talk.do(Typed("about 34"))
    tap(talk, "yes")
    for words in ("books", "films", "done"):
        tap(talk, words)
    talk.do(Attached("a", "image/jpeg", 9))
    talk.do(Attached("b", "application/pdf", 9))
    tap(talk, "confirm")
    assert (
        record(talk)
        == """\
flow: card
language: en
today: 2026-11-24
answers:
  place: here
  age: about 34
  interests: [books, films]
  proof: [photo, pdf]
  look: yes
asked: [place, age, interests, proof, look]
outcome: submitted
values:
  price.amount: "10"
"""
    )


def test_anything_else_makes_turns(tmp_path: Path) -> None:
    """Rejections, readings, commands, contacts and silence are recorded as turns."""
    talk = begun(tmp_path)
    talk.do(Typed("Mars: the planet"))
    tap(talk, "nearby")
    talk.do(SharedContact("+33199004321", own=True))
    talk.do(Typed("300"))
    talk.do(Asked(Command.BACK))
    tap(talk, "keep")
    talk.do(Typed("110"))
    talk.wait(timedelta(days=31))
    assert (
        record(talk)
        == """\
flow: card
language: en
today: 2026-11-24
turns:
  - say: "Mars: the planet"
  - rejected: not_an_option
  - tap: nearby
  - share: "+33199004321"
  - rejected: text_needed
  - say: "300"
  - rejected: too_large
  - do: back
  - tap: keep
  - say: "110"
  - read_back: "110"
  - wait: 31 days
asked: [place, age, place, age]
outcome: abandoned
"""
    )


def test_time_that_passed_makes_turns(tmp_path: Path) -> None:
    """A wait between two answers is kept, so such a conversation is recorded as turns."""
    talk = begun(tmp_path)
    talk.wait(timedelta(days=2))
    talk.wait(timedelta(hours=1))
    tap(talk, "far")
    assert (
        record(talk).split("today: 2026-11-24\n")[1]
        == """\
turns:
  - wait: 2 days
  - wait: 60 minutes
  - tap: far
asked: [place]
outcome: out_of_scope
"""
    )


def walked(seed: int, inputs: int) -> Talk:
    """Let a restless citizen do some things on the shipped flow."""
    random = Random(seed)
    stage = Stage(Talk.begin(REDESIGN, random.choice(REDESIGN.languages), NOW), Manner.TAPPED)
    stage.start(moves_of([("say", "x")])[0].place)
    for _ in range(inputs):
        if stage.talk.over:
            break
        turn = next_turn(stage.talk, random, restless=random.random() < 0.5)
        if turn[0] != "tap" or tap_of(stage.talk, turn[1]):
            play_turns(stage, moves_of([turn]))
    return stage.talk


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 90))
@example(657, 2)
def test_any_recording_replays(seed: int, inputs: int) -> None:
    """Whatever a citizen did, its recording is a right scenario that leads the same way."""
    talk = walked(seed, inputs)
    scenario, problems = read_scenario(read_source("recorded.yaml", record(talk)))
    assert problems == []
    assert scenario is not None
    played = play(REDESIGN, scenario, Manner.TAPPED, NOW)
    assert played.failures == ()
    assert asked_in(played.talk) == asked_in(talk)
    assert outcome_of(played.talk) == outcome_of(talk)


def test_buttons_of_one_name(tmp_path: Path) -> None:
    """A tap recorded is the button that was tapped, whatever others stand beside it."""
    talk = begun(tmp_path)
    (exchange,) = talk.exchanges
    reply = exchange.turn.replies[-1]
    talk.do(Tapped(reply.token, "!help"))
    tap(talk, "pause")
    assert [line for line in record(talk).splitlines() if line.startswith("  -")] == [
        "  - tap: help",
        "  - tap: pause",
    ]
