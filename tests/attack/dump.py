"""The insider's copy: both databases as files or servers hold them, opened with the keys.

A `Dump` reads the vault's rows with the keys and the journal's counts without any, and says where
each of them lies in storage. It keeps the bytes of every file beside them for those who carve.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from sqlalchemy import text

from bot.journal.tally import Cell
from bot.store.database import Database
from bot.store.journal import Journal
from bot.store.requests import StoredRequest
from bot.store.vault import Vault
from tests.store.postgres import Postgres

Places = Mapping[tuple[str, ...], Mapping[str, float]]


@dataclass(frozen=True)
class Dump:
    """What the two stores hold at one moment, and where; `files` are the bytes, by name.

    `pooled` are the ids of the runs that wait to be counted.
    """

    requests: Sequence[StoredRequest]
    last_days: Mapping[str, date]
    counts: Mapping[Cell, int]
    request_places: Places
    cell_places: Places
    files: Mapping[str, bytes]
    pooled: frozenset[str]

    @classmethod
    async def of(cls, vault: Vault, journal: Journal, files: Mapping[str, bytes]) -> Self:
        """Read everything; `files` are the bytes of both stores at this moment."""
        async with vault.reading() as rows:
            requests = await rows.requests()
            pooled = frozenset(row for row, _ in await rows.pooled())
        async with vault.database.reading() as db:
            found = await db.execute(text("SELECT reference, expires_on FROM request"))
            days = {reference: date.fromisoformat(str(day)) for reference, day in found}
        references = [(request.reference,) for request in requests]
        counts = await journal.read()
        return cls(
            requests, days, counts,
            await _places(vault.database, "request", references, files),
            await _places(journal.database, "tally", list(counts), files), files, pooled,
        )  # fmt: skip


def files_of_postgres(running: Postgres, databases: Sequence[str]) -> dict[str, bytes]:
    """Give the bytes of every table and index of some databases, as they lie on the disk."""
    running.run("CHECKPOINT")  # files of tables that were emptied go only now
    found = {}
    for name in databases:
        ((number,),) = running.run(f"SELECT oid FROM pg_database WHERE datname = '{name}'")  # noqa: S608 - our own name
        for file in sorted((running.held / "base" / str(number)).iterdir()):
            found[f"{name}/{file.name}"] = file.read_bytes()
    return found


def files_in(folder: Path) -> dict[str, bytes]:
    """Give the bytes of the databases in a folder, with what SQLite keeps beside them."""
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.db*"))}


async def _places(
    database: Database,
    table: str,
    keys: Sequence[tuple[str, ...]],
    files: Mapping[str, bytes],
) -> Places:
    if database.engine.dialect.name == "postgresql":
        return await _on_postgres(database, table)
    name = "vault.db" if table == "request" else "journal.db"
    return {tuple(key): _offsets(files[name], "".join(key).encode()) for key in keys}


def _offsets(held: bytes, key: bytes) -> Mapping[str, float]:
    """Give where a key stands: SQLite writes the texts of a row one after the other.

    Such tables have no rowid. The first and the last place may be in the table or in an index.
    """
    return {"first": float(held.find(key)), "last": float(held.rfind(key))}


async def _on_postgres(database: Database, table: str) -> Places:
    """Give the place in the heap, and the transaction that wrote the row."""
    columns = ", ".join(database.tables.tables[table].primary_key.columns.keys())
    hidden = "ctid::text, xmin::text::bigint, cmin::text::bigint"
    wanted = text(f"SELECT {columns}, {hidden} FROM {table}")  # noqa: S608 - our own tables
    async with database.reading() as db:
        rows = (await db.execute(wanted)).all()
    found: dict[tuple[str, ...], Mapping[str, float]] = {}
    for *key, ctid, xmin, cmin in rows:
        page, line = map(int, str(ctid).strip("()").split(","))
        place = {"ctid": page * 1000.0 + line, "xmin": float(xmin), "cmin": float(cmin)}
        found[tuple(map(str, key))] = place
    return found
