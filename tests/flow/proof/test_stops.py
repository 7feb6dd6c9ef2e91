"""Who goes on from a check, a refusal and an end, and how many paths that leaves."""

import pytest

from bot.flow.proof.findings import findings
from bot.flow.proof.paths import count_paths
from bot.flow.proof.program import program_of
from bot.flow.proof.prover import prover_of
from tests.flow.proof.made import flow_of

FLOW = """prototype: made
language: en
steps:
  - ask: people
    type: number
    text: How many?
    min: 1
    max: 9
{stop}
  - say: few
    when: people < 4
    text: Few.
  - end: handed_over
"""
CHECK = "  - {check: odd, if: people < 4, say: Look again., fix: [people]"


@pytest.mark.parametrize(
    ("stop", "unreached", "paths"),
    [
        ("", [], 2),
        (f"{CHECK}}}", ["few"], 1),
        (f"{CHECK}, may_pass: no}}", ["few"], 1),
        (f"{CHECK}, may_pass: yes}}", [], 2),
        ("    refuse: '< 4'\n    refusal: More.", ["few"], 1),
        ("    refuse: '< 3'\n    refusal: More.", [], 2),
        ("  - {end: out_of_scope, when: people < 4}", ["few"], 2),
    ],
)
def test_nobody_goes_on_from_a_stop(stop: str, unreached: list[str], paths: int) -> None:
    """Checks that may be passed stop nobody; other checks, refusals and ends stop everybody."""
    program = program_of(flow_of(FLOW.format(stop=stop)))
    assert [finding.step for finding in findings(prover_of(program))] == unreached
    counted = count_paths(program, "en")
    assert (counted.exact, counted.possible) == (True, paths)
