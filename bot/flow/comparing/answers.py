"""What changed in how a question is answered: its type, its options, its bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal

from bot.flow.answer_types import AnswerType, Choice, ManyChoices, Money, Number, OneChoice, Scale
from bot.flow.comparing.difference import Difference, Named, Term, graded
from bot.flow.comparing.versions import Versions
from bot.flow.comparing.written import differ, how_changed, shown
from bot.flow.flow import Ask

LEAST = frozenset({"minimum", "at_least", "min_age", "min_length"})
MOST = frozenset({"maximum", "at_most", "max_age", "max_length"})
TIGHTER_IF_ON = frozenset({"whole", "past", "future", "refusal_goes_back"})
TIGHTER_IF_OFF = frozenset({"later"})
FREE = frozenset({"buttons"})
APART = frozenset({"choices", "labels", "yes", "no"})
"""Compared as options or as texts; every field in none of these sets breaks when it changes."""


def compare_answers(versions: Versions, name: str) -> Iterator[Difference]:
    """Give the differences of the answer types of one question."""
    old, new = versions.before[name], versions.after[name]
    if not (isinstance(old, Ask) and isinstance(new, Ask)):
        return
    about = versions.called(name)
    if type(old.type) is not type(new.type):
        values = {"old": Term(f"type.{old.type.key}"), "new": Term(f"type.{new.type.key}")}
        yield Difference("type_changed", "breaking", (about,), values)
        return
    yield from _options(versions, about, options_of(old.type), options_of(new.type))
    for bound in fields(new.type):
        if bound.name not in APART:
            yield from _bound(about, bound.name, old.type, new.type)


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
    versions: Versions,
    about: Named,
    old: Mapping[str, Choice | None],
    new: Mapping[str, Choice | None],
) -> Iterator[Difference]:
    for option in [one for one in old if one not in new]:
        values = {"option": option, "label": _label(option, old[option], versions.old.language)}
        yield Difference("option_removed", "breaking", (about,), values)
    for option in [one for one in new if one not in old]:
        values = {"option": option, "label": _label(option, new[option], versions.new.language)}
        yield Difference("option_added", "safe", (about,), values)
    both = [one for one in new if one in old]
    if both != [one for one in old if one in new]:
        yield Difference("options_moved", "safe", (about,), {"new": ", ".join(new)})
    for option in both:
        yield from _other_words(versions, about, old[option], new[option])
        yield from _other_company(versions, about, old[option], new[option])


def _label(option: str, choice: Choice | None, language: str) -> str:
    return choice.label.get(language, option) if choice else option


def _other_words(
    versions: Versions, about: Named, old: Choice | None, new: Choice | None
) -> Iterator[Difference]:
    """Tell other words that may be typed for an option; the numbers of a scale have none."""
    if old is None or new is None:
        return
    for language in versions.languages:
        before, after = (shown(one.also.get(language), {}) for one in (old, new))
        if differ(before, after):
            values = {"option": new.id, "old": before, "new": after}
            yield Difference("option_words", "safe", (about,), values, versions.note(language))


def _other_company(
    versions: Versions, about: Named, old: Choice | None, new: Choice | None
) -> Iterator[Difference]:
    """Tell that an option excludes the others, or not: chosen with some, it no longer fits."""
    if old is None or new is None or old.alone is new.alone:
        return
    step = versions.after[about.id]
    several = isinstance(step, Ask) and getattr(step.type, "at_least", 1) > 1
    kind = "alone_on" if new.alone else "alone_off"
    severity = graded(breaking=new.alone or several)
    yield Difference(kind, severity, (about,), {"option": new.id})


def _bound(about: Named, name: str, old: AnswerType, new: AnswerType) -> Iterator[Difference]:
    before, after = getattr(old, name), getattr(new, name)
    if before == after:
        return
    severity = graded(breaking=_is_tighter(name, old, new))
    if isinstance(before, bool):
        yield Difference(f"{name}_{'on' if after else 'off'}", severity, (about,))
        return
    values = {"key": name, "old": shown(before, {}), "new": shown(after, {})}
    kind = f"{name}_{how_changed(values['old'], values['new'])}"
    yield Difference(kind, severity, (about,), values)


def _is_tighter(name: str, old: AnswerType, new: AnswerType) -> bool:
    """Tell whether an answer given under the old bound may break the new one."""
    if name in LEAST:
        return _least(name, new) > _least(name, old)
    if name in MOST:
        return _most(name, new) < _most(name, old)
    if name in TIGHTER_IF_ON:
        return bool(getattr(new, name))
    if name in TIGHTER_IF_OFF:
        return not getattr(new, name)
    if name == "pattern":
        return getattr(new, name) is not None
    return name not in FREE


def _least(name: str, answer: AnswerType) -> Decimal:
    """Give a lower bound; without one, numbers and amounts begin at 0."""
    bound = getattr(answer, name)
    without = 0 if isinstance(answer, Number | Money) else "-Infinity"
    return Decimal(without) if bound is None else Decimal(bound)


def _most(name: str, answer: AnswerType) -> Decimal:
    """Give an upper bound; without one, as many options can be chosen as there are."""
    bound = getattr(answer, name)
    if bound is None and isinstance(answer, ManyChoices):
        bound = len(answer.choices)
    return Decimal("Infinity") if bound is None else Decimal(bound)
