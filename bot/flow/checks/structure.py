"""The shape of the whole: it ends, nothing hangs loose, nothing is sent against a refusal."""

import itertools
from collections.abc import Iterator

from bot.flow.ask_entries import AskConsent
from bot.flow.draft import DraftStep
from bot.flow.names import OTHERWISE, Names, row_tables
from bot.flow.problems import Problem
from bot.flow.sites import sites
from bot.flow.source import Scalar


def the_flow_ends(names: Names) -> Iterator[Problem]:
    """F301: the last step is an `end` without a condition, so every path ends."""
    steps = names.draft.steps
    if not steps:
        yield Problem("F301", names.draft.table.first_place())
    elif not (steps[-1].end and not steps[-1].guard):
        yield Problem("F301", steps[-1].table.first_place())


def nothing_follows_the_end(names: Names) -> Iterator[Problem]:
    """F302: after an `end` without a condition of its own, no step can be reached.

    The end is named too: it may be the one that lost its condition.
    """
    for before, step in itertools.pairwise(names.draft.steps):
        if before.end and (not before.guard or step.guard == before.guard):
            ends = (before.table.first_place(), *(e.place for e in before.table.entries.values()))
            yield Problem("F302", step.table.first_place(), {"id": step.id}, ends[:1] + ends[-1:])


def otherwise_stands_last(names: Names) -> Iterator[Problem]:
    """F305: in a decision table, no row but the last is `otherwise`."""
    for step in names.draft.steps:
        rows = [row.get("when") for row in row_tables(step)] if step.decide else []
        for row in rows[:-1]:
            if isinstance(row, Scalar) and row.text == OTHERWISE:
                yield Problem("F305", row.place, {"id": step.id})


def a_refusal_is_read(names: Names) -> Iterator[Problem]:
    """F309: a consent that can be refused is read by a condition; a "no" must lead somewhere."""
    read = {
        name
        for site in sites(names)
        for name in (site.checked.rule.names if site.checked.rule else _words(site.text.text))
    }
    for step, ask in names.draft.asks():
        if isinstance(ask, AskConsent) and not ask.no.back and step.id not in read:
            yield Problem("F309", step.at("no"), {"id": step.id})


def _words(text: str) -> set[str]:
    return set(text.replace("(", " ").replace(")", " ").split())


def submitted_needs_a_submission(names: Names) -> Iterator[Problem]:
    """F311: a flow that ends as submitted has a `submit` before that end."""
    sent = [names.draft.position(step.id) for step in names.draft.steps if step.keyword == "submit"]
    for position, step in enumerate(names.draft.steps):
        if step.end and step.end.end == "submitted" and not any(at < position for at in sent):
            yield Problem("F311", step.at("end"))


def a_review_comes_before(names: Names) -> Iterator[Problem]:
    """F310 (a warning): people check their answers before they are sent."""
    for position, step in enumerate(names.draft.steps):
        before = names.draft.steps[:position]
        if step.keyword == "submit" and not any(_is_review(earlier) for earlier in before):
            yield Problem("F310", step.at("submit"))


def _is_review(step: DraftStep) -> bool:
    return step.keyword == "review"
