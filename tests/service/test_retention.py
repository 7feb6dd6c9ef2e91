"""What goes when: drafts, runs at their horizon, one reminder, and an alarm if something stays."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
import pytest_asyncio
from structlog.testing import capture_logs

from bot.conversation.inputs import Now
from bot.conversation.session import Session
from bot.journal.trace import Event, EventKind
from bot.service.clock import SystemClock
from bot.service.horizon import is_ripe, pooled_until, ripe
from bot.service.reminding import remind
from bot.service.retention import count_open, expire
from bot.store.outbox import Priority
from tests.service.desk import Desk
from tests.store.made import run, session

TODAY = date(2026, 11, 30)
MIDDAY = 12
OPEN = replace(
    session(), outcome="", reference="", counted=False, reminded=False, runs=0, today=TODAY,
    trace=(Event(EventKind.SHOWN, "name"), Event(EventKind.ANSWERED, "name", 3.0)),
)  # fmt: skip


@dataclass
class Day:
    """A clock that stands still."""

    today: date
    oclock: int = MIDDAY

    def now(self) -> Now:
        """Give the day."""
        return Now(self.today, 0.0)

    def hour(self) -> int:
        """Give the hour."""
        return self.oclock


def after(days: int, hour: int = MIDDAY) -> Day:
    """Give the clock so many days on."""
    return Day(TODAY + timedelta(days=days), hour)


@pytest_asyncio.fixture
async def left(desk: Desk) -> AsyncIterator[Desk]:
    """Give a desk where somebody left half-way today, with 30 days before them."""
    await _leave(desk, OPEN)
    yield desk


async def _leave(desk: Desk, one: Session) -> None:
    async with desk.vault.writing() as rows:
        await rows.save_sessions({"someone": one}, TODAY + timedelta(days=30))


async def _now(desk: Desk) -> Session | None:
    async with desk.vault.reading() as rows:
        return (await rows.sessions(["someone"])).get("someone")


async def _outcomes(desk: Desk, by: date = date.max) -> list[str]:
    async with desk.vault.reading() as rows:
        return [run.outcome for _, run in await rows.pooled(by)]


async def test_after_thirty_one_days_no_draft_is_left(left: Desk) -> None:
    """On day 30 everything is there; on day 31 nothing but a run without answers."""
    await expire(left.vault, after(30))
    assert await _now(left) == OPEN
    await expire(left.vault, after(31))
    assert await _now(left) is None
    assert await _outcomes(left) == ["abandoned"]


async def test_an_open_session_counts_once_at_its_horizon(left: Desk) -> None:
    """Past the horizon it is counted as abandoned, goes on, and is not counted again."""
    assert await count_open(left.vault, after(7).today) == 0
    assert await count_open(left.vault, after(8).today) == 1
    assert await count_open(left.vault, after(9).today) == 0
    assert await _now(left) == replace(OPEN, counted=True, runs=1)
    await expire(left.vault, after(31))
    assert await _outcomes(left) == ["abandoned"]


async def test_a_counted_session_can_still_be_sent(desk: Desk) -> None:
    """Who comes back after the horizon still finishes; only evaluation has counted already."""
    amina = desk.sandbox.citizen()
    await desk.begin(amina)
    assert await count_open(desk.vault, _in_days(8)) == 1
    await desk.take(amina.say("non"))
    found = await desk.session_of(amina)
    assert found is not None
    assert (found.outcome, found.counted, found.runs) == ("handed_over", True, 1)
    assert await _outcomes(desk) == ["abandoned"]


def _in_days(days: int) -> date:
    """Give the day so many days after the desk's own today."""
    return SystemClock().now().today + timedelta(days=days)


async def test_a_run_waits_for_its_own_horizon(desk: Desk) -> None:
    """A run that closed at once is not ripe before those who may still give up."""
    async with desk.vault.writing() as rows:
        await rows.add_to_pool("a", run("submitted"), pooled_until(TODAY, 7))
        await rows.add_to_pool("b", run("stopped"), pooled_until(TODAY - timedelta(days=1), 7))
    assert await _outcomes(desk, ripe(after(7).today)) == ["stopped"]
    assert sorted(await _outcomes(desk, ripe(after(8).today))) == ["stopped", "submitted"]


@pytest.mark.parametrize("horizon", [0, 1, 7, 30])
def test_ripe_means_begun_more_than_the_horizon_ago(horizon: int) -> None:
    """On the day of the horizon a run is not ripe; the day after it is."""
    assert not is_ripe(TODAY, horizon, after(horizon).today)
    assert is_ripe(TODAY, horizon, after(horizon + 1).today)


async def test_one_reminder_on_day_25_and_no_second(left: Desk) -> None:
    """Not on day 24; on day 25 one, behind any reply, and the last day stays what it was."""
    assert await remind(left.vault, after(24), 30) == ()
    (sent,) = await remind(left.vault, after(25), 30)
    assert (sent.priority, sent.chat_id) == (Priority.REMINDER, int(OPEN.address))
    for day in (25, 26, 30):
        assert await remind(left.vault, after(day), 30) == ()
    assert await _now(left) == replace(OPEN, reminded=True)
    await expire(left.vault, after(31))
    assert await _now(left) is None


@pytest.mark.parametrize("hour", [0, 7, 20, 23])
async def test_nobody_is_reminded_at_night(left: Desk, hour: int) -> None:
    """Before 8 and from 20 o'clock the bot is silent."""
    assert await remind(left.vault, after(25, hour), 30) == ()
    assert len(await remind(left.vault, after(25, 8), 30)) == 1


@pytest.mark.parametrize(
    "changes",
    [{"outcome": "stopped"}, {"reference": "KDM4"}, {"trace": ()}, {"address": ""}],
    ids=["stopped", "sent", "never answered", "no address"],
)
async def test_some_are_never_reminded(desk: Desk, changes: dict[str, object]) -> None:
    """After a stop, once sent, or before a first answer, nobody is written to."""
    await _leave(desk, replace(OPEN, **changes))  # type: ignore[arg-type]  # fields by name
    assert await remind(desk.vault, after(25), 30) == ()


async def test_a_short_retention_reminds_nobody(left: Desk) -> None:
    """Where answers live five days or fewer, a reminder would only press."""
    assert await remind(left.vault, after(29), 5) == ()


async def test_a_row_that_outlives_its_day_raises_an_alarm(left: Desk) -> None:
    """A day late is on time for the job; two days late is told, by table and count only."""
    with capture_logs() as lines:
        await expire(left.vault, after(31))
    assert lines == []
    await _leave(left, OPEN)
    with capture_logs() as lines:
        await expire(left.vault, after(32))
    assert [(line["event"], line["table"], line["count"]) for line in lines] == [
        ("rows_outlived_their_day", "session", 1)
    ]
