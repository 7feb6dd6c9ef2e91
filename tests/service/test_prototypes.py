"""A session whose flow has changed goes on with the new version, and never mixes answers up."""

from dataclasses import replace
from pathlib import Path

from bot.conversation.inputs import Now, Tapped
from bot.conversation.path import walk
from bot.conversation.session import Answer, Session
from bot.conversation.turn import take_turn
from bot.flow.flow import START, Ask, Flow
from bot.flow.load import load_service
from bot.flow.machine import build_machine
from bot.service.prototypes import moved
from tests.conversation.one_run import NOW, play

FLOW = load_service(Path("flows/energy-aid")).flows["redesign"]


def changed(*, without: str = "", twice: str = "", renamed: dict[str, str] | None = None) -> Flow:
    """Give the flow without a step, with a copy of one before it, or with steps under new ids."""
    steps = []
    for name, step in FLOW.steps.items():
        if name == twice:
            steps.append(replace(step, id="copy"))
        if name != without:
            steps.append(replace(step, id=(renamed or {}).get(name, name)))
    return replace(
        FLOW,
        version="new",
        steps={step.id: step for step in steps},
        machine=build_machine(steps),
        aliases=renamed or {},
    )


def session_at(answered: int) -> Session:
    """Give a session after the first answers of the usual run."""
    return play(FLOW, answered)[0]


def test_the_same_version_is_left_alone() -> None:
    """On the version it began on, a session stays as it is, whatever waits in it."""
    session = session_at(7)
    assert moved(FLOW, session) is session


def test_answers_follow_and_the_open_question_stays() -> None:
    """On a version that asks the same, answers, path and open question are what they were."""
    session = session_at(7)
    went = moved(changed(without="helper_note"), session)
    assert (went.answers, went.step, went.token) == (session.answers, session.step, session.token)
    assert went.version == "new"


def test_answers_to_renamed_questions_follow() -> None:
    """With an alias, an answer stands under the new id, and an open question stays open."""
    flow = changed(renamed={"energy": "supply", "postcode": "post"})
    at_postcode, later = moved(flow, session_at(5)), moved(flow, session_at(6))
    assert at_postcode.step == at_postcode.path[-1] == "post"
    assert at_postcode.answers["supply"] == Answer("elec")
    assert later.answers["post"] == Answer("95000")
    assert "energy" not in later.answers


def test_answers_to_steps_that_are_gone_are_dropped() -> None:
    """Without an alias, the answer to a question that is gone goes with it."""
    went = moved(changed(without="energy"), session_at(7))
    assert "energy" not in went.answers
    assert went.step == "contract"


def test_a_new_question_is_asked_before_any_answer_counts() -> None:
    """A tap meant for the old question is not taken for an answer to a new one before it."""
    flow = changed(twice="energy")
    session = session_at(7)
    went = moved(flow, session)
    assert (went.step, went.path[-1]) == (START, "copy")
    turn = take_turn(flow, went, Tapped(session.token, "=gas"), Now(NOW.today, NOW.seconds + 1))
    assert turn.session is not None
    assert turn.session.answers == went.answers
    assert turn.session.step == "copy"
    copy = flow.steps["copy"]
    assert isinstance(copy, Ask)
    assert [reply.text for reply in turn.replies] == [copy.text["fr"]]
    assert turn.session.path == walk(flow, turn.session)
