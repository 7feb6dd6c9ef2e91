"""What a flow allows itself: questions, minutes and documents on its longest path."""

from collections.abc import Iterator
from math import ceil

from bot.flow.names import Names
from bot.flow.problems import Problem
from bot.flow.proof.minutes import TENTHS, Cost, cost_of
from bot.flow.proof.program import Program
from bot.flow.source import Table

_CODES = {"questions": "F801", "minutes": "F802", "documents": "F803"}
_MINUTE = 60 * TENTHS


def budgets(names: Names, program: Program) -> Iterator[Problem]:
    """F801 to F803 (warnings): somebody's path is longer than the budget says."""
    draft = names.draft
    limits = {str(name): most for name, most in draft.entry.budget.items()}
    written = draft.table.get("budget")
    if not limits or not isinstance(written, Table):
        return
    for name, found in _found(program, draft.entry.language, limits).items():
        if found > limits[name]:
            values = {"found": str(found), "limit": str(limits[name])}
            yield Problem(_CODES[name], written.entries[name].value.place, values)


def _found(program: Program, language: str, limits: dict[str, int]) -> dict[str, int]:
    """Give what the longest paths need, of what the whole flow would exceed."""
    costs = [cost_of(step, language) for step in program.steps.values()]
    whole = _needed(*(_total(costs, key) for key in ("questions", "tenths", "documents")))
    if all(whole[name] <= most for name, most in limits.items()):
        return {}
    from bot.flow.proof.paths import QUICK, count_paths  # noqa: PLC0415 - few flows come this far

    certain = count_paths(program, language, QUICK).certain
    if certain is None:
        return {}
    traces = certain.longest.questions, certain.slowest.tenths, certain.heaviest.documents
    return {name: most for name, most in _needed(*traces).items() if name in limits}


def _total(costs: list[Cost], key: str) -> int:
    return sum(getattr(cost, key) for cost in costs)


def _needed(questions: int, tenths: int, documents: int) -> dict[str, int]:
    return {"questions": questions, "minutes": ceil(tenths / _MINUTE), "documents": documents}
