"""Runs are counted: whole tallies of hand-written runs, and the laws of adding them up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.tally import Cell, Tally, label_of, read_label, tally_of
from bot.journal.trace import Run
from tests.journal.traces import run_of, runs


def marks(run: Run) -> dict[tuple[str, str, str], int]:
    """Count one run, and leave out the prototype and the version."""
    return {(cell.kind, cell.a, cell.b): n for cell, n in tally_of([run]).counts.items()}


SENT = run_of(
    "submitted",
    """
    0  shown     problem
    12 answered  problem
    0  shown     income
    5  rejected  income  not_a_number
    6  rejected  income  too_high
    4  explained income
    9  answered  income
    0  shown     review
    8  shown     income
    2  changed   income
    0  answered  income
    0  shown     review
    3  answered  review
    0  shown     request
    0  submitted request
    0  shown     ease
    7  answered  ease
    0  scored    ease    2
    0  shown     done
    """,
)


def test_a_run_that_was_sent() -> None:
    """Two visits are one reach and two moves; every rejection counts; a change has its event."""
    assert marks(SENT) == {
        ("outcome", "submitted", ""): 1,
        ("language", "fr", "finished"): 1,
        ("begun", "answered", ""): 1,
        ("reach", "problem", ""): 1,
        ("reach", "income", ""): 1,
        ("reach", "review", ""): 1,
        ("reach", "request", ""): 1,
        ("reach", "ease", ""): 1,
        ("reach", "done", ""): 1,
        ("answered", "problem", ""): 1,
        ("answered", "income", ""): 1,
        ("answered", "review", ""): 1,
        ("answered", "ease", ""): 1,
        ("rejected", "income", "not_a_number"): 1,
        ("rejected", "income", "too_high"): 1,
        ("rejected_runs", "income", "answered"): 1,
        ("event", "problem", "shown"): 1,
        ("event", "income", "shown"): 2,
        ("event", "review", "shown"): 2,
        ("event", "request", "shown"): 1,
        ("event", "ease", "shown"): 1,
        ("event", "done", "shown"): 1,
        ("event", "income", "explained"): 1,
        ("event", "income", "changed"): 1,
        ("event_runs", "income", "explained"): 1,
        ("event_runs", "income", "changed"): 1,
        ("smooth", "problem", ""): 1,
        ("smooth", "review", ""): 1,
        ("smooth", "ease", ""): 1,
        ("move", "problem", "income"): 1,
        ("move", "income", "review"): 2,
        ("move", "review", "income"): 1,
        ("move", "review", "request"): 1,
        ("move", "request", "ease"): 1,
        ("move", "ease", "done"): 1,
        ("time", "problem", "t57"): 1,  # 12 s
        ("time", "income", "t75"): 1,  # 5 + 6 + 4 + 9 + 2 = 26 s
        ("time", "review", "t55"): 1,  # 8 + 3 = 11 s
        ("time", "ease", "t45"): 1,  # 7 s
        ("active", "submitted", "t89"): 1,  # 49 s until it was sent
        ("elapsed", "submitted", "t89"): 1,
        ("friction", "submitted", "2"): 1,
        ("score", "ease", "2"): 1,
    }


def test_a_run_that_was_left_after_going_back() -> None:
    """Who goes back and leaves has left at the earlier step, and the pause is no activity."""
    run = run_of(
        "abandoned",
        """
        0    shown     problem
        5    unsure    problem
        0    shown     income
        1    rejected  income  too_high
        1    rejected  income  too_high
        1    rejected  income  too_high
        2    asked_person income
        3    went_back income
        0    shown     problem
        4000 helped    problem
        """,
    )
    assert marks(run) == {
        ("outcome", "abandoned", ""): 1,
        ("language", "fr", "unfinished"): 1,
        ("begun", "answered", ""): 1,
        ("reach", "problem", ""): 1,
        ("reach", "income", ""): 1,
        ("stop", "problem", "abandoned"): 1,
        ("answered", "problem", ""): 1,
        ("rejected", "income", "too_high"): 3,
        ("rejected_runs", "income", "unanswered"): 1,
        ("event", "problem", "shown"): 2,
        ("event", "income", "shown"): 1,
        ("event", "problem", "unsure"): 1,
        ("event", "income", "asked_person"): 1,
        ("event", "income", "went_back"): 1,
        ("event", "problem", "helped"): 1,
        ("event_runs", "problem", "unsure"): 1,
        ("event_runs", "income", "asked_person"): 1,
        ("event_runs", "income", "went_back"): 1,
        ("event_runs", "problem", "helped"): 1,
        ("smooth", "problem", ""): 1,
        ("move", "problem", "income"): 1,
        ("back", "income", "problem"): 1,
        ("pause", "problem", "resumed"): 1,
        ("pause", "problem", "left"): 1,
        ("resumed", "abandoned", ""): 1,
        ("left_after", "problem", "t37"): 1,  # 5 s, and the pause is none of it
        ("time", "problem", "t37"): 1,  # 5 s
        ("active", "abandoned", "t59"): 1,  # 13 s
        ("elapsed", "abandoned", "t189"): 1,  # 4013 s
        ("friction", "abandoned", "3+"): 1,
    }


def test_a_branch_not_taken_leaves_no_mark() -> None:
    """A run sent to another branch counts at its end, and has not dropped off anywhere."""
    run = run_of(
        "out_of_scope",
        """
        0 shown    problem
        5 answered problem
        0 shown    elsewhere
        """,
    )
    assert marks(run) == {
        ("outcome", "out_of_scope", ""): 1,
        ("language", "fr", "finished"): 1,
        ("begun", "answered", ""): 1,
        ("event", "problem", "shown"): 1,
        ("event", "elsewhere", "shown"): 1,
        ("smooth", "problem", ""): 1,
        ("move", "problem", "elsewhere"): 1,
        ("reach", "problem", ""): 1,
        ("reach", "elsewhere", ""): 1,
        ("answered", "problem", ""): 1,
        ("time", "problem", "t37"): 1,
        ("active", "out_of_scope", "t37"): 1,
        ("elapsed", "out_of_scope", "t37"): 1,
        ("friction", "out_of_scope", "0"): 1,
    }


def test_a_run_that_ends_before_anything_is_shown() -> None:
    """A run without events still counts as a run, at no step."""
    assert marks(run_of("failed", "")) == {
        ("outcome", "failed", ""): 1,
        ("language", "fr", "unfinished"): 1,
        ("begun", "nothing", ""): 1,
        ("active", "failed", "t0"): 1,
        ("elapsed", "failed", "t0"): 1,
        ("friction", "failed", "0"): 1,
    }


@pytest.mark.parametrize(
    "kind",
    [
        "helped", "explained", "went_back", "unsure", "skipped", "changed", "paused",
        "asked_person",
    ],
)  # fmt: skip
def test_every_single_event_counts(kind: str) -> None:
    """Three times help in one run are three, for each kind of event that evaluators ask for."""
    counted = marks(run_of("stopped", f"0 {kind} income\n" * 3))
    assert counted["event", "income", kind] == 3


def test_only_the_last_score_of_a_question_counts() -> None:
    """A citizen who changes an opinion has one opinion: the last."""
    scored = run_of("submitted", "0 scored ease 1\n0 scored ease 5\n0 scored clear yes")
    scores = {cell: n for cell, n in marks(scored).items() if cell[0] == "score"}
    assert scores == {("score", "ease", "5"): 1, ("score", "clear", "yes"): 1}


def test_rehearsals_have_cells_of_their_own() -> None:
    """What testers do is never added to what citizens do."""
    rehearsal = replace(run_of("failed", ""), rehearsal=True)
    assert label_of(rehearsal) == "redesign (rehearsal)"
    assert {cell.prototype for cell in tally_of([rehearsal]).counts} == {"redesign (rehearsal)"}


@given(runs)
def test_a_label_can_be_read_back(run: Run) -> None:
    """The prototype and the mark of a rehearsal survive in the label."""
    assert read_label(label_of(run)) == (run.prototype, run.rehearsal)


@given(st.lists(runs, max_size=8), st.lists(runs, max_size=8))
def test_merging_equals_one_pass(some: list[Run], others: list[Run]) -> None:
    """Tallies of two parts add up to the tally of the whole, and stay as they were."""
    left, right = tally_of(some), tally_of(others)
    assert left.merge(right) == tally_of(some + others)
    assert (left, right) == (tally_of(some), tally_of(others))


@given(
    st.lists(runs, max_size=8).flatmap(
        lambda all_runs: st.tuples(st.just(all_runs), st.permutations(all_runs))
    )
)
def test_the_order_of_runs_does_not_matter(orders: tuple[list[Run], list[Run]]) -> None:
    """Any order of the same runs gives the same tally."""
    assert tally_of(orders[0]) == tally_of(orders[1])


@given(st.lists(runs, max_size=8))
def test_every_run_counts_once_and_stops_at_most_once(all_runs: list[Run]) -> None:
    """Outcomes sum to the runs, and no step is left by more runs than were shown it."""
    counts = tally_of(all_runs).counts
    assert sum(n for cell, n in counts.items() if cell.kind == "outcome") == len(all_runs)
    for cell in [cell for cell in counts if cell.kind == "stop"]:
        left = sum(n for other, n in counts.items() if other[:4] == cell[:4])
        assert left <= counts[cell._replace(kind="reach", b="")]


def test_an_empty_tally_changes_nothing() -> None:
    """A tally of nobody is neutral."""
    assert Tally().merge(tally_of([SENT])) == tally_of([SENT])
    assert Tally().counts[Cell("outcome", "redesign", "v1", "submitted", "")] == 0
