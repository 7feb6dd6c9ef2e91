"""One option out of several: its label, its id, another word for it, its number, or nearly so."""

import re
from collections.abc import Sequence

from bot.conversation.answers.normalise import fold
from bot.conversation.answers.readings import Context, Read, Reading, Rejected
from bot.conversation.answers.rejections import RejectionCode
from bot.flow.answer_types import Choice, OneChoice

_ENOUGH, _LEAD = 85, 15
"""Points of rapidfuzz's WRatio: a match, and how far ahead of the next (research, engine.md §4)."""

_SHORTEST = 3
_GROUPS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_MONEY = re.compile(r"\s*(?:€|\beuros?\b|\beur\b)")


def read_choice(kind: OneChoice, text: str, context: Context) -> Reading:
    """Read one option; a near match is inexact, two near ones are ambiguous."""
    folded = fold(text)
    exact = exact_option(kind.choices, folded)
    if exact:
        return Read(exact, exact=True)
    return near_option(kind.choices, folded, context)


def exact_option(choices: Sequence[Choice], folded: str) -> str | None:
    """Give the id of the option that these folded words name without doubt, or None."""
    wanted = {folded, _tight(folded)}
    matches = [choice.id for choice in choices if wanted & names_of(choice)]
    if len(matches) == 1:
        return matches[0]
    places = {str(place): choice.id for place, choice in enumerate(choices, 1)}
    return None if _numbered(choices) else places.get(folded.lstrip("0"))


def _numbered(choices: Sequence[Choice]) -> bool:
    """Tell whether options have digits themselves: then "2" may not mean the second one."""
    return any(sign.isdecimal() for c in choices for text in c.label.values() for sign in text)


def names_of(choice: Choice) -> set[str]:
    """Give every folded word for an option, in all languages."""
    words = [*choice.label.values(), *(word for listed in choice.also.values() for word in listed)]
    folded = {fold(word) for word in (*words, choice.id)}
    return (folded | {_tight(word) for word in folded}) - {""}


def _tight(folded: str) -> str:
    """Write numbers without grouping and without their currency, as people type them."""
    return _MONEY.sub("", _GROUPS.sub("", folded)).strip()


def near_option(choices: Sequence[Choice], folded: str, context: Context) -> Reading:
    """Find the option that folded words nearly name, in the citizen's language."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only needed when nothing matches exactly

    if len(folded) < _SHORTEST:
        return Rejected(RejectionCode.NOT_AN_OPTION)
    scored = sorted(
        ((_score(choice, folded, context, fuzz.WRatio), choice.id) for choice in choices),
        reverse=True,
    )
    (best, option), second = scored[0], scored[1][0] if len(scored) > 1 else 0
    if best < _ENOUGH:
        return Rejected(RejectionCode.NOT_AN_OPTION)
    return (
        Read(option, exact=False) if best - second >= _LEAD else Rejected(RejectionCode.AMBIGUOUS)
    )


def _score(choice: Choice, folded: str, context: Context, ratio: object) -> float:
    words = [choice.label.get(context.language, ""), *choice.also.get(context.language, ())]
    named = [fold(word) for word in (*words, *choice.label.values()) if word]
    return max((float(ratio(folded, name)) for name in named), default=0.0)  # type: ignore[operator]  # a C function
