"""Answers of a walk as a designer would write them in a condition: `people is 2 and cut is yes`."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bot.flow import answer_types as types
from bot.flow.flow import Ask, Value
from bot.flow.proof.program import Program
from bot.flow.proof.walking import Walk

_MOST = 5


def example(program: Program, walk: Walk, names: Iterable[str]) -> str:
    """Tell the answers of a walk to these questions, in the order of the flow."""
    wanted = set(names)
    asks = [step for step in program.steps.values() if isinstance(step, Ask) and step.id in wanted]
    return " and ".join(_told(ask, walk.answers.get(ask.id)) for ask in asks[:_MOST]) or "—"


def _told(ask: Ask, value: Value | None) -> str:
    match value:
        case None:
            return f"{ask.id} is not answered"
        case tuple() if isinstance(ask.type, types.ManyChoices) and value:
            chosen = value[0] if len(value) == 1 else f"[{', '.join(value)}]"
            return f"{ask.id} includes {chosen}"
        case tuple():
            return f"count({ask.id}) is {len(value)}"
        case _:
            return f"{ask.id} is {_written(ask, value)}"


def _written(ask: Ask, value: Value) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return value.isoformat()
        case str() if not isinstance(ask.type, types.OneChoice):
            return f'"{value}"'
        case _:
            return str(value)
