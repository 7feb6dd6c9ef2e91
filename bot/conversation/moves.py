"""Going forward, back and to a change: how a scene's session moves along its path.

Every move ends by showing where the citizen stands now. Messages on newly reached parts of the
path are said on the way, the request is made when the path reaches its sending, and the run closes
at an end.
"""

from collections.abc import Mapping

from bot.conversation.filing import filed_parts
from bot.conversation.items import heading, listed, so_far
from bot.conversation.keyboards import question_keyboard
from bot.conversation.path import (
    answered_questions,
    extend,
    is_refused,
    known_values,
    previous_question,
    walk,
)
from bot.conversation.review import ask_review, say_whole
from bot.conversation.scene import Scene, Submission, derive, reference_of
from bot.conversation.session import Answer, Session
from bot.conversation.texts import say, show_answer
from bot.flow.answer_types import OneChoice, Scale, YesNo
from bot.flow.flow import START, Ask, Check, End, Review, Say, Submit
from bot.journal.trace import EventKind, Run


def show_step(scene: Scene, before: str = "") -> None:
    """Ask the current question again, after a sentence of our own if there is one."""
    step = scene.step
    if isinstance(step, Review):
        if before:
            scene.say(before)
        ask_review(scene, step)
    elif isinstance(step, Ask):
        _ask(scene, step, before)
    elif isinstance(step, Check):
        text = say(scene.flow, scene.session, step.text)
        parts = [before, text, scene.word("check.pass" if step.may_pass else "check.fix")]
        scene.say("\n\n".join(filter(None, parts)), question_keyboard(scene))
    elif before:  # after the end no question is open, but a sentence is owed
        scene.say(before)


def _ask(scene: Scene, ask: Ask, before: str) -> None:
    repeat, keyboard = listed(scene, ask), question_keyboard(scene)
    question = say(scene.flow, scene.session, ask.text)
    if repeat is not None:
        parts = [before, so_far(scene, repeat), question]
        say_whole(scene, "\n\n".join(filter(None, parts)), keyboard)
        return
    titled = "\n".join(filter(None, [heading(scene, ask.id), question]))
    before = before or _why_again(scene, ask)
    scene.say("\n\n".join(filter(None, [before, titled, _answer_now(scene, ask)])), keyboard)


def _why_again(scene: Scene, ask: Ask) -> str:
    """Say why a question that has an answer is asked again: another answer made it impossible."""
    known = known_values(scene.session.path, scene.session.answers)
    again = ask.id in known and is_refused(scene.flow, ask.id, known, scene.session.today)
    return say(scene.flow, scene.session, ask.refusal) if again else ""


def _answer_now(scene: Scene, ask: Ask) -> str:
    if ask.id not in scene.session.answers or scene.session.step == scene.session.path[-1]:
        return ""
    return scene.word("answer.now", answer=show_answer(scene.session, ask))


def stand_at(scene: Scene, step: str, before: str = "") -> None:
    """Move to a step that asks, with a fresh token, and show it."""
    scene.put(step=step, pending=None, tries=0)
    scene.renew_token()
    scene.record(EventKind.SHOWN)
    show_step(scene, before)


def accept(scene: Scene, answer: Answer, kind: EventKind = EventKind.ANSWERED) -> None:
    """Store an answer to the current question and go on to the first one that waits."""
    step = scene.session.step
    old = scene.session.answers.get(step)
    _record_answer(scene, old, answer, kind)
    kept = _still_good(scene) if answer != old else scene.session.answers
    scene.put(answers={**kept, step: answer}, last_token=scene.session.token, pending=None, tries=0)
    if isinstance(scene.step, Ask) and scene.step.sets:
        scene.put(language=_language(scene, answer))
    go_forward(scene)


def _still_good(scene: Scene) -> dict[str, Answer]:
    """Give the answers that outlive a change here: all but reviews and checks of what follows."""
    session = scene.session
    before = session.path[: session.path.index(session.step)]
    return {
        step: answer
        for step, answer in session.answers.items()
        if step in before or not isinstance(scene.flow.steps.get(step), Review | Check)
    }


def _record_answer(scene: Scene, old: Answer | None, answer: Answer, kind: EventKind) -> None:
    if old is not None and old != answer:
        scene.record(EventKind.CHANGED)
    scene.record(kind)
    step = scene.step
    scored = isinstance(step, Ask) and step.privacy == "feedback" and answer.value is not None
    if scored and isinstance(step, Ask) and isinstance(step.type, OneChoice | Scale | YesNo):
        scene.record(EventKind.SCORED, _code(answer))


def _code(answer: Answer) -> str:
    value = answer.value
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _language(scene: Scene, answer: Answer) -> str:
    return answer.value if isinstance(answer.value, str) else scene.session.language


def settle(scene: Scene, answers: Mapping[str, Answer]) -> None:
    """Take other answers, and stand at the first step that waits with them."""
    seen = set(scene.session.path)
    scene.put(answers=answers, pending=None, tries=0)
    _arrive(scene, walk(scene.flow, scene.session), seen)


def go_forward(scene: Scene) -> None:
    """Follow the answers to the first step that waits; send and end on the way where due."""
    session = scene.session
    seen = set(session.path)
    at_frontier = session.step == session.path[-1]
    path = extend(scene.flow, session, session.path) if at_frontier else walk(scene.flow, session)
    _arrive(scene, path, seen)


def _arrive(scene: Scene, path: tuple[str, ...], seen: set[str]) -> None:
    scene.put(path=path)
    for step in map(scene.flow.steps.get, path):
        if isinstance(step, Say) and step.id not in seen:
            _say_message(scene, step)
    last = scene.flow.steps[path[-1]]
    if isinstance(last, Submit):
        _submit(scene, last)
        _arrive(scene, extend(scene.flow, scene.session, path), seen | set(path))
    elif isinstance(last, End):
        _end(scene, last)
    else:
        stand_at(scene, last.id)


def _say_message(scene: Scene, step: Say) -> None:
    scene.put(step=step.id)
    scene.record(EventKind.SHOWN)
    scene.say(say(scene.flow, scene.session, step.text))


def _submit(scene: Scene, step: Submit) -> None:
    scene.put(step=step.id, reference=reference_of(scene.session.seed))
    scene.record(EventKind.SHOWN)
    scene.record(EventKind.SUBMITTED)
    scene.submission = submission_of(scene)
    scene.say(say(scene.flow, scene.session, step.text), personal=True)


def submission_of(scene: Scene) -> Submission:
    """Gather what a caseworker gets: the answers on the path, but no feedback."""
    session, answered = scene.session, answered_questions(scene.flow, scene.session)
    asked = tuple(ask for ask in answered if ask.privacy == "request")
    answers = {ask.id: session.answers[ask.id] for ask in asked}
    return Submission(session.reference, answers, session.language, filed_parts(scene, asked))


def _end(scene: Scene, step: End) -> None:
    scene.put(step=step.id)
    text = say(scene.flow, scene.session, step.text) or _closing_words(scene)
    if scene.session.reference:
        scene.submission = submission_of(scene)
    scene.record(EventKind.SHOWN)
    close(scene, step.outcome)
    if text:
        scene.say(text)


def _closing_words(scene: Scene) -> str:
    """Give the bot's own last words, where otherwise nothing would be said in this turn."""
    reference = scene.session.reference
    if scene.replies:
        return ""
    return (
        scene.word("closed.submitted", reference=reference)
        if reference
        else scene.word("closed.other")
    )


def close(scene: Scene, outcome: str) -> None:
    """Close the session: its trace becomes a run, its answers and path are forgotten."""
    session = scene.closed = scene.session
    events = session.trace + tuple(scene.events)
    scene.run = Run(session.prototype, session.version, session.language, outcome, events)
    scene.put(runs=session.runs + (not session.counted))
    scene.put(
        outcome=outcome, answers={}, path=(START,), step=START, trace=(), pending=None, tries=0
    )
    scene.renew_token()


def stop_outcome(session: Session) -> str:
    """Give the outcome of a run that a citizen or time stops: a sent request stays sent."""
    return "submitted" if session.reference else "stopped"


def begin_again(scene: Scene) -> None:
    """Start a new session of the same prototype after a closed one, and show its first step."""
    old = scene.session
    fresh = Session(
        old.prototype,
        scene.flow.version,
        old.language,
        scene.now.today,
        derive(old.seed, "next session", 16),
        clock=scene.now.seconds,
        turn=old.turn,
        notice=old.notice,
        runs=old.runs,
        code=old.code,
    )
    scene.session, scene.events = fresh, []
    go_forward(scene)


def go_back(scene: Scene) -> None:
    """Stand at the question before this one; the answers stay."""
    previous = previous_question(scene.flow, scene.session)
    if previous is None:
        sent = scene.session.reference
        show_step(scene, scene.word("back.sent" if sent else "back.first"))
        return
    scene.record(EventKind.WENT_BACK)
    stand_at(scene, previous)


def return_to_frontier(scene: Scene) -> None:
    """Leave a revisited question with its answer as it is."""
    stand_at(scene, scene.session.path[-1])
