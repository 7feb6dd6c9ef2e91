"""The truth that citizens keep of themselves, held against what the turns recorded of them."""

from collections import Counter

from bot.journal.timing import ACCEPTED
from bot.journal.trace import EventKind
from tests.attack.citizens import Citizen
from tests.attack.lived import Lived

_SETTLES = {"answer", "unsure", "skip"}


def test_citizens_tell_what_the_turns_recorded(lived: Lived) -> None:
    """Refusals, requests for help, "why" and going back are in the run as the citizen did them."""
    for citizen in lived.citizens:
        assert citizen.run is not None
        events = citizen.run.events
        told = {kind: Counter((e.step, e.code) for e in events if e.kind is kind) for kind in _ACTS}
        assert told == {kind: _did(citizen, what) for kind, what in _ACTS.items()}, citizen.number


_ACTS = {
    EventKind.REJECTED: "wrong",
    EventKind.HELPED: "help",
    EventKind.EXPLAINED: "why",
    EventKind.UNSURE: "unsure",
    EventKind.SKIPPED: "skip",
    EventKind.WENT_BACK: "back",
}


def _did(citizen: Citizen, what: str) -> Counter[tuple[str, str]]:
    return Counter((act.step, act.code) for act in citizen.acts if act.what == what)


def test_answered_steps_are_those_of_the_truth(lived: Lived) -> None:
    """The steps that a run settled are those at which the citizen gave an answer that was taken."""
    for citizen in lived.citizens:
        assert citizen.run is not None
        settled = {e.step for e in citizen.run.events if e.kind in ACCEPTED}
        assert settled == {act.step for act in citizen.acts if act.what in _SETTLES}


def test_a_population_is_as_different_as_people_are(lived: Lived) -> None:
    """All outcomes occur, in both prototypes and editions, on hundreds of paths."""
    assert {citizen.outcome for citizen in lived.citizens} >= {
        "submitted", "abandoned", "stopped", "out_of_scope", "not_entitled",
    }  # fmt: skip
    assert len({(citizen.prototype, citizen.version) for citizen in lived.citizens}) == 4
    paths = {tuple(sorted({act.step for act in citizen.acts})) for citizen in lived.citizens}
    assert len(paths) > len(lived.citizens) / 20
