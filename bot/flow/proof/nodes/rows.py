"""Decision tables on boxes: which rows may count, and what they give."""

from bot.flow.proof.boxes import (
    Box,
    Clauses,
    Node,
    Pieces,
    Rows,
    by_answers,
    first_split,
    judged,
    one_value,
    verdict,
)
from bot.flow.proof.cells import (
    ANYTHING,
    NOTHING,
    UNKNOWN,
    Cell,
    Number,
    exactly,
    join,
    with_unknown,
)
from bot.flow.proof.nodes.choosing import truth_of
from bot.flow.proof.values import MANY
from bot.flow.values import gathered


class Table:
    """A decision table: the conditions around it, and those of its rows (None is `otherwise`)."""

    def __init__(self, name: str, guard: Clauses, whens: tuple[Node | None, ...]) -> None:
        self.name, self.guard, self.whens = name, guard, whens
        nodes = [*(node for node, _ in guard), *(when for when in whens if when is not None)]
        self.names = frozenset[str]().union(*(node.names for node in nodes))

    def rows(self, box: Box) -> Rows:
        """Give the rows that may be true in a box; looks only at those that may be above it."""
        found = box.rows.get(self.name)
        if found is None:
            above = box.above
            while above is not None and self.name not in above.rows:
                above = above.above
            left = [row for row, _ in above.rows[self.name]] if above else range(len(self.whens))
            truths = ((row, self.truth(box, row)) for row in left)
            found = tuple((row, truth) for row, truth in truths if truth is not False)
            box.rows[self.name] = found
        return found

    def truth(self, box: Box, row: int) -> bool | None:
        """Tell whether a row is true, cannot be (False), or depends."""
        when = self.whens[row]
        return True if when is None else verdict(box, (when, True))

    def settle(self, box: Box) -> Pieces | None:
        """Settle whether the table counts, then the first row of which it depends."""
        if judged(box, self.guard) is None:
            return first_split(box, [n for n, _ in self.guard if truth_of(box.see(n)) is None])
        return self.settle_rows(box, every=False)

    def settle_rows(self, box: Box, *, every: bool) -> Pieces | None:
        """Settle rows up to the first that is true, or each."""
        for row, truth in self.rows(box):
            when = self.whens[row]
            if truth is None and when is not None:
                return when.split(box) or by_answers(box, [when])
            if not every:
                return None
        return None


class Decided(Node):
    """One value of a decision table: that of the first row that is true."""

    def __init__(self, table: Table, value: str, givens: list[Node]) -> None:
        self.table, self.givens = table, givens
        self.numeric = all(given.numeric for given in givens)
        self.exact = all(given.exact for given in givens)
        self.key = ("table", table.name, value) if self.numeric else None
        self.names = table.names.union(*(given.names for given in givens))

    def see(self, box: Box) -> Cell:
        """Give what the rows that may count can give."""
        reached = judged(box, self.table.guard)
        if reached is False:
            return UNKNOWN
        found: Cell = NOTHING if reached else UNKNOWN
        for row, truth in self.table.rows(box):
            found = join(found, box.see(self.givens[row]))
            if truth:
                return found
        return with_unknown(found)

    def blur(self, box: Box) -> Number:
        """Give the blur of the row that has most."""
        return max((given.blur(box) for given in self.givens), default=0) if not self.exact else 0

    def split(self, box: Box) -> Pieces | None:
        """Settle which row counts, then know more of its value."""
        inward = self.table.settle(box)
        return inward or first_split(box, [self.givens[row] for row, _ in self.table.rows(box)])

    def inward(self, box: Box) -> Pieces | None:
        """Settle which row counts, then what is inside its value."""
        given = self.counting_one(box)
        return self.table.settle(box) or (given.inward(box) if given else None)

    def pieces(self, box: Box, operator: str, at: Number) -> Pieces | None:
        """Divide the value of the row that counts, once it is settled which."""
        given = self.counting_one(box)
        return given.pieces(box, operator, at) if given else None

    def counting_one(self, box: Box) -> Node | None:
        """Give the value of the first row that may count."""
        rows = self.table.rows(box)
        return self.givens[rows[0][0]] if rows else None


class Gathered(Decided):
    """One value of a table whose rows all count: a sum, or a list of words."""

    def see(self, box: Box) -> Cell:
        """Give the value once it is settled which rows count and what each gives."""
        reached = judged(box, self.table.guard)
        if reached is False:
            return UNKNOWN
        counting = self.counting(box)
        if reached is None or counting is None:
            return ANYTHING
        values = [one_value(box, self.givens[row]) for row in counting]
        return ANYTHING if MANY in values else exactly(gathered(values) if values else None)

    def counting(self, box: Box) -> list[int] | None:
        """Give the rows that count; the one for all others does if none else does."""
        rows = self.table.rows(box)
        ruled = [row for row, truth in rows if truth and self.table.whens[row] is not None]
        if any(truth is None for _, truth in rows):
            return None
        return ruled or [row for row, _ in rows]

    def split(self, box: Box) -> Pieces | None:
        """Settle each row, then what it gives."""
        settled = self.table.settle(box) or self.table.settle_rows(box, every=True)
        givens = [self.givens[row] for row, _ in self.table.rows(box)]
        return settled or first_split(box, [g for g in givens if one_value(box, g) is MANY])

    def inward(self, box: Box) -> Pieces | None:
        """Settle all of it: no comparison cuts through a list of rows."""
        return self.split(box) if box.see(self) == ANYTHING else None

    def pieces(self, box: Box, operator: str, at: Number) -> Pieces | None:
        """Divide what is left by its own key."""
        return Node.pieces(self, box, operator, at)
