"""The people on a path: parted at each step into those who reach it and those who do not.

People are known as parts, each saying of some answers what they are like, as far as later
conditions read them. A part is `sure` if everybody in it takes this path and somebody is in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.flow.flow import AnyStep, Ask
from bot.flow.proof.boxes import Box, Clauses, Key, Work, divided, judged
from bot.flow.proof.cells import ANYTHING, UNKNOWN, Cell, with_unknown
from bot.flow.proof.merging import merged
from bot.flow.proof.points import NOBODY, Point, solve
from bot.flow.proof.program import Program
from bot.flow.proof.reach import box_of, names_in
from bot.flow.proof.values import examples
from bot.flow.proof.walking import is_sure

Said = frozenset[tuple[Key, Cell]]
Part = tuple[Said, bool]
State = frozenset[Part]
Piece = tuple[Said, bool | None, bool]
"""A piece of a part: what it says, whether a guard passes (None: not settled), if it is sure."""

_MOST_PARTS, _LOOKS = 300, 30_000
EVERYBODY: State = frozenset({(frozenset(), True)})


def is_certain(state: State) -> bool:
    """Tell whether somebody is in a state for certain."""
    return any(sure for _, sure in state)


@dataclass(slots=True)
class Parting:
    """Parts states at the steps of a flow. `live` are the answers still read after a step."""

    program: Program
    root: Box
    work: Work
    guards: dict[str, Clauses]
    live: dict[str, frozenset[str]]
    dying: dict[str, frozenset[str]] = field(default_factory=dict)

    def at(self, state: State, step: AnyStep) -> tuple[State, State]:
        """Part those who reach a step from those who do not."""
        if not self.guards[step.id]:
            return self.kept(state, step.id, whole=True), frozenset()
        pieces = [piece for said, sure in state for piece in self.pieces(said, step, sure=sure)]
        passed = frozenset((said, sure) for said, verdict, sure in pieces if verdict is not False)
        others = frozenset((said, sure) for said, verdict, sure in pieces if verdict is not True)
        if isinstance(step, Ask) and step.id in self.live[step.id]:
            others = frozenset((said | {(step.id, UNKNOWN)}, sure) for said, sure in others)
        return tuple(self.kept(one, step.id, whole=one == state) for one in (passed, others))  # type: ignore[return-value]  # two

    def pieces(self, said: Said, step: AnyStep, *, sure: bool) -> Iterator[Piece]:
        """Divide one part by a guard, leaving out pieces that nobody is in."""
        box, clauses = box_of(self.root, said), self.guards[step.id]
        for part, verdict in divided(box, clauses, self.enough()):
            solved = solve(part) if part is not box or verdict is None else None
            point = solved.point if solved else None
            shown = solved is None or (point is not None and is_sure(self.program, point))
            if solved == NOBODY:
                continue
            yield self.said(part), verdict, sure and shown and verdict is not None
            if verdict is None and sure and shown and point is not None:
                yield from self.one_person(part, clauses, point)

    def one_person(self, box: Box, clauses: Clauses, point: Point) -> Iterator[Piece]:
        """Give one person out of a part that could not be divided, who certainly goes one way."""
        names = names_in(clauses) | {name for name in box.narrow if isinstance(name, str)}
        person = {name: examples(box.cell(name))[0] for name in names} | dict(point)
        there = Box(self.root.world, dict(box.narrow) | dict(person))
        verdict = judged(there, clauses)
        if verdict is not None and is_sure(self.program, person):
            yield frozenset(person.items()), verdict, True

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

    def kept(self, parts: State, step: str, *, whole: bool) -> State:
        """Forget what no later condition reads, and make as few parts as possible of the rest."""
        live, dying = self.live[step], self.dying[step]
        if whole and not any(self.about(key) & dying for said, _ in parts for key, _ in said):
            return parts
        forgot = {(frozenset(self.remembered(said, live)), sure) for said, sure in parts}
        found: set[Part] = set()
        for certain in (True, False):
            alike = merged(dict(said) for said, sure in forgot if sure is certain)
            found |= {(frozenset(one.items()), certain) for one in alike}
        return self.fewer(found, live) if len(found) > _MOST_PARTS else frozenset(found)

    def about(self, key: Key) -> frozenset[str]:
        """Give the answers that a key is about."""
        return frozenset({key}) if isinstance(key, str) else self.root.world.nodes[key].names

    def remembered(self, said: Said, live: frozenset[str]) -> Iterator[tuple[Key, Cell]]:
        """Give what is said of answers that are still read, alone or together with others."""
        sums = [key for key, _ in said if isinstance(key, tuple)]
        names = live
        while found := [k for k in sums if self.about(k) & names and not self.about(k) <= names]:
            names = names.union(*(self.about(key) for key in found))
        yield from ((key, cell) for key, cell in said if self.about(key) & names)

    def fewer(self, parts: Iterable[Part], live: frozenset[str]) -> State:
        """Give a few sure parts, and one for all others, of whom nothing is known any more."""
        sure = [part for part in parts if part[1]][: _MOST_PARTS // 2]
        return frozenset([*sure, self.blurred(live)])

    def blurred(self, live: Iterable[str]) -> Part:
        """Give the part of people of whom nothing is known any more."""
        first = self.root.world.first
        return frozenset((name, with_unknown(first.get(name, ANYTHING))) for name in live), False
