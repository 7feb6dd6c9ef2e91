"""The poll loop: batches of raw updates go to `take`, which makes them safe; only then the next.

Telegram forgets an update once it is asked for a higher one, so the loop asks for the next batch
only after `take` has returned. A batch that `take` could not make safe comes again. The offset
lives in memory only: after a restart Telegram gives what it still has, and the intake refuses what
it already handled.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol, TypeVar

from bot.channel.failures import Failure, backoff, pause_after, told
from bot.channel.fields import fields, number

LONG_POLL_SECONDS = 30
_log = logging.getLogger(__name__)

Updates = list[dict[str, object]]
Take = Callable[[Updates], Awaitable[None]]
Rest = Callable[[float], Coroutine[Any, Any, None]]
_T = TypeVar("_T")


class Inbox(Protocol):
    """Where updates wait; `Telegram` is one."""

    async def get_updates(self, offset: int | None, seconds: int) -> Updates:
        """Give what waits from `offset` on, and let everything before it be forgotten."""


async def poll(inbox: Inbox, take: Take, stop: asyncio.Event, rest: Rest = asyncio.sleep) -> None:
    """Hand every batch to `take` until `stop` is set; a batch being taken is always finished.

    `take` returns once the batch is committed. If it raises, the same updates are asked for again
    after a pause, so it must itself set aside an update that always fails. `rest` waits for so many
    seconds. Raises TelegramRefused if Telegram no longer accepts the token.
    """
    await _Polling(inbox, take, rest).run(stop)


class _Polling:
    """The loop's memory: the offset, the failures in a row, and the trouble last written down."""

    def __init__(self, inbox: Inbox, take: Take, rest: Rest) -> None:
        self._inbox = inbox
        self._take = take
        self._rest = rest
        self._offset: int | None = None
        self._tries = 0
        self._trouble = ""

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            asking = self._inbox.get_updates(self._offset, LONG_POLL_SECONDS)
            try:
                batch = await _unless(stop, asking)
            except Failure as error:
                self._tries += 1
                await _unless(stop, self._rest(self._troubled(error)))
            else:
                if batch is not None and not await self._taken(batch):
                    await _unless(stop, self._rest(backoff(self._tries, jitter=1.0)))

    async def _taken(self, batch: Updates) -> bool:
        try:
            if batch:
                await self._take(batch)
        except Exception as error:  # noqa: BLE001 - whatever failed, Telegram must keep the batch
            # Only the kind of the error: its text may hold what a citizen wrote.
            return self._failed(f"a batch could not be made safe ({type(error).__name__})")
        following = _following(batch)
        if batch and following is None:
            return self._failed("a batch without update ids cannot be acknowledged")
        # Once an empty answer came back, nothing waits before the offset, and none is needed. Ids
        # restart at random after a quiet week (Bot API, Update.update_id): an old one could harm.
        self._offset, self._tries, self._trouble = following, 0, ""
        return True

    def _troubled(self, error: Failure) -> float:
        seconds = pause_after(error, self._tries)
        self._write(told(error))
        return seconds

    def _failed(self, trouble: str) -> bool:
        self._tries += 1
        self._write(trouble)
        return False

    def _write(self, trouble: str) -> None:
        """Write one line when a trouble begins, not one for each try."""
        if trouble != self._trouble:
            _log.warning("%s; trying again", trouble)
        self._trouble = trouble


def _following(batch: Updates) -> int | None:
    ids = [number(fields(update), "update_id") for update in batch]
    return max((found + 1 for found in ids if found is not None), default=None)


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, _T]) -> _T | None:
    """Do the work and give its result, or break it off and give None once `stop` is set."""
    doing, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
        return doing.result() if doing.done() else None
    finally:
        doing.cancel()
        stopping.cancel()
        await asyncio.gather(doing, stopping, return_exceptions=True)
