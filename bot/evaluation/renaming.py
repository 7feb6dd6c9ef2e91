"""Counts of former versions under the names that their steps have today.

A flow's `aliases` say what was renamed; counts of the same step then stand together, whatever the
version they come from.
"""

from collections import Counter
from collections.abc import Mapping

from bot.flow.flow import Flow
from bot.journal.tally import Cell, read_label

_BY_OUTCOME = frozenset({"outcome", "active", "elapsed", "friction"})
"""Kinds of counts that are not about a step."""


def renamed(counts: Mapping[Cell, int], flows: Mapping[str, Flow]) -> dict[Cell, int]:
    """Give the counts by today's names of steps; those of unknown prototypes stay as they are."""
    found: Counter[Cell] = Counter()
    for cell, number in counts.items():
        flow = flows.get(read_label(cell.prototype)[0])
        known = flow.aliases if flow is not None and cell.kind not in _BY_OUTCOME else {}
        found[cell._replace(a=known.get(cell.a, cell.a))] += number
    return dict(found)
