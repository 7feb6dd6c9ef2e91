"""Inference: somebody who knows a citizen's request guesses what it does not say, from the counts.

Known are prototype, version, outcome and path. Guessed are how often the citizen was refused, how
long they took, whether they asked for help, and the score they gave. A guess is the likeliest value
by the counts of the narrowest group that the citizen is in: small groups give their members away.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.journal.bins import bin_label
from bot.journal.tally import Cell
from bot.journal.timing import time_spent
from bot.journal.trace import EventKind, Run

Guesses = dict[str, str]

_HELP = (EventKind.HELPED.value, EventKind.EXPLAINED.value)
_MANY = 3
_WIDE = 10
"""Bins of time in one class of duration: 10 bins of 4.5 % are a factor of 1.55."""


@dataclass(frozen=True)
class Known:
    """What the request tells of its citizen."""

    prototype: str
    version: str
    outcome: str
    path: frozenset[str]


def known_of(run: Run) -> Known:
    """Give what is known of the citizen whose run this is."""
    steps = frozenset(event.step for event in run.events if event.kind is EventKind.SHOWN)
    return Known(run.prototype, run.version, run.outcome, steps)


def secrets_of(run: Run) -> Guesses:
    """Give the truth that is to be guessed."""
    rejected = sum(event.kind is EventKind.REJECTED for event in run.events)
    scores = [event.code for event in run.events if event.kind is EventKind.SCORED]
    helped = any(event.kind.value in _HELP for event in run.events)
    return {
        "rejections": str(rejected) if rejected < _MANY else "3+",
        "duration": class_of(bin_label(time_spent(run.events).active)),
        "helped": "yes" if helped else "no",
        "score": scores[-1] if scores else "none",
    }


def class_of(label: str) -> str:
    """Give the class of a bin, or of the middle of a range of bins."""
    first, _, last = label.replace("t", "").partition("-")
    return str((int(first) + int(last or first)) // 2 // _WIDE)


@dataclass
class Guesser:
    """The counts of a journal, or the difference of two, ready for guessing."""

    counts: Mapping[Cell, int]
    index: dict[tuple[str, str, str], Counter[tuple[str, str]]] = field(init=False)
    done: dict[tuple[Known, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = defaultdict[tuple[str, str, str], Counter[tuple[str, str]]](Counter)
        for cell, n in self.counts.items():
            found[cell.kind, cell.prototype, cell.version][cell.a, cell.b] += n
        self.index = dict(found)

    def guess(self, known: Known) -> Guesses:
        """Give the likeliest value of each secret; "" where the counts say nothing."""
        return {name: self._once(known, name) for name in _WAYS}

    def _once(self, known: Known, name: str) -> str:
        if (known, name) not in self.done:
            self.done[known, name] = _WAYS[name](self, known)
        return self.done[known, name]

    def cells(self, kind: str, known: Known) -> Counter[tuple[str, str]]:
        """Give the cells of a kind in the narrowest group that has any."""
        for version in (known.version, "*"):
            found = self.index.get((kind, known.prototype, version))
            if found:
                return found
        return Counter()

    def by_outcome(self, kind: str, known: Known) -> Counter[str]:
        """Give what is counted by an outcome: its own cells, or those left over."""
        cells = self.cells(kind, known)
        for outcome in (known.outcome, "other", "*"):
            found = Counter({b: n for (a, b), n in cells.items() if a == outcome and b != "other"})
            if found:
                return found
        return Counter()


def _likeliest(found: Counter[str]) -> str:
    return max(sorted(found), key=found.__getitem__, default="")


def _rejections(guesser: Guesser, known: Known) -> str:
    return _likeliest(guesser.by_outcome("friction", known))


def _duration(guesser: Guesser, known: Known) -> str:
    classes = Counter[str]()
    for label, n in guesser.by_outcome("active", known).items():
        classes[class_of(label)] += n
    return _likeliest(classes)


def _helped(guesser: Guesser, known: Known) -> str:
    """Tell from the steps of the path: at each, how many of those who saw it asked for help."""
    reach, events, none = guesser.cells("reach", known), guesser.cells("event", known), 1.0
    for step in known.path:
        shown = reach.get((step, ""), 0)
        asked = sum(events.get((step, kind), 0) for kind in _HELP)
        none *= 1 - min(1.0, asked / shown) if shown else 1.0
    return ("yes" if none < 0.5 else "no") if reach else ""


def _score(guesser: Guesser, known: Known) -> str:
    if "ease" not in known.path:
        return "none"
    scores = guesser.cells("score", known).items()
    return _likeliest(Counter({b: n for (a, b), n in scores if a == "ease" and b != "other"}))


_WAYS: Mapping[str, Callable[[Guesser, Known], str]] = {
    "rejections": _rejections,
    "duration": _duration,
    "helped": _helped,
    "score": _score,
}
