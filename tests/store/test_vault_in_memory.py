"""Promises about the vault in memory, which the studio uses: all of a vault, and no file."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

from bot.store.vault import Vault
from tests.store.made import SOON, citizen, ring_of, session


@pytest.mark.parametrize("url", ["memory", "sqlite://"])
async def test_a_vault_in_memory_works_and_leaves_no_file(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The studio's vault does all that a file does, and is gone with the process."""
    monkeypatch.chdir(tmp_path)
    vault = await Vault.open(url, ring_of(1))
    async with vault.writing() as tx:
        await tx.save_sessions({citizen(1): session()}, SOON)
    assert await vault.shrink()
    async with vault.reading() as tx:
        assert await tx.sessions([citizen(1)]) == {citizen(1): session()}
    await vault.close()
    assert _names(tmp_path) == []


def _names(folder: Path) -> list[str]:
    return [found.name for found in folder.iterdir()]


async def test_a_task_cancelled_in_the_middle_loses_nothing_but_itself() -> None:
    """Wherever a writer is cancelled, the vault keeps what was committed and works on."""
    vault = await Vault.open("memory", ring_of(1))
    async with vault.writing() as tx:
        await tx.save_sessions({citizen(1): session()}, SOON)

    async def write() -> None:
        async with vault.writing() as tx:
            await tx.mark_handled([1], SOON)
            await tx.drop_session(citizen(1))
            await tx.handled([1])
            raise LookupError

    for ticks in range(60):
        task = asyncio.create_task(write())
        for _ in range(ticks):
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError, LookupError):
            await task
    async with vault.writing() as tx:
        assert await tx.handled([1]) == set()
        assert await tx.sessions([citizen(1)]) == {citizen(1): session()}
    await vault.close()


async def test_a_reader_waits_for_the_writer() -> None:
    """On the one connection there is, a reader never sees what a writer may still take back."""
    vault = await Vault.open("memory", ring_of(1))

    async def read() -> set[int]:
        async with vault.reading() as tx:
            return await tx.handled([1])

    with suppress(LookupError):
        async with vault.writing() as tx:
            await tx.mark_handled([1], SOON)
            reader = asyncio.create_task(read())
            await tx.handled([1])
            raise LookupError
    assert await reader == set()
    await vault.close()
