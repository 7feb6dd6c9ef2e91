"""Rewriting a PostgreSQL database: every table is laid down anew, in an order drawn at random.

VACUUM FULL would not do: it keeps the order of rows and the number of the transaction that wrote
each (`xmin`), which together tell who came when. Here each table is emptied and filled again in one
transaction: one number for all rows, no dead version, new files for rows, indexes and large values.
The old files go with the commit. The tables themselves stay, with their indexes and the rights
that an operator granted on them.

Transactions would block each other if each took its tables in its own order. So each one, before
anything else, takes the gate: shared for turns, alone for rewriting, which so waits for the turns
under way, while those that follow wait for it. Nobody waits longer than `_PATIENCE`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

ALONE = "rewriting"
"""The execution option of the connection that rewrites."""

_GATE = 0x6775696368  # "guich"; PostgreSQL keeps such numbers apart for each database
_PATIENCE = "5s"
_FEW = 16
_DRAWN = (
    "CREATE TEMPORARY TABLE drawn AS SELECT"
    " row_number() OVER (ORDER BY gen_random_uuid()) AS drawn_place, t.* FROM {} t"
)
_A_FEW = "SELECT {} FROM drawn WHERE drawn_place BETWEEN {} AND {} ORDER BY drawn_place"
_GIVEN_UP = {"55P03", "40P01"}
"""PostgreSQL's codes of a lock not had in time, and of a deadlock with somebody else's program."""


def take_gate(connection: Connection) -> None:
    """Take the gate for the transaction that begins on this connection."""
    if connection.get_execution_options().get(ALONE):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_GATE})")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock_shared({_GATE})")


async def rewrite(engine: AsyncEngine, tables: Iterable[Table]) -> bool:
    """Rewrite tables in one transaction; False, and all as before, if somebody kept them busy."""
    try:
        async with engine.execution_options(**{ALONE: True}).begin() as db:
            await _lay_down(db, list(tables))
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) not in _GIVEN_UP:
            raise
        return False
    return True


async def _lay_down(db: AsyncConnection, tables: Sequence[Table]) -> None:
    quoted = db.dialect.identifier_preparer
    names = {quoted.format_table(table): table for table in tables}
    await db.execute(text(f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE"))
    for name, table in names.items():
        await db.execute(text(_DRAWN.format(name)))
        await db.execute(text("CREATE INDEX ON drawn (drawn_place)"))
        await db.execute(text(f"TRUNCATE {name}"))
        await _fill(db, name, ", ".join(map(quoted.format_column, table.columns)))
        await db.execute(text("DROP TABLE drawn"))


async def _fill(db: AsyncConnection, name: str, columns: str) -> None:
    """Copy the drawn rows into their table, a few at a time, for a row may hold a photograph.

    Only COPY can freeze rows: a backup whose snapshot is older than this then has them all. Not
    frozen, they would be missing in it, and the backup would be empty without a word.
    """
    rows = await db.scalar(text("SELECT count(*) FROM drawn")) or 0
    driver: Any = (await db.get_raw_connection()).driver_connection
    for start in range(0, rows, _FEW):
        few = _A_FEW.format(columns, start + 1, start + _FEW)
        async with driver.cursor() as cursor:
            async with cursor.copy(f"COPY ({few}) TO STDOUT (FORMAT BINARY)") as source:
                held = [bytes(part) async for part in source]
            into = f"COPY {name} ({columns}) FROM STDIN (FORMAT BINARY, FREEZE)"
            async with cursor.copy(into) as target:
                for part in held:
                    await target.write(part)
