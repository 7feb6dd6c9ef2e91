"""Which flow a citizen gets: the prototypes of a service, their shares, and the versions loaded.

A new citizen draws a prototype by its share; a session stays on the version it began on while that
version is loaded, else moves to the current one with its answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from bot.conversation.session import Session
from bot.flow.flow import Flow, Service


@dataclass(frozen=True, slots=True)
class Prototypes:
    """The checked flows of one service, by prototype."""

    flows: Mapping[str, Flow]

    @property
    def service(self) -> Service:
        """Give what all prototypes share."""
        return next(iter(self.flows.values())).service

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
