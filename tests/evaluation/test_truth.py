"""Every metric read from the journal is the one that the runs themselves give."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluation.metrics import PrototypeMetrics, StepMetrics, measure
from bot.evaluation.wilson import wilson
from bot.journal.tally import Cell
from bot.journal.trace import Run
from tests.evaluation.trial import measured
from tests.evaluation.truth import PLANNED, elapsed, step_truth, whole_truth
from tests.journal.traces import runs

citizens = st.lists(
    runs.filter(lambda run: not run.rehearsal and run.prototype == "redesign"),
    min_size=1,
    max_size=12,
)


def of_step(step: StepMetrics) -> dict[str, object]:
    """Give the figures of a step as the truth names them."""
    return {
        "shown": step.shown, "answered": step.answered, "left": step.left, "failed": step.failed,
        "rejections": step.rejections, "rejected_runs": step.rejected_runs,
        "recovered": step.recovered, "smooth": step.habits.smooth, "helped": step.habits.helped,
        "went_back": step.habits.went_back, "showings": step.habits.showings,
        "median": step.median_seconds, "resumed": step.habits.resumed,
    }  # fmt: skip


def of_whole(one: PrototypeMetrics) -> dict[str, object]:
    """Give the figures of a prototype as the truth names them."""
    whole = one.whole
    return {
        "runs": one.runs, "outcomes": dict(one.outcomes), "completed": one.completed,
        "begun": whole.begun, "smooth_sent": whole.friction.get("submitted", {}).get("0", 0),
        "resumed": sum(whole.resumed.values()), "scores": whole.scores, "moves": whole.moves,
        "backs": whole.backs,
    }  # fmt: skip


@given(citizens)
@settings(deadline=None)
def test_each_step_is_as_the_runs_say(some: list[Run]) -> None:
    """M4 to M6 and M9 to M12b: counts are equal, medians within the width of a bin."""
    (one,) = measured(some)
    for step in one.steps:
        truth, found = step_truth(some, step.step), of_step(step)
        middle = truth.pop("median")
        assert found.pop("median") == (
            pytest.approx(middle, rel=0.023, abs=0.51) if middle is not None else None
        )
        assert found == truth
        rates = (step.help_rate, step.back_rate, step.loop_index, step.first_time_right)
        assert rates == pytest.approx((
            step.habits.helped / step.shown, step.habits.went_back / step.shown,
            step.habits.showings / step.shown - 1,
            step.habits.smooth / step.answered if step.answered else 0.0,
        ))  # fmt: skip


@given(citizens)
@settings(deadline=None)
def test_each_prototype_is_as_the_runs_say(some: list[Run]) -> None:
    """M1 to M3, M10, M12b to M14 and M18: counts are equal."""
    (one,) = measured(some)
    truth = whole_truth(some)
    assert of_whole(one) == {**truth, "outcomes": dict(Counter(run.outcome for run in some))}
    outcomes = Counter(run.outcome for run in some)
    assert one.submission == wilson(outcomes["submitted"], len(some) - outcomes["not_entitled"])
    assert one.start_rate == one.whole.begun / len(some)
    assert one.elsewhere == 0


def test_who_left_where_it_cannot_be_told_is_counted_apart() -> None:
    """Ends under a section or all steps are `elsewhere`; ends of no reason are among who left."""
    counts = {
        Cell("reach", "redesign", "v1", "income", ""): 60,
        Cell("stop", "redesign", "v1", "income", "stopped"): 7,
        Cell("stop", "redesign", "v1", "income", "other"): 6,
        Cell("stop", "redesign", "v1", "§money", "abandoned"): 5,
        Cell("stop", "redesign", "v1", "*", "other"): 11,
        Cell("pause", "redesign", "v1", "income", "resumed"): 6,
        Cell("pause", "redesign", "v1", "income", "left"): 18,
    }
    (one,) = measure(counts)
    assert [(step.step, step.left, step.failed) for step in one.steps] == [("income", 13, 0)]
    assert one.elsewhere == 16
    assert one.steps[0].habits.resume_rate == 0.25


@given(citizens, st.floats(0, 20_000))
@settings(deadline=None)
def test_who_finished_by_when_is_as_the_runs_say(some: list[Run], seconds: float) -> None:
    """M8: the share that finished within a time is between that of a bin less and a bin more."""
    (one,) = measured(some)
    times = [elapsed(run) for run in some if run.outcome in PLANNED]
    low, high = (
        sum(t < bound for t in times) / len(some)
        for bound in (seconds / 1.05 - 1, seconds * 1.05 + 1)
    )
    assert low <= one.finished_within(seconds) <= high
