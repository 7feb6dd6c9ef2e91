"""Proofs against every run of flows made by chance: they agree in everything.

A few flows in a thousand hold conditions that are too rich to be settled. There proofs say that
they cannot know, which is counted, and never anything that the runs do not show.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.flow.flow import AnyStep, Ask, Decide, Flow
from bot.flow.proof.findings import Finding, Kind, findings
from bot.flow.proof.minutes import cost_of
from bot.flow.proof.paths import Paths, count_paths
from bot.flow.proof.program import program_of
from bot.flow.proof.prover import CANNOT_KNOW, Prover, prover_of
from bot.flow.proof.survey import reached
from tests.flow.proof.brute_force import Tried, guards, try_all
from tests.flow.proof.generated import flow_text
from tests.flow.proof.made import flow_of

FLOWS = int(os.environ.get("GUICHET_FLOWS", "90"))
Found = set[tuple[str, ...]]
_FIRST = ("", "1")
"""Repeated steps are told once, for the first item."""


@dataclass
class Made:
    """A flow with what all of its runs came by, and with what was proven of it."""

    text: str
    flow: Flow
    tried: Tried
    prover: Prover
    found: list[Finding]
    paths: Paths


def made_from(seed: int) -> Made:
    """Make a flow, try it and prove it."""
    text = flow_text(seed)
    flow = flow_of(text)
    program = program_of(flow)
    prover = prover_of(program)
    found = list(findings(prover))
    return Made(text, flow, try_all(flow), prover, found, count_paths(program, "en"))


@pytest.fixture(scope="module")
def flows() -> list[Made]:
    """Give flows with all of their runs."""
    return [made_from(seed) for seed in range(FLOWS)]


def wrong(flow: Flow, tried: Tried) -> Found:
    """Say what the runs show to be wrong with a flow."""
    steps = [step for step in guards(flow) if step.partition("#")[2] in _FIRST]
    always = tried.passed - tried.failed
    reached = {step for step in steps if step in tried.reached}
    return {
        *(("unreached", step) for step in steps if step not in reached),
        *(("always", step, str(place)) for step, place in always if step in reached),
        *(one for step in reached for one in wrong_table(flow.steps.get(step), tried)),
        *(one for step in reached for one in wrong_doubt(flow.steps.get(step), tried)),
    }


def wrong_table(table: AnyStep | None, tried: Tried) -> Iterator[tuple[str, ...]]:
    """Say what the runs show to be wrong with a table that somebody comes to."""
    if not isinstance(table, Decide):
        return
    counted = tried.first if table.hit == "first" else tried.true
    for place in range(len(table.rows)):
        if (table.id, place) not in counted:
            yield "dead row", table.id, str(place)
    if table.id in tried.open and table.hit != "all":
        yield "gap", table.id
    for name, row, other in tried.together:
        if name == table.id and table.hit == "unique":
            yield "overlap", table.id, str(row), str(other)


def wrong_doubt(ask: AnyStep | None, tried: Tried) -> Iterator[tuple[str, ...]]:
    """Say whether "is that right?" is asked of nobody, or of everybody who answers."""
    if isinstance(ask, Ask) and ask.unusual is not None:
        for wanted, kind in ((True, "never unusual"), (False, "always unusual")):
            if (ask.id, wanted) not in tried.unusual:
                yield kind, ask.id


def told(finding: Finding) -> tuple[str, ...]:
    """Say what was found, as `wrong` does."""
    match finding.kind:
        case Kind.ALWAYS | Kind.DEAD_ROW:
            return str(finding.kind), finding.step, str(finding.at)
        case Kind.OVERLAP:
            return str(finding.kind), finding.step, str(finding.at), str(finding.other)
        case _:
            return str(finding.kind), finding.step


def unsettled(made: Made) -> set[str]:
    """Give the steps of which proofs say neither that somebody comes there nor that nobody does."""
    answers = {step: reached(made.prover, step) for step in made.prover.program.steps}
    return {step for step, answer in answers.items() if answer == CANNOT_KNOW}


def is_settled(made: Made) -> bool:
    """Tell whether proofs know all there is to know of a flow."""
    found = {told(one) for one in made.found}
    return found == wrong(made.flow, made.tried) and made.paths.possible == len(made.tried.paths)


def test_proofs_say_nothing_that_the_runs_do_not_show(flows: list[Made]) -> None:
    """Whatever is said to be unreached, always so, dead, open or overlapping is so in all runs."""
    for made in flows:
        claimed = {told(one) for one in made.found if one.kind is not Kind.UNSETTLED}
        assert claimed <= wrong(made.flow, made.tried), made.text


def test_proofs_miss_only_what_they_say_they_cannot_know(flows: list[Made]) -> None:
    """Each step that nobody reaches is found, or said to be unsettled."""
    for made in flows:
        missed = wrong(made.flow, made.tried) - {told(one) for one in made.found}
        steps = {found[1] for found in missed if found[0] == "unreached"}
        assert steps <= unsettled(made), made.text


def test_proofs_know_nearly_everything(flows: list[Made]) -> None:
    """In 99 flows of 100 and more, proofs find all that every run together shows."""
    unknown = [made.text for made in flows if not is_settled(made)]
    assert len(unknown) * 100 <= len(flows), unknown[0]


def test_every_walk_is_a_run(flows: list[Made]) -> None:
    """Each walk that proofs show as a witness is a run of the conversation, step by step."""
    for made in flows:
        runs = made.tried.paths | made.tried.stopped
        assert {tuple(walk.reached) for walk in made.prover.walks} <= runs, made.text


def test_paths_are_counted_exactly(flows: list[Made]) -> None:
    """The number of paths, and how many questions they have, are those of all runs."""
    for made in (one for one in flows if one.paths.exact):
        assert made.paths.certain is not None
        questions = Counter(_questions(made.flow, path) for path in made.tried.paths)
        assert made.paths.certain.questions == questions, made.text


def test_where_paths_cannot_be_counted_the_number_lies_between(flows: list[Made]) -> None:
    """At least as many paths are certain, and no more are possible, than there are."""
    for made in flows:
        certain = made.paths.certain.count if made.paths.certain else 0
        assert certain <= len(made.tried.paths) <= made.paths.possible, made.text


def test_extremes_are_paths(flows: list[Made]) -> None:
    """Shortest, longest and slowest are paths of the flow, and no other is more so."""
    for made in (one for one in flows if one.paths.exact):
        paths, runs = made.paths.certain, made.tried.paths
        assert paths is not None
        extremes = (paths.shortest, paths.longest, paths.slowest)
        assert {tuple(extreme.steps()) for extreme in extremes} <= runs, made.text
        assert (paths.slowest.tenths, paths.shortest.questions, paths.longest.questions) == (
            max(_tenths(made.flow, path) for path in runs),
            min(_questions(made.flow, path) for path in runs),
            max(_questions(made.flow, path) for path in runs),
        ), made.text


def _questions(flow: Flow, path: tuple[str, ...]) -> int:
    return sum(isinstance(flow.steps[step], Ask) for step in path)


def _tenths(flow: Flow, path: tuple[str, ...]) -> int:
    return sum(cost_of(flow.steps[step], "en").tenths for step in path)
