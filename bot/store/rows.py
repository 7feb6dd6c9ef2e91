"""What every verb of the vault stands on: rows go in sealed and in bulk, and come out opened.

Each verb costs a fixed number of statements, however many citizens it is for: lists go to the
driver in one call, and look-ups by many keys are cut into large groups.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, Delete, Executable, Insert, Row, Select, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.keys import KeyRing
from bot.store.sealing import seal, unseal

_GROUP = 5000
"""Keys in one look-up: below the 32,766 variables of SQLite and the 65,535 of PostgreSQL."""

Values = Mapping[str, Any]
"""The columns of one row, or the parameters of one execution."""


class Rows:
    """One transaction on the vault, as its verbs see it; `writes` is false while only reading."""

    __slots__ = ("_db", "_ring", "_writes")

    def __init__(self, db: AsyncConnection, ring: KeyRing, *, writes: bool) -> None:
        self._db = db
        self._ring = ring
        self._writes = writes

    def _seal(self, table: Table, row_id: str, content: bytes) -> bytes:
        return seal(self._ring, table.name, row_id, content)

    def _unseal(self, table: Table, row_id: str, body: bytes) -> bytes:
        return unseal(self._ring, table.name, row_id, body)

    async def _all(self, wanted: Select[*tuple[Any, ...]]) -> Sequence[Row[*tuple[Any, ...]]]:
        return (await self._db.execute(wanted)).all()

    async def _among(
        self, wanted: Select[*tuple[Any, ...]], column: Column[Any], keys: Collection[Any]
    ) -> list[Row[*tuple[Any, ...]]]:
        """Give the rows whose column holds one of the keys, in as few look-ups as possible."""
        listed = list(keys)
        found: list[Row[*tuple[Any, ...]]] = []
        for start in range(0, len(listed), _GROUP):
            found += await self._all(wanted.where(column.in_(listed[start : start + _GROUP])))
        return found

    async def _put(self, table: Table, rows: Iterable[Values]) -> None:
        """Insert rows, or replace those with the same key, in one call.

        Sorted by key, so that their order on the disk tells nothing, and two processes of one
        PostgreSQL never wait for each other's rows.
        """
        keys = table.primary_key.columns.keys()
        ordered = sorted(rows, key=lambda row: tuple(row[key] for key in keys))
        await self._change_each(_upsert(self._db.dialect.name, table), ordered)

    async def _change(self, statement: Update | Delete) -> int:
        """Run one statement that writes; give the number of rows it touched."""
        self._check_writing()
        return (await self._db.execute(statement)).rowcount

    async def _change_each(self, statement: Executable, parameters: Sequence[Values]) -> None:
        """Run one statement for each set of parameters, in one call."""
        self._check_writing()
        if parameters:
            await self._db.execute(statement, parameters)

    def _check_writing(self) -> None:
        if not self._writes:
            raise RuntimeError("This transaction only reads: use `writing()`.")


@cache
def _upsert(dialect: str, table: Table) -> Insert:
    """Make `INSERT … ON CONFLICT DO UPDATE`, which both dialects have under their own name."""
    insert = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    keys = table.primary_key.columns.keys()
    changed = {name: insert.excluded[name] for name in table.columns.keys() if name not in keys}  # noqa: SIM118 - a column collection iterates over columns
    return insert.on_conflict_do_update(index_elements=keys, set_=changed)
