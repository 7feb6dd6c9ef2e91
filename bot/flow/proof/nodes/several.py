"""Several options at once: whether some are among those chosen, and how many were."""

from dataclasses import replace

from bot.flow.proof.boxes import Box, Key, Node, Pieces
from bot.flow.proof.cells import Cell, Number, Picked, Some, Span, doubtful, fitted, some
from bot.flow.proof.nodes.amounts import EVERY_NUMBER
from bot.flow.proof.nodes.logic import TRUTHS
from bot.flow.proof.values import cut, with_or_without


class Includes(Node):
    """`interests includes [books, films]`: all of the wanted options are among those chosen."""

    def __init__(self, left: Node, wanted: frozenset[str]) -> None:
        self.left, self.wanted = left, wanted
        self.names = left.names

    def see(self, box: Box) -> Cell:
        """Give whether the options are chosen."""
        cell = box.see(self.left)
        if not isinstance(cell, Picked):
            return cell if isinstance(cell, Some) and cell.values <= {None} else TRUTHS
        found = {True} if self.wanted <= cell.possible else set()
        found |= set() if self.wanted <= cell.sure else {False}
        return some(found | ({None} if cell.unknown else set()))

    def split(self, box: Box) -> Pieces | None:
        """Tell whether there is an answer, then whether one wanted option is in it."""
        cell = box.see(self.left)
        if doubtful(cell) or not isinstance(cell, Picked) or self.left.key is None:
            return self.left.split(box)
        open_ones = [one for one in cell.order if one in (self.wanted & cell.possible) - cell.sure]
        return (self.left.key, with_or_without(cell, open_ones[0])) if open_ones else None


class CountOf(Node):
    """How many of several options were chosen."""

    numeric = True

    def __init__(self, key: Key, chosen: Node) -> None:
        self.key = key
        self.chosen = chosen
        self.names = chosen.names

    def see(self, box: Box) -> Cell:
        """Give the counts that the options allow."""
        cell = box.see(self.chosen)
        if isinstance(cell, Picked):
            return Span(cell.least, cell.most, step=1, unknown=cell.unknown)
        return cell if isinstance(cell, Some) else EVERY_NUMBER

    def split(self, box: Box) -> Pieces | None:
        """Know more of the options."""
        return self.chosen.split(box)

    def pieces(self, box: Box, operator: str, at: Number) -> Pieces | None:
        """Divide by the count, which then holds for the options."""
        cell = box.see(self.chosen)
        if not isinstance(cell, Picked) or self.chosen.key is None:
            return super().pieces(box, operator, at)
        counts = cut(Span(cell.least, cell.most, step=1), operator, at)
        found = [
            fitted(replace(cell, least=int(c.low), most=int(c.high)))
            for c in counts
            if isinstance(c, Span)
        ]
        return self.chosen.key, tuple(found)
