"""What holds whatever a citizen does, in whatever order: the turn's invariants."""

from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.inputs import Input, Now
from bot.conversation.path import walk
from bot.conversation.scene import Turn
from bot.conversation.session import Session
from bot.conversation.stored import from_text, to_text
from bot.conversation.turn import take_turn
from bot.flow.flow import Ask, Review
from bot.flow.load import load_service
from bot.journal.trace import EventKind
from tests.conversation.anything import MOVES, Move, act
from tests.conversation.one_run import NOW, WORDS, play
from tests.oracle import energy_aid

FLOW = load_service(Path("flows/energy-aid")).flows["redesign"]
DEFAULTS = {"ease": 5, "callback_ok": True}
GIVEN = {EventKind.ANSWERED, EventKind.SKIPPED, EventKind.UNSURE}


@settings(max_examples=400)
@given(st.integers(0, len(WORDS)), st.lists(MOVES, min_size=1, max_size=60))
def test_any_input_in_any_order(answered: int, moves: list[Move]) -> None:
    """From anywhere in the request, nothing raises, all gets a word, the session stays sound."""
    session, said = play(FLOW, answered)
    for number, move in enumerate(moves):
        now = Now(NOW.today, NOW.seconds + number)
        turn = _take_twice(session, act(move, session, said), now)
        _check_words(turn)
        _check_answers(session, turn)
        if turn.session is None:
            return
        _check_place(turn.session)
        session, said = turn.session, said + list(turn.replies)
    assert not FLOW.machine.models


def _take_twice(session: Session, done: Input, now: Now) -> Turn:
    """Take the turn on the session and on its stored copy: same result, nothing changed."""
    before = to_text(session)
    turn = take_turn(FLOW, session, done, now)
    assert to_text(session) == before
    assert from_text(before) == session
    assert take_turn(FLOW, from_text(before), done, now) == turn
    return turn


def _check_words(turn: Turn) -> None:
    """Every input gets a reply or a toast, and Telegram would take each."""
    assert turn.replies or turn.toast
    assert len(turn.toast) <= 200
    for reply in turn.replies:
        assert 1 <= len(reply.text.encode("utf-16-le")) // 2 <= 4096
        assert "{" not in reply.text
        keys = [f"{reply.token}:{button.key}" for row in reply.buttons for button in row]
        assert all(len(key.encode()) <= 64 for key in keys)
        assert len(keys) == len(set(keys))


def _check_answers(before: Session, turn: Turn) -> None:
    """Answers change only with an event that says so, and one at a time."""
    after = turn.session
    given_here = [event for event in turn.events if event.kind in GIVEN]
    assert len(given_here) <= 1
    if turn.submission is not None:
        _check_submission(before, turn)
    if after is None or turn.run is not None or after.answers == before.answers:
        return
    changed = {
        step
        for step in {*before.answers, *after.answers}
        if before.answers.get(step) != after.answers.get(step)
    }
    assert given_here
    assert changed - {"review"} <= {given_here[0].step}


def _check_submission(before: Session, turn: Turn) -> None:
    """Check that a request holds the answers on its path, all of them, and no feedback."""
    assert turn.session is not None
    assert turn.submission is not None
    sent = dict(turn.submission.answers)
    last = sent.pop(before.step, None) if turn.run else None
    answers = {**before.answers, **turn.session.answers}
    meanings = {step: answer.value for step, answer in answers.items()}
    reached = [step for step in energy_aid.questions(DEFAULTS | meanings) if step in answers]
    assert sent == {step: answers[step] for step in reached if _is_sent(step)}
    assert last is None or _is_sent(before.step)


def _is_sent(step: str) -> bool:
    ask = FLOW.steps[step]
    return isinstance(ask, Ask) and ask.privacy == "request"


def _check_place(session: Session) -> None:
    """Check that the path follows from the answers, as the hand-written walk says."""
    if session.outcome:
        assert session.answers == {}
        return
    assert session.path == walk(FLOW, session)
    assert len(set(session.path)) == len(session.path)
    assert session.step in session.path
    meanings = {step: answer.value for step, answer in session.answers.items()}
    assert session.path[-1] == energy_aid.waiting(meanings)
    asked = [step for step in session.path if isinstance(FLOW.steps.get(step), Ask | Review)]
    assert asked == _asked_until(session.path[-1], meanings)


def _asked_until(last: str, meanings: Mapping[str, object]) -> list[str]:
    asked: list[str] = []
    for step in energy_aid.questions(meanings):
        asked.append(step)
        if step == last:
            break
    return asked
