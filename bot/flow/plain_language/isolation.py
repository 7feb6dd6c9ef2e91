"""Arabic texts and the Latin words and figures in them, which can turn a sentence round.

UAX #9 orders what a line shows: a Latin word, a telephone number or an amount inside an Arabic
sentence needs the signs U+2066 to U+2068 before it and U+2069 after it. Telegram takes the
direction of a message from its first letter. What the bot fills into braces it isolates itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.flow.plain_language.prose import masked

_OPEN, _CLOSE = "\u2066\u2067\u2068", "\u2069"
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_LATIN = r"[A-Za-zÀ-ÖØ-öø-ɏ]"
_INSERT = re.compile(
    rf"/?{_LATIN}[A-Za-z0-9À-ɏ'’@./_-]*"  # a word, a command, an address
    r"|[€$£%]\s?[0-9][0-9.,\s]*"  # an amount, a percentage
    r"|\+?[0-9][0-9.,]*(?:[\s-][0-9][0-9.,]*)*\s?[€$£%]"  # the same, the sign behind
    r"|\+?[0-9]+(?:[\s-][0-9]+)+|\+[0-9]+"  # groups of figures: a telephone number, a date
)


class Fault(StrEnum):
    """What can be wrong with the direction of an Arabic text."""

    NOT_ISOLATED = "not_isolated"
    UNBALANCED = "unbalanced"
    BEGINS_IN_LATIN = "begins_in_latin"


@dataclass(frozen=True, slots=True)
class Turned:
    """One such fault, between two characters of the text."""

    start: int
    end: int
    fault: Fault


def turned(text: str) -> Iterator[Turned]:
    """Find what can turn an Arabic text round; nothing in a text without Arabic letters."""
    if not _ARABIC.search(text):
        return
    unbalanced = _unbalanced(text)
    if unbalanced is not None:
        yield Turned(unbalanced, unbalanced + 1, Fault.UNBALANCED)
        return
    cover = masked(text)
    first = re.search(rf"{_ARABIC.pattern}|{_LATIN}", cover)
    inserts = list(_INSERT.finditer(cover))
    for found in inserts:
        if first and found.start() <= first.start() < found.end() and not _ARABIC.match(first[0]):
            yield Turned(*found.span(), Fault.BEGINS_IN_LATIN)
        elif not _is_isolated(text, found.start()):
            yield Turned(*found.span(), Fault.NOT_ISOLATED)


def _unbalanced(text: str) -> int | None:
    """Give where an isolate is closed without being open, or open without being closed."""
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign in _OPEN:
            opened.append(at)
        elif sign == _CLOSE:
            if not opened:
                return at
            opened.pop()
    return opened[0] if opened else None


def _is_isolated(text: str, at: int) -> bool:
    before = text[:at]
    return sum(map(before.count, _OPEN)) > before.count(_CLOSE)
