"""Everything of a flow that scenarios can cover, with the place where it is written.

Points are steps, both sides of each condition, options of questions, rows of tables, outcomes and
languages. Steps of a repeat count once, whichever item reaches them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.flow.answer_types import Consent, Document, ManyChoices, OneChoice, Scale, YesNo
from bot.flow.draft import Draft, DraftClause, DraftStep
from bot.flow.expression.items import plain_name
from bot.flow.flow import Ask, Clause, Decide, Flow
from bot.flow.names import row_tables
from bot.flow.problems import Place
from bot.flow.source import Table, Tree

KINDS = ("step", "branch", "option", "row", "outcome", "language")
ANSWER = "answer"
"""The option of answering a question that can also be passed."""

Key = tuple[str, str, str]
"""What is covered: kind, what it belongs to, which part of that.

Steps by id, branches by their place and `yes`, `no` or `else`, options by question and option, rows
by table and number, outcomes and languages by their own names.
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to cover; `name` is what it belongs to in words of the file."""

    kind: str
    name: str
    part: str
    place: Place


@dataclass(frozen=True, slots=True)
class Chart:
    """The points of a flow, and the branch that each condition around a step belongs to."""

    flow: Flow
    points: Mapping[Key, Point]
    guards: Mapping[str, tuple[tuple[Clause, str], ...]]


def chart(flow: Flow, draft: Draft) -> Chart:
    """Gather the points of a flow; `draft` is the one it was built from."""
    found: dict[Key, Point] = {}
    for gather in (_steps, _branches, _options, _rows, _outcomes, _languages):
        for key, point in gather(flow, draft):
            found.setdefault(key, point)
    return Chart(flow, found, {step: tuple(_guard(flow, draft, step)) for step in flow.steps})


Gathered = Iterator[tuple[Key, Point]]


def _point(kind: str, name: str, part: str, place: Place) -> tuple[Key, Point]:
    return (kind, name, part), Point(kind, name, part, place)


def _place(flow: Flow, draft: Draft, step: str, *keys: str) -> Place:
    """Give the place of a key of a step, else of the step."""
    written = draft.step(plain_name(step))
    if written is None:
        line = flow.steps[step].line
        return Place(draft.file, line, 1, 2)
    return _key_place(written, keys) or written.table.first_place()


def _key_place(step: DraftStep, keys: tuple[str, ...]) -> Place | None:
    here: Tree = step.table
    place = None
    for key in keys:
        entry = here.entries.get(key) if isinstance(here, Table) else None
        if entry is None:
            return None
        here, place = entry.value, entry.place
    return place


def _steps(flow: Flow, draft: Draft) -> Gathered:
    for step in flow.steps:
        yield _point("step", plain_name(step), "", _place(flow, draft, step))


def _options(flow: Flow, draft: Draft) -> Gathered:
    for step in flow.steps.values():
        for option, keys in _ways(step) if isinstance(step, Ask) else ():
            yield _point("option", plain_name(step.id), option, _place(flow, draft, step.id, *keys))


def _ways(ask: Ask) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give every way to answer a question by buttons, with the keys under which it is written."""
    listed = list(_listed(ask))
    ways = (
        ("unsure", "unsure", ask.unsure is not None),
        ("skip", "optional", ask.optional and ask.unsure is None),
        ("later", "later", isinstance(ask.type, Document) and ask.type.later),
    )
    out = [(option, (key,)) for option, key, offered in ways if offered]
    yield from listed
    if out and not listed:
        yield ANSWER, ()
    yield from out


def _listed(ask: Ask) -> Iterator[tuple[str, tuple[str, ...]]]:
    match ask.type:
        case YesNo():
            yield from (("yes", ("yes",)), ("no", ("no",)))
        case Consent(refusal_goes_back=goes_back):
            yield "yes", ("yes",)
            if not goes_back:
                yield "no", ("no",)
        case OneChoice(choices=choices) | ManyChoices(choices=choices):
            yield from ((choice.id, ("choices", choice.id)) for choice in choices)
        case Scale(labels=labels):
            yield from ((str(number), ("labels", str(number))) for number, _ in labels)


def branch_of(clause: DraftClause) -> str:
    """Name a branch by its place and its text: a block that is used twice has two."""
    place = clause.text.place
    return f"{place.file}:{place.line}:{place.column} {clause.text.text}"


def _branches(_: Flow, draft: Draft) -> Gathered:
    clauses = [clause for step in draft.steps for clause in step.guard]
    with_else = {branch_of(clause) for clause in clauses if not clause.holds}
    for clause in clauses:
        branch, place = branch_of(clause), clause.text.place
        other = "else" if branch in with_else else "no"
        for part in ("yes", other):
            yield ("branch", branch, part), Point("branch", clause.text.text, part, place)


def _guard(flow: Flow, draft: Draft, step: str) -> Iterator[tuple[Clause, str]]:
    """Give the conditions around a step with their branches; "" for one that is not written."""
    written = draft.step(plain_name(step))
    left = list(written.guard) if written else []
    for clause in flow.steps[step].guard:
        same = (c for c in left if (c.text.text, c.holds) == (clause.rule.source, clause.holds))
        found = next(same, None)
        if found is not None:
            left.remove(found)
        yield clause, branch_of(found) if found else ""


def _rows(flow: Flow, draft: Draft) -> Gathered:
    """Give the rows that stand in the flow itself; those of a CSV file are figures, not cases."""
    for step in flow.steps.values():
        written = draft.step(plain_name(step.id))
        tables = row_tables(written) if written else []
        for number, _ in enumerate(step.rows if isinstance(step, Decide) else (), 1):
            here = tables[number - 1].first_place() if number <= len(tables) else None
            place = here or _place(flow, draft, step.id)
            if not place.file.endswith(".csv"):
                yield _point("row", plain_name(step.id), str(number), place)


def _outcomes(_: Flow, draft: Draft) -> Gathered:
    for step in draft.steps:
        if step.end is not None:
            yield _point("outcome", step.end.end, "", step.at("end"))


def _languages(flow: Flow, draft: Draft) -> Gathered:
    tables = {t.entry.language: t.table for t in draft.translations}
    for language in flow.languages:
        table = tables.get(language, draft.table)
        yield _point("language", language, "", table.entries["language"].place)
