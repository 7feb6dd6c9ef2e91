"""One step becomes its symbol: what is written in it, and what is told of it on pointing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.flow.answer_types import ManyChoices, OneChoice, Scale, Words
from bot.flow.drawing.outline import Leaf, clause_text, plain_id
from bot.flow.drawing.phrases import phrase
from bot.flow.drawing.picture import LineKind, StepKind, Symbol
from bot.flow.flow import AnyStep, Ask, Check, Clause, Decide, End, Flow, Repeat, Row, Rule

_ITEM = re.compile(r"\{([a-z0-9_.]+)#\d+\}")
_UNANSWERED = re.compile(r"([a-z][a-z0-9_]*) is not answered")


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of the steps of a flow in one language; a text that is not translated is the source."""

    flow: Flow
    language: str

    def words(self, words: Words) -> str:
        """Give a text in this language, on one line."""
        text = words.get(self.language) or words.get(self.flow.language, "")
        return " ".join(_ITEM.sub(r"{\1}", text).split())

    def say(self, key: str, **values: object) -> str:
        """Say a phrase of the pictures."""
        return phrase(self.language, key, **values)

    def clause(self, clause: Clause) -> str:
        """Give a clause as its line is labelled."""
        text = clause_text(clause)
        found = _UNANSWERED.fullmatch(text)
        easier = found and self.leads(found[1])
        return self.say("unanswered", step=found[1]) if found and easier else text

    def clauses(self, clauses: tuple[Clause, ...]) -> str:
        """Give clauses that must all hold."""
        return " and ".join(map(self.clause, clauses))

    def kind(self, clauses: tuple[Clause, ...]) -> LineKind:
        """Tell whether clauses hold for want of an answer to a harder question."""
        told = any(self.clause(clause) != clause_text(clause) for clause in clauses)
        return "unanswered" if told else "on"

    def how_often(self, repeat: Repeat) -> str:
        """Tell how often the steps of a repeat come."""
        if repeat.count is None:
            return self.say("wished", most=repeat.at_most)
        return self.say("counted", count=repeat.count.source, most=repeat.at_most)

    def leads(self, step: str) -> bool:
        """Tell whether a question leads to an easier one."""
        asked = self.flow.steps.get(step) or self.flow.steps.get(f"{step}#1")
        return isinstance(asked, Ask) and bool(asked.unsure)

    def symbol(self, leaf: Leaf, depth: int) -> Symbol:
        """Draw a step as a symbol."""
        step = leaf.step
        return Symbol(
            id=leaf.id,
            kind=kind_of(step),
            depth=depth,
            step=leaf.id,
            text=self.text(step),
            caption=" · ".join([leaf.id, *self.notes(step)]),
            telling="\n".join(self.lines(leaf)),
            outcome=step.outcome if isinstance(step, End) else "",
        )

    def text(self, step: AnyStep) -> str:
        """Give what citizens read at a step; for a table, the values it gives."""
        if isinstance(step, Decide):
            return ", ".join(dict.fromkeys(name for row in step.rows for name in row.give))
        return self.words(step.text)

    def notes(self, step: AnyStep) -> Iterator[str]:
        """Give what stands behind the id of a step."""
        match step:
            case Ask():
                yield step.type.key
                if step.optional:
                    yield self.say("optional")
            case End() if step.outcome != step.id:
                yield step.outcome
            case End():
                pass
            case Decide():
                yield "decide" if step.hit == "first" else f"decide {step.hit}"
                yield self.say("rows", count=len(step.rows))
            case _:
                yield kind_of(step)

    def lines(self, leaf: Leaf) -> Iterator[str]:
        """Tell all of a step, line by line."""
        yield " · ".join([leaf.id, *self.notes(leaf.step)])
        yield from filter(None, [self.text(leaf.step)])
        if leaf.step.guard:
            yield self.say("only_if", condition=self.clauses(leaf.step.guard))
        match leaf.step:
            case Ask(type=OneChoice() | ManyChoices() as answer):
                yield from (f"– {one.id}: {self.words(one.label)}" for one in answer.choices)
            case Ask(type=Scale() as answer):
                yield from (f"– {number}: {self.words(label)}" for number, label in answer.labels)
            case Decide(rows=rows):
                yield from (f"– {self.row(row)}" for row in rows)
            case Check() as check:
                fix = ", ".join(map(plain_id, check.fix))
                passing = f" {self.say('may_pass')}" if check.may_pass else ""
                yield self.say("mend", steps=fix) + passing

    def row(self, row: Row) -> str:
        """Tell one row of a decision table."""
        given = ", ".join(f"{name} = {_given(value)}" for name, value in row.give.items())
        reason = self.words(row.because)
        values = f"{given} ({reason})" if reason else given
        if row.when is None:
            return self.say("row.otherwise", values=values)
        return self.say("row", condition=clause_text(Clause(row.when)), values=values)


def kind_of(step: AnyStep) -> StepKind:
    """Give the kind of a step, as its key in the YAML."""
    kinds: dict[str, StepKind] = {
        "Say": "say", "Ask": "ask", "Decide": "decide", "Check": "check", "Review": "review",
        "Submit": "submit", "End": "end",
    }  # fmt: skip
    return kinds[type(step).__name__]


def _given(value: Rule | str) -> str:
    return value if isinstance(value, str) else clause_text(Clause(value))
