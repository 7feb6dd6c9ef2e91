"""Where the characters of a text stand in its file, whatever quoting or folding YAML did between.

A file's text and a value read from it come in; the place of some of the value's characters comes
out. Every style of YAML keeps the order of all characters that are not white space, so both are
walked side by side; where that fails, nothing is given rather than a wrong place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.flow.problems import Place

_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\n": "",
    "\r\n": "",
}  # fmt: skip
_DOUBLE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r?\n|.))|.", re.DOTALL
)
_SINGLE = re.compile(r"''|.", re.DOTALL)

Sign = tuple[int, int, str]
"""One character of a value: where it begins and ends in the file, and what it is."""


@dataclass(frozen=True, slots=True)
class Original:
    """A value as it is written: its file, the file's text, and where in it the value stands."""

    file: str
    text: str
    start: int
    end: int

    def signs(self, style: str) -> Iterator[Sign]:
        """Give the characters that are not white space, unquoted; `style` as in `Scalar`."""
        found = self._quoted(style) if style in ("'", '"') else self._bare(style)
        return (sign for sign in found if sign[2] and not sign[2].isspace())

    def _bare(self, style: str) -> Iterator[Sign]:
        first = self.start
        if style:
            first = self.text.find("\n", first, self.end) + 1 or self.end
        return ((at, at + 1, self.text[at]) for at in range(first, self.end))

    def _quoted(self, style: str) -> Iterator[Sign]:
        pattern = _SINGLE if style == "'" else _DOUBLE
        for found in pattern.finditer(self.text, self.start + 1, self.end - 1):
            sign = found[0] if len(found[0]) == 1 else _unescaped(found)
            yield found.start(), found.end(), sign

    def place(self, start: int, end: int) -> Place:
        """Give the place of two positions in the file; it ends with the line it begins on."""
        line = self.text.count("\n", 0, start)
        before = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", start)
        stop = end if last < 0 else min(end, last)
        return Place(self.file, line + 1, start - before + 1, max(stop, start + 1) - before + 1)


def _unescaped(found: re.Match[str]) -> str:
    if found[0] == "''":
        return "'"
    code = found[1] or found[2] or found[3]
    return chr(int(code, 16)) if code else _ESCAPES.get(found[4], found[4])


def span_within(original: Original, style: str, value: str, span: tuple[int, int]) -> Place | None:
    """Give where some characters of a value stand; None if it cannot be told.

    White space at either end of the span is left out; a span of nothing but white space stands
    where the text before it ends.
    """
    wanted = [at for at, sign in enumerate(value) if not sign.isspace()]
    written = list(original.signs(style))[: len(wanted)]
    if [value[at] for at in wanted] != [sign for _, _, sign in written]:
        return None
    inside = [sign for at, sign in zip(wanted, written, strict=True) if span[0] <= at < span[1]]
    if inside:
        return original.place(inside[0][0], _end_of(original.text, inside))
    before = [sign for at, sign in zip(wanted, written, strict=True) if at < span[0]]
    return original.place(before[-1][1], before[-1][1] + 1) if before else None


def _end_of(text: str, signs: list[Sign]) -> int:
    """Give where the signs end that stand on the line of the first."""
    stop = text.find("\n", signs[0][0])
    return max(end for _, end, _ in signs if stop < 0 or end <= stop)
