"""What is left when a trial ends: counts of too few runs are joined until they are of enough.

Small counts and what stands in the journal already go in; counts that may be added come out, each
of them made by enough runs or beside others of its kind. What is still too small when all of its
kind is together is dropped.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from bot.journal.places import ALL, BY_OUTCOME, BY_RUN, IN_BINS, OTHER, SECTION, Sections, is_step
from bot.journal.ranges import joined
from bot.journal.tally import Cell, Tally, read_label

Wider = Callable[[Cell], Cell]
"""Gives the cell under which one is counted together with others."""

_SEVERAL = 2
"""Over several steps the same run may count more than once, so twice as many are asked for."""


@dataclass(slots=True)
class _Rolling:
    rest: Mapping[Cell, int]
    sections: Sections
    least: Callable[[str], int]
    left: Tally
    done: Counter[Cell] = field(default_factory=Counter)

    def roll(self) -> None:
        """Join what is left, a little at a time."""
        self.widen(self.left.runs, lambda cell: cell)
        self.join_bins()
        for wider in (_other, _of_outcomes, _other_of_outcomes):
            self.widen(self.cells(of_runs=True), wider)
        one_kind = [cell for cell in self.cells(of_runs=False) if "event" not in cell.kind]
        self.widen(one_kind, _other)
        for wider in (self.of_section, self.other_of_section, _of_all, _other_of_all):
            self.widen(self.cells(of_runs=False), wider, _SEVERAL)

    def cells(self, *, of_runs: bool) -> list[Cell]:
        """Give the cells left that are of whole runs, or those that are of steps."""
        return [cell for cell in self.left.runs if (cell.kind in BY_RUN) is of_runs]

    def widen(self, cells: Iterable[Cell], wider: Wider, times: int = 1) -> None:
        """Count cells under wider ones, where that makes them enough."""
        groups: defaultdict[Cell, list[Cell]] = defaultdict(list)
        for cell in cells:
            groups[wider(cell)].append(cell)
        for wide, members in groups.items():
            several = times if len(members) > 1 else 1
            runs = sum(self.left.runs[cell] for cell in members)
            if self.known(wide) or runs >= several * self.least(wide.prototype):
                self.take(wide, members)

    def known(self, cell: Cell) -> bool:
        """Tell whether enough others stand under a cell already."""
        return cell in self.done or cell in self.rest

    def take(self, wide: Cell, members: Iterable[Cell]) -> None:
        """Count cells that are left under a wider one."""
        for cell in members:
            self.done[wide] += self.left.counts.pop(cell)
            del self.left.runs[cell]

    def join_bins(self) -> None:
        """Join bins of time of the same step or outcome; what stays is of no bin."""
        for group, bins in _by_bins(self.left):
            done, left = joined(bins, partial(self.enough_in, group))
            for b in bins:
                del self.left.counts[group._replace(b=b)], self.left.runs[group._replace(b=b)]
            self.done.update({group._replace(b=b): n for b, n in done.items()})
            if left:
                rest = group._replace(b=OTHER)
                self.left.counts[rest] = self.left.runs[rest] = left.total()

    def enough_in(self, group: Cell, b: str, runs: int) -> bool:
        """Tell whether a range of times of a step or outcome may be counted."""
        return runs >= self.least(group.prototype) or self.known(group._replace(b=b))

    def of_section(self, cell: Cell) -> Cell:
        """Give the cell of a step's section; that of all steps if it has none."""
        section = self.sections.get(read_label(cell.prototype)[0], {}).get(cell.a)
        wide = f"{SECTION}{section}" if section else ALL
        return cell._replace(a=wide) if is_step(cell.a) else cell

    def other_of_section(self, cell: Cell) -> Cell:
        """Give the cell of a step's section for all that is not told apart."""
        return _other(self.of_section(cell))


def _other_of_all(cell: Cell) -> Cell:
    return _other(_of_all(cell))


def _other(cell: Cell) -> Cell:
    return cell._replace(b=OTHER) if cell.b else cell


def _of_outcomes(cell: Cell) -> Cell:
    return cell._replace(a=OTHER) if cell.kind in BY_OUTCOME | {"outcome", "language"} else cell


def _other_of_outcomes(cell: Cell) -> Cell:
    return _other(_of_outcomes(cell))


def _of_all(cell: Cell) -> Cell:
    return cell._replace(a=ALL)


def _by_bins(left: Tally) -> Iterator[tuple[Cell, dict[str, int]]]:
    groups: defaultdict[Cell, dict[str, int]] = defaultdict(dict)
    for cell, n in left.counts.items():
        if cell.kind in IN_BINS and cell.b != OTHER:
            groups[cell._replace(b="")][cell.b] = n
    yield from groups.items()


def rolled_up(
    left: Tally, rest: Mapping[Cell, int], sections: Sections, least: Callable[[str], int]
) -> Counter[Cell]:
    """Join what is left of several releases, so that nothing in the journal is of too few runs.

    `rest` is what the journal holds; a count that stands there already may grow by any number.
    `least` gives how many runs it takes, by the prototype's label.
    """
    copy = Tally(Counter(left.counts), Counter(left.runs))
    rolling = _Rolling(rest, sections, least, copy)
    rolling.roll()
    return rolling.done
