"""Asks whether somebody can come to a place with a condition true there, and remembers who did.

Yes comes with a walk that shows it; never is proven; all else is "cannot know".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.flow.flow import AnyStep, Ask, Decide, Rule
from bot.flow.proof.boxes import Box, Clause, Clauses, Work, divided
from bot.flow.proof.cells import NOTHING, UNKNOWN, Cell, Some, known, may_be_unknown, some
from bot.flow.proof.nodes.amounts import Amount
from bot.flow.proof.points import NOBODY, Point, solve
from bot.flow.proof.program import Program, stops
from bot.flow.proof.reach import (
    EVERYBODY,
    Crowd,
    Factor,
    apart,
    boxes_of,
    is_empty,
    names_in,
    somebody,
    without,
)
from bot.flow.proof.translating import Translator
from bot.flow.proof.values import examples
from bot.flow.proof.walking import Walk, is_sure, walk

Shows = Callable[[Walk], bool]
"""Tells whether a walk shows what was asked for."""

_FIRST_WALKS = 8
_QUESTION = 20_000
_ALL = 80_000
"""Looks at nodes: for one question, and for all of them."""

_TRIES = 6


@dataclass(frozen=True, slots=True)
class Answered:
    """What was found: a walk that shows it, a proof that there is none, or neither."""

    walk: Walk | None = None
    never: bool = False


NEVER = Answered(never=True)
CANNOT_KNOW = Answered()


@dataclass(slots=True)
class Prover:
    """The knowledge about one flow: who is left before each step, and the walks made so far.

    `nevers` are conditions that nobody passes together, once so many ends are behind.
    """

    program: Program
    translator: Translator
    root: Box
    guards: dict[str, Clauses]
    before: dict[str, Crowd] = field(default_factory=dict)
    walks: list[Walk] = field(default_factory=list)
    nevers: list[tuple[int, frozenset[Clause]]] = field(default_factory=list)

    def ask(self, step: str, clauses: Clauses, shows: Shows) -> Answered:
        """Tell whether somebody comes to a step with all of these conditions passing there."""
        found = next(filter(shows, self.walks), None)
        return Answered(found) if found else self.search(self.before[step], clauses, shows)

    def search(self, crowd: Crowd, clauses: Clauses, shows: Shows) -> Answered:
        """Look for somebody in a crowd for whom the conditions pass."""
        wanted = frozenset(clauses)
        known = (ends <= crowd.ends and never <= wanted for ends, never in self.nevers)
        if is_empty(crowd) or any(known):
            return NEVER
        found = self.looked(crowd, (*clauses, *crowd.open), shows)
        if found.never:
            self.nevers.append((crowd.ends, wanted))
        return found

    def looked(self, crowd: Crowd, clauses: Clauses, shows: Shows) -> Answered:
        """Look at all parts of a crowd, until somebody is found or nobody is left."""
        shared, others = apart(crowd, names_in(clauses))
        rest = somebody(self.root, others)
        world = self.root.world
        work, doubts = Work(world, min(_QUESTION, _ALL - world.looks)), 0
        for part, verdict in self.parts(shared, clauses, work):
            solved = solve(part)
            if solved == NOBODY:
                continue
            found = self.shown(rest, solved.point, shows) or self.shown(rest, solved.other, shows)
            if found is not None:
                return Answered(found)
            doubts += 1
            if doubts >= _TRIES or verdict is None:
                break
        return CANNOT_KNOW if doubts else NEVER

    def parts(
        self, shared: list[Factor], clauses: Clauses, work: Work
    ) -> Iterator[tuple[Box, bool | None]]:
        """Give the parts of a crowd for whom the conditions pass, or may."""
        for box in boxes_of(self.root, shared):
            yield from (found for found in divided(box, clauses, work) if found[1] is not False)

    def shown(self, rest: Point | None, point: Point | None, shows: Shows) -> Walk | None:
        """Walk with these answers; keep the walk, and give it if it shows what it must."""
        if rest is None or point is None or not is_sure(self.program, {**rest, **point}):
            return None
        made = walk(self.program, {**rest, **point})
        self.walks.append(made)
        return made if shows(made) else None


def prover_of(program: Program) -> Prover:
    """Translate a flow, follow who is left from step to step, and make some first walks."""
    translator = Translator(program)
    guards = {step.id: translator.clauses(step.guard) for step in program.steps.values()}
    for step in program.steps.values():
        for rule in rules_of(step):
            translator.rule(rule)
    prover = Prover(program, translator, translator.start(), guards)
    crowd = EVERYBODY
    for step in program.steps.values():
        prover.before[step.id] = crowd
        if stops(step):
            crowd = without(crowd, prover.root, guards[step.id])
    _walk_about(prover, next(c for c in reversed(prover.before.values()) if not is_empty(c)))
    return prover


def rules_of(step: AnyStep) -> Iterator[Rule]:
    """Give the rules of a step beside its guard."""
    if isinstance(step, Ask) and step.unusual is not None:
        yield step.unusual
    if isinstance(step, Decide):
        yield from (row.when for row in step.rows if row.when is not None)


def _walk_about(prover: Prover, crowd: Crowd) -> None:
    """Walk with answers as different as possible, of people who go as far as one can."""
    base = somebody(prover.root, crowd.factors)
    named = (factor.names for factor in crowd.factors)
    fixed = frozenset().union(*named, *_dated(prover.root))
    choices = {
        name: _choices(cell)
        for name, cell in prover.root.world.first.items()
        if name not in fixed and cell != NOTHING
    }
    possible = base is not None and all(choices.values())
    for turn in range(_FIRST_WALKS if possible else 0):
        varied = {
            name: cells[(turn * (1 + place % 3) + place) % len(cells)]
            for place, (name, cells) in enumerate(choices.items())
        }
        prover.shown(base, varied, lambda _: False)


def _dated(root: Box) -> list[frozenset[str]]:
    """Give the days that are held against today, which not any day would fit."""
    nodes = [root.world.nodes[key] for key in root.narrow]
    parts = [part.key for node in nodes if isinstance(node, Amount) for part in node.parts]
    return [frozenset({key}) for key in parts if isinstance(key, str)]


def _choices(cell: Cell) -> list[Cell]:
    if isinstance(cell, Some):
        return [some([value]) for value in sorted(cell.values, key=str)]
    return [*examples(known(cell)), *([UNKNOWN] if may_be_unknown(cell) else [])]
