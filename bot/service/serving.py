"""The bot at work: polling, turns, delivery, files and retention, until it is told to stop.

Parts come in ready-made; this runs them side by side. A part that fails for good (a revoked token)
ends the others, and its error goes to the operator.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from bot.channel.calls import answer_tap
from bot.channel.polling import poll
from bot.channel.telegram_bot import Telegram
from bot.service.clock import Clock
from bot.service.delivery import Delivery, answer_taps
from bot.service.documents import Fetcher
from bot.service.intake import Intake, Taken
from bot.service.retention import DAY_SECONDS, expire
from bot.service.surroundings import Surroundings
from bot.store.vault import Vault


@dataclass(slots=True)
class Serving:
    """One running bot; `stop` ends it cleanly once the batch in hand is committed."""

    vault: Vault
    telegram: Telegram
    around: Surroundings
    clock: Clock
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    tapping: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Serve until `stop` is set; raises TelegramRefused if Telegram refuses the bot."""
        delivery = Delivery(self.vault, self.telegram, self.around.random)
        fetcher = Fetcher(self.vault, self.telegram, self.clock, delivery.accept)
        intake = Intake(
            self.vault, self.around, self.clock, delivery, _After(self, delivery, fetcher)
        )
        await delivery.take_over()
        polling = poll(self.telegram, intake.take, self.stop)
        try:
            await _first_to_end(polling, delivery.run(), fetcher.run(), self._retain())
        finally:
            await delivery.close()

    async def _retain(self) -> None:
        while True:
            await expire(self.vault, self.clock, rehearsal=self.around.rehearsal)
            await asyncio.sleep(DAY_SECONDS)


@dataclass(frozen=True, slots=True)
class _After:
    serving: Serving
    delivery: Delivery
    fetcher: Fetcher

    def __call__(self, taken: Taken) -> None:
        self.delivery.accept(taken.messages)
        if taken.files:
            self.fetcher.wake.set()
        if taken.taps:
            calls = [answer_tap(query, toast) for query, toast in taken.taps]
            task = asyncio.create_task(answer_taps(self.serving.telegram, calls))
            self.serving.tapping.add(task)
            task.add_done_callback(self.serving.tapping.discard)


async def _first_to_end(*parts: Coroutine[Any, Any, None]) -> None:
    """Run parts side by side until one ends or fails; the others are then broken off."""
    tasks = [asyncio.ensure_future(part) for part in parts]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
