"""Proofs against runs of every shipped flow, and of those that come from elsewhere.

Where answers that conditions can tell apart are few, every run is tried; else some, by chance.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from bot.flow.flow import Flow
from bot.flow.load import load_service
from bot.flow.proof.findings import findings
from bot.flow.proof.paths import THOROUGH, Effort, Paths, count_paths
from bot.flow.proof.program import program_of
from bot.flow.proof.prover import Prover, prover_of
from bot.flow.proof.survey import reached
from tests.flow.proof.brute_force import TooManyError, Tried, guards, try_all, try_some
from tests.flow.proof.conversing import conversation_of
from tests.flow.proof.representatives import Representatives

RUNS = int(os.environ.get("GUICHET_RUNS", "60"))
FOLDERS = sorted(
    path.parent for where in ("flows", "tests/flow/elsewhere")
    for path in Path(where).glob("*/service.yaml")
)  # fmt: skip
_FEW = 500
_MANY_STEPS = 100
_BRIEF = Effort(3_000, 20)


@dataclass
class Proven:
    """A flow with what was proven of it and what runs have shown; all of them, or some."""

    flow: Flow
    prover: Prover
    paths: Paths
    tried: Tried
    all_tried: bool


def proven(flow: Flow) -> Proven:
    """Prove a flow, and try it."""
    program, choices = program_of(flow), Representatives(flow)
    long, chance = len(flow.steps) > _MANY_STEPS, Random(flow.prototype)
    paths = count_paths(program, flow.language, _BRIEF if long else THOROUGH)
    try:
        tried, complete = try_all(flow, choices.of, 0 if long else _FEW), True
    except TooManyError:
        tried = try_some(flow, lambda ask: [chance.choice(choices.of(ask))], RUNS)
        complete = False
    return Proven(flow, prover_of(program), paths, tried, complete)


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def flows(request: pytest.FixtureRequest) -> list[Proven]:
    """Give the flows of one service."""
    return [proven(flow) for flow in load_service(request.param).flows.values()]


def test_what_runs_reach_is_not_said_to_be_out_of_reach(flows: list[Proven]) -> None:
    """No step that a run came to is said to be reached by nobody."""
    for one in flows:
        never = {step for step in guards(one.flow) if reached(one.prover, step).never}
        assert never & one.tried.reached == set()


def test_whoever_is_said_to_come_to_a_step_comes_there(flows: list[Proven]) -> None:
    """Whom proofs name as coming to a step, the conversation takes to it."""
    for one in flows:
        for step in guards(one.flow):
            walk = reached(one.prover, step).walk
            assert walk is None or step in conversation_of(one.flow, walk)


def test_of_the_flows_that_ship_everything_is_known(flows: list[Proven]) -> None:
    """For each step of the flows that ship, and of all short ones, somebody is known who comes."""
    for one in (one for one in flows if len(one.flow.steps) <= _MANY_STEPS):
        unknown = [step for step in guards(one.flow) if reached(one.prover, step).walk is None]
        assert (unknown, one.paths.exact) == ([], True)


def test_nothing_is_wrong_with_them_in_any_run(flows: list[Proven]) -> None:
    """Proofs find no fault, and no run comes to a table without a row or with one too many."""
    for one in flows:
        assert list(findings(one.prover)) == []
        unique = {step for step in one.flow.steps if _is_unique(one.flow, step)}
        assert {table for table, _, _ in one.tried.together} & unique == set()
        assert one.tried.open == set()


def _is_unique(flow: Flow, step: str) -> bool:
    return getattr(flow.steps[step], "hit", "") == "unique"


def test_every_path_of_a_run_is_counted(flows: list[Proven]) -> None:
    """There are as many paths as are counted, if all runs are tried, and never more."""
    for one in flows:
        assert len(one.tried.paths) <= one.paths.possible
        if one.all_tried and one.paths.exact:
            assert len(one.tried.paths) == one.paths.possible


def test_walks_are_made_of_answers_that_questions_take(flows: list[Proven]) -> None:
    """Every walk that proofs made is one that the conversation takes, step by step."""
    for one in flows:
        for walk in one.prover.walks:
            taken = conversation_of(one.flow, walk)[1:]
            assert tuple(walk.reached) == taken[: len(walk.reached)]
