"""Erasure: everything of one citizen, or everything past its day, leaves the vault.

The rows go with the commit; their bytes go with the next `Vault.shrink`.
"""

from datetime import date

from sqlalchemy import delete

from bot.store import vault_tables as tables
from bot.store.rows import Rows


class Erasure(Rows):
    """The verbs that erase across all tables."""

    __slots__ = ()

    async def erase(self, citizen: str) -> int:
        """Delete every row of a citizen, in whatever table; give how many there were."""
        owned = [table for table in tables.vault_tables.sorted_tables if "citizen" in table.c]
        return sum(
            [await self._change(delete(table).where(table.c.citizen == citizen)) for table in owned]
        )

    async def expire(self, today: date) -> int:
        """Delete every row whose last day is before `today`; give how many there were."""
        dated = [table for table in tables.vault_tables.sorted_tables if "expires_on" in table.c]
        return sum(
            [await self._change(delete(table).where(table.c.expires_on < today)) for table in dated]
        )
