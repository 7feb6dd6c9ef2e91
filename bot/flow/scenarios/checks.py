"""A scenario against the draft of its flow: what it names must be there.

Ids of repeated steps carry the number of their item (`birth_date#2`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.flow.draft import Draft
from bot.flow.expression.faults import nearest
from bot.flow.names import Names
from bot.flow.problems import Problem
from bot.flow.scenarios.scenario import BOT_OUTCOMES, Mentioned, Scenario

_ITEM = re.compile(r"(.+)#[1-9]\d{0,2}")
_NUMBER = re.compile(r"#[1-9]\d{0,2}")
_WAITING = ("review", "check")
_SAYING = ("say", "submit", "end")


def check_scenario(scenario: Scenario, drafts: Iterable[Draft]) -> list[Problem]:
    """Give every word of a scenario that its flow does not have."""
    flows = {draft.entry.prototype: draft for draft in drafts}
    draft = flows.get(scenario.flow.text)
    if draft is None:
        return [_unknown("F610", scenario.flow, flows)]
    return list(_Check(scenario, draft).problems())


def _unknown(code: str, said: Mentioned, known: Iterable[str], flow: str = "") -> Problem:
    words = sorted(known)
    values = {"found": said.text, "options": ", ".join(words), "flow": flow}
    return Problem(code, said.place, values | {"suggestion": nearest(said.text, set(words))})


@dataclass(frozen=True, slots=True)
class _Check:
    scenario: Scenario
    draft: Draft

    def problems(self) -> Iterator[Problem]:
        yield from self.language()
        yield from self.questions()
        yield from self.messages()
        yield from self.outcome()
        yield from self.values()

    def steps(self, *, waiting: bool) -> Mapping[str, str]:
        """Give the steps that wait for an answer, or those that only speak, with their repeat."""
        kinds = _WAITING if waiting else _SAYING
        found = {
            step.id: step.repeat
            for step in self.draft.steps
            if step.keyword in kinds or (waiting and step.ask)
        }
        again = {f"{step.repeat}_another": step.repeat for step in self.draft.steps if step.repeat}
        return found | again if waiting else found

    def language(self) -> Iterator[Problem]:
        spoken = self.scenario.language
        own = (self.draft.entry.language, *(t.entry.language for t in self.draft.translations))
        if spoken and spoken not in own:
            said = Mentioned(spoken, self.scenario.place_of("language"))
            yield _unknown("F113", said, own)

    def questions(self) -> Iterator[Problem]:
        wanted, known = self.scenario.wanted, self.steps(waiting=True)
        answers = self.scenario.answers or {}
        repeats = {step.repeat for step in self.draft.steps if step.repeat}
        named = [
            *(Mentioned(step, given.place) for step, given in answers.items() if not given.implied),
            *(wanted.asked or ()),
            *wanted.not_asked,
            *(
                Mentioned(move.text, move.place)
                for move in self.scenario.moves
                if move.kind == "at"
            ),
        ]
        for step, given in answers.items():
            repeat = step.rpartition("_another#")[0]
            if given.implied and repeat not in repeats:
                yield _unknown("F618", Mentioned(repeat, given.place), repeats, self.flow)
                return
        yield from (self.unknown("F611", said, known) for said in named if not _has(known, said))

    @property
    def flow(self) -> str:
        return self.draft.entry.prototype

    def unknown(self, code: str, said: Mentioned, known: Mapping[str, str]) -> Problem:
        ids = {f"{step}#1" if repeat else step for step, repeat in known.items()}
        return _unknown(code, said, ids, self.flow)

    def messages(self) -> Iterator[Problem]:
        known = self.steps(waiting=False)
        for said in self.scenario.wanted.said:
            if not _has(known, said):
                yield self.unknown("F612", said, known)

    def outcome(self) -> Iterator[Problem]:
        outcome = self.scenario.wanted.outcome
        ends = {step.end.end for step in self.draft.steps if step.end}
        if outcome and outcome.text not in (*ends, *BOT_OUTCOMES):
            yield _unknown("F613", outcome, {*ends, *BOT_OUTCOMES}, self.flow)

    def values(self) -> Iterator[Problem]:
        known = {*Names(self.draft)}
        for name, given in self.scenario.wanted.values.items():
            if _NUMBER.sub("", name) not in known:
                yield _unknown("F619", Mentioned(name, given.place), known, self.flow)


def _has(known: Mapping[str, str], said: Mentioned) -> bool:
    """Tell whether a step is known: with the number of its item if and only if it is repeated."""
    found = _ITEM.fullmatch(said.text)
    return bool(known.get(found[1])) if found else known.get(said.text) == ""
