"""A trial for tests: runs of few shapes, so that every figure can be checked by hand."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from bot.evaluation.metrics import PrototypeMetrics, measure
from bot.flow.answer_types import Money, YesNo
from bot.flow.flow import Ask, End, Flow, Review, Service, Submit
from bot.journal.tally import tally_of
from bot.journal.trace import Run
from tests.journal.traces import run_of

if TYPE_CHECKING:
    from transitions import Machine

SENT = run_of(
    "submitted",
    """
    0   shown     problem
    12  answered  problem
    0   shown     income
    9   rejected  income too_high
    40  answered  income
    0   shown     review
    130 answered  review
    0   shown     request
    0   submitted request
    """,
)
ABANDONED = replace(
    run_of(
        "abandoned",
        """
        0  shown    problem
        20 answered problem
        0  shown    income
        3  rejected income not_a_number
        """,
    ),
    version="v2",
)
STOPPED = run_of("stopped", "0 shown problem")
FAILED = run_of("failed", "0 shown problem\n2 answered problem\n0 shown income")
ELSEWHERE = run_of("out_of_scope", "0 shown problem\n5 answered problem\n0 shown elsewhere")
HANDED_OVER = run_of("handed_over", "0 shown old_question\n1 answered old_question\n0 shown person")

CITIZENS = (
    [SENT] * 1070 + [ABANDONED] * 122 + [STOPPED] * 4 + [FAILED] * 6 + [ELSEWHERE] * 24
    + [HANDED_OVER] * 7
)  # fmt: skip
TESTERS = [replace(run, rehearsal=True) for run in [SENT] * 3 + [ABANDONED, FAILED]]


def measured(runs: list[Run]) -> tuple[PrototypeMetrics, ...]:
    """Measure runs as if the journal held them."""
    return measure(tally_of(runs).counts)


def _step(step: str) -> tuple[str, None, tuple[()], int]:
    return step, None, (), 1


FLOW = Flow(
    prototype="redesign",
    version="v2",
    language="fr",
    languages=("fr",),
    service=Service(name={}, languages=("fr",), constants={}),
    sections=(),
    facts={},
    steps={
        "problem": Ask(*_step("problem"), text={}, type=YesNo()),
        "elsewhere": End(*_step("elsewhere"), outcome="out_of_scope"),
        "person": End(*_step("person"), outcome="handed_over"),
        "savings": Ask(*_step("savings"), text={}, type=Money()),
        "income": Ask(*_step("income"), text={}, type=Money()),
        "review": Review(*_step("review"), text={}),
        "request": Submit(*_step("request"), text={}),
    },
    machine=cast("Machine", None),
)
