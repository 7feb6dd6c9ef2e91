"""All paths through a flow, counted without walking them: which there are, and how long.

Goes through the steps once, with the sets of answers that are still possible on each path, as far
as later conditions read them; paths with the same set go on as one, with their number. Where sets
cannot be told exactly, paths count as possible and not as certain.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bot.flow.flow import End
from bot.flow.proof.boxes import Work
from bot.flow.proof.minutes import cost_of
from bot.flow.proof.parting import EVERYBODY, Parting, State, is_certain
from bot.flow.proof.program import Program, stops
from bot.flow.proof.reach import names_in
from bot.flow.proof.tally import BEGIN, Tally, together
from bot.flow.proof.translating import Translator


@dataclass(frozen=True, slots=True)
class Effort:
    """How much to do: looks at nodes in all, and sets of answers at once.

    With `stops`, counting stops once all looks are used, with the paths that have ended by then.
    """

    looks: int
    states: int
    stops: bool = False


THOROUGH = Effort(300_000, 200)
QUICK = Effort(60_000, 200, stops=True)


@dataclass(frozen=True, slots=True)
class Paths:
    """All paths: those that somebody takes for certain, and those that may be possible as well."""

    certain: Tally | None
    possible: int

    @property
    def exact(self) -> bool:
        """Tell whether every possible path is certain."""
        return self.certain is not None and self.certain.count == self.possible


def count_paths(program: Program, language: str, effort: Effort = THOROUGH) -> Paths:
    """Count the paths of a flow; beyond the effort, less is certain."""
    counting = _Counting(program, language, effort, _parting(program, effort))
    ended = list(counting.run())
    certain = together(tally for state, tally in ended if is_certain(state))
    return Paths(certain, sum(tally.count for _, tally in ended))


def _parting(program: Program, effort: Effort) -> Parting:
    translator = Translator(program, settled=True)
    steps = list(program.steps.values())
    guards = {step.id: translator.clauses(step.guard) for step in steps}
    root = translator.start()
    reads = [names_in(guards[step.id]) for step in reversed(steps)]
    later = list(accumulate(reads, frozenset.union, initial=frozenset[str]()))[::-1]
    live = {step.id: names for step, names in zip(steps, later[1:], strict=True)}
    dying = {
        s.id: before - after for s, (before, after) in zip(steps, pairwise(later), strict=True)
    }
    return Parting(program, root, Work(root.world, effort.looks), guards, live, dying)


@dataclass(frozen=True, slots=True)
class _Counting:
    program: Program
    language: str
    effort: Effort
    parting: Parting

    def run(self) -> Iterator[tuple[State, Tally]]:
        """Go through the steps; give the paths that end, by what is known of who takes them."""
        states: dict[State, Tally] = {EVERYBODY: BEGIN}
        for step in self.program.steps.values():
            if self.effort.stops and not self.parting.work.left():
                return
            cost, next_states = cost_of(step, self.language), dict[State, Tally]()
            for state, tally in states.items():
                passed, others = self.parting.at(state, step)
                if passed and isinstance(step, End):
                    yield passed, tally.after(cost)
                elif passed and not stops(step):
                    _add(next_states, passed, tally.after(cost))
                if others:
                    _add(next_states, others, tally)
            states = self.few(next_states)

    def few(self, states: dict[State, Tally]) -> dict[State, Tally]:
        """Put the rarest states together once there are too many."""
        if len(states) <= self.effort.states:
            return states
        order = sorted(states.items(), key=lambda one: (not is_certain(one[0]), -one[1].count))
        found = dict(order[: self.effort.states])
        names = {key for state in states for said, _ in state for key, _ in said}
        blurred = self.parting.blurred(name for name in names if isinstance(name, str))
        for _, tally in order[self.effort.states :]:
            _add(found, frozenset({blurred}), tally)
        return found


def _add(states: dict[State, Tally], state: State, tally: Tally) -> None:
    known = states.get(state)
    states[state] = tally if known is None else known.with_others(tally)
