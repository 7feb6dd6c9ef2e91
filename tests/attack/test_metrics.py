"""R20 of privacy.md: from the journal alone, what evaluators ask is what the citizens did."""

import asyncio

import pytest

from bot.evaluation.metrics import PrototypeMetrics, StepMetrics, measure
from bot.journal.places import ALL, IN_BINS, OTHER, is_step
from bot.journal.release import ReleaseRule
from bot.journal.tally import tally_of
from bot.journal.trace import Run
from tests.attack.trials import journal_of
from tests.evaluation.truth import step_truth, whole_truth

FEW = 5
"""Runs of a count that is joined with others, and so may be missing from a figure of its own."""


@pytest.fixture(scope="module")
def measured(bank: list[Run]) -> list[tuple[PrototypeMetrics, list[Run]]]:
    """Give what the journal says of each prototype after a trial, and the runs of its citizens."""
    found = measure(asyncio.run(journal_of(bank, ReleaseRule(final=True))))
    return [(one, [run for run in bank if run.prototype == one.prototype]) for one in found]


async def test_every_count_that_is_shown_is_exact(bank: list[Run]) -> None:
    """A count of one step and one reason is the number of times that it happened, no other."""
    counts, truth = await journal_of(bank, ReleaseRule(final=True)), tally_of(bank).counts
    single = {
        cell: n
        for cell, n in counts.items()
        if cell.version != ALL and OTHER not in (cell.a, cell.b) and is_step(cell.a)
        and is_step(cell.b or "x") and (cell.kind not in IN_BINS or "-" not in cell.b)
    }  # fmt: skip
    assert len(single) > 300
    assert {cell: (n, truth[cell]) for cell, n in single.items() if n != truth[cell]} == {}


def test_whole_runs_are_as_the_citizens_made_them(
    measured: list[tuple[PrototypeMetrics, list[Run]]],
) -> None:
    """M1 to M3, M10 and M13 to M14: outcomes, starts and scores miss at most what was joined."""
    for one, runs in measured:
        truth = whole_truth(runs)
        assert one.runs >= 0.95 * len(runs)
        for outcome, n in one.outcomes.items():
            held = truth["outcomes"][outcome]  # type: ignore[index]  # counts by outcome
            assert outcome == OTHER or n <= held < n + 2 * FEW, outcome  # of two versions
        assert 0 <= truth["begun"] - one.whole.begun < FEW  # type: ignore[operator]  # a number
        assert one.completed <= truth["completed"] < one.completed + 4 * FEW  # type: ignore[operator]  # a number


def test_steps_are_as_the_citizens_met_them(
    measured: list[tuple[PrototypeMetrics, list[Run]]],
) -> None:
    """M4 to M6, M9 to M12b: every step many were shown has its figures, within what was joined."""
    for one, runs in measured:
        frequent = [step for step in one.steps if step.shown >= len(runs) / 10]
        assert len(frequent) >= 10
        for step in frequent:
            _check(step, step_truth(runs, step.step))


def _check(step: StepMetrics, truth: dict[str, object]) -> None:
    exact = {"shown": step.shown, "answered": step.answered, "smooth": step.habits.smooth}
    assert exact == {name: truth[name] for name in exact}, step.step
    near = {
        "left": step.left, "helped": step.habits.helped, "went_back": step.habits.went_back,
        "rejected_runs": step.rejected_runs, "showings": step.habits.showings,
    }  # fmt: skip
    for name, found in near.items():
        assert found <= truth[name] < found + 4 * FEW, (step.step, name)  # type: ignore[operator]  # a number
    if truth["median"] is not None and step.timed >= 100:
        assert step.median_seconds == pytest.approx(truth["median"], rel=0.08), step.step
