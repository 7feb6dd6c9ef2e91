"""The pool: runs of closed sessions, sealed, until a release folds them into counts.

What becomes of them then stands in `bot.store.folding`.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, bindparam, delete, select

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
            "expires_on": expires_on,
            "body": self._seal(tables.pool, row_id, run_to_text(run).encode()),
        }
        await self._put(tables.pool, [row])

    async def pooled(self, expiring_by: date = date.max) -> list[tuple[str, Run]]:
        """Give the runs with the ids of their rows, in no order.

        `expiring_by` leaves out the runs that expire later, which are the ones begun later.
        """
        wanted = select(_COLUMNS.id, _COLUMNS.body).where(_COLUMNS.expires_on <= expiring_by)
        return self._runs(await self._all(wanted))

    async def runs_of(self, citizen: str) -> list[Run]:
        """Give the runs of one citizen that are not counted yet."""
        wanted = select(_COLUMNS.id, _COLUMNS.body).where(_COLUMNS.citizen == citizen)
        return [run for _, run in self._runs(await self._all(wanted))]

    async def drop_pooled(self, ids: Collection[str]) -> None:
        """Delete runs by the ids of their rows."""
        await self._change_each(
            delete(tables.pool).where(_AT_ID), [{"at": row_id} for row_id in ids]
        )

    def _runs(self, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[tuple[str, Run]]:
        return [
            (row_id, run_from_text(self._unseal(tables.pool, row_id, body).decode()))
            for row_id, body in rows
        ]
