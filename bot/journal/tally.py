"""Closed runs go in, mergeable counts come out: the whole of what the journal ever holds.

A tally has no row per person, no id, no date and no answer. Runs add up in any order, and tallies
of parts add up to the tally of the whole. Each kind of cell counts one thing, by `a` and `b`. The
M-numbers are the metrics of evaluation.md §1 that are made from it.

outcome (outcome, ""): runs. M2, M3
reach (step, ""): runs that were shown the step at least once. M4, M5
stop (step, outcome): unfinished runs, at the step they were shown last. M4
answered (step, ""): runs in which the step was settled at least once. M6, M9
rejected (step, reason code): rejections, every one. M9
rejected_runs (step, "answered" or "unanswered"): runs with a rejection there, by whether they ever
    settled the step; the sum of both is all runs with a rejection. M9, M10
event (step, kind of event): events, every one of the kinds in `marks.COUNTED`. M11, M12
time (step, bin): runs that settled the step, by their active seconds on it. M6
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
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.journal.marks import marks_of
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


@dataclass(slots=True)
class Tally:
    """Counts of what closed runs did. Two tallies are equal if all their counts are."""

    counts: Counter[Cell] = field(default_factory=Counter)

    def add(self, run: Run) -> None:
        """Count one more closed run."""
        label = label_of(run)
        self.counts.update(
            Cell(mark.kind, label, run.version, mark.a, mark.b) for mark in marks_of(run)
        )

    def merge(self, other: "Tally") -> "Tally":
        """Give the tally of the runs of both; neither is changed."""
        return Tally(self.counts + other.counts)


def tally_of(runs: Iterable[Run]) -> Tally:
    """Count closed runs, in whatever order they come."""
    tally = Tally()
    for run in runs:
        tally.add(run)
    return tally


def label_of(run: Run) -> str:
    """Give the prototype as cells name it: `redesign`, or `redesign (rehearsal)`.

    A prototype's own name has no space, so the two can never be confused.
    """
    return run.prototype + REHEARSAL if run.rehearsal else run.prototype


def read_label(label: str) -> tuple[str, bool]:
    """Give the prototype's name, and whether its runs were rehearsals; undoes `label_of`."""
    return label.removesuffix(REHEARSAL), label.endswith(REHEARSAL)
