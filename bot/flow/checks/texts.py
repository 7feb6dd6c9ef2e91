"""Placeholders in braces: each names something, and something known by then."""

from collections.abc import Iterator, Mapping

from bot.flow.checks.limits import labels
from bot.flow.draft import DraftStep
from bot.flow.expression import Kind, Type
from bot.flow.expression.faults import nearest
from bot.flow.expression.items import NUMBER_OF_ITEM
from bot.flow.names import Names
from bot.flow.problems import Problem
from bot.flow.source import Scalar
from bot.flow.wording import BRACES, prose

_ALWAYS = ("reference", "missing_documents")


def _found(names: Names) -> Iterator[tuple[DraftStep, Scalar, str, int]]:
    for step, text in prose(names.draft):
        for found in BRACES.finditer(text.text):
            yield step, text, found[1], found.start()


def placeholders_exist(names: Names) -> Iterator[Problem]:
    """F222: a placeholder is a question, fact, table value, constant, or one of the bot's own."""
    constants = set(names.draft.service.constants)
    reasons = {f"{step.id}.because" for step in names.draft.steps if _gives_reasons(step)}
    others = {*constants, *reasons, *_ALWAYS}
    for step, text, name, start in _found(names):
        scope = _inside(names, step)
        word = name not in constants and name in scope and _is_word(names, scope, name)
        if word or (name not in scope and name not in others):
            meant = "" if word else nearest(name, {*scope, *others})
            defined = names.draft.defined_at(meant)
            also = (*((defined,) if defined else ()), *names.draft.room_for(name))
            place = text.within(start, start + len(name) + 2)
            yield Problem("F222", place, {"name": name, "suggestion": meant}, also)


def _inside(names: Names, step: DraftStep) -> Mapping[str, Type]:
    """Give the names that a text may show; a repeat's own texts are shown with its items."""
    if step.repeats is None:
        return names.scope_of(step)
    return {**names, NUMBER_OF_ITEM: Type(Kind.NUMBER)}


def _gives_reasons(step: DraftStep) -> bool:
    return any(row.because for row in step.decide.rows) if step.decide else False


def _is_word(names: Names, scope: Mapping[str, Type], name: str) -> bool:
    """Tell whether a table value is a bare word, which no citizen should read."""
    step = names.draft.step(name.partition(".")[0])
    return bool(step and step.decide) and scope[name].kind in (Kind.CHOICE, Kind.CHOICES)


def placeholders_are_known_in_time(names: Names) -> Iterator[Problem]:
    """F223: a text shows only what was asked before it; the reference only once it exists."""
    draft = names.draft
    sent = [i for i, step in enumerate(draft.steps) if step.keyword == "submit"]
    for step, text, name, start in _found(names):
        here = draft.position(step.id)
        if name == "reference":
            late = not any(at <= here for at in sent)
        else:
            late = draft.position(name.partition(".")[0]) >= here
        if late and (name == "reference" or name in names.scope_of(step)):
            place = text.within(start, start + len(name) + 2)
            yield Problem("F223", place, {"name": name, "step": step.id})


def labels_have_no_placeholders(names: Names) -> Iterator[Problem]:
    """F411: buttons and titles of sections are the same for everyone."""
    titles = [(section.title.text, section.title.place) for section in names.draft.sections]
    for text, place in (*labels(names), *titles):
        if BRACES.search(text):
            yield Problem("F411", place, {"found": text[:40]})
