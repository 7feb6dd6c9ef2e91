"""Where a citizen's answers lead: the one path that the machine gives.

A path is the list of steps from `START` to the first one that waits for something. It follows from
the answers alone; answers off the path are kept, but no condition may read them. Conditions read
only earlier steps (checked at load), so a path never changes before the step that was answered.
"""

from collections.abc import Mapping
from datetime import date

from bot.conversation.session import Answer, Session
from bot.flow.flow import START, Ask, Check, End, Flow, Lookup, Review, Submit, Value
from bot.flow.machine import advance
from bot.flow.values import lookup_for

Answers = Mapping[str, Answer]


def waits(flow: Flow, step: str, session: Session) -> bool:
    """Tell whether the path stops at `step`: a question without answer, a request not yet sent."""
    match flow.steps.get(step):
        case Ask() | Review() | Check():
            return step not in session.answers
        case Submit():
            return not session.reference
        case End():
            return True
        case _:
            return False


def extend(flow: Flow, session: Session, path: tuple[str, ...]) -> tuple[str, ...]:
    """Carry `path` on to the first step that waits; its last step counts as passed."""
    steps = list(path)
    known = known_values(path, session.answers)
    while True:
        step = advance(flow, steps[-1], lookup_for(flow, known, session.today))
        steps.append(step)
        if waits(flow, step, session):
            return tuple(steps)
        answer = session.answers.get(step)
        if answer is not None:
            known[step] = answer.value
            if is_refused(flow, step, known, session.today):
                return tuple(steps)


def is_refused(flow: Flow, step: str, known: Mapping[str, Value | None], today: date) -> bool:
    """Tell whether the designer's rule turns the answer in `known` away, as others stand now."""
    ask = flow.steps.get(step)
    if not isinstance(ask, Ask) or ask.refuse is None:
        return False
    return ask.refuse.value(lookup_for(flow, known, today)) is True


def walk(flow: Flow, session: Session) -> tuple[str, ...]:
    """Replay every answer from the start."""
    return extend(flow, session, (START,))


def known_values(path: tuple[str, ...], answers: Answers) -> dict[str, Value | None]:
    """Give the values that conditions may read: answers on `path`, by step."""
    return {step: answers[step].value for step in path if step in answers}


def on_path(flow: Flow, session: Session) -> Lookup:
    """Give the values as the citizen's path has them now, for texts and reviews."""
    return lookup_for(flow, known_values(session.path, session.answers), session.today)


def answered_questions(flow: Flow, session: Session) -> tuple[Ask, ...]:
    """Give the questions on the path that have an answer, in order, without "another one?"."""
    return tuple(ask for ask in _answered(flow, session) if not ask.lists)


def reviewed_questions(flow: Flow, session: Session) -> tuple[Ask, ...]:
    """Give the questions that a review shows: of "another one?" only the last of its repeat."""
    asked = _answered(flow, session)
    last = {ask.lists: ask for ask in asked if ask.lists}
    return tuple(ask for ask in asked if not ask.lists or last[ask.lists] is ask)


def _answered(flow: Flow, session: Session) -> tuple[Ask, ...]:
    steps = (flow.steps.get(step) for step in session.path if step in session.answers)
    return tuple(step for step in steps if isinstance(step, Ask))


def first_changeable(flow: Flow, session: Session) -> int:
    """Give the index in the path from which answers may still change: after a sent request."""
    sent = [i for i, step in enumerate(session.path) if isinstance(flow.steps.get(step), Submit)]
    return sent[-1] + 1 if sent and session.reference else 0


def previous_question(flow: Flow, session: Session) -> str | None:
    """Give the question or review before the current step on the path, or None at the first."""
    here = session.path.index(session.step)
    for step in reversed(session.path[first_changeable(flow, session) : here]):
        if isinstance(flow.steps.get(step), Ask | Review):
            return step
    return None
