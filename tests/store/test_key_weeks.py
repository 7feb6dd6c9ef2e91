"""Promises about the weeks of keys: ids, ages, and which keys have had their time."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.store.key_weeks import KEEP_DAYS, age_of, past_use, week_id
from tests.store.made import TODAY

_MONDAY = date(2026, 11, 23)
_DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "key_id"),
    [
        (date(2026, 11, 25), "2026w48"),
        (date(2026, 12, 31), "2026w53"),
        (date(2027, 1, 3), "2026w53"),
        (date(2027, 1, 4), "2027w01"),
        (date(2024, 12, 30), "2025w01"),
    ],
)
def test_a_key_is_named_after_its_iso_week(day: date, key_id: str) -> None:
    """The year in the id is the one that the week belongs to."""
    assert week_id(day) == key_id


@given(_DAYS, st.integers(0, 100))
def test_the_age_of_a_key_counts_from_its_monday(day: date, later: int) -> None:
    """A key made on any day of a week is as old as that week."""
    assert age_of(week_id(day), day + timedelta(days=later)) == day.weekday() + later


@pytest.mark.parametrize("key_id", ["1", "k1", "2026w54", "2026w00", "0000w01", "2026w48b", ""])
def test_an_id_that_names_no_week_has_no_age(key_id: str) -> None:
    """Ids from before weekly keys, and weeks that no year has, are of unknown age."""
    assert age_of(key_id, TODAY) is None


@given(_DAYS, st.integers(min_value=KEEP_DAYS + 1, max_value=400))
@example(_MONDAY, KEEP_DAYS + 1)
def test_no_backup_older_than_the_limit_keeps_its_key(backup: date, later: int) -> None:
    """The key of the day of a backup is past its time once the backup is 36 days old."""
    today = backup + timedelta(days=later)
    assert past_use([week_id(today), week_id(backup)], today) == {week_id(backup)}


@given(_DAYS, st.integers(min_value=0, max_value=29))
@example(_MONDAY + timedelta(days=6), 29)
def test_a_backup_of_four_weeks_keeps_its_key(backup: date, later: int) -> None:
    """Even on the last day of its week, a key outlives the backup of that day by four weeks."""
    today = backup + timedelta(days=later)
    assert past_use(["1", week_id(today), week_id(backup)], today) == set()


def test_the_key_that_seals_is_never_past_its_time() -> None:
    """A bot whose clock jumps ahead, or whose keys were never rotated, keeps what seals."""
    assert past_use(["2020w01"], TODAY) == past_use(["1"], TODAY) == set()


def test_a_key_without_a_week_goes_with_the_first_one_that_goes() -> None:
    """A key from before weekly keys stays while all weekly keys are young, and no longer."""
    assert past_use(["2026w48", "2026w44", "1"], TODAY) == set()
    assert past_use(["2026w48", "2026w43", "1"], TODAY) == {"2026w43", "1"}
