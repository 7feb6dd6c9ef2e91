"""Rows and sentences become aligned and wrapped lines for a terminal."""

from collections.abc import Sequence
from textwrap import TextWrapper

WIDTH = 80
"""How many columns a report may take."""

_GAP = "  "


def aligned(rows: Sequence[Sequence[str]], indent: str = "  ") -> list[str]:
    """Align rows of equal length: the first column to the left, all others to the right.

    The first column is cut with `…` where the whole would be wider than `WIDTH`.
    """
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    widths[0] = min(widths[0], WIDTH - len(indent) - sum(len(_GAP) + w for w in widths[1:]))
    return [(indent + _GAP.join(_cells(row, widths))).rstrip() for row in rows]


def _cells(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    first = row[0] if len(row[0]) <= widths[0] else row[0][: widths[0] - 1] + "…"
    rest = (text.rjust(width) for text, width in zip(row[1:], widths[1:], strict=True))
    return [first.ljust(widths[0]), *rest]


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """Break a text into lines of `WIDTH`; `first` begins the first line, `rest` all others.

    Only plain spaces break, so a command such as `--final` and French figures stay whole.
    """
    wrapper = TextWrapper(WIDTH, first, rest, break_on_hyphens=False, break_long_words=False)
    return wrapper.wrap(text)
