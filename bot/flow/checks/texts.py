"""Placeholders in braces: each names something, and something known by then."""

from collections.abc import Iterator

from bot.flow.draft import DraftStep
from bot.flow.expression.faults import nearest
from bot.flow.expression.types import Kind
from bot.flow.names import Names
from bot.flow.problems import Problem
from bot.flow.reading import scalars
from bot.flow.source import Scalar
from bot.flow.wording import BRACES

_ALWAYS = ("reference", "missing_documents")


def _found(names: Names) -> Iterator[tuple[DraftStep, Scalar, str, int]]:
    for step, _, text in scalars(names.draft):
        for found in BRACES.finditer(text.text):
            yield step, text, found[1], found.start()


def placeholders_exist(names: Names) -> Iterator[Problem]:
    """F222: a placeholder is a question, fact, table value, constant, or one of the bot's own."""
    constants = set(names.draft.service.constants)
    known = frozenset({*names, *constants, *_ALWAYS})
    for _, text, name, start in _found(names):
        word = name not in constants and name in names and _is_word(names, name)
        if name not in known or word:
            values = {"name": name, "suggestion": "" if word else nearest(name, known)}
            yield Problem("F222", text.within(start, start + len(name) + 2), values)


def _is_word(names: Names, name: str) -> bool:
    """Tell whether a table value is a bare word, which no citizen should read."""
    step = names.draft.step(name.partition(".")[0])
    return bool(step and step.decide) and names[name].kind is Kind.CHOICE


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
        if late and (name == "reference" or name in names):
            place = text.within(start, start + len(name) + 2)
            yield Problem("F223", place, {"name": name, "step": step.id})
