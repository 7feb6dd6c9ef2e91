"""Updates of the channel: those already handled are refused, those that fail are set aside.

Both go into the commit that holds their turn, which is what makes an answer count exactly once.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from sqlalchemy import select

from bot.store import vault_tables as tables
from bot.store.rows import Rows


@dataclass(frozen=True, slots=True)
class SetAside:
    """An update that could not be handled: the code of the reason, the bytes as they came.

    `citizen` is "" when the update names nobody.
    """

    reason: str
    raw: bytes
    citizen: str


class Updates(Rows):
    """The verbs about updates that came from the channel."""

    __slots__ = ()

    async def handled(self, update_ids: Collection[int]) -> set[int]:
        """Give those of the updates that an earlier commit handled or set aside."""
        column = tables.handled_update.c.update_id
        return {found for (found,) in await self._among(select(column), column, update_ids)}

    async def mark_handled(self, update_ids: Collection[int], expires_on: date) -> None:
        """Remember, until the day `expires_on`, that these updates are done."""
        rows = ({"update_id": update_id, "expires_on": expires_on} for update_id in set(update_ids))
        await self._put(tables.handled_update, rows)

    async def set_aside(self, reason: str, raw: bytes, expires_on: date, citizen: str = "") -> None:
        """Keep an update that failed, sealed, for a maintainer to look at.

        `reason` is a code, never words of the update. Name the citizen if the update does: their
        erasure then takes it too.
        """
        table, row_id = tables.set_aside, uuid4().hex
        row = {
            "id": row_id,
            "citizen": citizen,
            "reason": reason,
            "expires_on": expires_on,
            "body": self._seal(table, row_id, raw),
        }
        await self._put(table, [row])

    async def updates_set_aside(self) -> list[SetAside]:
        """Give every update set aside, in no order."""
        table = tables.set_aside
        wanted = select(table.c.id, table.c.reason, table.c.body, table.c.citizen)
        return [
            SetAside(reason, self._unseal(table, row_id, body), citizen)
            for row_id, reason, body, citizen in await self._all(wanted)
        ]
