"""Rewrapping: rows sealed with older keys are found by their heads, and sealed with the first key.

Only the wrapped data key of a row changes. A row that a turn holds locked is left for the next
pass, so that a running bot and a rotation never wait for each other in a circle.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    Function,
    LargeBinary,
    Table,
    bindparam,
    func,
    select,
    tuple_,
    update,
)  # fmt: skip

from bot.errors import StoreRefused
from bot.store.database import Database
from bot.store.rows import Rows, Values
from bot.store.sealing import HEAD_BYTES, head_of, key_id_of, rewrap

_MOST_ROWS, _MOST_BYTES = 100, 8 * 1024 * 1024
"""What one transaction rewraps at most, so that turns wait a moment only."""

Place = tuple[Any, ...]
"""The key of one row, in the order of its columns."""


def sealed_tables(database: Database) -> tuple[Table, ...]:
    """Give every table of a database with sealed rows."""
    return tuple(table for table in database.tables.sorted_tables if "body" in table.c)


class Rewrapping(Rows):
    """The verbs of a rotation."""

    __slots__ = ()

    async def rows_by_key(self, of: Iterable[Table]) -> Counter[str]:
        """Count the sealed rows of some tables by the id of the key that each needs."""
        heads = [
            head for table in of for (head,) in await self._all(select(_start(table, HEAD_BYTES)))
        ]
        return Counter(map(key_id_of, heads))

    async def stale(self, table: Table) -> list[tuple[Place, int]]:
        """Give the places and sizes of the rows that the ring's first key did not seal."""
        head = head_of(self._ring)
        wanted = select(*_keys(table), func.length(table.c.body)).order_by(*_keys(table))
        found = await self._all(wanted.where(_start(table, len(head)) != head))
        return [(tuple(place), size) for *place, size in found]

    async def rewrap(self, table: Table, places: Sequence[Place]) -> tuple[int, Counter[str]]:
        """Rewrap rows; gives how many, and the key ids of those that do not open."""
        wanted = select(*_keys(table), table.c.body).where(tuple_(*_keys(table)).in_(places))
        found = await self._all(wanted.with_for_update(skip_locked=True))
        renewed, unreadable = [], Counter[str]()
        for *place, body in found:
            try:
                renewed.append(self._renewed(table, place, body))
            except StoreRefused:
                unreadable[key_id_of(body)] += 1
        at = (column == _bound(column) for column in _keys(table))
        await self._change_each(update(table).where(*at).values(body=_bound(table.c.body)), renewed)
        return len(renewed), unreadable

    def _renewed(self, table: Table, place: Sequence[Any], body: bytes) -> Values:
        row_id = "|".join(map(str, place))
        names = [f"at_{column.name}" for column in _keys(table)]
        body = rewrap(self._ring, table.name, row_id, body)
        return {**dict(zip(names, place, strict=True)), "at_body": body}


def in_small_batches(stale: Iterable[tuple[Place, int]]) -> Iterator[list[Place]]:
    """Cut rows into batches that one transaction writes in a moment; a large row goes alone."""
    batch: list[Place] = []
    held = 0
    for place, size in stale:
        if batch and (len(batch) == _MOST_ROWS or held + size > _MOST_BYTES):
            yield batch
            batch, held = [], 0
        batch.append(place)
        held += size
    if batch:
        yield batch


def _keys(table: Table) -> list[Column[Any]]:
    return list(table.primary_key.columns)


def _start(table: Table, length: int) -> Function[bytes]:
    return func.substr(table.c.body, 1, length, type_=LargeBinary)


def _bound(column: Column[Any]) -> BindParameter[Any]:
    return bindparam(f"at_{column.name}", type_=column.type)
