"""Which prototype a new citizen gets: drawn by the shares of the trial."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bot.flow.load import load_service
from bot.service.prototypes import Prototypes

FLOWS = load_service(Path("flows/energy-aid")).flows


def _drawn(shares: dict[str, int], count: int = 1000) -> Counter[str]:
    service = replace(FLOWS["redesign"].service, shares=shares)
    trial = Prototypes({name: replace(flow, service=service) for name, flow in FLOWS.items()})
    random = Random(7)
    return Counter(trial.draw(random).prototype for _ in range(count))


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (FLOWS["redesign"].service.shares, 500),
        ({"before": 1, "redesign": 3}, 750),
        ({}, 500),
    ],
    ids=["as shipped", "one to three", "no trial"],
)
def test_shares_are_kept(shares: dict[str, int], expected: int) -> None:
    """Each prototype is drawn about as often as its share says; without shares, all alike."""
    drawn = _drawn(shares)
    assert set(drawn) == {"before", "redesign"}
    assert abs(drawn["redesign"] - expected) < 50


def test_a_share_of_nothing_is_never_drawn() -> None:
    """A prototype that the trial leaves out, or gives 0, is given to nobody."""
    assert _drawn({"redesign": 1}) == _drawn({"before": 0, "redesign": 1}) == {"redesign": 1000}
