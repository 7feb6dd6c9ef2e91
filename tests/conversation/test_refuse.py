"""Answers that the designer's own rule turns away: not kept, said why, asked again if it bites."""

from datetime import date
from pathlib import Path

import pytest

from bot.conversation.inputs import Asked, Command, Now, Tapped, Typed
from bot.conversation.scene import Turn
from bot.conversation.turn import begin, take_turn
from bot.flow.flow import Flow
from bot.flow.load import load_service

NOW = Now(date(2026, 11, 24), 0.0)
FLOW = """\
prototype: stay
language: en
steps:
  - ask: arrival
    type: date
    text: When do you come?
  - ask: departure
    type: date
    text: When do you go?
    purpose: The desk, for the keys.
    refuse: "<= arrival"
    refusal: That is not after {arrival}.
  - review: look
    text: Is it right?
  - end: informed
"""


@pytest.fixture
def flow(tmp_path: Path) -> Flow:
    """Give a flow whose second day must come after its first."""
    service = "name: Stay\nlanguages: [en]\ncontact: {phone: 01 99 00 12 34}\n"
    (tmp_path / "service.yaml").write_text(service, encoding="utf-8")
    (tmp_path / "stay.yaml").write_text(FLOW, encoding="utf-8")
    return load_service(tmp_path).flows["stay"]


def play(flow: Flow, *words: str) -> Turn:
    """Say these words in turn; keys are taps."""
    turn = take_turn(flow, begin(flow, "ab" * 16, "en", NOW), Asked(Command.START), NOW)
    for word in words:
        assert turn.session is not None
        given = Tapped(turn.session.token, word) if word[0] in "@!" else Typed(word)
        turn = take_turn(flow, turn.session, given, NOW)
    return turn


def test_a_refused_answer_is_not_kept(flow: Flow) -> None:
    """The designer's sentence is said, with what it shows, and the question stays open."""
    turn = play(flow, "3 May 2027", "3 May 2027")
    assert turn.session is not None
    assert turn.session.step == "departure"
    assert "departure" not in turn.session.answers
    assert turn.replies[-1].text.splitlines()[0] == "That is not after 3 May 2027."
    assert [event.code for event in turn.events] == ["refused"]


def test_an_answer_that_is_taken_goes_on(flow: Flow) -> None:
    """A day later is taken at once."""
    turn = play(flow, "3 May 2027", "4 May 2027")
    assert turn.session is not None
    assert turn.session.step == "look"


def test_a_changed_answer_brings_the_question_back(flow: Flow) -> None:
    """Where a change makes a later answer impossible, that one is asked again before the review."""
    turn = play(flow, "3 May 2027", "4 May 2027", "@arrival", "9 May 2027")
    assert turn.session is not None
    assert turn.session.step == "departure"
    assert turn.session.path[-1] == "departure"
    assert "That is not after 9 May 2027." in turn.replies[-1].text
    done = play(flow, "3 May 2027", "4 May 2027", "@arrival", "9 May 2027", "10 May 2027")
    assert done.session is not None
    assert done.session.step == "look"
