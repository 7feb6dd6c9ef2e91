"""Random walks end, come again from their seed, and find faults that were planted."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.inputs import Asked, Command, Input, Now
from bot.conversation.scene import Turn
from bot.conversation.session import Session
from bot.conversation.turn import take_turn
from bot.flow.flow import Flow
from bot.flow.load import load_path
from bot.simulation import talk
from bot.simulation.walks import Walked, walk_flow
from tests.simulation.small import CARD, NOW, both, service, told

SHIPPED = [
    pytest.param(flow, id=name)
    for loaded in load_path(Path("flows"))
    for name, flow in loaded.flows.items()
]


@pytest.mark.parametrize("flow", SHIPPED)
def test_shipped_flows_strand_nobody(flow: Flow) -> None:
    """Every walk through a shipped flow comes to an end."""
    walked = walk_flow(flow, 2026, 40, NOW)
    assert (walked.failure, walked.scenario) == (None, "")
    assert walked.inputs > 40 * 2


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9))
def test_the_same_seed_walks_the_same_way(seed: int) -> None:
    """Two runs from one seed are the same, to the input."""
    flow = SHIPPED[0].values[0]
    assert isinstance(flow, Flow)
    assert walk_flow(flow, seed, 3, NOW) == walk_flow(flow, seed, 3, NOW)


def again(folder: Path, walked: Walked, flow: str = CARD) -> list[tuple[str, int]]:
    """Play the scenario that a failed walk printed, as `guichet test` does; gives its failures."""
    loaded = service(folder, walked.scenario, flow=flow)
    tapped, _ = both(loaded.flows["card"], loaded.scenarios[0])
    return told(tapped)


def forgetful(flow: Flow, session: Session, given: Input, now: Now) -> Turn:
    """Raise where somebody goes back to the age after having sent a paper."""
    turn = take_turn(flow, session, given, now)
    back = given == Asked(Command.BACK) or getattr(given, "key", "") == "!back"
    if back and "interests" in session.answers and turn.session and turn.session.step != "look":
        raise KeyError(turn.session.step)
    return turn


def test_a_planted_fault_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that fails on a rare turn is found; the scenario repeats it in the fewest turns."""
    flow = service(tmp_path).flows["card"]
    monkeypatch.setattr(talk, "take_turn", forgetful)
    walked = walk_flow(flow, 5, 200, NOW)
    assert walked.failure is not None
    assert walked.failure.kind == "raised"
    turns = [line for line in walked.scenario.splitlines() if line.startswith("  - ")]
    assert len(turns) <= 6
    assert again(tmp_path, walked) == [("raised", 3 + 1 + len(turns))]


STRANDING = (
    CARD.replace("    min: 3\n    max: 120\n", "    min: 13.2\n    max: 13.8\n")
    .replace('    unusual: "> 100"\n', "")
    .replace("    unsure: yes\n", "")
)


def test_a_flow_that_strands_people_is_found(tmp_path: Path) -> None:
    """A question that no answer fits is found; the scenario leads to it and cannot leave."""
    flow = service(tmp_path, flow=STRANDING).flows["card"]
    walked = walk_flow(flow, 1, 50, NOW)
    assert walked.failure is not None
    assert (walked.failure.kind, walked.failure.values["step"]) == ("stranded", "age")
    lines = walked.scenario.splitlines()
    assert again(tmp_path, walked, STRANDING) == [("no_outcome", len(lines))]
