"""Two sides compared value by value: options, texts, yes and no, and what is no number."""

from itertools import product
from typing import Any

from bot.flow.expression.compiling import RULES
from bot.flow.proof.boxes import Box, Node, Pieces
from bot.flow.proof.cells import UNKNOWN, Cell, Some, Stand, doubtful, some
from bot.flow.proof.nodes.logic import TRUTHS, Fixed
from bot.flow.proof.values import MANY, single

_MOST_PAIRS = 400


class Pointwise(Node):
    """Two sides that are no numbers, compared value by value with the engine's own rule."""

    def __init__(self, operator: str, left: Node, right: Node) -> None:
        self.operator, self.left, self.right = operator, left, right
        self.names = left.names | right.names
        self.known: dict[tuple[Cell, Cell], Cell] = {}

    def see(self, box: Box) -> Cell:
        """Give the truth of each pair of values; each two cells are compared once."""
        if self.left.blur(box) or self.right.blur(box):
            return TRUTHS  # the engine rounds such numbers; it is asked once they are settled
        pair = box.see(self.left), box.see(self.right)
        found = self.known.get(pair)
        if found is None:
            found = self.known[pair] = self.of_cells(*pair)
        return found

    def of_cells(self, left: Cell, right: Cell) -> Cell:
        """Compare two cells."""
        if UNKNOWN in (left, right):
            return UNKNOWN
        if isinstance(left, Some) and isinstance(right, Some):
            return self.of_pairs(left, right)
        one, other = single(left), single(right)
        if MANY in (one, other):
            return TRUTHS
        return some([self.of_pair(one, other)])

    def of_pairs(self, left: Some, right: Some) -> Cell:
        """Compare each with each, unless they are too many or stand for more than themselves."""
        pairs = list(product(left.values, right.values))
        if len(pairs) > _MOST_PAIRS or not self.fair(left, right):
            return TRUTHS
        return some(self.of_pair(one, other) for one, other in pairs)

    def fair(self, left: Some, right: Some) -> bool:
        """Tell whether texts that stand for many are only held against fixed ones."""
        if any(isinstance(value, Stand) for value in right.values):
            return False
        stands = any(isinstance(value, Stand) for value in left.values)
        return not stands or (isinstance(self.right, Fixed) and self.operator in OF_CLASSES)

    def of_pair(self, left: Any, right: Any) -> Any:  # noqa: ANN401 - values of the engine
        """Compare two values."""
        return None if left is None or right is None else RULES[self.operator](left, right)

    def split(self, box: Box) -> Pieces | None:
        """Tell a known side from an unknown one, then values that fit from those that do not."""
        left, right = box.see(self.left), box.see(self.right)
        for side, cell in ((self.left, left), (self.right, right)):
            if doubtful(cell):
                return side.split(box)
        if (
            isinstance(left, Some)
            and isinstance(right, Some)
            and isinstance(self.left.key, str)
            and len(right.values) == 1
            and self.fair(left, right)
        ):
            return self.left.key, self.fitting(left, *right.values)
        return self.left.split(box) or self.right.split(box)

    def fitting(self, left: Some, value: Any) -> tuple[Cell, Cell]:  # noqa: ANN401 - as above
        """Divide the left values by whether they fit the right one."""
        fit = {one for one in left.values if self.of_pair(one, value)}
        return some(fit), Some(left.values - fit)


OF_CLASSES = frozenset({"is", "is not", "in", "not in", "starts with"})
"""What can be asked of a text that stands for all that begin alike."""
