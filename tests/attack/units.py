"""Counts have no row for a person, so the attacker makes rows: each stroke of a count is a run.

A count of 7 becomes seven records that show all that its cell shows. Whose they are is drawn among
those whom the cell did count, as nature would: that is the truth, and the attacker never sees it.
`rebuilt` goes further and gives each run a path, drawn from the shares of the steps.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

from bot.journal.marks import Mark, marks_of
from bot.journal.tally import Cell
from tests.attack.citizens import Citizen
from tests.attack.dump import Dump
from tests.attack.seen import Seen

BY_OUTCOME = frozenset({"outcome", "friction", "active", "elapsed", "resumed"})
"""Kinds whose `a` is an outcome."""

OF_RUNS = ("outcome", "friction", "active", "elapsed", "language", "begun")
"""Kinds with exactly one stroke for each run: those that could stand for runs."""

Wanted = Mapping[Mark, list[int]]


def requests_of(dump: Dump, citizens: Sequence[Citizen]) -> list[Seen]:
    """Give the requests as the insider reads them; the day they expire tells the day they came.

    Its words tell the prototype, whose questions they are; the version they do not.
    """
    owners = {citizen.reference: citizen.number for citizen in citizens if citizen.reference}
    flows = {citizen.reference: citizen for citizen in citizens if citizen.reference}
    return [
        Seen(
            owners[request.reference],
            dump.request_places[request.reference,],
            (float(dump.last_days[request.reference].toordinal()) * 86_400,),
            path=frozenset(request.answers),
            marks={
                "prototype": flows[request.reference].prototype,
                "language": request.language,
                "outcome": "submitted",
            },
            names=frozenset({request.reference, request.citizen}),
        )
        for request in dump.requests
    ]


def units_of(dump: Dump, kind: str, citizens: Sequence[Citizen], seed: int = 0) -> list[Seen]:
    """Give one record for each stroke of a kind."""
    random = Random(seed)
    strokes = _strokes(kind, citizens, random)
    cells = sorted((cell for cell in dump.counts if cell.kind == kind), key=_width)
    return [
        Seen(
            strokes.take(cell),
            dump.cell_places[tuple(cell)],
            marks=_marks(cell),
            path=frozenset() if cell.kind in OF_RUNS else frozenset({cell.a}),
        )
        for cell in cells
        for _ in range(dump.counts[cell])
    ]


def rarest_of(dump: Dump, kind: str, citizens: Sequence[Citizen], seed: int = 0) -> list[Seen]:
    """Give the strokes of the smallest counts of a kind, which tell most: about two for each."""
    kept: dict[Cell, int] = {}
    for cell, n in sorted(dump.counts.items(), key=lambda pair: pair[1]):
        if cell.kind == kind and sum(kept.values()) + n <= 1.5 * len(citizens):
            kept[cell] = n
    return units_of(replace(dump, counts=kept), kind, citizens, seed)


def rebuilt(dump: Dump, citizens: Sequence[Citizen], seed: int = 0) -> list[Seen]:
    """Give the runs of `outcome` with a path drawn for each from the reach of the steps."""
    random, reached = Random(seed + 1), defaultdict[tuple[str, str], dict[str, int]](dict)
    for cell, n in dump.counts.items():
        if cell.kind == "reach":
            reached[cell.prototype, cell.version][cell.a] = n
    found = []
    for unit in units_of(dump, "outcome", citizens, seed):
        steps = reached[unit.marks["prototype"], unit.marks.get("version", "*")]
        most = max(steps.values(), default=1)
        path = frozenset(step for step, n in steps.items() if random.random() < n / most)
        found.append(replace(unit, path=path))
    return found


def _width(cell: Cell) -> tuple[bool, bool, bool, Cell]:
    """Sort exact cells before those that hold several."""
    wide = cell.a.startswith(("§", "*")) or cell.a == "other"
    return cell.version == "*", wide, cell.b == "other" or "-t" in cell.b, cell


def _marks(cell: Cell) -> dict[str, str]:
    marks = {"prototype": cell.prototype, "version": cell.version}
    if cell.kind in BY_OUTCOME:
        marks["outcome"] = cell.a
    if cell.kind == "language":
        marks["language"] = cell.a
    return {name: value for name, value in marks.items() if value not in {"*", "other"}}


class _strokes:  # noqa: N801 - used like a function
    """The strokes that citizens made, to be handed out at random to cells that may hold them."""

    def __init__(self, kind: str, citizens: Iterable[Citizen], random: Random) -> None:
        self.left: defaultdict[tuple[str, str], list[tuple[Mark, int]]] = defaultdict(list)
        for citizen in citizens:
            for mark in _of(citizen, kind):
                self.left[citizen.prototype, citizen.version].append((mark, citizen.number))
        for strokes in self.left.values():
            random.shuffle(strokes)

    def take(self, cell: Cell) -> int:
        """Give the owner of a stroke that the cell may hold, or -1 if none is left."""
        for (prototype, version), strokes in self.left.items():
            if prototype == cell.prototype and cell.version in {version, "*"}:
                for place, (mark, owner) in enumerate(strokes):
                    if _may_hold(cell, mark):
                        strokes.pop(place)
                        return owner
        return -1


def _of(citizen: Citizen, kind: str) -> Iterator[Mark]:
    if citizen.run is not None:
        yield from (mark for mark in marks_of(citizen.run) if mark.kind == kind)


def _may_hold(cell: Cell, mark: Mark) -> bool:
    return _same(cell.a, mark.a) and _same(cell.b, mark.b)


def _same(shown: str, true: str) -> bool:
    if shown == true or shown in {"*", "other"} or shown.startswith("§"):
        return True
    first, dash, last = shown.partition("-t")
    return bool(dash) and int(first[1:]) <= int(true[1:]) <= int(last)
