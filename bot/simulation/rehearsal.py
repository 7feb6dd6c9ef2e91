"""A whole service is rehearsed: every scenario in both manners, and what they cover of a flow."""

from dataclasses import dataclass

from bot.conversation.inputs import Now
from bot.flow.load import LoadedService
from bot.simulation.acting import Manner
from bot.simulation.coverage import Coverage, coverage
from bot.simulation.played import Played
from bot.simulation.player import play
from bot.simulation.points import chart
from bot.simulation.walks import Walked, walk_flow


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """One flow: its scenarios as they were played, what they cover, the random walks through it."""

    flow: str
    plays: tuple[Played, ...]
    coverage: Coverage
    walked: Walked | None = None

    @property
    def sound(self) -> bool:
        """Tell whether nothing failed."""
        walked = self.walked is None or self.walked.failure is None
        return walked and not any(played.failures for played in self.plays)


@dataclass(frozen=True, slots=True)
class Exploring:
    """How many random walks to take through each flow, from which seed."""

    walks: int
    seed: int


def rehearse(loaded: LoadedService, now: Now, exploring: Exploring) -> tuple[Rehearsed, ...]:
    """Play the scenarios of every flow of a service, then walk through it at random."""
    return tuple(_flow(loaded, name, now, exploring) for name in loaded.flows)


def _flow(loaded: LoadedService, name: str, now: Now, exploring: Exploring) -> Rehearsed:
    flow = loaded.flows[name]
    told = [scenario for scenario in loaded.scenarios if scenario.flow.text == name]
    plays = tuple(play(flow, scenario, manner, now) for scenario in told for manner in Manner)
    covered = coverage(chart(flow, loaded.drafts[name]), [played.talk for played in plays])
    walked = walk_flow(flow, exploring.seed, exploring.walks, now) if exploring.walks else None
    return Rehearsed(name, plays, covered, walked)
