"""Promises about transactions and opening: all or nothing, one at a time, refused in words."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.errors import StoreRefused
from bot.store.journal import Journal
from bot.store.vault import Vault
from tests.store.made import SOON, citizen, ring_of, session


async def test_a_transaction_that_fails_leaves_nothing(vault: Vault) -> None:
    """Every row of a transaction that ends in an exception is gone, and the next one works."""
    with pytest.raises(LookupError):  # noqa: PT012 - the transaction is what is tested
        async with vault.writing() as tx:
            await tx.save_sessions({citizen(1): session()}, SOON)
            await tx.mark_handled([1], SOON)
            raise LookupError
    async with vault.writing() as tx:
        assert await tx.sessions([citizen(1)]) == {}
        assert await tx.handled([1]) == set()
        await tx.mark_handled([2], SOON)
    async with vault.reading() as tx:
        assert await tx.handled([1, 2]) == {2}


@pytest.mark.parametrize("place", ["at its address", "memory"])
async def test_writers_go_one_after_the_other(vault_url: str, place: str) -> None:
    """Thirty writers that each read, wait and write lose no update."""
    vault = await Vault.open(place if place == "memory" else vault_url, ring_of(1))

    async def add_one(number: int) -> None:
        async with vault.writing() as tx:
            before = await tx.handled(range(30))
            await asyncio.sleep(0)
            await tx.mark_handled([len(before)], SOON)
            await tx.save_sessions({citizen(number): session()}, SOON)

    await asyncio.gather(*(add_one(number) for number in range(30)))
    async with vault.reading() as tx:
        assert await tx.handled(range(40)) == set(range(30))
    await vault.close()


async def test_two_processes_wait_for_each_other(vault_in_file: Vault, vault_file: Path) -> None:
    """A second connection to the same file, such as a command's, loses no update either."""
    other = await Vault.open(f"sqlite:///{vault_file}", ring_of(1))

    async def add_one(through: Vault) -> None:
        async with through.writing() as tx:
            before = await tx.handled(range(30))
            await asyncio.sleep(0.001)
            await tx.mark_handled([len(before)], SOON)

    await asyncio.gather(*(add_one(through) for through in [vault_in_file, other] * 10))
    async with other.reading() as tx:
        assert await tx.handled(range(40)) == set(range(20))
    await other.close()


async def test_a_reader_sees_nothing_uncommitted(vault: Vault) -> None:
    """A reader does not wait for a writer and sees nothing that is not committed."""
    async with vault.writing() as writer:
        await writer.mark_handled([1], SOON)
        async with vault.reading() as reader:
            assert await reader.handled([1]) == set()
    async with vault.reading() as reader:
        assert await reader.handled([1]) == {1}


async def test_a_reader_that_writes_is_stopped(vault: Vault) -> None:
    """A write that would be lost at the end of a reading transaction fails at once."""
    async with vault.reading() as tx:
        with pytest.raises(RuntimeError, match="only reads"):
            await tx.mark_handled([1], SOON)
        with pytest.raises(RuntimeError, match="only reads"):
            await tx.drop_session(citizen(1))


async def test_a_commit_survives_closing_and_opening_again(vault_url: str) -> None:
    """What one opening commits, the next one reads."""
    first = await Vault.open(vault_url, ring_of(1))
    async with first.writing() as tx:
        await tx.save_sessions({citizen(1): session()}, SOON)
    await first.close()
    second = await Vault.open(vault_url, ring_of(1))
    async with second.reading() as tx:
        assert await tx.sessions([citizen(1)]) == {citizen(1): session()}
    await second.close()


async def test_files_and_folder_are_for_their_owner_only(
    vault_in_file: Vault, vault_file: Path
) -> None:
    """A new folder has mode 0700, and every file in it mode 0600."""
    async with vault_in_file.writing() as tx:
        await tx.mark_handled([1], SOON)
    folder = vault_file.parent
    assert _modes(folder) == dict.fromkeys(["vault.db", "vault.db-wal", "vault.db-shm"], 0o600)
    assert _modes(folder.parent)[folder.name] == 0o700


def test_a_file_that_was_open_to_others_is_closed_to_them(vault_file: Path) -> None:
    """A vault copied with a wider mode gets mode 0600 when it is opened."""
    vault_file.parent.mkdir()
    vault_file.touch(mode=0o644)
    asyncio.run(_open_and_close(vault_file))
    assert _modes(vault_file.parent) == {"vault.db": 0o600}


async def _open_and_close(vault_file: Path) -> None:
    await (await Vault.open(f"sqlite:///{vault_file}", ring_of(1))).close()


def _modes(folder: Path) -> dict[str, int]:
    return {found.name: found.stat().st_mode & 0o777 for found in folder.iterdir()}


async def test_sqlite_is_set_to_lose_nothing_and_to_overwrite_what_goes(
    vault_in_file: Vault,
) -> None:
    """Every connection has the settings that durability and erasure rest on."""
    expected = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}
    async with vault_in_file.database.reading() as db:
        found = {
            name: (await db.exec_driver_sql(f"PRAGMA {name}")).scalar_one() for name in expected
        }
    assert found == expected


async def test_a_vault_of_another_mac_key_is_refused(vault: Vault, vault_url: str) -> None:
    """Opening with a wrong mac key fails at once, instead of losing every session silently."""
    async with vault.writing() as tx:
        await tx.mark_handled([1], SOON)
    with pytest.raises(StoreRefused, match="another `mac` key"):
        await Vault.open(vault_url, ring_of(1, mac=7))
    reopened = await Vault.open(vault_url, ring_of(2))
    await reopened.close()


@pytest.mark.parametrize(
    "url", ["", "data/vault.db", "mysql://me:hunter2@host/db", "postgresql+nothing://hunter2@h/d"]
)
async def test_a_url_that_means_no_database_is_refused(url: str) -> None:
    """The refusal shows two URLs that work, and not the password of the wrong one."""
    with pytest.raises(StoreRefused) as refused:
        await Vault.open(url, ring_of(1))
    assert "hunter2" not in str(refused.value)


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A file that SQLite cannot read is named by its purpose, with what to do."""
    file = tmp_path / "journal.db"
    file.write_bytes(b"une-phrase-rare " * 512)
    with pytest.raises(StoreRefused, match="The journal cannot be opened") as refused:
        await Journal.open(f"sqlite:///{file}")
    assert "rare" not in str(refused.value)


async def test_a_place_that_cannot_hold_a_database_is_refused(tmp_path: Path) -> None:
    """A path below a file is answered with a sentence, not with an OSError."""
    (tmp_path / "file").touch()
    with pytest.raises(StoreRefused, match="cannot be made"):
        await Vault.open(f"sqlite:///{tmp_path}/file/vault.db", ring_of(1))


async def test_shrink_says_when_a_reader_keeps_old_bytes(
    vault_in_file: Vault, vault_file: Path
) -> None:
    """While another connection reads, the old pages stay, and the caller is told."""
    async with vault_in_file.writing() as tx:
        await tx.mark_handled([1], SOON)
    other = sqlite3.connect(vault_file, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM handled_update").fetchall()
    async with vault_in_file.database.engine.connect() as db:
        await db.exec_driver_sql("PRAGMA busy_timeout=1")
    assert not await vault_in_file.shrink()
    other.execute("COMMIT")
    other.close()
    assert await vault_in_file.shrink()
