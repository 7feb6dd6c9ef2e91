"""The journal's counts go in, what evaluators ask of each prototype comes out, versions merged.

All counts are exact here and none is hidden; whoever shows them to people masks small ones
(`bot.evaluation.masking`). Denominators are always runs that were really there: a step is divided
by the runs that were shown it, never by the row above, so branches cannot distort it. Open runs are
not in the journal at all, so they cannot be taken for people who left.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.evaluation.habits import Habits, Table, Whole, habits_of, whole_of
from bot.evaluation.wilson import Interval, wilson
from bot.journal.bins import median, n_within
from bot.journal.places import OTHER, is_step
from bot.journal.tally import Cell, read_label

OUTCOMES = (
    "submitted",
    "informed",
    "not_entitled",
    "out_of_scope",
    "handed_over",
    "stopped",
    "abandoned",
    "failed",
)
"""Every outcome, in the order of a report."""

COMPLETED = ("submitted", "informed", "not_entitled", "out_of_scope")
"""The outcomes that complete a run, as GDS counts since 2015: whoever got what they came to know,
or is told "you are not eligible", or "this service cannot help, call there", has been served as
the design foresees
(designnotes.blog.gov.uk/2015/08/13; M2 of evaluation.md). `handed_over` does not complete: it is
reported beside, or else a form that sends everyone to a person would look best."""

LEFT = ("stopped", "abandoned")
"""The outcomes of citizens who left; `failed` is our own error and is reported beside (M4)."""


@dataclass(frozen=True, slots=True)
class StepMetrics:
    """One step of one prototype. All are numbers of runs but `rejections` and `reasons`.

    `shown` runs saw it (M5's numerator), `answered` settled it, `left` ended there by the
    citizen's will or silence (M4's numerator), `failed` by our error; ends that are too few to be
    told apart are among `left`. `rejected_runs` had a
    rejection there, `recovered` of them settled it. `reasons`: codes with counts, commonest first.
    `timed` runs have a time; `median_seconds` is theirs, within 2.3 % (M6), None without any;
    `median_before_leaving` is that of the runs that left or failed here. `habits` say what else
    they did here.
    """

    step: str
    shown: int
    answered: int
    left: int
    failed: int
    rejections: int
    rejected_runs: int
    recovered: int
    reasons: tuple[tuple[str, int], ...]
    timed: int
    median_seconds: float | None
    median_before_leaving: float | None = None
    habits: Habits = field(default_factory=Habits)

    @property
    def help_rate(self) -> float:
        """M11: runs that asked for help here / runs that were shown it."""
        return self.habits.helped / self.shown if self.shown else 0.0

    @property
    def back_rate(self) -> float:
        """M12: runs that went back from here / runs that were shown it."""
        return self.habits.went_back / self.shown if self.shown else 0.0

    @property
    def loop_index(self) -> float:
        """M12: how many times more than once a run was shown it, on average."""
        return self.habits.showings / self.shown - 1 if self.shown else 0.0

    @property
    def first_time_right(self) -> float:
        """M10: runs whose first answer here was taken without help / runs that settled it."""
        return self.habits.smooth / self.answered if self.answered else 0.0

    @property
    def drop_off(self) -> float:
        """M4: left / shown, from 0 to 1; 0 if never shown."""
        return self.left / self.shown if self.shown else 0.0

    @property
    def error_rate(self) -> float:
        """M9: runs with a rejection / runs that tried an answer (settled or rejected), 0 to 1."""
        tried = self.answered + self.rejected_runs - self.recovered
        return self.rejected_runs / tried if tried else 0.0

    @property
    def troubled(self) -> int:
        """Runs that had trouble here: they left, failed, or recovered from a rejection.

        Our own measure, to put steps in order. Whoever was rejected and left counts once; only
        who recovered, came back and then left counts twice.
        """
        return self.left + self.failed + self.recovered


@dataclass(frozen=True, slots=True)
class PrototypeMetrics:
    """One prototype, all its versions together; rehearsals are apart from citizens.

    `outcomes` has every outcome that occurred, in the order of `OUTCOMES`. `steps` are ordered by
    `shown`, most first, then by name. `median_active` is M7: seconds of active time until the
    request was sent, of the runs that sent one, within 2.3 %; None if none did. `elsewhere` are
    runs that left at a step too rare to be told apart. `whole` is what was counted of whole runs.
    """

    prototype: str
    rehearsal: bool
    versions: tuple[str, ...]
    runs: int
    outcomes: Mapping[str, int]
    steps: tuple[StepMetrics, ...]
    median_active: float | None
    elsewhere: int = 0
    whole: Whole = field(default_factory=Whole)

    @property
    def submission(self) -> Interval:
        """M3: runs that sent a request / runs of people who may have this help, with interval."""
        entitled = self.runs - self.outcomes.get("not_entitled", 0)
        return wilson(self.outcomes.get("submitted", 0), entitled)

    @property
    def start_rate(self) -> float:
        """M1: runs that settled at least one step / runs."""
        return self.whole.begun / self.runs if self.runs else 0.0

    def finished_within(self, seconds: float) -> float:
        """M8: the share of all runs that came to a planned end within so many seconds, pauses too.

        Whoever left is in the denominator and never finishes: leaving competes with finishing.
        """
        bins = [self.whole.elapsed.get(outcome, {}) for outcome in COMPLETED]
        return sum(n_within(counts, seconds) for counts in bins) / self.runs if self.runs else 0.0

    @property
    def completed(self) -> int:
        """M2's numerator: runs with an outcome in `COMPLETED`."""
        return _sum_of(self.outcomes, COMPLETED)

    @property
    def completion(self) -> Interval:
        """M2: completed / runs, as the 95 % interval (`wilson`)."""
        return wilson(self.completed, self.runs)


_NONE: Mapping[str, int] = {}


def measure(counts: Mapping[Cell, int]) -> tuple[PrototypeMetrics, ...]:
    """Measure every prototype in the journal, citizens before rehearsals, by name."""
    labels = sorted({cell.prototype for cell in counts}, key=lambda label: read_label(label)[::-1])
    return tuple(_measure_one(label, counts) for label in labels)


def _measure_one(label: str, counts: Mapping[Cell, int]) -> PrototypeMetrics:
    own = {cell: n for cell, n in counts.items() if cell.prototype == label}
    table = _merge_versions(own)
    outcomes = outcome_counts(table)
    return PrototypeMetrics(
        *read_label(label),
        versions=tuple(sorted({cell.version for cell in own})),
        runs=sum(outcomes.values()),
        outcomes=outcomes,
        steps=step_metrics(table),
        median_active=median(table.get(("active", "submitted"), _NONE)),
        elsewhere=sum(
            _sum_of(by_b, (*LEFT, OTHER))
            for (kind, a), by_b in table.items()
            if kind == "stop" and not is_step(a)
        ),
        whole=whole_of(table),
    )


def _merge_versions(counts: Mapping[Cell, int]) -> Table:
    table: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for cell, n in counts.items():
        table[cell.kind, cell.a][cell.b] += n
    return table


def outcome_counts(table: Table) -> dict[str, int]:
    """Count the runs of each outcome that occurred: those of `OUTCOMES` in order, then others."""
    found = {a: sum(by_b.values()) for (kind, a), by_b in table.items() if kind == "outcome"}
    first = [outcome for outcome in OUTCOMES if outcome in found]
    return {outcome: found[outcome] for outcome in [*first, *sorted(found.keys() - {*first})]}


def step_metrics(table: Table) -> tuple[StepMetrics, ...]:
    """Measure every step that was shown, most shown first, then by name."""
    steps = [_step(a, table) for kind, a in table if kind == "reach" and is_step(a)]
    return tuple(sorted(steps, key=lambda step: (-step.shown, step.step)))


def _step(step: str, table: Table) -> StepMetrics:
    stops, reasons, rejected, times = (
        table.get((kind, step), _NONE) for kind in ("stop", "rejected", "rejected_runs", "time")
    )
    return StepMetrics(
        step=step,
        shown=table["reach", step][""],
        answered=table.get(("answered", step), _NONE).get("", 0),
        left=_sum_of(stops, (*LEFT, OTHER)),
        failed=stops.get("failed", 0),
        rejections=sum(reasons.values()),
        rejected_runs=sum(rejected.values()),
        recovered=rejected.get("answered", 0),
        reasons=tuple(sorted(reasons.items(), key=lambda reason: (-reason[1], reason[0]))),
        timed=sum(times.values()),
        median_seconds=median(times),
        median_before_leaving=median(table.get(("left_after", step), _NONE)),
        habits=habits_of(step, table),
    )


def _sum_of(counts: Mapping[str, int], keys: Iterable[str]) -> int:
    return sum(counts.get(key, 0) for key in keys)
