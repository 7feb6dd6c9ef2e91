"""A draft without errors becomes a `Flow`: every language, rules compiled, machine built."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from bot.flow.answer_forms import answer_type
from bot.flow.answer_types import Words
from bot.flow.ask_entries import AskEntry
from bot.flow.draft import Draft, DraftStep
from bot.flow.entries import ReviewEntry, SayEntry
from bot.flow.expression import check_condition, check_value
from bot.flow.flow import (
    AnyStep,
    Ask,
    Clause,
    Decide,
    End,
    Flow,
    Review,
    Row,
    Rule,
    Say,
    Section,
    Service,
    Submit,
)
from bot.flow.machine import build_machine
from bot.flow.names import OTHERWISE, Names, unusual_site
from bot.flow.translation import StepWords

_UNSURE = {"yes": "", "oui": "", "true": "", "no": None, "non": None, "false": None}


class Frame(TypedDict):
    """What every step is made with."""

    id: str
    section: str | None
    guard: tuple[Clause, ...]
    line: int


@dataclass(frozen=True, slots=True)
class _Builder:
    names: Names

    @property
    def draft(self) -> Draft:
        return self.names.draft

    def words(self, step: DraftStep, key: str, own: str | None) -> Words:
        """Give a text in every language that has it."""
        found = {self.draft.entry.language: own} if own else {}
        for language, words in self.translated(step):
            text = getattr(words, key)
            if own and text:
                found[language] = text
        return found

    def translated(self, step: DraftStep) -> Iterable[tuple[str, StepWords]]:
        for translation in self.draft.translations:
            yield translation.entry.language, translation.entry.steps.get(step.id, StepWords())

    def condition(self, text: str) -> Rule:
        return _sound(check_condition(text, self.names).rule)

    def frame(self, step: DraftStep) -> Frame:
        clauses = [Clause(self.condition(c.text.text), c.holds) for c in step.guard]
        asker = next((s.id for s, ask in self.draft.asks() if ask.unsure == step.id), None)
        if asker is not None:
            clauses.append(Clause(self.condition(f"{asker} is not answered")))
        line = step.table.first_place().line
        return Frame(id=step.id, section=step.section, guard=tuple(clauses), line=line)

    def step(self, step: DraftStep) -> AnyStep:
        frame, entry = self.frame(step), step.entry
        if isinstance(entry, AskEntry):
            return self.ask(step, entry, frame)
        if step.decide is not None:
            return Decide(**frame, rows=tuple(self.rows(step)))
        if step.end is not None:
            return End(**frame, outcome=step.end.end, text=self.words(step, "text", step.end.text))
        text = self.words(step, "text", getattr(entry, "text", None))
        if isinstance(entry, SayEntry):
            return Say(**frame, text=text)
        return (Review if isinstance(entry, ReviewEntry) else Submit)(**frame, text=text)

    def ask(self, step: DraftStep, ask: AskEntry, frame: Frame) -> Ask:
        unusual = step.scalar("unusual")
        rule = unusual_site(self.names, step, unusual).checked.rule if unusual else None
        translated = dict(self.translated(step))
        return Ask(
            **frame,
            text=self.words(step, "text", ask.text),
            type=answer_type(ask, self.draft.entry.language, translated),
            why=self.words(step, "why", ask.why),
            help=self.words(step, "help", ask.help),
            example=self.words(step, "example", ask.example),
            summary=self.words(step, "summary", ask.summary),
            optional=ask.optional,
            unsure=_UNSURE.get(ask.unsure.lower(), ask.unsure) if ask.unsure else None,
            unusual=rule,
            sets=ask.sets,
            privacy=ask.privacy,
            purpose=ask.purpose or "",
            legal_basis=ask.legal_basis or "",
        )

    def rows(self, step: DraftStep) -> Iterable[Row]:
        reasons = {language: iter(words.because) for language, words in self.translated(step)}
        for row in step.decide.rows if step.decide else ():
            give = {name: self.given(text) for name, text in row.give.items()}
            because = {self.draft.entry.language: row.because} if row.because else {}
            if row.because:
                because |= {
                    code: text for code, rest in reasons.items() if (text := next(rest, ""))
                }
            when = None if row.when == OTHERWISE else self.condition(row.when)
            yield Row(when, give, because)

    def given(self, text: str) -> Rule | str:
        return _sound(check_value(text, self.names).rule)


def _sound(rule: Rule | None) -> Rule:
    if rule is None:  # the checks have run: only a fault of our own leads here
        raise ValueError("an unsound expression was built")
    return rule


def build_flow(draft: Draft, service: Service, version: str) -> Flow:
    """Build a flow from a draft that has passed every check."""
    builder = _Builder(Names(draft))
    steps = {step.id: builder.step(step) for step in draft.steps}
    facts = {
        name: _sound(check_value(text, builder.names).rule)
        for name, text in draft.entry.facts.items()
    }
    return Flow(
        prototype=draft.entry.prototype,
        version=version,
        language=draft.entry.language,
        languages=_languages(draft),
        service=service,
        sections=tuple(Section(s.id, _titles(draft, s.id, s.title)) for s in draft.sections),
        facts=facts,
        steps=steps,
        machine=build_machine(tuple(steps.values())),
        hypothesis=draft.entry.hypothesis or "",
        budget={str(name): most for name, most in draft.entry.budget.items()},
    )


def _languages(draft: Draft) -> tuple[str, ...]:
    """Give the languages the flow has, in the order of its service."""
    spoken = {draft.entry.language, *(t.entry.language for t in draft.translations)}
    return tuple(code for code in draft.service.languages if code in spoken)


def _titles(draft: Draft, section: str, own: str) -> Words:
    others = {t.entry.language: t.entry.titles.get(section, "") for t in draft.translations}
    return {draft.entry.language: own} | {code: text for code, text in others.items() if text}
