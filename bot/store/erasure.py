"""Erasure: everything of one citizen, or everything past its day, leaves the vault.

The rows go with the commit; their bytes go with the next `Vault.shrink`.
"""

from datetime import date

from sqlalchemy import Select, Table, delete, func, select

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

    async def outlived(self, before: date) -> dict[str, int]:
        """Count, by table, the rows whose last day was earlier than `before`; none is left out."""
        counts = {
            table.name: (await self._all(_counting(table).where(table.c.expires_on < before)))[0][0]
            for table in _dated()
        }
        return {name: count for name, count in counts.items() if count}

    async def last_day(self, citizen: str) -> date | None:
        """Give the last day on which an answer, request or document of a citizen may exist."""
        tables_of = (tables.session, tables.request, tables.document)
        wanted = [select(func.max(t.c.expires_on)).where(t.c.citizen == citizen) for t in tables_of]
        days = [(await self._all(one))[0][0] for one in wanted]
        return max((day for day in days if day), default=None)

    async def expire(self, today: date) -> int:
        """Delete every row whose last day is before `today`; give how many there were."""
        return sum(
            [
                await self._change(delete(table).where(table.c.expires_on < today))
                for table in _dated()
            ]
        )


def _dated() -> list[Table]:
    return [table for table in tables.vault_tables.sorted_tables if "expires_on" in table.c]


def _counting(table: Table) -> Select[int]:
    return select(func.count()).select_from(table)
