"""Several options at once: separated by commas, "and", lines, or their numbers."""

import re

from bot.conversation.answers.choice import exact_option, near_option
from bot.conversation.answers.normalise import clean, fold
from bot.conversation.answers.readings import Context, Read, Reading, Rejected
from bot.conversation.answers.rejections import RejectionCode
from bot.flow.answer_types import ManyChoices

_BETWEEN = re.compile(r"\s*(?:[,;+/&\n،]|\bet\b|\band\b|\bو(?=\s))\s*")
_ATTACHED = re.compile(r"\s+و(?=\w)")
"""Arabic writes "and" in one with the word after it."""

_NUMBERS = re.compile(r"\d+(?:\s+\d+)+")


def read_choices(kind: ManyChoices, text: str, context: Context) -> Reading:
    """Read several options in the order of the flow; one that is only near makes all inexact."""
    whole = exact_option(kind.choices, fold(text))
    if whole:
        return _gathered(kind, [whole], exact=True)
    reading = _several(kind, text, context)
    apart = _ATTACHED.sub("، ", text)
    if isinstance(reading, Rejected) and apart != text:
        return _several(kind, apart, context)
    return reading


def _several(kind: ManyChoices, text: str, context: Context) -> Reading:
    found: list[str] = []
    exact = True
    for part in _parts(text):
        reading = _one(kind, part, context)
        if isinstance(reading, Rejected):
            return reading
        exact = exact and reading.exact
        found.append(str(reading.value))
    return _gathered(kind, found, exact=exact)


def _parts(text: str) -> list[str]:
    lined = "\n".join(clean(line) for line in text.splitlines())
    parts = lined.split() if _NUMBERS.fullmatch(lined) else _BETWEEN.split(lined)
    return [part for part in parts if part.strip()]


def _one(kind: ManyChoices, part: str, context: Context) -> Reading:
    folded = fold(part)
    exact = exact_option(kind.choices, folded)
    return Read(exact, exact=True) if exact else near_option(kind.choices, folded, context)


def _gathered(kind: ManyChoices, found: list[str], *, exact: bool) -> Reading:
    chosen = tuple(choice.id for choice in kind.choices if choice.id in found)
    if not chosen:
        return Rejected(RejectionCode.NOT_AN_OPTION)
    if len(chosen) > 1 and any(_alone(kind, (option,)) for option in chosen):
        return Rejected(RejectionCode.NOT_TOGETHER)
    if len(chosen) < kind.at_least and not _alone(kind, chosen):
        return Rejected(RejectionCode.TOO_FEW)
    if kind.at_most is not None and len(chosen) > kind.at_most:
        return Rejected(RejectionCode.TOO_MANY)
    return Read(chosen, exact)


def _alone(kind: ManyChoices, chosen: tuple[str, ...]) -> bool:
    return any(choice.alone and chosen == (choice.id,) for choice in kind.choices)
