"""What changed in how a question is answered: its type, its options, its labels, its bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal

from bot.flow.answer_types import AnswerType, Choice, ManyChoices, OneChoice, Scale
from bot.flow.comparing.difference import Difference, graded
from bot.flow.comparing.showing import shown
from bot.flow.flow import Ask

LEAST = frozenset({"minimum", "at_least", "min_age", "min_length"})
MOST = frozenset({"maximum", "at_most", "max_age", "max_length"})
STRICT = frozenset({"whole", "past", "future"})
KIND = frozenset({"later"})
FREE = frozenset({"buttons"})
APART = frozenset({"choices", "labels", "yes", "no"})
"""Compared as options or as texts; every field in none of these sets breaks when it changes."""

WRITTEN = {
    "minimum": "min", "at_least": "min", "maximum": "max", "at_most": "max",
    "refusal_goes_back": "back",
}  # fmt: skip
"""The key of a flow file for each field that is called otherwise."""


def compare_answers(old: Ask, new: Ask) -> Iterator[Difference]:
    """Give the differences of the answer types of one question."""
    if type(old.type) is not type(new.type):
        values = {"what": "ask", "old": old.type.key, "new": new.type.key}
        yield Difference("type_changed", new.id, "breaking", values)
        return
    yield from _options(new.id, options_of(old.type), options_of(new.type))
    for bound in fields(new.type):
        if bound.name not in APART:
            yield from _bound(new.id, bound.name, old.type, new.type)


def options_of(answer: AnswerType) -> dict[str, Choice | None]:
    """Give what can be chosen, by id, in the order shown: options, or the numbers of a scale."""
    match answer:
        case OneChoice() | ManyChoices():
            return {choice.id: choice for choice in answer.choices}
        case Scale():
            return {str(number): None for number, _ in answer.labels}
        case _:
            return {}


def _options(
    step: str, old: Mapping[str, Choice | None], new: Mapping[str, Choice | None]
) -> Iterator[Difference]:
    for option in [one for one in old if one not in new]:
        yield Difference("option_removed", step, "breaking", {"option": option})
    for option in [one for one in new if one not in old]:
        yield Difference("option_added", step, "safe", {"option": option})
    both = [one for one in new if one in old]
    if both != [one for one in old if one in new]:
        yield Difference("options_moved", step, "safe", {"new": ", ".join(new)})
    for option in both:
        before, after = old[option], new[option]
        if before and after and before.also != after.also:
            yield Difference("option_words", step, "safe", {"option": option})


def _bound(step: str, name: str, old: AnswerType, new: AnswerType) -> Iterator[Difference]:
    before, after = getattr(old, name), getattr(new, name)
    if before != after:
        severity = graded(breaking=_is_tighter(name, before, after))
        values = {"old": shown(before, {}), "new": shown(after, {})}
        key = WRITTEN.get(name, name)
        yield Difference("bound_changed", step, severity, {"key": key, **values})


def _is_tighter(name: str, old: object, new: object) -> bool:
    """Tell whether an answer given under the old bound may break the new one."""
    if name in LEAST | MOST:
        return _narrows(_number(old), _number(new), least=name in LEAST)
    if name in STRICT:
        return bool(new)
    if name in KIND:
        return not new
    if name == "pattern":
        return new is not None
    return name not in FREE


def _number(bound: object) -> Decimal | None:
    return None if bound is None else Decimal(str(bound))


def _narrows(old: Decimal | None, new: Decimal | None, *, least: bool) -> bool:
    if new is None or old is None:
        return new is not None
    return new > old if least else new < old
