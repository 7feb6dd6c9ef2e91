"""Promises about a rewritten database: no order of arrival, no erased byte, nobody kept waiting."""

import asyncio
import random
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text

from bot.store.vault import Vault
from tests.store.filled import everything, fill_all
from tests.store.made import SOON, citizen, ring_of, run
from tests.store.postgres import Postgres

ROWS = 300
BOUND = 3 / ROWS**0.5
"""R6: what chance alone reaches in 3 of 1000 draws; so two rewritings are looked at."""


def rank_correlation(places: list[int]) -> float:
    """Give Spearman's rho between the order of arrival and the order of these places."""
    rank = {place: number for number, place in enumerate(sorted(places))}
    n = len(places)
    apart = sum((number - rank[place]) ** 2 for number, place in enumerate(places))
    return 1 - 6 * apart / (n * (n * n - 1))


@pytest.fixture
def ids(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the ids that the pool's rows will have, in the order in which they come."""
    drawn = random.Random(20261125)
    made = [UUID(int=drawn.getrandbits(128), version=4) for _ in range(ROWS)]
    coming = iter(made)
    monkeypatch.setattr("bot.store.pool.uuid4", lambda: next(coming))
    return [made_id.hex for made_id in made]


async def _pool_one_by_one(vault: Vault) -> None:
    for number in range(ROWS):
        async with vault.writing() as tx:
            await tx.add_to_pool(citizen(number), run(), SOON)


async def test_postgres_keeps_no_order_of_arrival(
    postgres: Postgres, postgres_vault: str, ids: list[str]
) -> None:
    """Rows that came one by one lie in the order they came; rewritten, in no order at all."""
    vault = await Vault.open(postgres.url(postgres_vault), ring_of(1))
    await _pool_one_by_one(vault)
    places, writers = _rows_of(postgres, postgres_vault, ids)
    assert rank_correlation(places) > 0.99, "the test must see an order that is there"
    assert writers == ROWS
    found = []
    for _ in range(2):
        assert await vault.shrink()
        places, writers = _rows_of(postgres, postgres_vault, ids)
        assert writers == 1
        found.append(abs(rank_correlation(places)))
    assert min(found) < BOUND
    await vault.close()


def _rows_of(postgres: Postgres, name: str, ids: list[str]) -> tuple[list[int], int]:
    """Give where the rows lie, in the order in which they came, and how many transactions wrote."""
    rows = postgres.run("SELECT id, ctid::text, xmin::text FROM pool", name)
    at = {str(row[0]): _number(str(row[1])) for row in rows}
    return [at[row_id] for row_id in ids], len({row[2] for row in rows})


def _number(ctid: str) -> int:
    page, _, line = ctid.strip("()").partition(",")
    return int(page) * 1000 + int(line)


async def test_one_transaction_wrote_each_table(postgres: Postgres, postgres_vault: str) -> None:
    """After a rewriting, the number of the writing transaction tells nothing in any table."""
    vault = await Vault.open(postgres.url(postgres_vault), ring_of(1))
    for number in range(5):
        await fill_all(vault, [number])
    assert await vault.shrink()
    for table in vault.database.tables.sorted_tables:
        written = postgres.run(f"SELECT DISTINCT xmin::text FROM {table.name}", postgres_vault)  # noqa: S608 - our own name
        assert len(written) == 1, table.name
    await vault.close()


async def test_sqlite_keeps_no_order_of_arrival(
    vault_in_file: Vault, vault_file: Path, ids: list[str]
) -> None:
    """The last rows of a file lie in the order they came; rewritten, all lie by their keys."""
    await _pool_one_by_one(vault_in_file)
    assert await vault_in_file.shrink()
    assert abs(rank_correlation(_offsets(vault_file, ids))) < BOUND


async def test_sqlite_lays_new_rows_down_as_they_come(
    vault_in_file: Vault, vault_file: Path
) -> None:
    """The test above can see an order: on one page, before the rewriting, it is there."""
    ids = [0x5A5A0000 + number * 37 % 64 for number in range(64)]
    for update_id in ids:
        async with vault_in_file.writing() as tx:
            await tx.mark_handled([update_id], SOON)
    async with vault_in_file.database.engine.connect() as db:
        await db.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    places = _offsets(vault_file, [update_id.to_bytes(4, "big").hex() for update_id in ids])
    assert abs(rank_correlation(places)) > 0.99


def _offsets(file: Path, ids: list[str]) -> list[int]:
    held = file.read_bytes()
    return [max(held.find(row_id.encode()), held.find(bytes.fromhex(row_id))) for row_id in ids]


async def test_no_erased_byte_stays_in_the_files_of_postgres(
    postgres: Postgres, postgres_vault: str
) -> None:
    """What was erased is in no file of tables, indexes and large values; the rest is."""
    vault = await Vault.open(postgres.url(postgres_vault), ring_of(1))
    await fill_all(vault, range(20))
    held = _files(postgres, postgres_vault)
    assert citizen(7).encode() in held
    assert b"GU-7" in held
    async with vault.writing() as tx:
        await tx.erase(citizen(7))
    assert citizen(7).encode() in _files(postgres, postgres_vault), (
        "the test must see what is there"
    )
    before = await everything(vault)
    assert await vault.shrink()
    left = _files(postgres, postgres_vault)
    assert citizen(7).encode() not in left
    assert b"GU-7" not in left
    assert citizen(8).encode() in left
    assert await everything(vault) == before
    await vault.close()


def _files(postgres: Postgres, name: str) -> bytes:
    """Give every byte of one database on the disk."""
    postgres.run("CHECKPOINT")
    ((number,),) = postgres.run(f"SELECT oid FROM pg_database WHERE datname = '{name}'")  # noqa: S608 - our own name
    return b"".join(found.read_bytes() for found in (postgres.held / f"base/{number}").iterdir())


async def test_rewriting_keeps_indexes_constraints_and_rights(
    postgres: Postgres, postgres_vault: str
) -> None:
    """Evaluators who were granted the journal keep it; so do keys and indexes."""
    vault = await Vault.open(postgres.url(postgres_vault), ring_of(1))
    postgres.run("GRANT SELECT ON request TO pg_monitor", postgres_vault)
    before = _shape(postgres, postgres_vault)
    assert await vault.shrink()
    assert _shape(postgres, postgres_vault) == before
    await vault.close()


def _shape(postgres: Postgres, name: str) -> list[list[tuple[Any, ...]]]:
    rights = "SELECT relname, relacl::text FROM pg_class WHERE relname IN ('request', 'pool')"
    return [
        postgres.run("SELECT indexdef FROM pg_indexes ORDER BY 1", name),
        sorted(postgres.run("SELECT conrelid::regclass::text, conname FROM pg_constraint", name)),
        sorted(postgres.run(rights, name)),
    ]


async def test_turns_of_two_processes_go_on_while_the_vault_is_rewritten(vault_url: str) -> None:
    """Turns and rewritings side by side: none fails, none is lost, nothing stands still."""
    vaults = [await Vault.open(vault_url, ring_of(1)) for _ in range(2)]

    async def turns(vault: Vault, first: int) -> None:
        for number in range(first, first + 20):
            await fill_all(vault, [number])
            async with vault.reading() as tx:
                await tx.waiting()

    async def rewritings() -> list[bool]:
        return [await vaults[0].shrink() for _ in range(5)]

    async with asyncio.timeout(60):
        await asyncio.gather(turns(vaults[0], 0), turns(vaults[1], 100), rewritings())
    async with vaults[0].reading() as tx:
        assert len(await tx.requests()) == 40
    for vault in vaults:
        await vault.close()


async def test_a_rewriting_and_a_turn_never_wait_for_each_other(
    postgres: Postgres, postgres_vault: str
) -> None:
    """A turn that took one table and still needs another is let through first."""
    turn, command = [await Vault.open(postgres.url(postgres_vault), ring_of(1)) for _ in range(2)]
    await fill_all(turn, [1])
    async with turn.writing() as tx:
        await tx.sessions([citizen(1)])
        rewriting = asyncio.create_task(command.shrink())
        await asyncio.sleep(0.3)
        assert len(await tx.documents()) == 1
        assert not rewriting.done()
    assert await rewriting
    for opened in (turn, command):
        await opened.close()


async def test_a_rewriting_that_somebody_keeps_waiting_gives_up(
    postgres: Postgres, postgres_vault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program reads a table, turns wait for a moment only, and nothing is lost."""
    monkeypatch.setattr("bot.store.rewriting._PATIENCE", "100ms")
    vault, other = [await Vault.open(postgres.url(postgres_vault), ring_of(1)) for _ in range(2)]
    await fill_all(vault, [1])
    before = await everything(vault)
    async with other.reading() as tx:
        await tx.waiting()
        assert not await vault.shrink()
        assert await everything(vault) == before
    assert await vault.shrink()
    assert await everything(vault) == before
    for opened in (vault, other):
        await opened.close()


async def test_a_backup_begun_before_a_rewriting_is_whole(
    postgres: Postgres, postgres_vault: str
) -> None:
    """pg_dump looks at one moment; had that moment come before the rewriting, no row is missing."""
    vault = await Vault.open(postgres.url(postgres_vault), ring_of(1))
    await fill_all(vault, range(40))
    place = f"host={postgres.folder} user=nobody dbname={postgres_vault}"
    async with await psycopg.AsyncConnection.connect(place) as backup:
        await backup.set_isolation_level(psycopg.IsolationLevel.REPEATABLE_READ)
        await backup.execute("SELECT 1")
        assert await vault.shrink()
        found = await backup.execute("SELECT count(*) FROM request")
        assert await found.fetchone() == (40,)
    await vault.close()
