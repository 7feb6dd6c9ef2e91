"""At the end of a scenario: what must have come of it against what did."""

from collections.abc import Iterator
from itertools import zip_longest

from bot.conversation.path import on_path
from bot.flow.scenarios import Scenario
from bot.simulation.minutes import minutes_of
from bot.simulation.played import NONE, Failure, asked_in, outcome_of, shown_in
from bot.simulation.talk import Talk
from bot.simulation.values import fits, written


def compare(scenario: Scenario, talk: Talk) -> tuple[Failure, ...]:
    """Give every expectation of a scenario that the talk does not meet."""
    found = (_asked, _not_asked, _unused, _said, _outcome, _values, _minutes)
    return tuple(failure for check in found for failure in check(scenario, talk))


def _asked(scenario: Scenario, talk: Talk) -> Iterator[Failure]:
    """Tell the first question that is not the one expected."""
    if scenario.wanted.asked is None:
        return
    both = zip_longest(scenario.wanted.asked, asked_in(talk))
    for number, (wanted, found) in enumerate(both, 1):
        step = wanted.text if wanted else NONE
        if step != (found or NONE):
            place = wanted.place if wanted else scenario.place_of("asked")
            yield Failure(
                "asked", place, {"number": str(number), "step": step, "found": found or NONE}
            )
            return


def _not_asked(scenario: Scenario, talk: Talk) -> Iterator[Failure]:
    asked = asked_in(talk)
    for wanted in scenario.wanted.not_asked:
        if wanted.text in asked:
            yield Failure("not_asked", wanted.place, {"step": wanted.text})


def _unused(scenario: Scenario, talk: Talk) -> Iterator[Failure]:
    """Tell the first answer whose question never came."""
    asked = asked_in(talk)
    for step, given in (scenario.answers or {}).items():
        if step not in asked and not given.implied:
            yield Failure("unused", given.place, {"step": step})
            return


def _said(scenario: Scenario, talk: Talk) -> Iterator[Failure]:
    shown = shown_in(talk)
    for wanted in scenario.wanted.said:
        if wanted.text not in shown:
            yield Failure("said", wanted.place, {"step": wanted.text})


def _outcome(scenario: Scenario, talk: Talk) -> Iterator[Failure]:
    wanted, found = scenario.wanted.outcome, outcome_of(talk)
    if wanted and wanted.text != found:
        values = {"outcome": wanted.text, "found": found or NONE, "step": talk.step or NONE}
        yield Failure("outcome" if found else "no_outcome", wanted.place, values)


def _minutes(scenario: Scenario, talk: Talk) -> Iterator[Failure]:
    most, minutes = scenario.wanted.minutes, minutes_of(talk)
    if most is not None and minutes > most:
        values = {"most": f"{most.normalize():f}", "found": f"{minutes:.1f}"}
        yield Failure("minutes", scenario.place_of("minutes_max"), values)


def _values(scenario: Scenario, talk: Talk) -> Iterator[Failure]:
    states = list(talk.states())
    lookup = on_path(talk.flow, states[-1]) if states else lambda _: None
    for name, given in scenario.wanted.values.items():
        found = lookup(name)
        if not fits(given.texts, found):
            values = {"name": name, "words": ", ".join(given.texts), "found": written(found)}
            yield Failure("value", given.place, values)
