"""The research database: traces of those who said yes go in, and go out by code, by day, by export.

It stands apart from the vault and the journal and shares no transaction with them. Its rows are
sealed with the vault's keys, under random ids; a code is known by its keyed hash only.
"""

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import uuid4

from sqlalchemy import delete, insert, select

from bot.journal.research import ResearchRun, research_from_text, research_to_text
from bot.store.database import Database
from bot.store.keys import KeyRing
from bot.store.research_tables import RESEARCH_HEAD, research_run, research_tables
from bot.store.sealing import seal, unseal


@dataclass(frozen=True, slots=True)
class Research:
    """An open research database and the keys that open its rows."""

    ring: KeyRing
    database: Database

    @classmethod
    async def open(cls, url: str, ring: KeyRing) -> Self:
        """Open the database at a URL; raises StoreRefused if it cannot be used."""
        return cls(ring, await Database.open(url, research_tables, RESEARCH_HEAD))

    async def close(self) -> None:
        """Close the database."""
        await self.database.close()

    async def add(self, run: ResearchRun, code: str, expires_on: date) -> None:
        """Keep the run of a code, in place of an earlier one: said twice, it stands once."""
        row_id = uuid4().hex
        row = {
            "id": row_id,
            "code": self._hash(code),
            "expires_on": expires_on,
            "body": seal(self.ring, research_run.name, row_id, research_to_text(run).encode()),
        }
        async with self.database.writing() as db:
            await db.execute(delete(research_run).where(research_run.c.code == row["code"]))
            await db.execute(insert(research_run).values(row))

    async def erase(self, codes: Collection[str]) -> None:
        """Delete the runs of these codes, and their bytes; nobody learns whether there were any."""
        hashes = [self._hash(code) for code in codes]
        async with self.database.writing() as db:
            gone = await db.execute(delete(research_run).where(research_run.c.code.in_(hashes)))
        if gone.rowcount:
            await self.database.shrink()

    async def expire(self, today: date) -> int:
        """Delete every run whose last day is before `today`; give how many there were."""
        async with self.database.writing() as db:
            gone = await db.execute(delete(research_run).where(research_run.c.expires_on < today))
        if gone.rowcount:
            await self.database.shrink()
        return gone.rowcount

    async def runs(self) -> AsyncIterator[ResearchRun]:
        """Give every run, one at a time, in the order of random ids."""
        wanted = select(research_run.c.id, research_run.c.body).order_by(research_run.c.id)
        async with self.database.reading() as db:
            async for row_id, body in await db.stream(wanted):
                text = unseal(self.ring, research_run.name, row_id, body).decode()
                yield research_from_text(text)

    def _hash(self, code: str) -> str:
        return self.ring.mac(f"research|{code}")
