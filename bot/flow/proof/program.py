"""The rules of a flow by themselves: steps, facts and repeats, as lookups read them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.flow.flow import (
    AnyStep,
    Ask,
    Check,
    Clause,
    Decide,
    End,
    Repeat,
    Rule,
    Service,
)
from bot.flow.proof.cells import Cell
from bot.flow.values import Rules


@dataclass(frozen=True, slots=True)
class Program:
    """What proofs read of a flow; it needs no machine, so that checking is quick.

    `usual` remembers an answer to each question that no condition reads.
    """

    service: Service
    facts: Mapping[str, Rule]
    steps: Mapping[str, AnyStep]
    repeats: Mapping[str, Repeat] = field(default_factory=dict)
    usual: dict[str, Cell | None] = field(default_factory=dict)


REFUSAL = "refusal of "
"""What the id of a made step begins with: whoever comes to it gave an answer that is refused."""


def program_of(flow: Rules) -> Program:
    """Give the rules of a flow, as proofs read them: after a question, who it turns away."""
    steps = {
        step.id: step
        for written in flow.steps.values()
        for step in (written, *_turned_away(written))
    }
    return Program(flow.service, flow.facts, steps, flow.repeats)


def _turned_away(step: AnyStep) -> Iterator[Check]:
    """Give the stop at which those stay whose answer is refused: they are asked again."""
    if isinstance(step, Ask) and step.refuse is not None:
        guard = (*step.guard, Clause(step.refuse))
        yield Check(f"{REFUSAL}{step.id}", step.section, guard, step.line, step.refusal, ())


def asked_in(step_id: str) -> str:
    """Give the step as the flow has it, of one that may be made."""
    return step_id.removeprefix(REFUSAL)


def names_behind(program: Program, names: Iterable[str]) -> frozenset[str]:
    """Give these names and all that they depend on, through facts and tables."""
    waiting, seen = set(names), set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        fact, table = program.facts.get(name), program.steps.get(name.partition(".")[0])
        if fact is not None:
            waiting |= fact.names - seen
        elif isinstance(table, Decide):
            rules: list[Rule | str | None] = [clause.rule for clause in table.guard]
            rules += [rule for row in table.rows for rule in (row.when, *row.give.values())]
            waiting |= {n for one in rules if isinstance(one, Rule) for n in one.names} - seen
    return frozenset(seen)


def answers_behind(program: Program, names: Iterable[str]) -> frozenset[str]:
    """Give the questions that these names depend on."""
    found = names_behind(program, names)
    return frozenset(name for name in found if isinstance(program.steps.get(name), Ask))


def stops(step: AnyStep) -> bool:
    """Tell whether nobody goes on from a step that is reached: an end, or a check to be mended."""
    return isinstance(step, End) or (isinstance(step, Check) and not step.may_pass)
