"""One step of a draft becomes a step of the flow, in every language, with its rules compiled.

A step of a repeat is built once for each item: the item says what its names mean.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from bot.flow.answer_forms import answer_type
from bot.flow.answer_types import Words
from bot.flow.ask_entries import AskEntry
from bot.flow.draft import Draft, DraftStep
from bot.flow.entries import ReviewEntry, SayEntry
from bot.flow.flow import (
    AnyStep,
    Ask,
    Check,
    Clause,
    Decide,
    End,
    Review,
    Row,
    Rule,
    Say,
    Submit,
)
from bot.flow.items import OUTSIDE, Item
from bot.flow.names import OTHERWISE, Names
from bot.flow.sites import own_site
from bot.flow.translation import StepWords

_UNSURE = {"yes": "", "oui": "", "true": "", "no": None, "non": None, "false": None}


class Frame(TypedDict):
    """What every step is made with."""

    id: str
    section: str | None
    guard: tuple[Clause, ...]
    line: int


def sound(rule: Rule | None) -> Rule:
    """Give the rule of an expression that has passed the checks."""
    if rule is None:  # the checks have run: only a fault of our own leads here
        raise ValueError("an unsound expression was built")
    return rule


@dataclass(frozen=True, slots=True)
class StepBuilder:
    """Builds steps from a draft that has passed every check."""

    names: Names

    @property
    def draft(self) -> Draft:
        """The draft being built."""
        return self.names.draft

    def words(self, step: DraftStep, key: str, own: str | None, item: Item = OUTSIDE) -> Words:
        """Give a text in every language that has it."""
        found = {self.draft.entry.language: own} if own else {}
        for language, words in self.translated(step):
            text = getattr(words, key)
            if own and text:
                found[language] = text
        return item.words(found)

    def translated(self, step: DraftStep) -> Iterable[tuple[str, StepWords]]:
        """Give the translations of a step, by language."""
        for translation in self.draft.translations:
            yield translation.entry.language, translation.entry.steps.get(step.id, StepWords())

    def condition(self, step: DraftStep, text: str, item: Item = OUTSIDE) -> Rule:
        """Compile a condition that a step reads."""
        return item.rule(sound(self.names.condition(text, step).rule))

    def clauses(self, step: DraftStep, item: Item = OUTSIDE) -> tuple[Clause, ...]:
        """Compile the conditions around a step."""
        return tuple(Clause(self.condition(step, c.text.text, item), c.holds) for c in step.guard)

    def frame(self, step: DraftStep, item: Item) -> Frame:
        """Give what every step has."""
        clauses = self.clauses(step, item)
        asker = self.draft.asker_of(step.id)
        if asker is not None:
            clauses += (Clause(self.condition(step, f"{asker} is not answered", item)),)
        if step.check is not None:
            clauses += (Clause(self.condition(step, step.check.if_, item)),)
        return Frame(id=item.id(step.id), section=step.section, guard=clauses, line=step.line)

    def step(self, step: DraftStep, item: Item = OUTSIDE) -> AnyStep:
        """Build one step, as one item of a repeat has it."""
        frame, entry = self.frame(step, item), step.entry
        if isinstance(entry, AskEntry):
            return self.ask(step, entry, frame, item)
        if step.decide is not None:
            return Decide(**frame, rows=tuple(self.rows(step, item)), hit=step.decide.hit)
        if step.end is not None:
            return End(**frame, outcome=step.end.end, text=self.words(step, "text", step.end.text))
        if step.check is not None:
            return self.check(step, frame, item)
        text = self.words(step, "text", getattr(entry, "text", None), item)
        if isinstance(entry, SayEntry):
            return Say(**frame, text=text)
        return (Review if isinstance(entry, ReviewEntry) else Submit)(**frame, text=text)

    def check(self, step: DraftStep, frame: Frame, item: Item) -> Check:
        """Build a check; the steps that mend it are those of the same item."""
        entry = step.check
        fix = tuple(item.id(name) for name in entry.fix) if entry else ()
        may_pass = entry is not None and entry.may_pass
        text = self.words(step, "say", entry.say if entry else None, item)
        return Check(**frame, text=text, fix=fix, may_pass=may_pass)

    def ask(self, step: DraftStep, ask: AskEntry, frame: Frame, item: Item) -> Ask:
        """Build a question."""
        unsure = _UNSURE.get(ask.unsure.lower(), ask.unsure) if ask.unsure else None
        return Ask(
            **frame,
            text=self.words(step, "text", ask.text, item),
            why=self.words(step, "why", ask.why, item),
            help=self.words(step, "help", ask.help, item),
            example=self.words(step, "example", ask.example, item),
            summary=self.words(step, "summary", ask.summary, item),
            type=answer_type(ask, self.draft.entry.language, dict(self.translated(step))),
            optional=ask.optional,
            unsure=item.id(unsure) if unsure else unsure,
            unusual=self.own_rule(step, "unusual", item),
            refuse=self.own_rule(step, "refuse", item),
            refusal=self.words(step, "refusal", ask.refusal, item),
            sets=ask.sets,
            privacy=ask.privacy,
            purpose=ask.purpose or "",
            legal_basis=ask.legal_basis or "",
        )

    def own_rule(self, step: DraftStep, key: str, item: Item) -> Rule | None:
        """Compile a rule about a question's own answer; None if there is none."""
        text = step.scalar(key)
        rule = own_site(self.names, step, text).checked.rule if text else None
        return item.rule(rule) if rule else None

    def rows(self, step: DraftStep, item: Item) -> Iterable[Row]:
        """Build the rows of a decision table."""
        reasons = {language: iter(words.because) for language, words in self.translated(step)}
        for row in step.decide.rows if step.decide else ():
            give: dict[str, Rule | str] = {
                name: item.rule(sound(self.names.value(text, step).rule))
                for name, text in row.give.items()
            }
            because = {self.draft.entry.language: row.because} if row.because else {}
            if row.because:
                because |= {
                    code: text for code, rest in reasons.items() if (text := next(rest, ""))
                }
            when = None if row.when == OTHERWISE else self.condition(step, row.when, item)
            yield Row(when, give, item.words(because))
