"""Counts of former versions under the names that their steps have today.

A flow's `aliases` say what was renamed; counts of the same step then stand together, whatever the
version they come from.
"""

from collections import Counter
from collections.abc import Mapping

from bot.flow.flow import Flow
from bot.journal.places import BY_NEXT, BY_RUN
from bot.journal.tally import Cell, read_label


def renamed(counts: Mapping[Cell, int], flows: Mapping[str, Flow]) -> dict[Cell, int]:
    """Give the counts by today's names of steps; those of unknown prototypes stay as they are."""
    found: Counter[Cell] = Counter()
    for cell, number in counts.items():
        flow = flows.get(read_label(cell.prototype)[0])
        known = flow.aliases if flow is not None and cell.kind not in BY_RUN else {}
        b = known.get(cell.b, cell.b) if cell.kind in BY_NEXT else cell.b
        found[cell._replace(a=known.get(cell.a, cell.a), b=b)] += number
    return dict(found)
