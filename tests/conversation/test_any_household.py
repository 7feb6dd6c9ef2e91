"""Repeats and checks hold whatever a citizen does, in whatever order."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.inputs import Now
from bot.conversation.path import walk
from bot.conversation.session import Session
from bot.conversation.stored import from_text, to_text
from bot.conversation.turn import take_turn
from bot.flow.flow import Ask, Check, Review
from tests.conversation.anything import MOVES, Move, act
from tests.conversation.household_run import FLOW, THREE_ADULTS, play
from tests.conversation.one_run import NOW
from tests.oracle import household


@settings(max_examples=250)
@given(st.integers(0, len(THREE_ADULTS)), st.lists(MOVES, min_size=1, max_size=50))
def test_any_input_in_any_order(answered: int, moves: list[Move]) -> None:
    """Nothing raises, all gets a word, and the path is the one of the hand-written walk."""
    turn = play(*THREE_ADULTS[:answered])
    said = list(turn.replies)
    for number, move in enumerate(moves):
        session = turn.session
        if session is None:
            return
        given_now = act(move, session, said)
        turn = take_turn(FLOW, session, given_now, Now(NOW.today, NOW.seconds + number))
        assert turn.replies or turn.toast
        assert all(1 <= len(reply.text) <= 4096 and "{" not in reply.text for reply in turn.replies)
        said += turn.replies
        if turn.session is not None and not turn.session.outcome:
            check_place(turn.session)


def check_place(session: Session) -> None:
    """Check that the path follows from the answers, as the hand-written walk says."""
    assert from_text(to_text(session)) == session
    assert session.path == walk(FLOW, session)
    assert session.step in session.path
    meanings = {step: answer.value for step, answer in session.answers.items()}
    assert session.path[-1] == household.waiting(meanings, session.today)
    asked = [s for s in session.path if isinstance(FLOW.steps.get(s), Ask | Review | Check)]
    assert asked == _until(session.path[-1], meanings, session)


def _until(last: str, meanings: Mapping[str, object], session: Session) -> list[str]:
    found: list[str] = []
    for step in household.steps(meanings, session.today):
        found.append(step)
        if step == last:
            break
    return found
