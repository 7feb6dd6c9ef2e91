"""Promises about old copies of the vault: once their keys are destroyed, nothing in them opens."""

import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import StoreRefused
from bot.store.key_file import load_or_make_keys
from bot.store.rewrapping import Rewrapping
from bot.store.rotation import rotate, rows_by_key
from bot.store.vault import Vault
from tests.store.filled import ONE_ROW, SEALED_TABLES, fill_all
from tests.store.made import MARKERS, TODAY, citizen, key

CITIZENS = 4
ROWS = CITIZENS * len(SEALED_TABLES) + len(ONE_ROW)


async def test_a_key_older_than_35_days_is_gone_and_so_is_every_old_backup(
    kept: Vault, key_file: Path
) -> None:
    """Five weeks and a day later, no row of a copy of the vault opens with a key that is left."""
    await fill_all(kept, range(CITIZENS))
    old_rows = await _sealed_rows(kept)
    for days in (7, 14, 21, 28, 35):
        done = await rotate(kept, key_file, TODAY + timedelta(days=days))
    assert (done.sealing, done.destroyed) == ("2026w53", ("2026w48",))
    assert await _opened(kept, await _sealed_rows(kept)) == ROWS
    await rotate(kept, key_file, TODAY + timedelta(days=36))
    assert not _holds(key_file, key(1))
    assert await _opened(kept, old_rows) == 0
    assert len(old_rows) == ROWS


def _holds(file: Path, text: str) -> bool:
    return text in file.read_text()


async def _sealed_rows(vault: Vault) -> list[tuple[str, str, bytes]]:
    """Give what a copy of the database file would hold: table, row id, envelope."""
    rows = []
    async with vault.database.reading() as db:
        for table in vault.database.tables.sorted_tables:
            if "body" in table.c:
                names = [*table.primary_key.columns, table.c.body]
                for *place, body in await db.execute(table.select().with_only_columns(*names)):
                    rows.append((table.name, "|".join(map(str, place)), body))
    return rows


async def _opened(vault: Vault, rows: list[tuple[str, str, bytes]]) -> int:
    opened = 0
    async with vault.database.reading() as db:
        tables = vault.database.tables.tables
        for table, row_id, body in rows:
            try:
                Rewrapping(db, vault.ring, writes=False)._unseal(tables[table], row_id, body)  # noqa: SLF001 - the very way in which rows are opened
            except StoreRefused:
                continue
            opened += 1
    return opened


async def test_a_copy_of_the_file_made_36_days_ago_opens_with_no_key_left(
    vault_in_file: Vault, vault_file: Path, key_file: Path
) -> None:
    """Copied whole and opened as a vault, it gives no session, request, document or message."""
    kept = Vault(load_or_make_keys(key_file, TODAY)[0], vault_in_file.database)
    await fill_all(kept, range(CITIZENS))
    await kept.shrink()
    old = vault_file.with_name("backup.db")
    shutil.copy(vault_file, old)
    await rotate(kept, key_file, TODAY + timedelta(days=36))
    backup = await Vault.open(f"sqlite:///{old}", kept.ring)
    assert await rows_by_key(backup) == Counter({"2026w48": ROWS})
    async with backup.reading() as tx:
        for read in (
            tx.sessions([citizen(0)]), tx.requests(), tx.documents(), tx.waiting(), tx.pooled(),
            tx.updates_set_aside(),
        ):  # fmt: skip
            with pytest.raises(StoreRefused, match="not in the ring"):
                await read
    await backup.close()
    assert [marker for marker in MARKERS if marker.encode() in _bytes_of(old)] == []


def _bytes_of(file: Path) -> bytes:
    return file.read_bytes()
