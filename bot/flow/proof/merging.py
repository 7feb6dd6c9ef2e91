"""Boxes that differ in one answer only become one, where that box holds neither more nor less."""

from collections.abc import Iterable, Mapping

from bot.flow.proof.boxes import Key
from bot.flow.proof.cells import UNKNOWN, Cell, Some, Span, join, may_be_unknown, with_unknown

Narrowing = Mapping[Key, Cell]
"""What a box says, by key."""


def merged(narrowings: Iterable[Narrowing]) -> list[Narrowing]:
    """Give as few narrowings as are easily found, which mean the same people."""
    left = list(narrowings)
    for key in dict.fromkeys(key for one in left for key in one) if len(left) > 1 else ():
        left = _along(left, key) if len(left) > 1 else left
    return left


def _along(narrowings: list[Narrowing], key: Key) -> list[Narrowing]:
    """Merge narrowings that are alike but for one key."""
    groups: dict[frozenset[tuple[Key, Cell]], list[Narrowing]] = {}
    for one in narrowings:
        rest = frozenset(item for item in one.items() if item[0] != key)
        groups.setdefault(rest, []).append(one)
    return [made for group in groups.values() for made in _one_group(group, key)]


def _one_group(group: list[Narrowing], key: Key) -> list[Narrowing]:
    free = next((one for one in group if key not in one), None)
    if free is not None or len(group) == 1:
        return [free if free is not None else group[0]]
    cells = united([one[key] for one in group])
    return [{**group[0], key: cell} for cell in cells]


def united(cells: list[Cell]) -> list[Cell]:
    """Join cells that together have no gap and no more than they had."""
    unknown = UNKNOWN in cells
    few = [cell for cell in cells if isinstance(cell, Some) and cell != UNKNOWN]
    spans = [cell for cell in cells if isinstance(cell, Span)]
    others = [cell for cell in cells if not isinstance(cell, Some | Span)]
    found: list[Cell] = [Some(frozenset().union(*(cell.values for cell in few)))] if few else []
    found += [*_rows(spans), *dict.fromkeys(others)]
    if unknown and found and not any(map(may_be_unknown, found)):
        return [with_unknown(found[0]), *found[1:]]
    return [*found, UNKNOWN] if unknown and UNKNOWN not in found else found


def _rows(spans: list[Span]) -> list[Cell]:
    """Join spans that touch."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.unknown, one.low, one.open_low)):
        last = found[-1] if found else None
        if last is not None and last.unknown == span.unknown and _touch(last, span):
            joined = join(last, span)
            found[-1] = joined if isinstance(joined, Span) else last
        else:
            found.append(span)
    return list(found)


def _touch(left: Span, right: Span) -> bool:
    if right.low == left.high:
        return not (left.open_high and right.open_low)
    return right.low < left.high or (left.step == right.step and right.low - left.high == left.step)
