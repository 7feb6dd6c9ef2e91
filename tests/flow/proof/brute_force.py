"""Every run of a small flow, one after the other: the opinion that proofs are held against.

Shares no code with them: answers are listed here by type, and the path that the conversation
itself walks decides where each leads.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from bot.conversation.path import extend, known_values
from bot.conversation.session import Answer, Session
from bot.flow import answer_types as types
from bot.flow.flow import START, Ask, Check, Clause, Decide, End, Flow, Lookup, Value
from bot.flow.values import lookup_for

TODAY = date(2026, 11, 24)
TEXTS = ("Élan", "ÉLANCÉ", "elle", "PARIS", "Parisien", "parc", "zut")
"""Texts of every class that generated conditions can tell apart."""

Path = tuple[str, ...]
Answers = dict[str, Answer]


@dataclass
class Tried:
    """What all runs together came by.

    `paths` led to an end; those `stopped` at an answer that is refused or must be mended.
    `passed` and `failed` are clauses by step and place; `rows` are the rows of each table that
    counted first, that were true, and that were true together; `open` are tables where none was.
    `unusual` tells of questions whether an answer was so.
    """

    paths: set[Path] = field(default_factory=set)
    stopped: set[Path] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)
    passed: set[tuple[str, int]] = field(default_factory=set)
    failed: set[tuple[str, int]] = field(default_factory=set)
    first: set[tuple[str, int]] = field(default_factory=set)
    true: set[tuple[str, int]] = field(default_factory=set)
    together: set[tuple[str, int, int]] = field(default_factory=set)
    open: set[str] = field(default_factory=set)
    unusual: set[tuple[str, bool]] = field(default_factory=set)


def possible(ask: Ask) -> list[Value | None]:
    """List the answers of a question."""
    left_out: list[Value | None] = [None] if ask.optional or ask.unsure is not None else []
    match ask.type:
        case types.YesNo():
            return [True, False, *left_out]
        case types.OneChoice(choices):
            return [*(choice.id for choice in choices), *left_out]
        case types.ManyChoices(choices, least, most):
            ids = [choice.id for choice in choices]
            sizes = range(least, (most or len(ids)) + 1)
            return [*(picked for size in sizes for picked in combinations(ids, size)), *left_out]
        case types.Number(low, high) if low is not None and high is not None:
            return [*range(int(low), int(high) + 1), *left_out]
        case types.Text():
            return [*TEXTS, *left_out]
        case _:
            raise TypeError(f"{ask.id} has too many answers to try them all")


def guards(flow: Flow) -> dict[str, tuple[Clause, ...]]:
    """Give the conditions of each step, and of the refusal that a question may end in."""
    found: dict[str, tuple[Clause, ...]] = {}
    for step in flow.steps.values():
        found[step.id] = step.guard
        if isinstance(step, Ask) and step.refuse is not None:
            found[f"refusal of {step.id}"] = (*step.guard, Clause(step.refuse))
    return found


Choices = Callable[[Ask], list[Value | None]]
"""Gives the answers of a question that are tried."""


class TooManyError(Exception):
    """There are more runs than may be tried."""


def try_all(flow: Flow, choices: Choices = possible, most: int = 10**6) -> Tried:
    """Go through every run of a flow, with each of these answers to each question."""
    trying = _Trying(flow, guards(flow), choices, most)
    trying.go((START,), {})
    return with_reached(trying.tried)


def try_some(flow: Flow, choices: Choices, count: int) -> Tried:
    """Go through some runs; `choices` gives one answer at a time, another one each time."""
    trying = _Trying(flow, guards(flow), choices, count)
    for _ in range(count):
        trying.go((START,), {})
    return with_reached(trying.tried)


def with_reached(tried: Tried) -> Tried:
    """Note the steps of all runs."""
    tried.reached = {step for path in (*tried.paths, *tried.stopped) for step in path}
    return tried


@dataclass
class _Trying:
    flow: Flow
    guards: dict[str, tuple[Clause, ...]]
    choices: Choices
    left: int
    tried: Tried = field(default_factory=Tried)

    def go(self, path: Path, answers: Answers) -> None:
        """Carry a path on to the next step that waits, and try all that can be done there."""
        session = Session("made", "v", "en", TODAY, "ef" * 16, answers=answers, reference="R")
        there = extend(self.flow, session, path[:-1] or path)
        known = known_values(there, answers)
        lookup = lookup_for(self.flow, known, TODAY)
        if there == path:
            refusal = f"refusal of {path[-1]}"
            self.note_clauses([refusal], lookup)
            self.tried.stopped.add((*path[1:], refusal))
            return
        self.note_answer(path[-1], lookup)
        self.note_clauses(self.between(path[-1], there[-1]), lookup)
        self.note_rows(there[len(path) :], lookup)
        self.choose(there, answers)

    def choose(self, path: Path, answers: Answers) -> None:
        """Do each thing that can be done at the last step of a path."""
        step = self.flow.steps[path[-1]]
        if isinstance(step, End):
            self.tried.paths.add(path[1:])
            self.left -= 1
            if self.left < 0:
                raise TooManyError
        elif isinstance(step, Check) and not step.may_pass:
            self.tried.stopped.add(path[1:])
        else:
            for value in self.choices(step) if isinstance(step, Ask) else [True]:
                self.go(path, {**answers, step.id: Answer(value)})

    def between(self, last: str, here: str) -> list[str]:
        """Give the steps after one and up to another, refusals too."""
        ids = [START, *self.guards]
        return ids[ids.index(last) + 1 : ids.index(here) + 1]

    def note_answer(self, step_id: str, lookup: Lookup) -> None:
        """Note whether the answer just given and taken is unusual."""
        step = self.flow.steps.get(step_id)
        if isinstance(step, Ask) and step.unusual is not None and lookup(step_id) is not None:
            self.tried.unusual.add((step_id, step.unusual.value(lookup) is True))

    def note_clauses(self, steps: list[str], lookup: Lookup) -> None:
        """Note how far the guards of some steps passed."""
        for step in steps:
            for place, clause in enumerate(self.guards[step]):
                if (clause.rule.value(lookup) is True) is not clause.holds:
                    self.tried.failed.add((step, place))
                    break
                self.tried.passed.add((step, place))

    def note_rows(self, steps: Path, lookup: Lookup) -> None:
        """Note which rows are true in the tables that were come to."""
        for step in map(self.flow.steps.__getitem__, steps):
            if isinstance(step, Decide):
                self.note_table(step, lookup)

    def note_table(self, table: Decide, lookup: Lookup) -> None:
        """Note which rows of a table are true."""
        rows, tried = enumerate(table.rows), self.tried
        true = [i for i, row in rows if row.when is not None and row.when.value(lookup) is True]
        tried.true.update((table.id, place) for place in true)
        tried.together.update((table.id, *pair) for pair in combinations(true, 2))
        last = len(table.rows) - 1
        if not true and table.rows[last].when is None:
            tried.first.add((table.id, last))
            tried.true.add((table.id, last))
        elif not true:
            tried.open.add(table.id)
        else:
            tried.first.add((table.id, true[0]))
