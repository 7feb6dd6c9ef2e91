"""The pool: runs of closed sessions, sealed, until a release folds them into the journal.

A release touches two databases, and a crash may fall between them. So it first marks its runs with
a token here, then adds their counts under that token there, which happens once however often it is
tried, and then drops the runs here.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, bindparam, delete, select, update

from bot.journal.stored import run_from_text, run_to_text
from bot.journal.trace import Run
from bot.store import vault_tables as tables
from bot.store.rows import Rows

_COLUMNS = tables.pool.c
_AT_ID = _COLUMNS.id == bindparam("at")


class Pool(Rows):
    """The verbs about runs that wait for a release."""

    __slots__ = ()

    async def add_to_pool(self, citizen: str, run: Run, expires_on: date) -> None:
        """Add the run of a session that closed; it is lost to evaluation after `expires_on`."""
        row_id = uuid4().hex
        row = {
            "id": row_id,
            "citizen": citizen,
            "batch": None,
            "expires_on": expires_on,
            "body": self._seal(tables.pool, row_id, run_to_text(run).encode()),
        }
        await self._put(tables.pool, [row])

    async def pooled(self, expiring_by: date = date.max) -> list[tuple[str, Run]]:
        """Give the runs that no release has marked, with the ids of their rows, in no order.

        `expiring_by` leaves out the runs that expire later, which are the ones begun later.
        """
        wanted = select(_COLUMNS.id, _COLUMNS.body).where(_COLUMNS.batch.is_(None))
        return self._runs(await self._all(wanted.where(_COLUMNS.expires_on <= expiring_by)))

    async def runs_of(self, citizen: str) -> list[Run]:
        """Give the runs of one citizen that are not counted yet, nor being counted."""
        wanted = select(_COLUMNS.id, _COLUMNS.body).where(_COLUMNS.batch.is_(None))
        found = await self._all(wanted.where(_COLUMNS.citizen == citizen))
        return [run for _, run in self._runs(found)]

    async def mark_batch(self, token: str, ids: Iterable[str]) -> None:
        """Mark runs as being released under a token, which must be random."""
        marked = update(tables.pool).where(_AT_ID).values(batch=token)
        await self._change_each(marked, [{"at": row_id} for row_id in ids])

    async def batches(self) -> dict[str, list[tuple[str, Run]]]:
        """Give the releases that began and did not end: token to runs with their row ids."""
        wanted = select(_COLUMNS.batch).where(_COLUMNS.batch.is_not(None)).distinct()
        return {token: await self._batch(token) for (token,) in await self._all(wanted)}

    async def drop_pooled(self, ids: Collection[str]) -> None:
        """Delete runs by the ids of their rows."""
        await self._change_each(
            delete(tables.pool).where(_AT_ID), [{"at": row_id} for row_id in ids]
        )

    async def _batch(self, token: str) -> list[tuple[str, Run]]:
        wanted = select(_COLUMNS.id, _COLUMNS.body).where(_COLUMNS.batch == token)
        return self._runs(await self._all(wanted))

    def _runs(self, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[tuple[str, Run]]:
        return [
            (row_id, run_from_text(self._unseal(tables.pool, row_id, body).decode()))
            for row_id, body in rows
        ]
