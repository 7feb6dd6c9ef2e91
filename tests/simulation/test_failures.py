"""A scenario that does not go as written fails, for its reason and at its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.conversation.inputs import Input, Now, Tapped, Typed
from bot.conversation.replies import Reply
from bot.conversation.scene import Turn
from bot.conversation.session import Session
from bot.conversation.turn import take_turn
from bot.flow.flow import Flow
from bot.simulation import talk
from tests.simulation.small import GOOD, both, service, told

SHORT = [
    ("  age: 34\n", "", ("no_answer", 2)),
    ("age: 34", "age: 340", ("turned_away", 4)),
    ("age: 34", "age: help", ("again", 4)),
    ("place: here", "place: far", ("unused", 4)),
    ("[place, age, interests,", "[place, interests, age,", ("asked", 8)),
    ("proof, look]", "proof]", ("asked", 8)),
    ("[place, age, interests, proof, look]", "[]", ("asked", 8)),
    ("not_asked: []", "not_asked: [place, age]", ("not_asked", 10)),
    ("said: [welcome,", "said: [out_of_scope,", ("said", 9)),
    ("outcome: submitted", "outcome: out_of_scope", ("outcome", 11)),
    ("price.amount: 10", "price.amount: 0", ("value", 12)),
    ("child: no", "child: unknown", ("value", 12)),
    ("[books, games]}", "[books]}", ("value", 12)),
    ("minutes_max: 5", "minutes_max: 0.5", ("minutes", 13)),
]


@pytest.mark.parametrize(("old", "new", "expected"), SHORT)
def test_short_form(tmp_path: Path, old: str, new: str, expected: tuple[str, int]) -> None:
    """Each wrong line of a short scenario is a failure there, tapped and typed."""
    assert old in GOOD
    loaded = service(tmp_path, GOOD.replace(old, new))
    plays = both(loaded.flows["card"], loaded.scenarios[0])
    assert [expected in told(played) for played in plays] == [True, True]


def test_a_good_scenario_does_not_fail(tmp_path: Path) -> None:
    """The scenario that the others are made from is right."""
    loaded = service(tmp_path, GOOD)
    assert [told(played) for played in both(loaded.flows["card"], loaded.scenarios[0])] == [[], []]


TURNS = [
    ("- tap: elsewhere", "no_button"),
    ("- at: age", "at"),
    ("- rejected: too_large", "rejected"),
    ("- read_back: yes", "not_read_back"),
]


@pytest.mark.parametrize(("turn", "kind"), TURNS)
def test_turns(tmp_path: Path, turn: str, kind: str) -> None:
    """A turn that cannot be done, or is not as asserted, fails at its own line."""
    loaded = service(
        tmp_path, f"flow: card\nturns:\n  {turn}\n  - tap: far\noutcome: out_of_scope\n"
    )
    plays = both(loaded.flows["card"], loaded.scenarios[0])
    assert [told(played) for played in plays] == [[(kind, 3)]] * 2


def test_a_wrong_reading(tmp_path: Path) -> None:
    """What was read back is compared as a value."""
    turns = "flow: card\nturns:\n  - tap: here\n  - say: 110\n  - read_back: 111\n"
    loaded = service(tmp_path, turns)
    plays = both(loaded.flows["card"], loaded.scenarios[0])
    assert [told(played) for played in plays] == [[("read_back", 5)]] * 2


def test_turns_are_tapped_or_typed(tmp_path: Path) -> None:
    """Played by typing, a tap of an answer or a command becomes words; any reading may be asked."""
    text = "flow: card\nturns: [{tap: here}, {say: 110}, {read_back: yes}, {tap: confirm}]\n"
    loaded = service(tmp_path, text)
    plays = both(loaded.flows["card"], loaded.scenarios[0])
    assert [told(played) for played in plays] == [[], []]
    given = [[type(one.given) for one in played.talk.exchanges[1:]] for played in plays]
    assert given == [[Tapped, Typed, Tapped], [Typed, Typed, Typed]]


def test_no_outcome(tmp_path: Path) -> None:
    """Turns that stop half-way do not reach the outcome that is expected."""
    loaded = service(tmp_path, "flow: card\nturns:\n  - tap: here\noutcome: submitted\n")
    plays = both(loaded.flows["card"], loaded.scenarios[0])
    assert [told(played) for played in plays] == [[("no_outcome", 4)]] * 2
    assert plays[0].failures[0].values["step"] == "age"


def raising(flow: Flow, session: Session, given: Input, now: Now) -> Turn:
    """Fail at the first words."""
    if type(given) is Typed:
        raise RuntimeError(session.step)
    return take_turn(flow, session, given, now)


def wordless(flow: Flow, session: Session, given: Input, now: Now) -> Turn:
    """Leave words without an answer."""
    turn = take_turn(flow, session, given, now)
    return Turn(turn.session, (), turn.events) if isinstance(given, Typed) else turn


def endless_words(flow: Flow, session: Session, given: Input, now: Now) -> Turn:
    """Answer words with more than Telegram takes: signs that count twice."""
    turn = take_turn(flow, session, given, now)
    long = (Reply("🙂" * 2049),)
    return Turn(turn.session, long, turn.events) if isinstance(given, Typed) else turn


def unmoved(flow: Flow, session: Session, given: Input, now: Now) -> Turn:
    """Never take the yes to a reading."""
    turn = take_turn(flow, session, given, now)
    stuck = session.pending is not None and session.pending.kind == "reading"
    return Turn(session, turn.replies, ()) if stuck else turn


@pytest.mark.parametrize(
    ("engine", "kind"),
    [(raising, "raised"), (wordless, "silent"), (endless_words, "too_long"), (unmoved, "endless")],
)
def test_a_faulty_engine(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    engine: Callable[[Flow, Session, Input, Now], Turn],
    kind: str,
) -> None:
    """Whatever the engine does wrong is a failure at the answer that met it, never an error."""
    loaded = service(tmp_path, GOOD.replace("age: 34", "age: 110"))
    monkeypatch.setattr(talk, "take_turn", engine)
    tapped, _ = both(loaded.flows["card"], loaded.scenarios[0])
    assert told(tapped) == [(kind, 4)]
