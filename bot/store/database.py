"""One open database: transactions go in one at a time, and erased bytes leave its file for good.

Both the vault and the journal stand on this. A writer takes the process's lock and SQLite's write
lock at once (BEGIN IMMEDIATE), so that no transaction fails half way for want of a lock.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Self

from sqlalchemy import Connection, MetaData, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreRefused
from bot.store.engine import engine_for, in_memory
from bot.store.rewriting import rewrite

_VERSION_TABLE = "alembic_version"


@dataclass(frozen=True, slots=True)
class Database:
    """An engine whose database has the tables of this Guichet."""

    engine: AsyncEngine
    tables: MetaData
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    @classmethod
    async def open(cls, url: str, tables: MetaData, head: str) -> Self:
        """Open a database, make it if it is new, and migrate it if it is old.

        `head` is the revision of `tables`, and begins with the name of the database (`vault_1`).
        Raises StoreRefused if the database cannot be used.
        """
        name = head.partition("_")[0]
        database = cls(engine_for(url, name), tables)
        try:
            await database.bring_to(head, name)
        except DBAPIError as error:
            await database.close()
            raise StoreRefused(
                f"The {name} cannot be opened ({type(error.orig).__name__}: {error.orig})."
                " Check its URL, and that the file is a database; restore it from a backup if not."
            ) from error
        except StoreRefused:
            await database.close()
            raise
        return database

    async def bring_to(self, head: str, name: str) -> None:
        """Migrate to `head`; one plain query is enough when the database is already there."""
        async with self.reading() as db:
            if await db.run_sync(_revision) == head:
                return
        migrating = import_module("bot.store.migrating")
        async with self.writing() as db:
            await db.run_sync(migrating.migrate, name)

    async def close(self) -> None:
        """Close every connection; SQLite folds its -wal file into the database."""
        await self.engine.dispose()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Give the one writing transaction: commit at the end, roll back on an exception."""
        writer = self.engine.execution_options(begin="BEGIN IMMEDIATE")
        async with self.one_at_a_time, writer.begin() as db:
            yield db

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Give a transaction that sees nothing uncommitted, beside a writer.

        On SQLite all of it sees one moment, on PostgreSQL each statement does.
        """
        if in_memory(self.engine.url):  # there is one connection only, so readers queue up too
            async with self.one_at_a_time, self.engine.connect() as db:
                yield db
        else:
            async with self.engine.connect() as db:
                yield db

    async def shrink(self) -> bool:
        """Rewrite the database, so that nothing erased and no order of arrival is left in it.

        False if another process was busy in it: old bytes then remain until the next shrink.
        """
        if self.engine.dialect.name == "postgresql":
            async with self.one_at_a_time:
                return await rewrite(self.engine, self.tables.sorted_tables)
        async with self.one_at_a_time, self.engine.execution_options(begin="").connect() as db:
            await db.execute(text("VACUUM"))
            busy = await db.scalar(text("PRAGMA wal_checkpoint(TRUNCATE)"))
            return not busy


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    revision: str | None = connection.scalar(text(f"SELECT version_num FROM {_VERSION_TABLE}"))  # noqa: S608 - a constant
    return revision
