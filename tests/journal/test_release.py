"""Which runs may enter the journal, and how: enough of them together, and no small counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.journal.places import ALL, IN_BINS, OTHER, is_step
from bot.journal.release import Before, Release, ReleaseRule, plan_release
from bot.journal.tally import Cell, Tally, tally_of
from bot.journal.trace import Run
from tests.journal.traces import run_of, runs

RUN = run_of("submitted", "0 shown problem")
NEXT_VERSION = replace(RUN, version="v2")
REHEARSAL = replace(RUN, rehearsal=True)
FINAL = ReleaseRule(final=True, crowd=1)
NOTHING = Before()
SECTIONS = {name: {"problem": "need", "income": "money"} for name in ("before", "redesign")}

pools = st.lists(runs, max_size=12).map(
    lambda all_runs: [(f"row{number}", run) for number, run in enumerate(all_runs)]
)
many_runs = st.lists(runs, max_size=40)
rules = st.builds(
    ReleaseRule, st.integers(1, 4), st.integers(1, 2), st.integers(2, 3), st.booleans()
)


def pool_of(prefix: str, number: int, run: Run) -> list[tuple[str, Run]]:
    """Make equal runs with ids that sort in order."""
    return [(f"{prefix}{place:03}", run) for place in range(number)]


def ids_of(pool: Sequence[tuple[str, Run]]) -> tuple[str, ...]:
    """Give the ids alone."""
    return tuple(row for row, _ in pool)


def whole(*many: Run) -> Counter[Cell]:
    """Count runs without any rule."""
    return tally_of(many).counts


def after(counts: Counter[Cell], held: Tally, *batches: Iterable[Run]) -> tuple[Release, Before]:
    """Release batches one by one, then end the trial; gives the last release and what stands."""
    before, release = Before(counts, held, SECTIONS), None
    small = ReleaseRule(at_least=1, small=2, few=3, crowd=1)
    for rule, batch in [*((small, b) for b in batches), (replace(small, final=True), ())]:
        pooled = [(f"{place:04}", run) for place, run in enumerate(batch)]
        release = plan_release(pooled, before, rule)
        before = Before(Counter(before.counts) + release.counts, release.held, SECTIONS)
    assert release is not None
    return release, before


def test_a_hundred_runs_are_released() -> None:
    """A hundred runs of one version go together, counted, and nothing is left."""
    pool = pool_of("a", 100, RUN)
    counts = whole(*[RUN] * 100)
    assert plan_release(pool, NOTHING, ReleaseRule()) == Release(
        counts, Tally(), ids_of(pool), (), 0
    )


def test_ninety_nine_runs_wait() -> None:
    """One run too few and all of them stay, uncounted and undeleted."""
    waiting = plan_release(pool_of("a", 99, RUN), NOTHING, ReleaseRule())
    assert waiting == Release(Counter(), Tally(), (), (), 99)


def test_other_versions_and_rehearsals_are_no_company() -> None:
    """A version's runs do not hide among another's, nor among runs that no citizen made."""
    pool = pool_of("a", 99, RUN) + pool_of("b", 99, NEXT_VERSION) + pool_of("c", 99, REHEARSAL)
    release = plan_release(pool, NOTHING, ReleaseRule())
    counts = whole(*[REHEARSAL] * 99)
    assert release == Release(counts, Tally(), ids_of(pool[198:]), (), 198)


def test_at_the_end_ten_runs_suffice_and_nine_are_dropped() -> None:
    """Of a small trial no count is below ten; a smaller prototype is counted nowhere."""
    ten, nine = pool_of("a", 10, RUN), pool_of("b", 9, replace(RUN, prototype="before"))
    release = plan_release(ten + nine, NOTHING, FINAL)
    assert release == Release(whole(*[RUN] * 10), Tally(), ids_of(ten), ids_of(nine), 0)


def test_small_versions_stand_together() -> None:
    """At the end, versions of too few runs are one, so that none of them is told apart."""
    pool = pool_of("a", 99, RUN) + pool_of("b", 4, NEXT_VERSION)
    release = plan_release(pool, NOTHING, FINAL)
    assert release.counts == whole(*[replace(RUN, version=ALL)] * 103)
    assert release.dropped == ()


def test_a_few_more_runs_join_their_version() -> None:
    """Five runs of a version that was released before still count under it; four do not."""
    before = Before(whole(*[RUN] * 200, *[NEXT_VERSION] * 100))
    for number, version in ((5, "v1"), (4, ALL)):
        release = plan_release(pool_of("a", number, RUN), before, FINAL)
        expected = whole(*[replace(RUN, version=version)] * number) if number == 5 else Counter()
        assert (release.counts, len(release.dropped)) == (expected, 0 if number == 5 else 4)


def test_a_count_of_few_runs_waits_for_others() -> None:
    """Four people left at a step: the journal does not say so until a fifth did, in any release."""
    left = replace(RUN, outcome="stopped")
    stopped = Cell("stop", "redesign", "v1", "problem", "stopped")
    first = plan_release(pool_of("a", 200, RUN) + pool_of("b", 4, left), NOTHING, ReleaseRule())
    assert stopped not in first.counts
    assert (first.held.counts[stopped], first.held.runs[stopped]) == (4, 4)
    before = Before(first.counts, first.held)
    second = plan_release(pool_of("a", 100, RUN) + pool_of("b", 1, left), before, ReleaseRule())
    assert (second.counts[stopped], second.held.counts[stopped]) == (5, 0)


def test_a_rare_step_counts_under_its_section() -> None:
    """A step that four of a batch were shown is not told apart, in no kind of count."""
    rare = run_of(
        "submitted", "0 shown problem\n1 answered problem\n0 shown income\n5 helped income"
    )
    pool = pool_of("a", 200, RUN) + pool_of("b", 4, rare)
    release = plan_release(pool, Before(sections=SECTIONS), replace(FINAL, at_least=1))
    assert not any(cell.a == "income" or cell.b == "income" for cell in release.counts)
    assert release.counts[Cell("reach", "redesign", "v1", "problem", "")] == 204


def test_one_person_many_times_is_not_many() -> None:
    """Twenty rejections of one person are twenty events of one run, and stay hidden."""
    stubborn = run_of("submitted", "0 shown problem\n" + "1 rejected problem too_high\n" * 20)
    pool = pool_of("a", 200, RUN) + pool_of("b", 1, stubborn)
    release = plan_release(pool, Before(sections=SECTIONS), FINAL)
    assert not any(cell.kind == "rejected" for cell in release.counts)


def test_times_are_joined_until_enough_share_a_range() -> None:
    """Scattered times become ranges of at least ten, and none is lost."""
    slow = [run_of("submitted", f"0 shown problem\n{2**n} answered problem") for n in range(10)]
    release = plan_release([(f"{n}", run) for n, run in enumerate(slow * 3)], NOTHING, FINAL)
    times = {cell.b: n for cell, n in release.counts.items() if cell.kind == "time"}
    assert sum(times.values()) == 30
    assert all(n >= 10 for n in times.values())


def test_an_empty_pool_releases_nothing() -> None:
    """Nothing pooled is nothing to do."""
    assert plan_release([], NOTHING, FINAL) == Release(Counter(), Tally(), (), (), 0)


@given(pools.flatmap(lambda pool: st.tuples(st.just(pool), st.permutations(pool))), rules)
def test_the_order_of_the_pool_does_not_matter(
    orders: tuple[list[tuple[str, Run]], list[tuple[str, Run]]], rule: ReleaseRule
) -> None:
    """The plan is the same for every order of the same runs."""
    one, other = (plan_release(pool, Before(sections=SECTIONS), rule) for pool in orders)
    assert one == other


@given(pools, rules)
def test_every_run_has_one_fate(pool: list[tuple[str, Run]], rule: ReleaseRule) -> None:
    """A run is counted, dropped or waiting, and no other run is."""
    release = plan_release(pool, NOTHING, rule)
    assert len(release.run_ids) + len(release.dropped) + release.waiting == len(pool)
    assert {*release.run_ids, *release.dropped} <= {row for row, _ in pool}
    assert not {*release.run_ids} & {*release.dropped}


@given(st.lists(many_runs, min_size=1, max_size=4))
@settings(deadline=None)
def test_nothing_small_ever_stands_in_the_journal(batches: list[list[Run]]) -> None:
    """After any releases every count of citizens is of two runs or more, whatever was joined."""
    _, before = after(Counter(), Tally(), *batches)
    citizens = {c: n for c, n in before.counts.items() if not c.prototype.endswith("(rehearsal)")}
    assert [cell for cell, n in citizens.items() if n < 2] == []
    assert before.held == Tally()


@given(st.lists(many_runs, min_size=1, max_size=4))
@settings(deadline=None)
def test_what_is_shown_of_a_step_is_true(batches: list[list[Run]]) -> None:
    """No count of the journal is above the truth, and what is joined holds only what is missing."""
    _, before = after(Counter(), Tally(), *batches)
    truth = whole(*(run for batch in batches for run in batch))
    single = {
        cell: n for cell, n in before.counts.items()
        if is_step(cell.a) and OTHER not in (cell.a, cell.b) and cell.version != ALL
        and (cell.kind not in IN_BINS or "-" not in cell.b)
    }  # fmt: skip
    assert all(n <= truth[cell] for cell, n in single.items() if is_step(cell.b or "x"))
    for kind in {cell.kind for cell in truth}:
        shown = sum(n for cell, n in before.counts.items() if cell.kind == kind)
        assert shown <= sum(n for cell, n in truth.items() if cell.kind == kind)


@given(many_runs)
@settings(deadline=None)
def test_one_release_of_many_is_exact(some: list[Run]) -> None:
    """Where every count is of enough runs, the journal is the tally of the runs."""
    citizens = [replace(run, rehearsal=False, version="v1") for run in some for _ in range(3)]
    rule = ReleaseRule(at_least=1, small=2, few=3, crowd=1, final=True)
    pooled = [(f"{place}", run) for place, run in enumerate(citizens)]
    release = plan_release(pooled, Before(sections=SECTIONS), rule)
    assert (release.counts, release.dropped) == (whole(*citizens), ())
