"""All paths through a flow, counted without walking them: which there are, and how long.

Goes through the steps once, with the sets of answers that are still possible on each path, as far
as later conditions read them; paths with the same set go on as one, with their number. Where sets
cannot be told exactly, paths count as possible and not as certain.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from bot.flow.flow import AnyStep, Ask, End
from bot.flow.proof.boxes import Box, Clauses, Key, Work, divided
from bot.flow.proof.cells import ANYTHING, UNKNOWN, Cell, with_unknown
from bot.flow.proof.merging import merged
from bot.flow.proof.minutes import Cost, cost_of
from bot.flow.proof.points import NOBODY, solve
from bot.flow.proof.program import Program, stops
from bot.flow.proof.reach import box_of, names_in
from bot.flow.proof.tally import BEGIN, Tally, together
from bot.flow.proof.translating import Translator
from bot.flow.proof.walking import is_sure

Said = frozenset[tuple[Key, Cell]]
Part = tuple[Said, bool]
"""What some answers are like, and whether somebody has such answers for certain."""

State = frozenset[Part]
_MOST_PARTS, _LOOKS = 300, 30_000


@dataclass(frozen=True, slots=True)
class Effort:
    """How much to do: looks at nodes in all, and sets of answers at once.

    With `stops`, counting stops once all looks are used, with the paths that have ended by then.
    """

    looks: int
    states: int
    stops: bool = False


THOROUGH = Effort(4_000_000, 2000)
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
    counting = _Counting(program, language, effort)
    ended = list(counting.run())
    certain = together(tally for state, tally in ended if any(sure for _, sure in state))
    return Paths(certain, sum(tally.count for _, tally in ended))


@dataclass(slots=True)
class _Counting:
    program: Program
    language: str
    effort: Effort
    root: Box = field(init=False)
    work: Work = field(init=False)
    guards: dict[str, Clauses] = field(init=False)
    live: dict[str, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        translator = Translator(self.program, settled=True)
        steps = list(self.program.steps.values())
        self.guards = {step.id: translator.clauses(step.guard) for step in steps}
        self.root = translator.start()
        self.work = Work(self.root.world, self.effort.looks)
        reads = [names_in(self.guards[step.id]) for step in reversed(steps)]
        later = list(accumulate(reads, frozenset.union, initial=frozenset[str]()))
        self.live = {step.id: names for step, names in zip(reversed(steps), later, strict=False)}

    def run(self) -> Iterator[tuple[State, Tally]]:
        """Go through the steps; give the paths that end, by what is known of those who take them."""
        states: dict[State, Tally] = {frozenset({(frozenset(), True)}): BEGIN}
        for step in self.program.steps.values():
            if self.effort.stops and not self.work.left():
                return
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
        box = box_of(self.root, said)
        for part, verdict in divided(box, clauses, self.enough()):
            exact = sure and verdict is not None
            if part is box:
                yield said, verdict, exact
                continue
            found = solve(part)
            if found != NOBODY:
                shown = found.point is not None and is_sure(self.program, found.point)
                yield self.said(part), verdict, exact and shown

    def enough(self) -> Work:
        """Give the work for one part: some of what is left of all."""
        left = self.work.until - self.root.world.looks
        return Work(self.root.world, max(0, min(_LOOKS, left)))

    def said(self, box: Box) -> Said:
        """Give what a box says beyond what holds for everybody; the box is kept under that."""
        root = self.root.narrow
        said = frozenset(item for item in box.narrow.items() if root.get(item[0]) is not item[1])
        self.root.world.made.setdefault(said, box)
        return said

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
        if len(states) <= self.effort.states:
            return states
        ordered = sorted(states.items(), key=lambda item: -item[1].count)
        found = dict(ordered[: self.effort.states])
        names = {key for state in states for said, _ in state for key, _ in said}
        live = frozenset(name for name in names if isinstance(name, str))
        for _, tally in ordered[self.effort.states :]:
            _add(found, frozenset({self.blurred(live)}), tally)
        return found


def _add(states: dict[State, Tally], state: State, tally: Tally) -> None:
    known = states.get(state)
    states[state] = tally if known is None else known.with_others(tally)

