"""After an erasure the vault's file is rewritten, so that the bytes go too, within seconds.

The last words to the citizen are owed in the same vault, under their name. So the sweep first
waits a moment for these to be sent and removed, and comes again if they could not be.
"""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

import structlog

from bot.service.delivery import Delivery
from bot.store.vault import Vault

log = structlog.get_logger()

_MOMENT, _LATER = 1.0, 60.0


@dataclass(slots=True)
class Sweeper:
    """Rewrites the vault after erasures; several within a moment share one rewriting."""

    vault: Vault
    delivery: Delivery
    moment: float = _MOMENT
    erased: set[str] = field(default_factory=set)
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    def accept(self, erased: Collection[str]) -> None:
        """Hear of citizens just erased."""
        if erased:
            self.erased |= set(erased)
            self.wake.set()

    async def run(self) -> None:
        """Sweep until cancelled."""
        while True:
            await self.wake.wait()
            self.wake.clear()
            await asyncio.sleep(self.moment)
            if not await self.sweep():
                await asyncio.sleep(_LATER)
                self.wake.set()

    async def sweep(self) -> bool:
        """Rewrite the vault; False if something of an erased citizen may still be in its file."""
        swept = set(self.erased)
        await self.delivery.flush()
        unsent = swept & self.delivery.queues.keys()
        done = await self.vault.shrink()
        if not done:
            log.warning("bytes_not_swept", remedy="Another process reads the vault; trying again.")
            return False
        self.erased -= swept - unsent
        return not unsent
