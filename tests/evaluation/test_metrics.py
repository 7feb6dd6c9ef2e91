"""Counts become metrics: a truth table by hand, and bounds that always hold."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.habits import Habits
from bot.evaluation.metrics import OUTCOMES, PrototypeMetrics, StepMetrics, measure
from bot.journal.bins import middle
from bot.journal.tally import Cell, tally_of
from bot.journal.trace import Run
from tests.evaluation.trial import CITIZENS, TESTERS, measured
from tests.journal.traces import run_of, runs

INCOME = StepMetrics(
    step="income",
    shown=1198,
    answered=1070,
    left=122,
    failed=6,
    rejections=1192,
    rejected_runs=1192,
    recovered=1070,
    reasons=(("too_high", 1070), ("not_a_number", 122)),
    timed=1070,
    median_seconds=middle("t89"),
    median_before_leaving=middle("t25"),
    habits=Habits(showings=1198, pauses=122),
)


def rounded(one: PrototypeMetrics) -> tuple[object, ...]:
    """Give what is counted, with the steps by name and two figures each."""
    steps = {step.step: (step.shown, step.left) for step in one.steps}
    return one.prototype, one.rehearsal, one.versions, one.runs, dict(one.outcomes), steps


def test_a_trial_that_can_be_counted_by_hand() -> None:
    """Versions merge, rehearsals stay apart, every run has its outcome and its last step."""
    citizens, testers = measured(CITIZENS + TESTERS)
    assert rounded(citizens) == (
        "redesign",
        False,
        ("v1", "v2"),
        1233,
        {
            "submitted": 1070,
            "out_of_scope": 24,
            "handed_over": 7,
            "stopped": 4,
            "abandoned": 122,
            "failed": 6,
        },
        {
            "problem": (1226, 4),
            "income": (1198, 122),
            "review": (1070, 0),
            "request": (1070, 0),
            "elsewhere": (24, 0),
            "old_question": (7, 0),
            "person": (7, 0),
        },
    )
    assert rounded(testers)[:4] == ("redesign", True, ("v1", "v2"), 5)


def test_one_step_in_full() -> None:
    """Every figure of the question that troubles most."""
    (citizens,) = measured(CITIZENS)
    assert [step for step in citizens.steps if step.step == "income"] == [INCOME]
    assert INCOME.median_seconds == pytest.approx(49, rel=0.023)
    assert INCOME.drop_off == 122 / 1198
    assert INCOME.error_rate == 1192 / 1192
    assert INCOME.troubled == 122 + 6 + 1070


@pytest.mark.parametrize(
    ("outcome", "completes"),
    [
        ("submitted", True),
        ("not_entitled", True),
        ("out_of_scope", True),
        ("handed_over", False),
        ("stopped", False),
        ("abandoned", False),
        ("failed", False),
    ],
)
def test_what_completes_a_run(outcome: str, *, completes: bool) -> None:
    """Being told "no" is a completed run, as GDS counts; a hand-over is listed apart."""
    (one,) = measured([run_of(outcome, "0 shown problem")])
    assert one.completed == int(completes)


def test_the_median_time_is_of_those_who_sent_a_request() -> None:
    """Time to finish leaves out those who did not, and is absent if nobody did."""
    (one,) = measured(CITIZENS)
    assert one.median_active == pytest.approx(191, rel=0.023)
    assert measured([run_of("stopped", "0 shown problem")])[0].median_active is None


def test_errors_are_divided_by_those_who_tried() -> None:
    """A run that never tried an answer is no proof that the question is easy."""
    tried = [
        run_of("stopped", "0 shown income\n1 rejected income too_high"),
        run_of("stopped", "0 shown income\n1 answered income"),
        run_of("stopped", "0 shown income"),
    ]
    (one,) = measured(tried)
    assert one.steps[0].error_rate == 1 / 2


def test_a_step_without_figures_divides_nothing() -> None:
    """Rates of a step that nobody was shown or tried are 0, not an error."""
    empty = StepMetrics("income", 0, 0, 0, 0, 0, 0, 0, (), 0, None)
    assert (empty.drop_off, empty.error_rate) == (0.0, 0.0)


def test_prototypes_by_name_and_citizens_first() -> None:
    """The order of a report does not depend on the order of the counts."""
    labels = ("redesign (rehearsal)", "redesign", "before (rehearsal)", "before")
    found = measure(Counter({Cell("outcome", label, "v1", "stopped", ""): 1 for label in labels}))
    assert [(one.prototype, one.rehearsal) for one in found] == [
        ("before", False),
        ("redesign", False),
        ("before", True),
        ("redesign", True),
    ]


def test_an_outcome_of_another_time_is_still_counted() -> None:
    """A journal may hold an outcome that this release does not know; its runs are not lost."""
    (one,) = measured([run_of("redirected", ""), run_of("submitted", "")])
    assert (one.runs, list(one.outcomes)) == (2, ["submitted", "redirected"])


def test_an_empty_journal_has_no_metrics() -> None:
    """Nothing counted is nothing measured."""
    assert measure(Counter()) == ()


@given(st.lists(runs, min_size=1, max_size=10))
def test_rates_stay_between_0_and_1(all_runs: list[Run]) -> None:
    """Whatever citizens do, runs add up and no rate leaves 0 to 1, in branches and loops too."""
    found = measure(tally_of(all_runs).counts)
    assert sum(one.runs for one in found) == len(all_runs)
    for one in found:
        assert set(one.outcomes) <= set(OUTCOMES)
        assert all(0 <= step.drop_off <= 1 for step in one.steps)
        assert all(0 <= step.error_rate <= 1 for step in one.steps)
        assert all(step.left + step.failed <= step.shown <= one.runs for step in one.steps)
