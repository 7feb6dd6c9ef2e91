"""How wide a text will be, and where it breaks: a small table of letter widths, no font needed.

Widths are parts of the font's size. They are those of DejaVu Sans, the widest of the usual screen
fonts, so that a text broken by them never runs out of its box in another.
"""

import re
import unicodedata
from collections.abc import Iterator

_NARROW = dict.fromkeys("ijlI|'’.,:;!()[]{}`·‘ ", 0.39) | dict.fromkeys('fr t-“”"/\\', 0.46)
_WIDE = dict.fromkeys("mw—%", 0.98) | dict.fromkeys("MW@Œœ…€", 1.0)
_WIDTHS = _NARROW | _WIDE | {" ": 0.32, "\u202f": 0.2, "\u2009": 0.2, "\xa0": 0.32}
_LOWER, _UPPER, _ARABIC, _FULL = 0.63, 0.78, 0.64, 1.3
_ARABIC_LETTERS = range(0x0590, 0x0900)
_ANY_SCRIPT = 0x2E80
_KEPT = re.compile(r" (?=[?!:;»%€])")
_JOINER = "\u200d"
ELLIPSIS = "…"


def width(text: str) -> float:
    """Give the width of a text on one line, in parts of the font's size."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if ord(letter) >= _ANY_SCRIPT:
        return _FULL
    if ord(letter) in _ARABIC_LETTERS:
        return _ARABIC
    return _UPPER if letter.isupper() else _LOWER


def wrapped(text: str, room: float, lines: int) -> list[str]:
    """Break a text into at most so many lines of that width; the rest is cut with an ellipsis."""
    found: list[str] = []
    for piece in _broken(text, room):
        if len(found) == lines:
            found[-1] = _shortened(found[-1], room - width(ELLIPSIS)) + ELLIPSIS
            break
        found.append(piece)
    return found


def _shortened(line: str, room: float) -> str:
    """Give the beginning of a line, up to its last whole word if it has several."""
    kept = _cut(line, room)
    return kept if kept == line else kept.rpartition(" ")[0] or kept


def _broken(text: str, room: float) -> Iterator[str]:
    line = ""
    for word in _KEPT.sub("\xa0", text).split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined) <= room:
            line = joined
            continue
        if line:
            yield line
        line = word
        while width(line) > room:
            start = _cut(line, room) or line[:1]
            yield start
            line = line[len(start) :]
    if line:
        yield line


def _cut(text: str, room: float) -> str:
    """Give as much of the beginning as there is room for, whole signs only."""
    used = 0.0
    for place, letter in enumerate(text):
        used += _letter(letter)
        if used > room:
            return text[: _whole(text, place)].rstrip()
    return text


def _whole(text: str, place: int) -> int:
    """Move a place back so that it does not part a letter from its accents or an emoji."""
    while place and (_letter(text[place]) == 0 or text[place - 1] == _JOINER):
        place -= 1
    return place
