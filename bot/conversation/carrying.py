"""A session begun on one version of a flow, carried on to another with its answers.

Renamed steps keep their answers (`aliases`); an answer that the new version would not take is
dropped and asked again. The rest is replayed: the citizen goes on at the first step that waits.
"""

from dataclasses import replace

from bot.conversation.answers.fitting import fits
from bot.conversation.path import walk
from bot.conversation.session import Answer, Session
from bot.flow.expression.items import plain_name
from bot.flow.flow import START, Ask, Flow


def carried(flow: Flow, session: Session) -> Session:
    """Give the session as it continues on `flow`: the same one if the version is still its own.

    Where the step that was open is not on the path any more, or another one now waits before it,
    the session stands before its first step: the next turn then asks what waits, rather than take
    an answer to one question for an answer to another.
    """
    if session.version == flow.version:
        return session
    if session.outcome:
        return replace(session, version=flow.version)
    fresh = replace(
        session,
        prototype=flow.prototype,
        version=flow.version,
        answers=kept_answers(flow, session),
        path=(START,),
        step=START,
        pending=None,
    )
    path = walk(flow, fresh)
    still_open = renamed(flow, session.step)
    return replace(fresh, path=path, step=still_open if still_open in path else START)


def kept_answers(flow: Flow, session: Session) -> dict[str, Answer]:
    """Give the answers that count on `flow`, by the ids that their steps have there."""
    named = {renamed(flow, step): answer for step, answer in session.answers.items()}
    return {step: answer for step, answer in named.items() if _counts(flow, session, step, answer)}


def renamed(flow: Flow, step: str) -> str:
    """Give the id that a step has in `flow`, also for the item of a repeat."""
    name = plain_name(step)
    return flow.aliases.get(name, name) + step[len(name) :]


def _counts(flow: Flow, session: Session, step: str, answer: Answer) -> bool:
    found = flow.steps.get(step)
    if not isinstance(found, Ask):
        return found is not None  # a review or a check that was passed
    match answer.status:
        case "given":
            return answer.value is None or fits(found, answer.value, session.today)
        case "skipped":
            return found.optional
        case "unsure":
            return found.unsure is not None
        case _:
            return True
