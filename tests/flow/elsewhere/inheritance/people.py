"""What people say about a family: mostly no, so that the far relatives come up too."""

from tests.flow.elsewhere.saying import likely

OUTCOMES = frozenset(
    f"outcome_{number}"
    for number in (*range(1, 7), 20, 23, 24, 25, *range(40, 47), *range(60, 68))
)  # fmt: skip
"""All outcomes of the original but the one outside of the UK."""

_RELATIVES = (
    "siblings_including_mixed_parents", "half_siblings", "grandparents",
    "late_grandparents", "aunts_or_uncles",
)  # fmt: skip
SAYS = {relative: likely(0.2) for relative in _RELATIVES} | {
    "estate_over_250000": likely(0.8),
    "estate_over_270000": likely(0.8),
    "children": likely(0.35),
    "parents": likely(0.4),
    "siblings": likely(0.4),
}
