"""A walk through a flow with given answers, by the real compiled rules.

Whatever proofs say is possible, a walk has shown: it is the witness that designers are told of, and
that a scenario can be made from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.flow import answer_types as types
from bot.flow.flow import Ask, Decide, Lookup, Value
from bot.flow.proof.answers import doubtful_text, engine_answer, usual_cell, usual_day
from bot.flow.proof.cells import Cell, Some, Span
from bot.flow.proof.points import Point
from bot.flow.proof.program import Program, stops
from bot.flow.proof.values import SURE_DAYS
from bot.flow.values import lookup_for, passes

USUAL_DAY = date(2026, 1, 1)
"""The day on which a walk begins, where nothing depends on it."""

Answers = Mapping[str, Value | None]


@dataclass(slots=True)
class Walk:
    """Where some answers lead: the steps reached, and how far each guard passed.

    `passed` counts the clauses of a step that passed in a row; `rows` are the rows of a decision
    table that were true, by their place; `unusual` tells of a question whether its answer was.
    """

    answers: Answers
    today: date
    reached: list[str] = field(default_factory=list)
    passed: dict[str, int] = field(default_factory=dict)
    rows: dict[str, tuple[int, ...]] = field(default_factory=dict)
    unusual: dict[str, bool] = field(default_factory=dict)


def walk(program: Program, point: Point) -> Walk:
    """Walk a flow with the answers of a point; questions it does not name get a usual answer."""
    today = _today(point)
    known: dict[str, Value | None] = {}
    lookup = lookup_for(program, known, today)
    made = Walk(known, today)
    for step in program.steps.values():
        count = 0
        for clause in step.guard:
            if not passes(clause, lookup):
                break
            count += 1
        made.passed[step.id] = count
        if count < len(step.guard):
            continue
        made.reached.append(step.id)
        if isinstance(step, Ask):
            known[step.id] = answer_of(program, step, point.get(step.id), today)
            if (
                step.unusual is not None
                and known[step.id] is not None
                and not _refused(step, lookup)
            ):
                made.unusual[step.id] = step.unusual.value(lookup) is True
        elif isinstance(step, Decide):
            made.rows[step.id] = tuple(
                place for place, row in enumerate(step.rows)
                if row.when is None or row.when.value(lookup) is True
            )  # fmt: skip
        if stops(step):
            break
    return made


def _refused(ask: Ask, lookup: Lookup) -> bool:
    return ask.refuse is not None and ask.refuse.value(lookup) is True


def _today(point: Point) -> date:
    cell = point.get("today")
    return USUAL_DAY if cell is None else date.fromordinal(int(getattr(cell, "low", 0)))


def answer_of(program: Program, ask: Ask, cell: Cell | None, today: date) -> Value | None:
    """Give the answer that a cell of one value means, or a usual one."""
    if cell is None:
        if ask.id not in program.usual:
            program.usual[ask.id] = usual_cell(ask)
        cell = program.usual[ask.id]
    if cell is None and isinstance(ask.type, types.Date):
        return usual_day(ask.type, today)
    value: Value | None = engine_answer(ask, cell) if cell is not None else None
    return None if ask.privacy == "unstored" else value


def is_sure(program: Program, point: Point) -> bool:
    """Tell whether every answer of a point is one that its question is known to take."""
    return not any(_is_doubtful(program, name, cell) for name, cell in point.items())


def _is_doubtful(program: Program, name: str, cell: Cell) -> bool:
    step = program.steps.get(name)
    match cell:
        case Some(values) if isinstance(step, Ask):
            return doubtful_text(step, next(iter(values), None))
        case Span(low=low, days=True):
            return not SURE_DAYS[0] <= low <= SURE_DAYS[1]
        case _:
            return False
