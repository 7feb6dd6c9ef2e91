"""Every expression of a flow file with its place, checked against the names it may read.

Checks and proofs read these sites; each expression is checked once for a draft, when they are
first asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.flow.draft import DraftStep
from bot.flow.expression import Checked
from bot.flow.names import OTHERWISE, Names, give_texts, row_tables
from bot.flow.source import Scalar

_SHORT = re.compile(r"\s*(?:[<>]|(?:is|in|not in|includes|starts with)\b)")


@dataclass(frozen=True, slots=True)
class Site:
    """One expression in the file: its text, what it belongs to, and what checking gave.

    `step` is the step it guards or belongs to, None for a fact. `own` allows reading the step's own
    answer (`unusual`, `refuse`). `given` names the value of a decision table that it computes.
    """

    text: Scalar
    step: DraftStep | None
    checked: Checked
    own: bool = False
    shift: int = 0
    given: str = ""


def sites(names: Names) -> Iterator[Site]:
    """Give every expression of the flow, checked."""
    if names.sites is None:
        names.sites = tuple(_all_sites(names))
    yield from names.sites


def _all_sites(names: Names) -> Iterator[Site]:
    for name in names.draft.entry.facts:
        text = names.draft.fact_text(name)
        if text is not None:
            yield Site(text, None, names.value(text.text, None))
    for step in names.draft.steps:
        for clause in step.guard if not step.repeats else ():
            yield _condition(names, step, clause.text)
        yield from _own_sites(names, step)


def _condition(names: Names, step: DraftStep, text: Scalar) -> Site:
    return Site(text, step, names.condition(text.text, step))


def _own_sites(names: Names, step: DraftStep) -> Iterator[Site]:
    rule, count = step.scalar("if"), step.scalar("count")
    for text in map(step.scalar, ("unusual", "refuse")):
        if text is not None and step.ask is not None:
            yield own_site(names, step, text)
    if rule is not None and step.check is not None:
        yield _condition(names, step, rule)
    if count is not None and step.repeats is not None:
        yield count_site(names, step, count)
    for row in row_tables(step) if step.decide else ():
        when = row.get("when")
        if isinstance(when, Scalar) and when.text != OTHERWISE:
            yield _condition(names, step, when)
    yield from give_sites(names, step)


def give_sites(names: Names, step: DraftStep) -> Iterator[Site]:
    """Give every value expression of a decision table."""
    for name, text in give_texts(step) if step.decide else ():
        yield Site(text, step, names.value(text.text, step), given=name)


def count_site(names: Names, repeat: DraftStep, text: Scalar) -> Site:
    """Check `count`: it is read where the first step of its repeat stands."""
    inner = names.draft.repeated(repeat.id)
    return Site(text, inner[0] if inner else repeat, names.value(text.text, None))


def own_site(names: Names, step: DraftStep, text: Scalar) -> Site:
    """Check `unusual` or `refuse`: a condition, or an operator and a value about the answer."""
    before = f"{step.id} " if _SHORT.match(text.text) else ""
    checked = names.condition(before + text.text, step)
    return Site(text, step, checked, own=True, shift=len(before))
