"""What is wrong with who reaches what, found for each step, condition and row of a flow.

Only what is proven is a finding; where nothing can be known, there is none. The one exception is a
table without a last row for everybody: it must be proven to have no gap.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.flow.expression.items import is_first_item
from bot.flow.flow import AnyStep, Ask, Decide
from bot.flow.proof.nodes.logic import Mapped, answered
from bot.flow.proof.prover import Prover
from bot.flow.proof.reach import EVERYBODY, is_empty
from bot.flow.proof.tables import look_at
from bot.flow.proof.walking import Walk
from bot.flow.values import lookup_for

_NOWHERE = -1


class Kind(StrEnum):
    """What was found, and what the numbers of a finding count."""

    UNREACHED = "unreached"  # nobody comes to the step: for clause `at`, or (-1) for ends before it
    ALWAYS = "always"  # everybody who comes to clause `at` passes it
    DEAD_ROW = "dead row"  # row `at` of the table never counts
    GAP = "gap"  # no row of the table is true for some people
    UNSETTLED = "unsettled"  # whether the table has a gap cannot be known
    OVERLAP = "overlap"  # rows `at` and `other` are true at once, where only one may be
    NEVER_UNUSUAL = "never unusual"  # "is that right?" is never asked
    ALWAYS_UNUSUAL = "always unusual"  # "is that right?" is asked of everybody


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `alone`: a condition never true by itself; `walk` shows a gap or an overlap."""

    kind: Kind
    step: str
    at: int = _NOWHERE
    other: int = _NOWHERE
    alone: bool = False
    walk: Walk | None = None


def findings(prover: Prover) -> Iterator[Finding]:
    """Give all that is proven to be wrong; repeated steps are looked at in their first item."""
    for step in prover.program.steps.values():
        if is_first_item(step.id):
            yield from _step(prover, step)


def _step(prover: Prover, step: AnyStep) -> Iterator[Finding]:
    clauses = prover.guards[step.id]
    reached = prover.ask(step.id, clauses, lambda walk: step.id in walk.reached)
    if reached.never:
        yield _cause(prover, step.id)
    if reached.walk is None:
        return  # of what nobody is known to come to, there is nothing more to say
    yield from _always(prover, step.id)
    if isinstance(step, Decide):
        yield from _table(prover, step)
    if isinstance(step, Ask) and step.unusual is not None and step.privacy != "unstored":
        yield from _unusual(prover, step)


def _cause(prover: Prover, step: str) -> Finding:
    """Find the clause at which the last people are lost."""
    clauses = prover.guards[step]
    if is_empty(prover.before[step]):
        return Finding(Kind.UNREACHED, step)
    for count in range(1, len(clauses) + 1):
        if prover.ask(step, clauses[:count], _passes(step, count)).never:
            alone = prover.search(EVERYBODY, clauses[count - 1 : count], lambda _: True)
            return Finding(Kind.UNREACHED, step, count - 1, alone=alone.never)
    return Finding(Kind.UNREACHED, step, len(clauses) - 1)


def _passes(step: str, count: int) -> Callable[[Walk], bool]:
    return lambda walk: walk.passed.get(step, -1) >= count


def _stopped(step: str, place: int) -> Callable[[Walk], bool]:
    return lambda walk: walk.passed.get(step) == place


def _always(prover: Prover, step: str) -> Iterator[Finding]:
    clauses = prover.guards[step]
    for place, (node, holds) in enumerate(clauses):
        turned = (*clauses[:place], (node, not holds))
        if prover.ask(step, turned, _stopped(step, place)).never:
            yield Finding(Kind.ALWAYS, step, place)


def _table(prover: Prover, step: Decide) -> Iterator[Finding]:
    seen = look_at(prover, step)
    for place, row in enumerate(step.rows):
        if place not in seen.counts and seen.complete:
            own = ((prover.translator.rule(row.when), True),) if row.when else ()
            alone = bool(own) and prover.search(EVERYBODY, own, lambda _: True).never
            yield Finding(Kind.DEAD_ROW, step.id, place, alone=alone)
    needs_all = step.hit != "all" and all(row.when for row in step.rows)
    if needs_all and (seen.gap or not seen.complete):
        yield Finding(Kind.GAP if seen.gap else Kind.UNSETTLED, step.id, walk=seen.gap)
    if step.hit == "unique":
        for (one, other), walk in sorted(seen.together.items(), key=lambda pair: pair[0]):
            yield Finding(Kind.OVERLAP, step.id, one, other, walk=walk)


def _unusual(prover: Prover, step: Ask) -> Iterator[Finding]:
    if step.unusual is None:
        return
    node, own = prover.translator.rule(step.unusual), prover.translator.name(step.id)
    taken = () if step.refuse is None else ((prover.translator.rule(step.refuse), False),)
    given = (*prover.guards[step.id], (Mapped(own, answered), True), *taken)
    for wanted, kind in ((True, Kind.NEVER_UNUSUAL), (False, Kind.ALWAYS_UNUSUAL)):
        shows = _is_unusual(step.id, wanted=wanted)
        if prover.ask(step.id, (*given, (node, wanted)), shows).never:
            yield Finding(kind, step.id)


def _is_unusual(step: str, *, wanted: bool) -> Callable[[Walk], bool]:
    return lambda walk: walk.unusual.get(step) is wanted


def blank(prover: Prover, step: str, name: str) -> Walk | None:
    """Give a walk that comes to a step without a value for a name; None if none was found."""
    unknown = Mapped(prover.translator.name(name), answered)
    clauses = (*prover.guards[step], (unknown, False))
    return prover.ask(step, clauses, lambda walk: _is_blank(prover, walk, step, name)).walk


def _is_blank(prover: Prover, walk: Walk, step: str, name: str) -> bool:
    lookup = lookup_for(prover.program, walk.answers, walk.today)
    return step in walk.reached and lookup(name) is None
