"""What YAML itself refuses, said in our own words with a remedy.

The library's messages speak of tokens and block mappings; designers get the usual cause instead,
found by looking at the line.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ruamel.yaml.error import MarkedYAMLError

from bot.flow.problems import Place, Problem
from bot.flow.yaml_causes import (
    Lines,
    after_the_quote,
    bare_in_braces,
    indent,
    missing_space,
    no_key,
    open_bracket,
    out_of_line,
)

_TAB = re.compile(r"^ *\t")
_SECOND_COLON = re.compile(r"^\s*(?:- )?[\w.]+:\s+[^'\"|>\[{].*?\s?:(?:\s|$)")
_OPEN_QUOTE = re.compile(r"""(?:^|[:\-\[{,])\s*("(?=[^"]*$)|'(?=[^']*$))""")
_OPEN_BRACKET = re.compile(r"""(?:^|[:\-]\s)\s*([\[{])(?=[^\]}]*$)""")
_KEYED = re.compile(r"\s*(?:#|-(?:\s|$)|\S[^:]*:(?:\s|$))")
_NEAR = 5
"""Lines before a fault in which its cause usually stands."""

_SPECIAL = re.compile(
    r"""^\s*(?:-\ )?(?:
      (?:[\w.]+:\s+)?([*&!%@`])
    | [\w.]+:\s+(?:(-)\s|([{\[])[^{}\[\]:]*[}\]]\s*[^\s\#,}\]])
    )""",
    re.VERBOSE,
)
_IN_A_LINE = (missing_space, after_the_quote, bare_in_braces, open_bracket)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def before_reading(file: str, text: str) -> tuple[Problem, ...]:
    """Find what would make reading pointless: tabs as indentation, an empty file."""
    if not text.strip():
        return (Problem("F003", Place(file, 1, 1, 2)),)
    lines = text.split("\n")
    tabs = [(n, line.index("\t") + 1) for n, line in enumerate(lines, 1) if _TAB.match(line)]
    odd = [(n, _odd(line)) for n, line in enumerate(lines, 1) if _odd(line)]
    found = [Problem("F008", Place(file, n, column, column + 1)) for n, column in tabs]
    return (*found, *(Problem("F014", Place(file, n, c, c + 1)) for n, c in odd))


def _odd(line: str) -> int:
    """Give the column of a character no text may hold, or 0."""
    found = _CONTROL.search(line)
    return found.start() + 1 if found else 0


def explain(file: str, text: str, error: MarkedYAMLError | None) -> Problem:
    """Turn a reading error into one problem at the line that caused it."""
    mark = error and (error.problem_mark or error.context_mark)
    if not mark:
        return Problem("F004", Place(file, 1, 1, 2))
    lines = text.split("\n")
    quote = error.context_mark if error and "quoted scalar" in str(error.context) else None
    if quote is not None:
        return Problem("F013", Place(file, quote.line + 1, quote.column + 1, quote.column + 2))
    number = min(mark.line, len(lines) - 1)
    for line in (number, number - 1):
        problem = _usual_cause(file, lines, line)
        if problem:
            return problem
    outer = [*_outer(file, lines, number), *_outer(file, lines, _line_before(lines, number))]
    also = (*_open_signs(file, lines[: number + 1]), *_keyless(file, lines, number), *outer)
    return replace(_of_shape(file, lines, number, mark.column + 1), also=also)


def _of_shape(file: str, lines: list[str], number: int, column: int) -> Problem:
    """Tell what is wrong with how a line stands among the others; F004 if that cannot be told."""
    before = _line_before(lines, number)
    here, above = Lines(file, lines, number), Lines(file, lines, before)
    told = [rule(at) for rule in _IN_A_LINE for at in (here, above)]
    told += [no_key(above), out_of_line(here), no_key(here)]
    unknown = Problem("F004", Place(file, number + 1, column, column + 1))
    return next(filter(None, told), unknown)


def _outer(file: str, lines: list[str], number: int) -> Iterator[Place]:
    """Find the line that the faulty one is indented under: often that one is out of place.

    Where there is none, it is the first line that should have been.
    """
    depth = indent(lines[number])
    written = [at for at in range(number - 1, -1, -1) if lines[at].split("#")[0].strip()]
    outer = [at for at in written if indent(lines[at]) < depth]
    found = outer[:1] or written[-1:]
    yield from (_line_place(file, lines, at) for at in found)


def _line_place(file: str, lines: list[str], number: int) -> Place:
    column = indent(lines[number]) + 1
    return Place(file, number + 1, column, max(column + 1, len(lines[number]) + 1))


def _line_before(lines: list[str], number: int) -> int:
    return next((at for at in range(number - 1, 0, -1) if lines[at].strip()), 0)


def _open_signs(file: str, lines: list[str]) -> Iterator[Place]:
    """Find quotes and brackets that their own line does not close: one may be too much."""
    for number, line in enumerate(lines):
        found = _OPEN_QUOTE.search(line) or _OPEN_BRACKET.search(line)
        if found:
            yield Place(file, number + 1, found.start(1) + 1, found.start(1) + 2)


def _keyless(file: str, lines: list[str], number: int) -> Iterator[Place]:
    """Find lines just before the fault that have no key: one may have lost its colon."""
    for before in range(max(0, number - _NEAR), number):
        if lines[before].strip() and not _KEYED.match(lines[before]):
            yield _line_place(file, lines, before)


def _usual_cause(file: str, lines: list[str], number: int) -> Problem | None:
    line = lines[number] if 0 <= number < len(lines) else ""
    special = _SPECIAL.match(line)
    if special:
        column = special.start(special.lastindex or 1) + 1
        sign = special[special.lastindex or 1]
        return Problem("F012", Place(file, number + 1, column, column + 1), {"found": sign})
    colon = _SECOND_COLON.match(line)
    if colon:
        column = line.index(":", line.index(":") + 1) + 1
        return Problem("F011", Place(file, number + 1, column, column + 1))
    return None
