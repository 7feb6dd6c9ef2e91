"""Messages owed become messages sent: in order for each chat, one at a time, at least once.

Rows of the outbox come in after the commit that holds them (or at start, those a crash left); each
chat has its own queue and worker. Delivered rows leave the vault in groups. What a failed call
means is decided in `bot.channel.failures` and nowhere else.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from random import Random

import structlog

from bot.channel.calls import Call
from bot.channel.failures import Blocked, Done, Failure, GiveUp, PauseChat, Retry, Stop, classify
from bot.channel.telegram_bot import Telegram
from bot.errors import TelegramRefused
from bot.store.outbox import Message
from bot.store.vault import Vault, VaultTransaction

log = structlog.get_logger()

AT_ONCE = 30
"""Calls in flight over all chats; Telegram allows about 30 messages a second to many chats."""

Rest = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class Delivery:
    """Sends what is owed; `take_over` first, then `accept` takes messages while `run` works."""

    vault: Vault
    telegram: Telegram
    random: Random
    rest: Rest = asyncio.sleep
    queues: dict[str, deque[Message]] = field(default_factory=dict)
    workers: set[asyncio.Task[None]] = field(default_factory=set)
    finished: list[tuple[str, int]] = field(default_factory=list)
    settling: list[tuple[str, int]] = field(default_factory=list)
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    refused: str = ""

    def accept(self, messages: Iterable[Message]) -> None:
        """Queue messages behind those waiting for the same citizen; reminders let replies pass."""
        for message in messages:
            queue = self.queues.get(message.citizen)
            if queue is None:
                queue = self.queues[message.citizen] = deque()
                worker = asyncio.create_task(self._work(message.citizen, queue))
                self.workers.add(worker)
                worker.add_done_callback(self.workers.discard)
            place = len(queue)
            while place > 1 and queue[place - 1].priority > message.priority:  # the first is sent
                place -= 1
            queue.insert(place, message)

    async def take_over(self) -> None:
        """Queue what an earlier process left; must end before the first new message is accepted."""
        async with self.vault.reading() as vault:
            self.accept(await vault.waiting())

    async def run(self) -> None:
        """Remove delivered rows until cancelled.

        Raises TelegramRefused once Telegram no longer accepts the token.
        """
        while True:
            await self.wake.wait()
            await self.flush()
            if self.refused:
                raise TelegramRefused(self.refused)

    async def flush(self) -> None:
        """Remove the rows of delivered messages from the vault, all that gathered meanwhile."""
        async with self.vault.writing() as vault:
            await self.settle(vault)
        self.settling.clear()

    async def settle(self, vault: VaultTransaction) -> None:
        """Remove delivered rows within a transaction, so that they leave with its commit.

        Call `settling.clear()` once it has committed; if it does not, the next one takes them too.
        """
        self.wake.clear()
        self.settling += self.finished
        self.finished = []
        await vault.delivered(self.settling)

    async def close(self) -> None:
        """Stop sending; what was not sent stays in the vault for the next start."""
        for worker in self.workers:
            worker.cancel()
        await asyncio.gather(*self.workers, return_exceptions=True)
        await self.flush()

    async def _work(self, citizen: str, queue: deque[Message]) -> None:
        while queue and not self.refused:
            message = queue[0]
            if await self._deliver(message):
                queue.popleft()
                self._finish(message)
            else:
                while queue:
                    self._finish(queue.popleft())
        if self.queues.get(citizen) is queue:
            del self.queues[citizen]

    def _finish(self, message: Message) -> None:
        self.finished.append((message.citizen, message.seq))
        self.wake.set()

    async def _deliver(self, message: Message) -> bool:
        """Send until it is done or given up; False if the chat cannot be reached at all."""
        tries = 0
        while True:
            try:
                async with self.slots:
                    await self.telegram.send(Call(message.method, message.parameters))
            except Failure as error:
                tries += 1
                verdict = classify(error, tries, self.random.random())
            except Exception as error:  # noqa: BLE001 - nobody foresaw it, and the next ones must go
                # Its text may hold the message: left to asyncio, it would be written in full.
                verdict = GiveUp(type(error).__name__)
            else:
                return True
            match verdict:
                case Retry(seconds) | PauseChat(seconds):
                    await self.rest(seconds)
                case Blocked():
                    return False
                case Stop(reason):
                    self.refused = reason
                    self.wake.set()
                    raise asyncio.CancelledError
                case GiveUp(reason):
                    log.error("message_given_up", method=message.method, reason=reason)
                    return True
                case Done():
                    return True


async def answer_taps(telegram: Telegram, calls: Iterable[Call]) -> None:
    """End the waiting sign of tapped buttons, best effort: a late or lost one harms nobody."""
    for call in calls:
        try:
            await telegram.send(call)
        except Failure as error:
            log.debug("tap_not_answered", error=type(error).__name__)
