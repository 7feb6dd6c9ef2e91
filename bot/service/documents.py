"""Files that citizens sent are fetched after their turn, and sealed in the vault.

The answer holds only the file's id; the bytes come over the network, so never inside a transaction
of turns. A file that Telegram no longer has is marked lost, and the caseworker sees it.
"""

import asyncio
from dataclasses import dataclass, field

import structlog

from bot.channel.failures import Failure, PauseChat, Retry, classify
from bot.channel.telegram_bot import Telegram
from bot.store.documents import StoredDocument
from bot.store.vault import Vault

log = structlog.get_logger()

LARGEST = 20 * 1024 * 1024
"""Bytes; Telegram gives bots no larger file (Bot API, getFile)."""

_PAUSE = 30.0


@dataclass(slots=True)
class Fetcher:
    """Fetches wanted documents whenever `wake` is set, and once at start."""

    vault: Vault
    telegram: Telegram
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Fetch until cancelled; a file that cannot be had now is tried again later."""
        while True:
            self.wake.clear()
            if not await self.fetch_all():
                await asyncio.wait([asyncio.ensure_future(self.wake.wait())], timeout=_PAUSE)
            else:
                await self.wake.wait()

    async def fetch_all(self) -> bool:
        """Fetch every wanted document; True if none is left."""
        async with self.vault.reading() as vault:
            wanted = await vault.wanted_documents()
        results = [await self._fetch(document) for document in wanted]
        return all(results)

    async def _fetch(self, document: StoredDocument) -> bool:
        try:
            content = await self.telegram.download(document.file_id, LARGEST)
        except Failure as error:
            if isinstance(classify(error, 1), Retry | PauseChat):
                return False
            log.warning("document_lost", error=type(error).__name__)
            async with self.vault.writing() as vault:
                await vault.turn_away_document(document, "lost", "gone")
            return True
        async with self.vault.writing() as vault:
            await vault.keep_document(document, content)
        return True
