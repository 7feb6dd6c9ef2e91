"""Usual causes of what YAML refuses, each told by the look of a line and of those above it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.flow.problems import Place, Problem

_CLOSING = {"{": "}", "[": "]"}
_COLON = re.compile(r"\s*(?:- +)?([a-z_][\w.]*):(?!//)([^\s:].*)$")
_DASH = re.compile(r"\s*-([a-z_]\w*:.*)$")
_KEY = re.compile(r"\s*(?:- +)*(?:[^\s\-#\"'{\[][^:#]*|\"[^\"]*\"|'[^']*'):(?:\s|$)")
_AFTER_QUOTE = re.compile(r"""\s*(?:- +)?[\w.]+:\s+(?:"[^"]*"|'(?:[^']|'')*')\s*([^\s#,}\]:])""")
_IN_BRACES = re.compile(
    r"""[{,]\s*[\w.]+:\s+([^\s"'\[{},#][^"'{},]*(?:\[[^\]]*\]|\{[^}]*\})[^,}]*)"""
)
_BRACED = re.compile(r"\s*(?:- +)?(?:[\w.]+:\s+)?([\[{])")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file that cannot be read, and the one where the reader gave up."""

    file: str
    lines: list[str]
    number: int

    @property
    def here(self) -> str:
        """Give the line where the reader gave up."""
        return self.lines[self.number]

    def problem(self, code: str, column: int, **values: str) -> Problem:
        """Make a problem in this line, at a column counted from 0."""
        place = Place(self.file, self.number + 1, column + 1, column + 2)
        return Problem(code, place, values)


def broken_braces(place: Place, line: str) -> Problem:
    """F016 or F017: a part of braces without a value; a comma or a colon came in its way."""
    found = line[place.column - 1 : place.end - 1].strip()
    name, colon, value = found.partition(":")
    if colon:
        return Problem("F017", place, {"sign": ":", "written": f"{name}: {value}"})
    before = line[: place.column - 1].rstrip(", ")
    start = max(before.rfind(": ") + 2, before.rfind("{") + 1)
    return Problem("F016", place, {"found": f"{before[start:]}, {found}"})


def missing_space(at: Lines) -> Problem | None:
    """F017: a key or a dash without the space that YAML wants behind it."""
    colon, dash = _COLON.match(at.here), _DASH.match(at.here)
    if colon:
        values = {"sign": ":", "written": f"{colon[1]}: {colon[2]}"}
        return at.problem("F017", colon.end(1), **values)
    if dash:
        return at.problem("F017", dash.start(1) - 1, sign="-", written=f"- {dash[1]}")
    return None


def after_the_quote(at: Lines) -> Problem | None:
    """F022: more text behind the quote that closes it."""
    found = _AFTER_QUOTE.match(at.here)
    return at.problem("F022", found.start(1)) if found else None


def bare_in_braces(at: Lines) -> Problem | None:
    """F016: a condition with brackets in braces, without quotes."""
    found = _IN_BRACES.search(at.here) if _BRACED.match(at.here) else None
    return at.problem("F016", found.start(1), found=found[1]) if found else None


def open_bracket(at: Lines) -> Problem | None:
    """F023: more opened than closed on a line of braces."""
    found = _BRACED.match(at.here)
    sign = found[1] if found else ""
    if not found or at.here.count(sign) <= at.here.count(_CLOSING[sign]):
        return None
    return at.problem("F023", found.start(1), found=sign, closing=_CLOSING[sign])


def out_of_line(at: Lines) -> Problem | None:
    """F018 to F020: a line that is indented like none above it, or a list that nothing holds."""
    if not _is_keyed(at.here):
        return None
    depth, levels = indent(at.here), dict(_levels(at.lines[: at.number]))
    dashed = at.here.lstrip().startswith("-")
    if dashed and depth not in levels and depth > indent(_above(at)):
        return at.problem("F020", depth)
    if depth not in levels:
        expected = " / ".join(str(level) for level in _nearest(depth, levels))
        return at.problem("F018", depth, found=str(depth), expected=expected) if expected else None
    if dashed != levels[depth]:
        return at.problem("F020" if dashed else "F019", depth)
    return None


def _above(at: Lines) -> str:
    return next((line for line in reversed(at.lines[: at.number]) if line.strip()), "")


def _nearest(depth: int, levels: Iterable[int]) -> list[int]:
    """Give the possible indents next to one that is not: the one below it, and the one above."""
    below = sorted(level for level in levels if level < depth)
    above = sorted(level for level in levels if level > depth)
    return [*below[-1:], *above[:1]]


def no_key(at: Lines) -> Problem | None:
    """F021: a line without a key, where the text above cannot go on."""
    text = at.here.strip()
    if not text or text[0] in "#-\"'{[]}" or ": " in text or text[-1] in ":}],":
        return None
    return at.problem("F021", indent(at.here))


def _is_keyed(line: str) -> bool:
    return bool(_KEY.match(line)) or line.lstrip().startswith("- ")


def _levels(lines: list[str]) -> Iterator[tuple[int, bool]]:
    """Give the indents that a line below may have, each with whether its lines begin with `- `."""
    least = 10**6
    for line in reversed(lines):
        depth = indent(line)
        if not line.strip() or line.lstrip().startswith("#") or depth >= least:
            continue
        dashed = line.lstrip().startswith("- ")
        inner = depth + 2
        if dashed and inner < least:
            yield inner, False
        if _is_keyed(line) or dashed:
            yield depth, dashed
            least = depth
        if least == 0:
            return


def indent(line: str) -> int:
    """Give how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
