"""Which runs may enter the journal: enough of them together, and never one by one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.journal.release import Release, ReleaseRule, plan_release
from bot.journal.tally import Tally, tally_of
from bot.journal.trace import Run
from tests.journal.traces import run_of, runs

RUN = run_of("submitted", "0 shown problem")
NEXT_VERSION = replace(RUN, version="v2")
REHEARSAL = replace(RUN, rehearsal=True)

pools = st.lists(runs, max_size=12).map(
    lambda all_runs: [(f"row{number}", run) for number, run in enumerate(all_runs)]
)
rules = st.builds(ReleaseRule, st.integers(1, 4), st.integers(1, 2), st.booleans())


def pool_of(prefix: str, number: int, run: Run) -> list[tuple[str, Run]]:
    """Make equal runs with ids that sort in order."""
    return [(f"{prefix}{place:03}", run) for place in range(number)]


def ids_of(pool: list[tuple[str, Run]]) -> tuple[str, ...]:
    """Give the ids alone."""
    return tuple(row for row, _ in pool)


def test_a_hundred_runs_are_released() -> None:
    """A hundred runs of one version go together, counted, and nothing is left."""
    pool = pool_of("a", 100, RUN)
    assert plan_release(pool, ReleaseRule()) == Release(tally_of([RUN] * 100), ids_of(pool), (), 0)


def test_ninety_nine_runs_wait() -> None:
    """One run too few and all of them stay, uncounted and undeleted."""
    assert plan_release(pool_of("a", 99, RUN), ReleaseRule()) == Release(Tally(), (), (), 99)


def test_other_versions_and_rehearsals_are_no_company() -> None:
    """A version's runs do not hide among another's, nor among runs that no citizen made."""
    pool = pool_of("a", 99, RUN) + pool_of("b", 99, NEXT_VERSION) + pool_of("c", 99, REHEARSAL)
    release = plan_release(pool, ReleaseRule())
    assert release == Release(tally_of([REHEARSAL] * 99), ids_of(pool[198:]), (), 198)


def test_at_the_end_five_runs_suffice_and_four_are_dropped() -> None:
    """When the prototypes have ended, small groups go in; the smallest are counted nowhere."""
    five, four = pool_of("a", 5, RUN), pool_of("b", 4, NEXT_VERSION)
    release = plan_release(four + five, ReleaseRule(final=True))
    assert release == Release(tally_of([RUN] * 5), ids_of(five), ids_of(four), 0)


def test_an_empty_pool_releases_nothing() -> None:
    """Nothing pooled is nothing to do."""
    assert plan_release([], ReleaseRule(final=True)) == Release(Tally(), (), (), 0)


@given(pools.flatmap(lambda pool: st.tuples(st.just(pool), st.permutations(pool))), rules)
def test_the_order_of_the_pool_does_not_matter(
    orders: tuple[list[tuple[str, Run]], list[tuple[str, Run]]], rule: ReleaseRule
) -> None:
    """The plan is the same for every order of the same runs."""
    one, other = (plan_release(pool, rule) for pool in orders)
    assert one == other


@given(pools, rules)
def test_every_run_has_one_fate(pool: list[tuple[str, Run]], rule: ReleaseRule) -> None:
    """A run is released, dropped or waiting; exactly the released ones are counted."""
    release = plan_release(pool, rule)
    fates = len(release.run_ids) + len(release.dropped) + release.waiting
    assert fates == len(pool)
    assert release.tally == tally_of(run for row, run in pool if row in release.run_ids)


@given(pools, rules)
def test_no_group_of_citizens_is_too_small(pool: list[tuple[str, Run]], rule: ReleaseRule) -> None:
    """Whatever is released of a prototype and version holds enough citizens together."""
    groups: dict[tuple[str, str], int] = {}
    for cell, n in plan_release(pool, rule).tally.counts.items():
        if cell.kind == "outcome" and not cell.prototype.endswith("(rehearsal)"):
            key = cell.prototype, cell.version
            groups[key] = groups.get(key, 0) + n
    assert all(n >= (rule.at_end if rule.final else rule.at_least) for n in groups.values())
