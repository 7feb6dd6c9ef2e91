"""Seconds of events become seconds on steps and of runs."""

from bot.journal.timing import Spent, pauses, time_spent
from tests.journal.traces import events_of


def test_time_belongs_to_the_step_shown_before() -> None:
    """What passes until the next event was spent on the step that was on the screen."""
    trace = events_of(
        """
        0  shown    problem
        10 answered problem
        0  shown    income
        4  helped   income
        20 answered income
        """
    )
    assert time_spent(trace) == Spent(34, 34, {"problem": 10, "income": 24}, "income", 24)


def test_what_passes_before_a_step_is_shown_belongs_to_the_step_left() -> None:
    """A citizen who reads the review for 8 s before changing an answer spent them on the review."""
    trace = events_of(
        """
        0 shown    income
        5 answered income
        0 shown    review
        8 shown    income
        3 answered income
        0 shown    review
        2 answered review
        """
    )
    assert time_spent(trace) == Spent(18, 18, {"income": 8, "review": 10}, "review", 10)


def test_all_visits_count_until_the_last_accepted_answer() -> None:
    """Going back adds to both steps; time after the last answer of a step is not added to it."""
    trace = events_of(
        """
        0 shown     problem
        5 answered  problem
        0 shown     income
        7 went_back income
        0 shown     problem
        2 answered  problem
        0 shown     income
        1 answered  income
        0 shown     review
        9 went_back review
        0 shown     income
        6 paused    income
        """
    )
    assert time_spent(trace) == Spent(30, 30, {"problem": 7, "income": 8}, "income", 14)


def test_a_pause_is_elapsed_but_not_active() -> None:
    """Thirty minutes still count as activity; a second more is a pause, at the step it came at."""
    trace = events_of(
        """
        0    shown    problem
        1800 answered problem
        0    shown    income
        1801 explained income
        6    skipped  income
        """
    )
    assert time_spent(trace) == Spent(1806, 3607, {"problem": 1800, "income": 6}, "income", 6)
    assert list(pauses(trace)) == ["income"]


def test_questions_after_the_sending_do_not_lengthen_the_run() -> None:
    """Time to finish ends when the request is sent; the opinion question has its own time."""
    trace = events_of(
        """
        0  shown     review
        5  answered  review
        0  shown     request
        0  submitted request
        0  shown     ease
        60 answered  ease
        """
    )
    assert time_spent(trace) == Spent(5, 5, {"review": 5, "ease": 60}, "ease", 60)


def test_nothing_counts_before_the_first_step_is_shown() -> None:
    """A run begins when its first step is shown, however long the citizen waited before."""
    trace = events_of(
        """
        500 shown    problem
        3   answered problem
        """
    )
    assert time_spent(trace) == Spent(3, 3, {"problem": 3}, "problem", 3)
    assert time_spent(()) == Spent(0, 0, {})
