"""Closed runs go in, mergeable counts come out: the whole of what the journal ever holds.

A tally has no row per person, no id, no date and no answer. Runs add up in any order, and tallies
of parts add up to the tally of the whole. Each kind of cell counts one thing, by `a` and `b`. The
M-numbers are the metrics of evaluation.md §1 that are made from it.

outcome (outcome, ""): runs. M2, M3
language (language, "finished" or "unfinished"): runs, by whether they came to an end. M2
begun ("answered" or "nothing", ""): runs, by whether they ever settled a step. M1
reach (step, ""): runs that were shown the step at least once. M4, M5
stop (step, outcome): unfinished runs, at the step they were shown last. M4
answered (step, ""): runs in which the step was settled at least once. M6, M9
rejected (step, reason code): rejections, every one. M9
rejected_runs (step, "answered" or "unanswered"): runs with a rejection there, by whether they ever
    settled the step; the sum of both is all runs with a rejection. M9, M10
event (step, kind of event): events, every one of the kinds in `marks.COUNTED`. M11, M12
event_runs (step, kind of event): runs with such an event there; not for "shown". M11, M12
smooth (step, ""): runs whose first answer there was taken, with no help before it. M10
move, back (step, next step): times that one was shown after the other, forwards or not. M12, M18
pause (step, "resumed" or "left"): pauses, and the silence of the abandoned. M12b
resumed (outcome, ""): runs that went on after a pause. M12b
time (step, bin): runs that settled the step, by their active seconds on it. M6
left_after (step, bin): unfinished runs, by active seconds on the step they were shown last. M6
active (outcome, bin): runs, by active seconds, until the request was sent if it was. M7
elapsed (outcome, bin): runs, by active seconds and pauses, until the same moment. M8
friction (outcome, "0" "1" "2" "3+"): runs, by the number of rejections in the whole run. M10
score (step, option): runs, by the last option they chose. M13, M14

An unfinished run is one that the citizen stopped, that was abandoned, or that the bot failed
(`bot.journal.marks.UNFINISHED`); its last step is that of its latest SHOWN, so a citizen who goes
back and leaves has left at the earlier step. A step is settled by an answer, an allowed "I don't
know" or a skip (`bot.journal.timing.ACCEPTED`). Seconds are explained in `bot.journal.timing`, bins
in `bot.journal.bins`. Every run has one mark of `outcome`, `friction`, `active` and `elapsed`.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.journal.marks import Mark, marks_of
from bot.journal.trace import Run

REHEARSAL = " (rehearsal)"
"""What follows the prototype in the cells of runs that no citizen made."""


class Cell(NamedTuple):
    """What one number of the journal counts; all text, all from the flow or from fixed codes.

    `prototype` is the label that `label_of` gives, so that rehearsals never mix with citizens.
    """

    kind: str
    prototype: str
    version: str
    a: str
    b: str


Place = Callable[[Mark], Mark]
"""Gives the mark under which one is counted: of a step that few reached, one of its section."""


@dataclass(slots=True)
class Tally:
    """Counts of what closed runs did. Two tallies are equal if all their counts are.

    `runs` says how many runs made each count: the number that decides whether it may be shown.
    """

    counts: Counter[Cell] = field(default_factory=Counter)
    runs: Counter[Cell] = field(default_factory=Counter)

    def add(self, run: Run, place: Place = lambda mark: mark) -> None:
        """Count one more closed run, each of its marks where `place` puts it."""
        label = label_of(run)
        cells = Counter(
            Cell(kind, label, run.version, a, b) for kind, a, b in map(place, marks_of(run))
        )
        self.counts.update(cells)
        self.runs.update(cells.keys())

    def merge(self, other: "Tally") -> "Tally":
        """Give the tally of the runs of both; neither is changed."""
        return Tally(self.counts + other.counts, self.runs + other.runs)


def tally_of(runs: Iterable[Run], place: Place = lambda mark: mark) -> Tally:
    """Count closed runs, in whatever order they come."""
    tally = Tally()
    for run in runs:
        tally.add(run, place)
    return tally


def label_of(run: Run) -> str:
    """Give the prototype as cells name it: `redesign`, or `redesign (rehearsal)`.

    A prototype's own name has no space, so the two can never be confused.
    """
    return run.prototype + REHEARSAL if run.rehearsal else run.prototype


def read_label(label: str) -> tuple[str, bool]:
    """Give the prototype's name, and whether its runs were rehearsals; undoes `label_of`."""
    return label.removesuffix(REHEARSAL), label.endswith(REHEARSAL)
