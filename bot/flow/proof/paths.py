"""All paths through a flow, counted without walking them: which there are, and how long.

Goes through the steps once, with the sets of answers that are still possible on each path, as far
as later conditions read them; paths with the same set go on as one, with their number. Where sets
cannot be told exactly, paths count as possible and not as certain.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from bot.flow import answer_types as types
from bot.flow.flow import AnyStep, Ask, Check, End
from bot.flow.proof.boxes import Box, Clauses, Key, Work, divided
from bot.flow.proof.cells import ANYTHING, UNKNOWN, Cell, with_unknown
from bot.flow.proof.merging import merged
from bot.flow.proof.minutes import seconds_of
from bot.flow.proof.points import NOBODY, solve
from bot.flow.proof.program import Program, stops
from bot.flow.proof.reach import names_in
from bot.flow.proof.tally import BEGIN, TENTHS, Cost, Tally, together
from bot.flow.proof.translating import Translator
from bot.flow.proof.walking import is_sure

Said = frozenset[tuple[Key, Cell]]
Part = tuple[Said, bool]
"""What some answers are like, and whether somebody has such answers for certain."""

State = frozenset[Part]
_MOST_PARTS = 300
_LOOKS = 30_000


@dataclass(frozen=True, slots=True)
class Paths:
    """All paths: those that somebody takes for certain, and those that may be possible as well."""

    certain: Tally | None
    possible: int

    @property
    def exact(self) -> bool:
        """Tell whether every possible path is certain."""
        return self.certain is not None and self.certain.count == self.possible


def count_paths(program: Program, language: str, most_states: int = 2000) -> Paths:
    """Count the paths of a flow; beyond `most_states` sets of answers at once, less is certain."""
    counting = _Counting(program, language, most_states)
    ended = list(counting.run())
    certain = together(tally for state, tally in ended if any(sure for _, sure in state))
    return Paths(certain, sum(tally.count for _, tally in ended))


def cost_of(step: AnyStep, language: str) -> Cost:
    """Give what a step adds to a path: a review is no question."""
    asks = isinstance(step, Ask)
    document = asks and isinstance(step.type, types.Document)
    return Cost(step.id, int(asks), round(seconds_of(step, language) * TENTHS), int(document))


@dataclass(slots=True)
class _Counting:
    program: Program
    language: str
    most_states: int
    root: Box = field(init=False)
    guards: dict[str, Clauses] = field(init=False)
    live: dict[str, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        translator = Translator(self.program, settled=True)
        steps = list(self.program.steps.values())
        self.guards = {step.id: translator.clauses(step.guard) for step in steps}
        self.root = translator.start()
        reads = [names_in(self.guards[step.id]) for step in reversed(steps)]
        later = list(accumulate(reads, frozenset.union, initial=frozenset[str]()))
        self.live = {step.id: names for step, names in zip(reversed(steps), later, strict=False)}

    def run(self) -> Iterator[tuple[State, Tally]]:
        """Go through the steps; give the paths that end, by what is known of those who take them."""
        states: dict[State, Tally] = {frozenset({(frozenset(), True)}): BEGIN}
        for step in self.program.steps.values():
            cost, next_states = cost_of(step, self.language), dict[State, Tally]()
            for state, tally in states.items():
                passed, others = self.parted(state, step)
                if passed and isinstance(step, End):
                    yield passed, tally.after(cost)
                elif passed and not stops(step):
                    _add(next_states, passed, tally.after(cost))
                if others:
                    _add(next_states, others, tally)
            states = self.few(next_states)

    def parted(self, state: State, step: AnyStep) -> tuple[State, State]:
        """Part those who reach a step from those who do not."""
        passed: list[Part] = []
        others: list[Part] = []
        for said, sure in state:
            for part, verdict, still in self.divided(said, step, sure=sure):
                passed += [(part, still)] if verdict is not False else []
                others += [(part, still)] if verdict is not True else []
        if isinstance(step, Ask) and step.id in self.live[step.id]:
            others = [(said | {(step.id, UNKNOWN)}, sure) for said, sure in others]
        return self.kept(passed, step.id), self.kept(others, step.id)

    def divided(
        self, said: Said, step: AnyStep, *, sure: bool
    ) -> Iterator[tuple[Said, bool | None, bool]]:
        """Divide one part by a guard, leaving out parts that nobody is in."""
        clauses = self.guards[step.id]
        if not clauses:
            yield said, True, sure
            return
        box = Box(self.root.world, {**self.root.narrow, **dict(said)})
        for part, verdict in divided(box, clauses, Work(box.world, _LOOKS)):
            exact = sure and verdict is not None
            if part is box:
                yield said, verdict, exact
                continue
            found = solve(part)
            if found != NOBODY:
                shown = found.point is not None and is_sure(self.program, found.point)
                yield self.said(part), verdict, exact and shown

    def said(self, box: Box) -> Said:
        """Give what a box says beyond what holds for everybody."""
        root = self.root.narrow
        return frozenset(item for item in box.narrow.items() if root.get(item[0]) is not item[1])

    def kept(self, parts: Iterable[Part], step: str) -> State:
        """Forget what no later condition reads, and make as few parts as possible of the rest."""
        live = self.live[step]
        forgot = {(frozenset(self.remembered(said, live)), sure) for said, sure in parts}
        found: set[Part] = set()
        for certain in (True, False):
            alike = merged(dict(said) for said, sure in forgot if sure is certain)
            found |= {(frozenset(one.items()), certain) for one in alike}
        if len(found) > _MOST_PARTS:
            return frozenset({self.blurred(live)})
        return frozenset(found)

    def remembered(self, said: Said, live: frozenset[str]) -> Iterator[tuple[Key, Cell]]:
        """Give what is said of answers that are still read, alone or together with others."""
        sums = [key for key, _ in said if isinstance(key, tuple)]
        nodes = self.root.world.nodes
        names = live
        while found := [k for k in sums if nodes[k].names & names and not nodes[k].names <= names]:
            names = names.union(*(nodes[key].names for key in found))
        for key, cell in said:
            if (key in names) if isinstance(key, str) else bool(nodes[key].names & names):
                yield key, cell

    def blurred(self, live: frozenset[str]) -> Part:
        """Give the part of people of whom nothing is known any more."""
        first = self.root.world.first
        return frozenset((name, with_unknown(first.get(name, ANYTHING))) for name in live), False

    def few(self, states: dict[State, Tally]) -> dict[State, Tally]:
        """Put the rarest states together once there are too many."""
        if len(states) <= self.most_states:
            return states
        ordered = sorted(states.items(), key=lambda item: -item[1].count)
        found = dict(ordered[: self.most_states])
        names = {key for state in states for said, _ in state for key, _ in said}
        live = frozenset(name for name in names if isinstance(name, str))
        for _, tally in ordered[self.most_states :]:
            _add(found, frozenset({self.blurred(live)}), tally)
        return found


def _add(states: dict[State, Tally], state: State, tally: Tally) -> None:
    known = states.get(state)
    states[state] = tally if known is None else known.with_others(tally)


_ = (Check, Mapping)
