"""The designers' own scenarios, played through the turn by typing and by tapping."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.conversation.inputs import Asked, Attached, Command, Input, Now, Tapped, Typed
from bot.conversation.path import on_path
from bot.conversation.replies import Reply
from bot.conversation.session import Session
from bot.conversation.turn import begin, take_turn
from bot.flow.answer_types import Words
from bot.flow.flow import Ask, Flow, Review
from bot.flow.load import load_service

NOW = Now(date(2026, 11, 24), 0.0)
GOES_ON = {"reading": "oui", "pages": "fini"}
"""What goes on where something waits: a reading to be checked, the pages of a document."""

SERVICES = [path for path in sorted(Path("flows").iterdir()) if (path / "service.yaml").exists()]
FLOWS = {name: flow for path in SERVICES for name, flow in load_service(path).flows.items()}
SCENARIOS = [
    pytest.param(path, id=path.stem)
    for service in SERVICES
    for path in sorted((service / "scenarios").glob("*.yaml"))
]


@dataclass
class Played:
    """What a scenario led to."""

    asked: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    outcome: str = ""


def play(flow: Flow, scenario: dict[str, Any], *, taps: bool) -> Played:
    """Answer each question as the scenario says; "oui" to what is read back, one page a paper."""
    session, played = begin(flow, "cd" * 16, scenario["language"], NOW), Played()
    turn = take_turn(flow, session, Asked(Command.START), NOW)
    wanted = scenario.get("values", {})
    while turn.session is not None and not turn.session.outcome:
        session = turn.session
        waiting = GOES_ON.get(session.pending.kind) if session.pending else None
        if waiting is None:
            assert session.step not in played.asked, f"{session.step} was asked again"
            played.asked.append(session.step)
        answer = waiting or scenario["answers"][session.step]
        done = _tap(turn.replies[-1], answer) if taps else None
        played.values = {name: on_path(flow, session)(name) for name in wanted}
        turn = take_turn(flow, session, done or _typed(flow, session, answer), NOW)
    assert turn.session is not None
    played.outcome = turn.session.outcome
    return played


def _tap(reply: Reply, answer: str) -> Tapped | None:
    """Tap the button of this answer, if there is one."""
    wanted = {f"={answer}", answer, {"oui": "!confirm", "plus tard": "!later"}.get(answer, "")}
    wanted |= {{"oui": "=yes", "non": "=no", "passer": "!skip", "fini": "!done"}.get(answer, "")}
    keys = [button.key for row in reply.buttons for button in row]
    return next((Tapped(reply.token, key) for key in keys if key in wanted), None)


def _typed(flow: Flow, session: Session, answer: str) -> Input:
    """Type the answer; `photo` sends one."""
    if answer == "photo":
        return Attached(f"photo-{session.step}", "image/jpeg", 90_000)
    return Typed(_words(flow, session, answer))


def _words(flow: Flow, session: Session, answer: str) -> str:
    """Give the words of an option that a scenario names by its id."""
    step = flow.steps[session.step]
    choices = getattr(step.type, "choices", ()) if isinstance(step, Ask) else ()
    labels: dict[str, Words] = {choice.id: choice.label for choice in choices}
    if answer in labels:
        return labels[answer].get(session.language) or labels[answer][flow.language]
    return answer


@pytest.mark.parametrize("taps", [True, False], ids=["tapped", "typed"])
@pytest.mark.parametrize("path", SCENARIOS)
def test_scenario(path: Path, *, taps: bool) -> None:
    """A scenario asks its questions in order, and ends as it says, tapped or typed."""
    scenario = YAML(typ="safe", pure=True).load(path)
    scenario["answers"] = {
        step: {True: "yes", False: "no"}.get(answer, answer) if isinstance(answer, bool) else answer
        for step, answer in scenario["answers"].items()
    }
    played = play(FLOWS[scenario["flow"]], scenario, taps=taps)
    assert played.asked == scenario["asked"]
    assert played.outcome == scenario["outcome"]
    wanted = {name: str(value) for name, value in scenario.get("values", {}).items()}
    assert {name: str(value) for name, value in played.values.items()} == wanted


def test_every_service_has_scenarios() -> None:
    """No shipped flow goes without scenarios."""
    told = {YAML(typ="safe", pure=True).load(s.values[0])["flow"] for s in SCENARIOS}
    assert told == set(FLOWS)


def test_every_review_is_reached() -> None:
    """The scenarios reach every step that asks."""
    asked = {
        step
        for scenario in SCENARIOS
        for step in YAML(typ="safe", pure=True).load(scenario.values[0])["asked"]
    }
    wanted = {
        step.id for flow in FLOWS.values() for step in flow.steps.values()
        if isinstance(step, Ask | Review)
    }  # fmt: skip
    assert asked == wanted
