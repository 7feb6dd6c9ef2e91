"""Proofs against runs of flows whose answers are many: amounts, days, texts, files."""

import os
from dataclasses import dataclass
from random import Random

import pytest

from bot.flow.flow import Flow
from bot.flow.proof.findings import Finding, Kind, findings
from bot.flow.proof.paths import Effort, Paths, count_paths
from bot.flow.proof.program import program_of
from bot.flow.proof.prover import Prover, prover_of
from tests.flow.proof.brute_force import Tried, try_some
from tests.flow.proof.conversing import conversation_of
from tests.flow.proof.generated_wide import wide_text
from tests.flow.proof.made import flow_of
from tests.flow.proof.representatives import Representatives

FLOWS = int(os.environ.get("GUICHET_FLOWS", "12"))
RUNS = int(os.environ.get("GUICHET_RUNS", "60"))


@dataclass
class Proven:
    """A flow with what was proven of it, and what some runs have shown."""

    text: str
    flow: Flow
    prover: Prover
    found: list[Finding]
    paths: Paths
    tried: Tried


def proven(seed: int) -> Proven:
    """Make a flow, prove it and try it."""
    text, chance = wide_text(seed), Random(seed)
    flow = flow_of(text)
    prover, choices = prover_of(program_of(flow)), Representatives(flow)
    found = list(findings(prover))
    paths = count_paths(program_of(flow), "en", Effort(20_000, 60))
    tried = try_some(flow, lambda ask: [chance.choice(choices.of(ask))], RUNS)
    return Proven(text, flow, prover, found, paths, tried)


@pytest.fixture(scope="module")
def flows() -> list[Proven]:
    """Give flows with some of their runs."""
    return [proven(seed) for seed in range(FLOWS)]


def test_no_run_does_what_is_said_to_be_impossible(flows: list[Proven]) -> None:
    """No run reaches an unreached step, fails what always passes, or counts a dead row."""
    for one in flows:
        for finding in one.found:
            assert not is_refuted(finding, one.tried), one.text


def is_refuted(finding: Finding, tried: Tried) -> bool:
    """Tell whether a run shows the contrary of what was found."""
    match finding.kind:
        case Kind.UNREACHED:
            return finding.step in tried.reached
        case Kind.ALWAYS:
            return (finding.step, finding.at) in tried.failed
        case Kind.DEAD_ROW:
            return (finding.step, finding.at) in tried.first
        case _:
            return False


def test_every_gap_that_a_run_meets_is_told(flows: list[Proven]) -> None:
    """A table to which a run comes without a true row is found open, or not settled."""
    for one in flows:
        kinds = Kind.GAP, Kind.UNSETTLED
        told = {finding.step for finding in one.found if finding.kind in kinds}
        assert one.tried.open <= told, one.text


def test_every_walk_is_a_conversation(flows: list[Proven]) -> None:
    """Each walk that proofs show as a witness is one that the conversation takes."""
    for one in flows:
        for walk in one.prover.walks:
            taken = conversation_of(one.flow, walk)[1:]
            assert tuple(walk.reached) == taken[: len(walk.reached)], one.text


def test_no_more_paths_are_taken_than_are_possible(flows: list[Proven]) -> None:
    """The paths of some runs are no more than are counted as possible."""
    for one in flows:
        assert len(one.tried.paths) <= one.paths.possible, one.text
