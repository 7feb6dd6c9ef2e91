"""A decision table looked at as a tree: people are divided until it is settled which rows count.

Divides by the first row that is not settled, and asks each part only about rows that may still be
true in it, so that a table of hundreds of rows is seen through quickly.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from bot.flow.flow import Decide
from bot.flow.proof.boxes import Box, Work
from bot.flow.proof.nodes.rows import Table
from bot.flow.proof.points import NOBODY, Point, solve
from bot.flow.proof.prover import Prover
from bot.flow.proof.reach import apart, names_in, somebody
from bot.flow.proof.walking import Walk

_LOOKS = 25_000
_WALKED = 6
"""Of so many rows one is walked to, for what the walk shows of other steps."""

Rows = tuple[int, ...]


@dataclass(slots=True)
class Seen:
    """What people came by in a table: rows that counted, rows true at once, and no row at all.

    `complete` tells that nobody was left out, so that what was not seen does not exist.
    """

    counts: set[int] = field(default_factory=set)
    together: dict[tuple[int, int], Walk] = field(default_factory=dict)
    gap: Walk | None = None
    complete: bool = True


def look_at(prover: Prover, step: Decide) -> Seen:
    """See which rows of a table count, for everybody who comes to it."""
    look = _Look(prover, step, prover.translator.table(step))
    for walk in prover.walks:
        look.note(walk)
    look.at_everybody()
    return look.seen


@dataclass(slots=True)
class _Look:
    prover: Prover
    step: Decide
    table: Table
    seen: Seen = field(default_factory=Seen)

    def at_everybody(self) -> None:
        """Divide all who come to the table, and look at each part."""
        crowd = self.prover.before[self.step.id]
        clauses = (*self.prover.guards[self.step.id], *crowd.open)
        whens = [(when, True) for when in self.table.whens if when is not None]
        shared, others = apart(crowd, names_in((*clauses, *whens)))
        rest = somebody(self.prover.root, others)
        work = Work(self.prover.root.world, _LOOKS)
        for box, verdict in self.prover.parts(shared, clauses, work):
            for part in self.parts(box, work) if verdict else ():
                self.leaf(rest, part)
            self.seen.complete = self.seen.complete and verdict is not None

    def parts(self, box: Box, work: Work) -> Iterator[Box]:
        """Divide a box until it is settled which rows count, as far as that succeeds."""
        waiting = [box]
        while waiting:
            here = waiting.pop()
            every = self.step.hit != "first"
            pieces = self.table.settle_rows(here, every=every) if work.left() else None
            if pieces is None:
                yield here
            else:
                waiting += [here.narrowed(pieces[0], cell) for cell in reversed(pieces[1])]

    def leaf(self, rest: Point | None, box: Box) -> None:
        """See what is new in a part, and find somebody there."""
        rows = self.settled(box)
        if rows is not None and not self.is_new(rows):
            return
        solved = solve(box)
        if solved == NOBODY:
            return
        usual = rows and len(rows) == 1 and rest is not None and solved.point is not None
        if usual and rows and rows[0] % _WALKED:
            self.seen.counts.update(rows)  # no walk has to be told, and big tables have many rows
            return
        walk = self.prover.shown(rest, solved.point, lambda made: self.counted(made) == rows)
        self.note(walk or None)
        self.seen.complete = self.seen.complete and walk is not None

    def settled(self, box: Box) -> Rows | None:
        """Give the rows that count in a part; None if that is not settled."""
        rows = self.table.rows(box)
        if self.step.hit == "first":
            head = rows[:1]
            return None if head and head[0][1] is None else tuple(row for row, _ in head)
        if any(truth is None for _, truth in rows):
            return None
        return self.ruled(row for row, _ in rows)

    def ruled(self, rows: Iterable[int]) -> Rows:
        """Leave the row for all others out, unless it is the only one."""
        found = tuple(rows)
        return tuple(row for row in found if self.table.whens[row] is not None) or found

    def counted(self, walk: Walk) -> Rows | None:
        """Give the rows that counted on a walk; None if it did not come to the table."""
        rows = walk.rows.get(self.step.id)
        if rows is None:
            return None
        return rows[:1] if self.step.hit == "first" else self.ruled(rows)

    def is_new(self, rows: Rows) -> bool:
        """Tell whether such rows were not seen yet."""
        if not rows:
            return self.seen.gap is None
        pairs = combinations(rows, 2)
        return not self.seen.counts.issuperset(rows) or any(
            pair not in self.seen.together for pair in pairs
        )

    def note(self, walk: Walk | None) -> None:
        """Remember what a walk came by."""
        rows = self.counted(walk) if walk else None
        if walk is None or rows is None:
            return
        if not rows:
            self.seen.gap = walk
        for pair in combinations(rows, 2):
            self.seen.together.setdefault(pair, walk)
        self.seen.counts.update(rows)
