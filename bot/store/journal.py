"""The journal: tallies go in, each release once, and the sum of all of them comes out.

A release rewrites every count in the order of its key. So neither a row's place in the file nor
PostgreSQL's transaction number (`xmin`) tells which counts changed last.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from sqlalchemy import delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.journal.tally import Cell
from bot.store.database import Database
from bot.store.journal_tables import JOURNAL_HEAD, journal_tables, release, tally


@dataclass(frozen=True, slots=True)
class Journal:
    """An open journal: a database that can be handed to evaluators as it is."""

    database: Database

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the journal at a URL (`sqlite:///data/journal.db`, `memory`, `postgresql://…`).

        Raises StoreRefused if the database cannot be used.
        """
        return cls(await Database.open(url, journal_tables, JOURNAL_HEAD))

    async def close(self) -> None:
        """Close the database."""
        await self.database.close()

    async def add(self, counts: Mapping[Cell, int], release_token: str) -> bool:
        """Add the counts of one release, all or nothing; False if that release was added before.

        `release_token` must be random, for it stays. Every count is 1 or more. The file is
        rewritten at the end, also after False, because the first try may have died before that.
        """
        async with self.database.writing() as db:
            added = await _is_new(db, release_token)
            if added:
                await _rewrite(db, await _read(db) + Counter(counts))
        await self.database.shrink()
        return added

    async def read(self) -> Counter[Cell]:
        """Give the sum of every release."""
        async with self.database.reading() as db:
            return await _read(db)


async def _is_new(db: AsyncConnection, token: str) -> bool:
    if db.dialect.name == "postgresql":  # SQLite has locked the whole file already
        await db.execute(text("LOCK TABLE release, tally IN ACCESS EXCLUSIVE MODE"))
    if await db.scalar(select(release.c.token).where(release.c.token == token)):
        return False
    await db.execute(insert(release).values(token=token))
    return True


async def _read(db: AsyncConnection) -> Counter[Cell]:
    return Counter({Cell(*cell): n for *cell, n in await db.execute(select(tally))})


async def _rewrite(db: AsyncConnection, counts: Mapping[Cell, int]) -> None:
    await db.execute(delete(tally))
    rows = [cell._asdict() | {"n": n} for cell, n in sorted(counts.items())]
    if rows:
        await db.execute(insert(tally), rows)
