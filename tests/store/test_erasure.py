"""Promises about erasure: all rows and bytes of one citizen or a past day, and nothing else."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.store import vault_tables as tables
from bot.store.vault import Vault
from tests.store.filled import SEALED_TABLES, fill
from tests.store.made import SOON, citizen, session


async def _counts(vault: Vault) -> dict[str, int]:
    async with vault.database.reading() as db:
        return {
            table.name: await db.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.vault_tables.sorted_tables
        }


async def test_erasing_a_citizen_leaves_the_others(vault: Vault) -> None:
    """One row goes from each table that names citizens, and the neighbour's stays."""
    async with vault.writing() as tx:
        await fill(tx, 1)
        await fill(tx, 2)
    async with vault.writing() as tx:
        assert await tx.erase(citizen(1)) == len(SEALED_TABLES)
        assert await tx.erase(citizen(1)) == 0
        assert await tx.sessions([citizen(2)]) == {citizen(2): session()}
    assert {
        name: n for name, n in (await _counts(vault)).items() if name in SEALED_TABLES
    } == dict.fromkeys(SEALED_TABLES, 1)


async def test_rows_expire_the_day_after_their_last_day(vault: Vault) -> None:
    """On the last day everything is there; the day after, every table is empty."""
    async with vault.writing() as tx:
        await fill(tx, 1)
        assert await tx.expire(SOON) == 0
    async with vault.writing() as tx:
        assert await tx.expire(SOON + timedelta(days=1)) == len(SEALED_TABLES) + 1
    counts = await _counts(vault)
    assert counts.pop("setting") == 1
    assert set(counts.values()) == {0}


async def test_no_byte_of_an_erased_citizen_stays_in_any_file(
    vault_in_file: Vault, vault_file: Path
) -> None:
    """After the erasure and the shrink, even what stood unsealed is in no file of the vault."""
    async with vault_in_file.writing() as tx:
        for number in range(40):
            await fill(tx, number)
    sealed = await _body_of(vault_in_file, citizen(7))
    assert sealed[-64:] in _bytes_beside(vault_file)
    assert citizen(7).encode() in _bytes_beside(vault_file)
    async with vault_in_file.writing() as tx:
        await tx.erase(citizen(7))
    assert await vault_in_file.shrink()
    left = _bytes_beside(vault_file)
    assert citizen(7).encode() not in left
    assert b"GU-7\x00" not in left
    assert sealed[-64:] not in left
    assert citizen(8).encode() in left


async def test_after_a_shrink_rows_do_not_lie_in_the_order_they_came(
    vault_in_file: Vault, vault_file: Path
) -> None:
    """Inside a page SQLite lays rows down as they come; rewritten, they lie by their keys."""
    ids = [0x5A5A0000 + number * 37 % 64 for number in range(64)]
    for update_id in ids:
        async with vault_in_file.writing() as tx:
            await tx.mark_handled([update_id], SOON)
    assert await vault_in_file.shrink()
    held = _bytes_beside(vault_file)
    places = [held.index(update_id.to_bytes(4, "big")) for update_id in sorted(ids)]
    assert places in (sorted(places), sorted(places, reverse=True))


async def _body_of(vault: Vault, who: str) -> bytes:
    async with vault.database.reading() as db:
        table = tables.session
        body = await db.scalar(select(table.c.body).where(table.c.citizen == who))
    assert isinstance(body, bytes)
    return body


def _bytes_beside(file: Path) -> bytes:
    return b"".join(found.read_bytes() for found in sorted(file.parent.iterdir()))
