"""The vault: what is personal, sealed, in one database; transactions with all its verbs come out.

`writing()` gives a transaction that commits or rolls back as a whole, one at a time in this
process; `reading()` gives one that sees nothing uncommitted. What is asked of a row stands in the
file of its table: sessions, updates, requests, openings, outbox, pool, folding, documents, and
erasure across them.
"""

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Self

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreRefused
from bot.store import vault_tables as tables
from bot.store.database import Database
from bot.store.documents import Documents
from bot.store.erasure import Erasure
from bot.store.folding import Folding
from bot.store.keys import KeyRing
from bot.store.openings import Openings
from bot.store.outbox import Outbox
from bot.store.pool import Pool
from bot.store.requests import Requests
from bot.store.sessions import Sessions
from bot.store.updates import Updates

_PROOF = "mac_key"


class VaultTransaction(
    Sessions, Updates, Requests, Openings, Outbox, Pool, Folding, Documents, Erasure
):
    """One transaction on the vault, with the verbs of all its tables."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Vault:
    """An open vault and the keys that open its rows."""

    ring: KeyRing
    database: Database

    @classmethod
    async def open(cls, url: str, ring: KeyRing) -> Self:
        """Open the vault at a URL (`sqlite:///data/vault.db`, `memory`, `postgresql://…`).

        Raises StoreRefused if the database cannot be used, or if the ring's `mac` key is not the
        one that names the citizens in it: every session would seem to be gone.
        """
        database = await Database.open(url, tables.vault_tables, tables.VAULT_HEAD)
        try:
            await _prove_mac_key(database, ring)
        except StoreRefused:
            await database.close()
            raise
        return cls(ring, database)

    async def close(self) -> None:
        """Close the database."""
        await self.database.close()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[VaultTransaction]:
        """Give a transaction that commits at the end, or rolls back on an exception."""
        async with self.database.writing() as db:
            yield VaultTransaction(db, self.ring, writes=True)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[VaultTransaction]:
        """Give a transaction whose writing verbs raise RuntimeError."""
        async with self.database.reading() as db:
            yield VaultTransaction(db, self.ring, writes=False)

    async def shrink(self) -> bool:
        """Rewrite the file after an erasure or a release; see `Database.shrink`."""
        return await self.database.shrink()


async def _prove_mac_key(database: Database, ring: KeyRing) -> None:
    proof = ring.mac("vault|proof")
    async with database.reading() as db:
        kept = await _kept_proof(db)
    if kept is None:
        async with database.writing() as db:
            kept = await _kept_proof(db)
            if kept is None:
                await db.execute(insert(tables.setting).values(key=_PROOF, value=proof))
    if kept is not None and not hmac.compare_digest(kept, proof):
        raise StoreRefused(
            "The vault was made with another `mac` key. Restore that key, or point VAULT_URL"
            " to another vault."
        )


async def _kept_proof(db: AsyncConnection) -> str | None:
    return await db.scalar(select(tables.setting.c.value).where(tables.setting.c.key == _PROOF))
