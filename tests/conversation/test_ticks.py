"""Ticking several options: one tap ticks or unticks, and "none of these" excludes the others."""

from datetime import date
from pathlib import Path

import pytest

from bot.conversation.inputs import Asked, Command, Now, Tapped
from bot.conversation.turn import begin, take_turn
from bot.flow.flow import Flow
from bot.flow.load import load_service

NOW = Now(date(2026, 11, 24), 0.0)
FLOW = """\
prototype: card
language: en
steps:
  - ask: interests
    type: choices
    text: What do you like?
    purpose: The librarian, for the shelves.
    min: 2
    choices:
      books: Books
      films: Films
      games: Games
      nothing: {label: None of these, alone: yes}
  - end: informed
"""


@pytest.fixture
def flow(tmp_path: Path) -> Flow:
    """Give a flow of one question with several options."""
    service = "name: Card\nlanguages: [en]\ncontact: {phone: 01 99 00 12 34}\n"
    (tmp_path / "service.yaml").write_text(service, encoding="utf-8")
    (tmp_path / "card.yaml").write_text(FLOW, encoding="utf-8")
    return load_service(tmp_path).flows["card"]


@pytest.mark.parametrize(
    ("taps", "ticked"),
    [
        (["books"], ("books",)),
        (["books", "films"], ("books", "films")),
        (["films", "books"], ("books", "films")),
        (["books", "books"], ()),
        (["books", "nothing"], ("nothing",)),
        (["nothing", "books"], ("books",)),
        (["nothing", "nothing"], ()),
        (["nothing", "books", "games"], ("books", "games")),
    ],
)
def test_taps_tick_and_untick(flow: Flow, taps: list[str], ticked: tuple[str, ...]) -> None:
    """A tap changes one option; one that stands alone and the others exclude each other."""
    turn = take_turn(flow, begin(flow, "ab" * 16, "en", NOW), Asked(Command.START), NOW)
    for tap in taps:
        assert turn.session is not None
        turn = take_turn(flow, turn.session, Tapped(turn.session.token, f"={tap}"), NOW)
    assert turn.session is not None
    assert turn.session.pending is not None
    assert turn.session.pending.value == ticked


def test_none_of_these_is_enough(flow: Flow) -> None:
    """One option that stands alone is an answer, though two others would be needed."""
    turn = take_turn(flow, begin(flow, "ab" * 16, "en", NOW), Asked(Command.START), NOW)
    for key in ("=nothing", "!done"):
        assert turn.session is not None
        turn = take_turn(flow, turn.session, Tapped(turn.session.token, key), NOW)
    assert turn.run is not None
    assert turn.run.outcome == "informed"
