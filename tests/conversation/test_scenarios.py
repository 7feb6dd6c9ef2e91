"""The designers' own scenarios, played through the turn by typing and by tapping."""

from datetime import date
from pathlib import Path

import pytest

from bot.conversation.inputs import Now
from bot.flow.flow import Flow
from bot.flow.load import load_path
from bot.flow.scenarios import Scenario
from bot.simulation.acting import Manner
from bot.simulation.player import play
from bot.simulation.rehearsal import Exploring, rehearse

NOW = Now(date(2026, 11, 24), 0.0)
SERVICES = load_path(Path("flows"), scenarios=True)
SCENARIOS = [
    pytest.param(loaded.flows[scenario.flow.text], scenario, id=Path(scenario.file).stem)
    for loaded in SERVICES
    for scenario in loaded.scenarios
]


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize(("flow", "scenario"), SCENARIOS)
def test_scenario(flow: Flow, scenario: Scenario, manner: Manner) -> None:
    """A scenario asks its questions in order, and ends as it says, tapped or typed."""
    assert play(flow, scenario, manner, NOW).failures == ()


def test_every_flow_has_scenarios() -> None:
    """No shipped flow goes without scenarios."""
    for loaded in SERVICES:
        assert {scenario.flow.text for scenario in loaded.scenarios} == set(loaded.flows)


def test_everything_is_covered() -> None:
    """Scenarios take every step, branch, option, row, outcome and language of a shipped flow."""
    for loaded in SERVICES:
        for one in rehearse(loaded, NOW, Exploring(walks=0, seed=1)):
            assert (one.flow, one.coverage.missed) == (one.flow, ())
