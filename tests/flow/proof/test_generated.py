"""Proofs against every run of flows made by chance: they agree in everything."""

import os

import pytest

from bot.flow.flow import Ask, Decide, Flow
from bot.flow.proof.findings import Finding, Kind, findings
from bot.flow.proof.minutes import cost_of
from bot.flow.proof.paths import count_paths
from bot.flow.proof.program import program_of
from bot.flow.proof.prover import prover_of
from bot.flow.proof.tally import median
from tests.flow.proof.brute_force import Tried, try_all
from tests.flow.proof.generated import flow_text
from tests.flow.proof.made import flow_of

FLOWS = int(os.environ.get("GUICHET_FLOWS", "90"))
Rows = set[tuple[str, ...]]


@pytest.fixture(scope="module")
def made() -> list[tuple[str, Flow, Tried]]:
    """Give flows with all of their runs."""
    texts = [flow_text(seed) for seed in range(FLOWS)]
    return [(text, flow, try_all(flow)) for text in texts for flow in [flow_of(text)]]


def wrong(flow: Flow, tried: Tried) -> Rows:
    """Say what the runs show to be wrong with a flow."""
    clauses = {pair for pair in tried.passed - tried.failed if pair[0] in tried.reached}
    tables = [
        step
        for step in flow.steps.values()
        if isinstance(step, Decide) and step.id in tried.reached
    ]
    counted = {"first": tried.first, "unique": tried.true}
    return {
        *(("unreached", step) for step in flow.steps if step not in tried.reached),
        *(("always", step, str(place)) for step, place in clauses),
        *(
            ("dead row", table.id, str(place))
            for table in tables
            for place in range(len(table.rows))
            if (table.id, place) not in counted[table.hit]
        ),
        *(("gap", table) for table in tried.open),
        *(
            ("overlap", table.id, str(row), str(other))
            for table in tables
            for name, row, other in tried.together
            if name == table.id and table.hit == "unique"
        ),
    }


def told(finding: Finding) -> tuple[str, ...]:
    """Say what was found, as `wrong` does."""
    places = {
        Kind.UNREACHED: (),
        Kind.GAP: (),
        Kind.UNSETTLED: (),
        Kind.OVERLAP: (str(finding.at), str(finding.other)),
    }
    return (str(finding.kind), finding.step, *places.get(finding.kind, (str(finding.at),)))


def test_proofs_find_what_all_runs_show(made: list[tuple[str, Flow, Tried]]) -> None:
    """What nobody reaches, what always passes, dead rows, gaps and overlaps: all, and no other."""
    for text, flow, tried in made:
        found = {told(one) for one in findings(prover_of(program_of(flow)))}
        assert found == wrong(flow, tried), text


def test_every_walk_is_a_run(made: list[tuple[str, Flow, Tried]]) -> None:
    """Each walk that proofs show as a witness is a run of the machine, step by step."""
    for text, flow, tried in made:
        prover = prover_of(program_of(flow))
        list(findings(prover))
        assert {tuple(walk.reached) for walk in prover.walks} <= tried.paths, text


def test_paths_are_counted_exactly(made: list[tuple[str, Flow, Tried]]) -> None:
    """The number of paths, and how many questions they have, are those of all runs."""
    for text, flow, tried in made:
        paths = count_paths(program_of(flow), "en")
        assert paths.certain is not None
        assert (paths.exact, paths.possible) == (True, len(tried.paths)), text
        questions = sorted(_questions(flow, path) for path in tried.paths)
        counted = sorted(n for n, count in paths.certain.questions.items() for _ in range(count))
        assert counted == questions, text


def test_extremes_are_paths(made: list[tuple[str, Flow, Tried]]) -> None:
    """Shortest, longest and slowest are paths of the flow, and no other is more so."""
    for text, flow, tried in made:
        paths = count_paths(program_of(flow), "en").certain
        assert paths is not None
        tenths = [sum(cost_of(flow.steps[s], "en").tenths for s in path) for path in tried.paths]
        assert {*map(tuple, (paths.shortest.steps(), paths.longest.steps()))} <= tried.paths
        assert tuple(paths.slowest.steps()) in tried.paths
        assert (paths.slowest.tenths, paths.shortest.questions) == (
            max(tenths), min(_questions(flow, path) for path in tried.paths)
        ), text  # fmt: skip


def _questions(flow: Flow, path: tuple[str, ...]) -> int:
    return sum(isinstance(flow.steps[step], Ask) for step in path)


@pytest.mark.parametrize(
    ("numbers", "middle"), [({3: 1}, 3), ({1: 1, 4: 1}, 2.5), ({1: 2, 9: 3}, 9), ({1: 3, 9: 3}, 5)]
)
def test_every_path_counts_once_in_the_median(numbers: dict[int, int], middle: float) -> None:
    """The typical path is the median, of which numbers come as often as there are paths."""
    assert median(numbers) == middle
