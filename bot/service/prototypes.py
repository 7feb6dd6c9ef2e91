"""Which flow a citizen gets: the prototypes of a service, their shares, and the versions loaded.

A new citizen draws a prototype by its share; a session stays on the version it began on while that
version is loaded, else moves to the current one with its answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from bot.conversation.path import walk
from bot.conversation.session import Answer, Session
from bot.flow.flow import START, Flow


@dataclass(frozen=True, slots=True)
class Prototypes:
    """The checked flows of one service, by prototype."""

    flows: Mapping[str, Flow]

    def draw(self, random: Random) -> Flow:
        """Draw the prototype of a new citizen by the shares of the trial."""
        names = sorted(self.flows)
        shares = [self.flows[name].service.shares.get(name, 0) for name in names]
        if not any(shares):
            shares = [1] * len(names)
        return self.flows[random.choices(names, shares)[0]]

    def of(self, session: Session) -> Flow:
        """Give the flow a session goes on with: its own, or any if its prototype is gone."""
        return self.flows.get(session.prototype) or next(iter(self.flows.values()))


def moved(flow: Flow, session: Session) -> Session:
    """Give the session as it continues on `flow`: the same one if the version is still its own.

    Otherwise answers to steps that are gone are dropped, those to renamed steps (`aliases`) follow,
    and all are replayed. Where the step that was open is not on the path any more, or another one
    now waits before it, the session stands before its first step: the next turn then asks what
    waits, rather than take an answer to one question for an answer to another.
    """
    if session.version == flow.version or session.outcome:
        return replace(session, version=flow.version) if session.outcome else session
    fresh = replace(
        session,
        prototype=flow.prototype,
        version=flow.version,
        answers=_kept(flow, session.answers),
        path=(START,),
        step=START,
        pending=None,
    )
    path = walk(flow, fresh)
    open_step = _now(flow, session.step)
    return replace(fresh, path=path, step=open_step if open_step in path else START)


def _kept(flow: Flow, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    found = {step: answer for step, answer in answers.items() if step in flow.steps}
    renamed = {_now(flow, step): answer for step, answer in answers.items()}
    return {step: answer for step, answer in renamed.items() if step in flow.steps} | found


def _now(flow: Flow, step: str) -> str:
    """Give the id that a step has in this flow; of a repeated one, item by item."""
    if step in flow.steps:
        return step
    name, sign, item = step.partition("#")
    return f"{flow.aliases.get(name, name)}{sign}{item}"
