"""The `transitions` machine of a flow: one, built once, shared by every session, holding none.

States are step ids and outcomes. From each step, `advance` leads to the following steps in file
order, each guarded, up to the first unguarded one. The only file that knows the library; the traps
it avoids (guards compared with `== True`, models kept for ever) are measured in the design's
research on the engine.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from transitions import EventData, Machine

from bot.flow.flow import START, AnyStep, Clause, End, Flow, Lookup
from bot.flow.values import passes

logging.getLogger("transitions").setLevel(logging.WARNING)

ADVANCE = "advance"


class Cursor:
    """What the library calls the model: lives for one move."""

    __slots__ = ("lookup", "step")

    def __init__(self, step: str, lookup: Lookup) -> None:
        self.step = step
        self.lookup = lookup


def build_machine(steps: Sequence[AnyStep]) -> Machine:
    """Build the machine of checked steps, in file order."""
    return Machine(
        model=None,
        states=[START, *(step.id for step in steps)],
        transitions=list(_rows(steps)),
        initial=None,
        auto_transitions=False,
        send_event=True,
        model_attribute="step",
        queued=False,
    )


def _rows(steps: Sequence[AnyStep]) -> Iterator[dict[str, Any]]:
    for index, source in enumerate([START, *(step.id for step in steps)]):
        if index and isinstance(steps[index - 1], End):
            continue
        for target in steps[index:]:
            row: dict[str, Any] = {"trigger": ADVANCE, "source": source, "dest": target.id}
            if not target.guard:
                yield row
                break
            yield row | {"conditions": [_condition(target.guard)]}


def _condition(guard: tuple[Clause, ...]) -> Callable[[EventData], bool]:
    def condition(event: EventData) -> bool:
        lookup = event.model.lookup  # type: ignore[attr-defined]  # the model is our Cursor
        return all(passes(clause, lookup) for clause in guard)

    condition.__name__ = " and ".join(label(clause) for clause in guard)
    return condition


def label(clause: Clause) -> str:
    """Give a clause as diagrams show it: its source text, `not (…)` for an else."""
    return clause.rule.source if clause.holds else f"not ({clause.rule.source})"


def advance(flow: Flow, step: str, lookup: Lookup) -> str:
    """Give the step that follows; ValueError after an end, where nothing follows."""
    cursor = Cursor(step, lookup)
    if isinstance(flow.steps.get(step), End) or not flow.machine.events[ADVANCE].trigger(cursor):
        raise ValueError(f"nothing follows the step {step}")
    return cursor.step
