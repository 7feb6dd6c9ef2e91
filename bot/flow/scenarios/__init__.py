"""Scenarios: the designers' own tests, read from YAML with a place for everything, and checked.

A located file becomes a `Scenario`; checks hold it against the draft of its flow. Playing one is a
matter of `bot.simulation`.
"""

from bot.flow.scenarios.checks import check_scenario
from bot.flow.scenarios.reading import read_scenario
from bot.flow.scenarios.scenario import Given, Mentioned, Move, Scenario, Wanted

__all__ = [
    "Given", "Mentioned", "Move", "Scenario", "Wanted", "check_scenario", "read_scenario",
]  # fmt: skip
