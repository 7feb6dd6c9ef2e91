"""Repeats, checks across answers, and what was renamed: each fits the steps it speaks of."""

from collections.abc import Iterator

from bot.flow.draft import DraftStep
from bot.flow.expression import Kind
from bot.flow.expression.faults import nearest
from bot.flow.names import Names
from bot.flow.problems import Problem
from bot.flow.repeats import MOST_ITEMS, most_counted
from bot.flow.sites import sites
from bot.flow.source import Scalar, Table


def _repeats(names: Names) -> Iterator[DraftStep]:
    return (step for step in names.draft.steps if step.repeats is not None)


def a_repeat_knows_how_often(names: Names) -> Iterator[Problem]:
    """F330: either `count` says how many items there are, or `another` asks after each."""
    for step in _repeats(names):
        if step.repeats and (step.repeats.count is None) is (step.repeats.another is None):
            yield Problem("F330", step.at("repeat"), {"id": step.id})


def a_count_is_a_number(names: Names) -> Iterator[Problem]:
    """F331: `count` is a number."""
    for step in _repeats(names):
        for site in sites(names):
            found = site.checked
            counted = site.text is step.scalar("count") and found.rule is not None
            if counted and found.type.kind not in (Kind.NUMBER, Kind.UNKNOWN):
                yield Problem("F331", site.text.place, {"found": found.type.kind.value})


def a_repeat_has_an_end(names: Names) -> Iterator[Problem]:
    """F332: a repeat says how many items it has at most, unless its count says so."""
    for step in _repeats(names):
        most = step.repeats.at_most if step.repeats else None
        if most is None and most_counted(names.draft, step) is None:
            yield Problem("F332", step.at("repeat"), {"limit": str(MOST_ITEMS)})
        if most is not None and not 1 <= most <= MOST_ITEMS:
            yield Problem("F333", step.at("at_most"), {"limit": str(MOST_ITEMS)})


def every_counted_item_is_asked(names: Names) -> Iterator[Problem]:
    """F334 (a warning): no item that was counted goes unasked."""
    for step in _repeats(names):
        counted = most_counted(names.draft, step)
        most = step.repeats.at_most if step.repeats and step.repeats.at_most else MOST_ITEMS
        if counted is not None and counted > most:
            place = step.at("at_most" if step.scalar("at_most") else "count")
            yield Problem("F334", place, {"counted": str(counted), "asked": str(most)})


def a_check_can_be_mended(names: Names) -> Iterator[Problem]:
    """F335, F336: `fix` names questions, and of those that the rule reads."""
    for step in names.draft.steps:
        written = step.table.get("fix") if step.check else None
        read = _read_by(names, step) if step.check else set()
        for found, name in zip(
            getattr(written, "items", ()), step.check.fix if step.check else (), strict=False
        ):
            asked = names.draft.step(name)
            before = names.draft.position(name) < names.draft.position(step.id)
            here = asked is not None and asked.ask and asked.repeat in ("", step.repeat)
            if not (here and before):
                suggestion = nearest(name, frozenset(s.id for s, _ in names.draft.asks()))
                values = {"found": name, "suggestion": suggestion}
                yield Problem("F335", found.place, values)
            elif read and name not in read:
                yield Problem("F336", found.place, {"found": name})


def _read_by(names: Names, step: DraftStep) -> set[str]:
    """Give the names that the rule of a check reads, straight or through facts and tables."""
    rule = step.scalar("if")
    found = next((site.checked.rule for site in sites(names) if site.text is rule), None)
    return set() if found is None else _behind(names, found.names)


def _behind(names: Names, read: frozenset[str], seen: frozenset[str] = frozenset()) -> set[str]:
    found = set(read)
    for name in read - seen:
        owner = name.partition(".")[0]
        table = names.draft.step(owner)
        for site in sites(names):
            fact = site.step is None and names.draft.fact_text(name) is site.text
            row = table is not None and table.decide is not None and site.step is table
            if site.checked.rule is not None and (fact or row):
                found |= _behind(names, site.checked.rule.names, seen | read)
    return found


def aliases_lead_to_steps(names: Names) -> Iterator[Problem]:
    """F337, F338: a former name is no step any more, and stands for one that is."""
    ids = frozenset(step.id for step in names.draft.steps)
    table = names.draft.table.get("aliases")
    for former, entry in (table.entries if isinstance(table, Table) else {}).items():
        if former in ids:
            yield Problem("F337", entry.place, {"id": former})
        now = entry.value
        if isinstance(now, Scalar) and now.text not in ids:
            values = {"found": now.text, "suggestion": nearest(now.text, ids)}
            yield Problem("F338", now.place, values)
