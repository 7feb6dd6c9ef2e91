"""Files that citizens sent are fetched after their turn, cleaned, and sealed in the vault.

The answer holds only the file's id; the bytes come over the network, so never inside a transaction
of turns. Where a file is no use after all, or Telegram no longer has it, the row says why, the
citizen is told what to do, and the caseworker sees it.
"""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import structlog

from bot.channel.calls import message
from bot.channel.failures import Failure, GiveUp, PauseChat, Retry, Stop, classify
from bot.channel.telegram_bot import Telegram
from bot.conversation.phrases import phrase
from bot.conversation.replies import Reply
from bot.service.clock import Clock, days_after
from bot.service.ledger import KEEP_OUTBOX_DAYS
from bot.service.papers import Paper, Refused, fit_to_keep
from bot.store.documents import Status, StoredDocument
from bot.store.outbox import Message, Outgoing
from bot.store.vault import Vault, VaultTransaction

log = structlog.get_logger()

LARGEST = 20 * 1024 * 1024
"""Bytes; Telegram gives bots no larger file (Bot API, getFile)."""

_PAUSE = 30.0


@dataclass(frozen=True, slots=True)
class Gone:
    """A file that Telegram no longer has."""

    reason: str = "gone"


@dataclass(slots=True)
class Fetcher:
    """Fetches wanted documents whenever `wake` is set, and once at start.

    `accept` takes the messages that are owed to citizens, once they stand in the outbox.
    """

    vault: Vault
    telegram: Telegram
    clock: Clock
    accept: Callable[[tuple[Message, ...]], None]
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Fetch until cancelled; a file that cannot be had now is tried again later."""
        while True:
            self.wake.clear()
            pause = None if await self.fetch_all() else _PAUSE
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.wake.wait(), pause)

    async def fetch_all(self) -> bool:
        """Fetch every wanted document; True if none is left."""
        async with self.vault.reading() as vault:
            wanted = await vault.wanted_documents()
        results = [await self._fetch(document) for document in wanted]
        return all(results)

    async def _fetch(self, document: StoredDocument) -> bool:
        match await self._content(document):
            case Paper(mime, content):
                async with self.vault.writing() as vault:
                    await vault.keep_document(replace(document, mime=mime), content)
            case Refused() | Gone() as found:
                await self._turn_away(document, found)
            case None:
                return False
        return True

    async def _content(self, document: StoredDocument) -> Paper | Refused | Gone | None:
        """Download a file and make it fit to keep; None if it has to be tried again."""
        try:
            content = await self.telegram.download(document.file_id, LARGEST)
        except Failure as error:
            match classify(error, 1):
                case Retry() | PauseChat() | Stop():  # a revoked token loses no document
                    return None
                case GiveUp(reason) if "too big" in reason.lower():
                    return Refused("too_large")
                case _:
                    return Gone()
        return await asyncio.to_thread(fit_to_keep, content)

    async def _turn_away(self, document: StoredDocument, found: Refused | Gone) -> None:
        status: Status = "refused" if isinstance(found, Refused) else "lost"
        log.warning("document_turned_away", status=status, reason=found.reason)
        async with self.vault.writing() as vault:
            known = await vault.turn_away_document(document, status, found.reason)
            owed = await self._tell(vault, document, found.reason) if known else ()
        self.accept(owed)

    async def _tell(
        self, vault: VaultTransaction, document: StoredDocument, reason: str
    ) -> tuple[Message, ...]:
        if document.sender is None:
            return ()
        text = what_to_do(document, reason, document.sender.language)
        call = message(document.sender.chat_id, Reply(text))
        sent = Outgoing(document.citizen, document.sender.chat_id, call.method, call.parameters)
        last = days_after(self.clock.now().today, KEEP_OUTBOX_DAYS)
        return await vault.enqueue_many([sent], last)


def what_to_do(document: StoredDocument, reason: str, language: str) -> str:
    """Say kindly what is wrong with a file, and what to do: send it again, or ask a person."""
    next_step = "file.again" if document.reference is None else "file.sent"
    return f"{phrase(f'file.{reason}', language)}\n{phrase(next_step, language)}"
