"""A batch of updates becomes turns in one commit, and only then may it be acknowledged.

Raw updates come in as Telegram gives them; out go sessions, messages in the outbox, requests,
closed runs and files to fetch, all in one transaction of the vault. An update seen before is
skipped; one that cannot be read or that fails is set aside in that same commit and blocks nobody.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.channel.arrivals import Arrival, Elsewhere, Received
from bot.channel.updates import read_update
from bot.service.batch import Batch
from bot.service.clock import Clock
from bot.service.ledger import Update, write_batch
from bot.service.researching import erase_research, keep_research
from bot.service.surroundings import Surroundings
from bot.store.outbox import Message
from bot.store.research import Research
from bot.store.vault import Vault, VaultTransaction


@dataclass(frozen=True, slots=True)
class Taken:
    """What a committed batch leaves to do: send, answer taps, fetch files, sweep the erased."""

    messages: tuple[Message, ...]
    taps: tuple[tuple[str, str], ...]
    files: bool
    erased: tuple[str, ...] = ()


class Settling(Protocol):
    """What rides along in each commit: the removal of messages delivered meanwhile."""

    settling: list[tuple[str, int]]

    async def settle(self, vault: VaultTransaction) -> None:
        """Remove delivered messages within this transaction."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes batches of raw updates; `after` hears of each committed batch."""

    vault: Vault
    around: Surroundings
    clock: Clock
    delivery: Settling
    after: Callable[[Taken], None]
    research: Research | None = None

    async def take(self, updates: Sequence[Update]) -> None:
        """Commit the turns of a batch; raises, and changes nothing, if the vault cannot."""
        received = [(update, read_update(update, self.around.bot_name)) for update in updates]
        async with self.vault.writing() as vault:
            fresh = await _fresh(vault, received)
            batch = await self._turns(vault, [found for _, found in fresh])
            messages = await write_batch(vault, batch, fresh)
            await erase_research(self.research, batch)
            await self.delivery.settle(vault)
        self.delivery.settling.clear()
        for citizen in batch.sessions:
            self.around.lobby.leave(citizen)
        await keep_research(self.research, batch)
        files = any(outcome.files for outcome in batch.outcomes.values())
        erased = tuple(who for who, outcome in batch.outcomes.items() if outcome.erased)
        self.after(Taken(messages, tuple(batch.taps), files, erased))

    async def _turns(self, vault: VaultTransaction, received: Sequence[Received]) -> Batch:
        arrivals = [found for found in received if isinstance(found, Arrival)]
        citizens = {self.around.citizen_of(arrival.chat_id) for arrival in arrivals}
        batch = Batch(self.around, self.clock.now(), await vault.sessions(citizens))
        for found in received:
            match found:
                case Arrival():
                    batch.take(found)
                case Elsewhere():
                    batch.point_to_private(found)
        return batch


async def _fresh(
    vault: VaultTransaction, received: Sequence[tuple[Update, Received]]
) -> list[tuple[Update, Received]]:
    """Leave out what was handled before, and the second of two equal ids in one batch."""
    ids = {found.update_id for _, found in received if found.update_id is not None}
    done = await vault.handled(ids)
    fresh = []
    for update, found in received:
        if found.update_id not in done:
            fresh.append((update, found))
        if found.update_id is not None:
            done.add(found.update_id)
    return fresh
