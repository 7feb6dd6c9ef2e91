"""An update is acknowledged only after it is safe, whatever fails on the way."""

import asyncio
from typing import Any

import pytest
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.channel.polling import LONG_POLL_SECONDS, poll
from bot.errors import TelegramRefused
from tests.channel.made_updates import TOKEN

Batch = list[dict[str, Any]]


def updates(*ids: int) -> Batch:
    """Give a batch with these update ids."""
    return [{"update_id": update_id} for update_id in ids]


class Story:
    """An inbox, a taker and a clock that follow a script and write down the order of things.

    The script of the inbox ends with the loop being stopped.
    """

    def __init__(
        self, *script: Batch | Exception, taking: tuple[BaseException | None, ...] = ()
    ) -> None:
        self.script = list(script)
        self.taking = list(taking)
        self.told: list[object] = []
        self.stop = asyncio.Event()

    async def get_updates(self, offset: int | None, seconds: int) -> Batch:
        """Give the next batch of the script, or fail as it says."""
        assert seconds == LONG_POLL_SECONDS
        self.told.append(("asked", offset))
        if not self.script:
            self.stop.set()
            return []
        following = self.script.pop(0)
        if isinstance(following, Exception):
            raise following
        return following

    async def take(self, batch: Batch) -> None:
        """Make a batch safe, or fail as the script says."""
        failure = self.taking.pop(0) if self.taking else None
        if failure:
            self.told.append("not safe")
            raise failure
        self.told.append(("safe", [update.get("update_id") for update in batch]))

    async def rest(self, seconds: float) -> None:
        """Wait for nothing."""
        self.told.append(("rest", seconds))

    async def play(self) -> list[object]:
        """Run the loop to the end of the script."""
        await asyncio.wait_for(poll(self, self.take, self.stop, self.rest), 10)
        return self.told


async def test_the_next_offset_is_asked_after_the_batch_is_safe() -> None:
    """A batch is made safe before the question that lets Telegram forget it."""
    assert await Story(updates(5, 7, 6), updates(8)).play() == [
        ("asked", None), ("safe", [5, 7, 6]),
        ("asked", 8), ("safe", [8]),
        ("asked", 9),
    ]  # fmt: skip


async def test_a_batch_that_is_not_safe_is_asked_for_again() -> None:
    """A failing commit acknowledges nothing: the same offset is asked for, after longer pauses."""
    story = Story(
        updates(4), updates(5), updates(5), updates(5),
        taking=(None, OSError("disk full"), RuntimeError("locked"), None),
    )  # fmt: skip
    assert await story.play() == [
        ("asked", None), ("safe", [4]),
        ("asked", 5), "not safe", ("rest", 2.0),
        ("asked", 5), "not safe", ("rest", 4.0),
        ("asked", 5), ("safe", [5]),
        ("asked", 6),
    ]  # fmt: skip


async def test_an_empty_answer_needs_no_offset_any_more() -> None:
    """After a quiet time the offset is dropped, since ids may restart lower after a week."""
    assert await Story(updates(900), [], updates(3)).play() == [
        ("asked", None), ("safe", [900]),
        ("asked", 901),
        ("asked", None), ("safe", [3]),
        ("asked", 4),
    ]  # fmt: skip


async def test_failures_keep_the_offset_and_wait_longer_each_time() -> None:
    """Outages, pauses and second pollers are waited out; a success makes the waits short again."""
    story = Story(
        updates(1), NetworkError("down"), TimedOut(), RetryAfter(20), Conflict("two"),
        BadRequest("odd"), updates(2), TimedOut(),
    )  # fmt: skip
    assert await story.play() == [
        ("asked", None), ("safe", [1]),
        ("asked", 2), ("rest", 2.0),
        ("asked", 2), ("rest", 4.0),
        ("asked", 2), ("rest", 21.0),
        ("asked", 2), ("rest", 16.0),
        ("asked", 2), ("rest", 60.0),
        ("asked", 2), ("safe", [2]),
        ("asked", 3), ("rest", 2.0),
        ("asked", 3),
    ]  # fmt: skip


async def test_a_refused_token_ends_the_loop() -> None:
    """A revoked token is told to the operator, once."""
    story = Story(updates(1), InvalidToken(f"bot{TOKEN}"))
    with pytest.raises(TelegramRefused, match="set TELEGRAM_TOKEN") as refused:
        await story.play()
    assert TOKEN not in str(refused.value)
    assert story.told == [("asked", None), ("safe", [1]), ("asked", 2)]


async def test_updates_without_ids_do_not_make_the_loop_spin() -> None:
    """A batch that cannot be acknowledged is handed over and then waited on, like a failure."""
    assert await Story([{"odd": 1}, {"update_id": "x"}], updates(4)).play() == [
        ("asked", None), ("safe", [None, "x"]), ("rest", 2.0),
        ("asked", None), ("safe", [4]),
        ("asked", 5),
    ]  # fmt: skip


async def test_one_trouble_is_one_log_line(caplog: pytest.LogCaptureFixture) -> None:
    """An outage writes one line when it begins, without the token and without what was said."""
    secret = f"bot{TOKEN} Zoé"
    story = Story(
        NetworkError(secret), NetworkError(secret), Conflict(secret), updates(1), updates(1),
        taking=(ValueError(secret),),
    )  # fmt: skip
    await story.play()
    assert caplog.messages == [
        "Telegram cannot be reached (NetworkError); trying again",
        "another program or a webhook takes this bot's messages; only one may; trying again",
        "a batch could not be made safe (ValueError); trying again",
    ]
    assert TOKEN not in caplog.text
    assert "Zoé" not in caplog.text


async def forever(*_anything: object) -> Any:
    """Never come back."""
    await asyncio.Event().wait()


@pytest.mark.parametrize("breaking", ["get_updates", "rest"])
async def test_stopping_does_not_wait(breaking: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop breaks off a long poll or a pause at once; nothing is acknowledged by it."""
    story = Story(NetworkError("down"))
    monkeypatch.setattr(story, breaking, forever)
    loop = asyncio.ensure_future(poll(story, story.take, story.stop, story.rest))
    await asyncio.sleep(0)
    story.stop.set()
    await asyncio.wait_for(loop, 10)


async def test_stopping_finishes_the_batch_at_hand() -> None:
    """A batch being made safe when the stop comes is finished, and no other is asked for."""
    story = Story(updates(1), updates(2))

    async def take(batch: Batch) -> None:
        story.stop.set()
        await asyncio.sleep(0)
        await story.take(batch)

    await asyncio.wait_for(poll(story, take, story.stop, story.rest), 10)
    assert story.told == [("asked", None), ("safe", [1])]


async def test_cancelling_acknowledges_nothing() -> None:
    """A loop that is cancelled in the middle of a batch ends, and does not ask for the next one."""
    story = Story(updates(1), updates(2), taking=(asyncio.CancelledError(),))
    with pytest.raises(asyncio.CancelledError):
        await story.play()
    assert story.told == [("asked", None), "not safe"]
