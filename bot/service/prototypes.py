"""Which flow a citizen gets: the prototypes of a service, their shares, and the versions loaded.

A new citizen draws a prototype by its share; a session stays on the version it began on while that
version is loaded, else moves to the current one with its answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from bot.conversation.path import walk
from bot.conversation.session import Session
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

    Otherwise answers to steps that are gone are dropped, the rest are replayed, and the citizen
    stands at the first step that waits.
    """
    if session.version == flow.version or session.outcome:
        return replace(session, version=flow.version) if session.outcome else session
    kept = {step: answer for step, answer in session.answers.items() if step in flow.steps}
    fresh = replace(
        session,
        prototype=flow.prototype,
        version=flow.version,
        answers=kept,
        path=(START,),
        step=START,
        pending=None,
    )
    path = walk(flow, fresh)
    return replace(fresh, path=path, step=path[-1])
