"""The bot at work: polling, turns, delivery, files, retention and keys, until it is told to stop.

Parts come in ready-made; this runs them side by side. A part that fails for good (a revoked token)
ends the others, and its error goes to the operator.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.channel.calls import answer_tap
from bot.channel.polling import poll
from bot.channel.telegram_bot import Telegram
from bot.service.clock import Clock
from bot.service.delivery import Delivery, answer_taps
from bot.service.documents import Fetcher
from bot.service.intake import Intake, Taken
from bot.service.key_rotation import CHECK_SECONDS, rotate_if_due
from bot.service.release import Releasing
from bot.service.reminding import remind
from bot.service.researching import retain_research
from bot.service.retention import count_open, expire
from bot.service.surroundings import Surroundings
from bot.service.sweeping import Sweeper
from bot.store.research import Research
from bot.store.vault import Vault

HOUR_SECONDS = 60 * 60


@dataclass(slots=True)
class Serving:
    """One running bot; `stop` ends it cleanly once the batch in hand is committed."""

    vault: Vault
    telegram: Telegram
    around: Surroundings
    clock: Clock
    research: Research | None = None
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    tapping: set[asyncio.Task[None]] = field(default_factory=set)
    key_file: Path | None = None
    releasing: Releasing | None = None

    async def run(self) -> None:
        """Serve until `stop` is set; raises TelegramRefused if Telegram refuses the bot."""
        delivery = Delivery(self.vault, self.telegram, self.around.random)
        fetcher = Fetcher(self.vault, self.telegram, self.clock, delivery.accept)
        sweeper = Sweeper(self.vault, delivery)
        after = _After(self, delivery, fetcher, sweeper)
        intake = Intake(self.vault, self.around, self.clock, delivery, after, self.research)
        await delivery.take_over()
        polling = poll(self.telegram, intake.take, self.stop)
        try:
            await _first_to_end(
                polling,
                delivery.run(),
                fetcher.run(),
                sweeper.run(),
                self._retain(delivery),
                self._rotate_keys(),
            )
        finally:
            await delivery.close()

    async def _retain(self, delivery: Delivery) -> None:
        """Do what a new day asks for, at start and once a day; look each hour who is to be told."""
        done, service = None, self.around.prototypes.service
        horizon, rehearsal = service.horizon_days, self.around.rehearsal
        while True:
            today = self.clock.now().today
            if today != done:
                await retain_research(self.vault, self.research, today)
                await count_open(self.vault, today, horizon, rehearsal=rehearsal)
                await expire(self.vault, self.clock, horizon_days=horizon, rehearsal=rehearsal)
                if self.releasing is not None:
                    await self.releasing.release_ripe(today)
                done = today
            delivery.accept(await remind(self.vault, self.clock, service.retention_days))
            await asyncio.sleep(HOUR_SECONDS)

    async def _rotate_keys(self) -> None:
        others = [self.research.database] if self.research is not None else []
        while True:
            await rotate_if_due(self.vault, self.key_file, self.clock.now().today, *others)
            await asyncio.sleep(CHECK_SECONDS)


@dataclass(frozen=True, slots=True)
class _After:
    serving: Serving
    delivery: Delivery
    fetcher: Fetcher
    sweeper: Sweeper

    def __call__(self, taken: Taken) -> None:
        self.delivery.accept(taken.messages)
        self.sweeper.accept(taken.erased)
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
