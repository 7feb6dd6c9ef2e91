"""R1, R2 and R6 of privacy.md: with both files and the keys, nobody's request finds their run."""

from collections import Counter

import pytest
from scipy.stats import spearmanr

from tests.attack.linking import link
from tests.attack.lived import Lived
from tests.attack.units import OF_RUNS, rarest_of, rebuilt, requests_of, units_of

POINT = 0.01
ENOUGH = 2000
"""Citizens for which R1 allows a point; with fewer, chance weighs more, and so may the attack."""


@pytest.mark.parametrize("kind", [*OF_RUNS, "rebuilt"])
def test_the_best_attacker_is_hardly_better_than_chance(stored: Lived, kind: str) -> None:
    """R1: dump and keys known, the best attacker links at most chance and one point."""
    requests = requests_of(stored.dump, stored.citizens)
    make = rebuilt if kind == "rebuilt" else lambda *given: units_of(given[0], kind, given[1])
    runs = make(stored.dump, stored.citizens)
    if not runs:
        pytest.skip(f"this journal has no cells of the kind {kind}")
    linked = link(requests, runs)
    share, attacker = linked.best
    assert share <= linked.chance + _allowed(stored), (attacker, dict(linked.shares))


@pytest.mark.parametrize("kind", ["reach", "answered", "score"])
def test_rare_steps_give_nobody_away(stored: Lived, kind: str) -> None:
    """R1: not even who went where few went is found by the smallest counts of steps."""
    requests = requests_of(stored.dump, stored.citizens)
    linked = link(requests, rarest_of(stored.dump, kind, stored.citizens))
    share, attacker = linked.best
    assert share <= linked.chance + _allowed(stored), (attacker, dict(linked.shares))


def _allowed(stored: Lived) -> float:
    return POINT * max(1.0, ENOUGH / len(stored.citizens))


def test_every_request_is_kept_and_every_run_is_counted(stored: Lived) -> None:
    """The attack is on all: each request sent lies in the vault, and each run is in the journal."""
    sent = {citizen.reference for citizen in stored.citizens if citizen.reference}
    assert {request.reference for request in stored.dump.requests} == sent
    counted = sum(n for cell, n in stored.dump.counts.items() if cell.kind == "outcome")
    assert counted >= 0.95 * len(stored.citizens)


def test_nobody_is_in_a_small_class(stored: Lived) -> None:
    """R2: by what stands in both stores, every citizen has at least four others beside them."""
    counts = stored.dump.counts
    classes = Counter[tuple[str, ...]]()
    for cell, n in counts.items():
        if cell.kind in {"outcome", "language"}:
            classes[cell.kind, cell.prototype, cell.version, cell.a] += n
    assert {name: n for name, n in classes.items() if n < 5} == {}


def test_no_order_is_left(stored: Lived) -> None:
    """R6: where a request lies has nothing to do with when it came."""
    sent = {citizen.reference: citizen.sent_at for citizen in stored.citizens if citizen.reference}
    references = [request.reference for request in stored.dump.requests]
    places = stored.dump.request_places
    for name in places[references[0],]:
        numbers = [places[reference,][name] for reference in references]
        if len(set(numbers)) > 1:  # one transaction has written all of them: no order at all
            rho = spearmanr(numbers, [sent[reference] for reference in references]).statistic
            assert abs(rho) < 3 / len(references) ** 0.5, name
