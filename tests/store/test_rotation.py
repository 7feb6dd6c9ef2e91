"""Promises about rotation: every row follows the new key, and what is destroyed opens nothing."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.key_file import load_or_make_keys
from bot.store.rewrapping import Rewrapping, in_small_batches
from bot.store.rotation import Rotated, is_due, rotate, rows_by_key
from bot.store.vault import Vault
from tests.store.filled import ONE_ROW, SEALED_TABLES, everything, fill, fill_all
from tests.store.made import SOON, TODAY, citizen, key, ring_of, session
from tests.store.postgres import Postgres

CITIZENS = 4
ROWS = CITIZENS * len(SEALED_TABLES) + len(ONE_ROW)


async def test_a_rotation_moves_every_row_to_the_key_of_the_week(
    kept: Vault, key_file: Path
) -> None:
    """All tables read as before, under one key; the old key stays as long as backups need it."""
    await fill_all(kept, range(CITIZENS))
    before = await everything(kept)
    assert await rows_by_key(kept) == Counter({"2026w48": ROWS})
    assert await rotate(kept, key_file, TODAY + timedelta(days=7)) == Rotated("2026w49", ROWS)
    assert await rows_by_key(kept) == Counter({"2026w49": ROWS})
    assert await everything(kept) == before
    assert list(kept.ring.ciphers) == ["2026w49", "2026w48"]


@pytest.mark.parametrize("writes", [0, 1, 3])
async def test_a_rotation_cut_short_is_finished_by_the_next(
    kept: Vault, key_file: Path, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a crash between two transactions the vault reads as before, and rotation is due."""
    await fill_all(kept, range(CITIZENS))
    before = await everything(kept)
    next_week = TODAY + timedelta(days=7)
    whole, done = Rewrapping.rewrap, Counter[str]()

    async def cut(self: Rewrapping, *of: object) -> object:
        if done["writes"] == writes:
            raise ConnectionError
        done["writes"] += 1
        return await whole(self, *of)  # type: ignore[arg-type]  # handed through

    with monkeypatch.context() as broken:
        broken.setattr(Rewrapping, "rewrap", cut)
        with pytest.raises(ConnectionError):
            await rotate(kept, key_file, next_week)
    by_key = await rows_by_key(kept)
    assert set(by_key) == ({"2026w48", "2026w49"} if writes else {"2026w48"})
    assert by_key.total() == ROWS
    assert await everything(kept) == before
    assert await is_due(kept, key_file, next_week)
    await rotate(kept, key_file, next_week)
    assert await rows_by_key(kept) == Counter({"2026w49": ROWS})
    assert await everything(kept) == before
    assert not await is_due(kept, key_file, next_week)


async def test_turns_go_on_while_the_keys_rotate(kept: Vault, key_file: Path) -> None:
    """Turns of a running bot, side by side with a rotation, lose nothing and end under its key."""
    await fill_all(kept, range(CITIZENS))
    running = Vault(load_or_make_keys(key_file, TODAY)[0], kept.database)

    async def turn(number: int) -> None:
        async with running.writing() as tx:
            held = await tx.sessions([citizen(0)])
            count = held[citizen(0)].turn
            await tx.save_sessions({citizen(0): replace(held[citizen(0)], turn=count + 1)}, SOON)
            await tx.drop_pooled([f"none {number}"])

    rotation = rotate(kept, key_file, TODAY + timedelta(days=7))
    await asyncio.gather(rotation, *(turn(number) for number in range(20)))
    async with kept.reading() as tx:
        assert (await tx.sessions([citizen(0)]))[citizen(0)].turn == session().turn + 20
    await rotate(kept, key_file, TODAY + timedelta(days=7))
    assert await rows_by_key(kept) == Counter({"2026w49": ROWS})


async def test_a_row_that_no_key_opens_neither_stops_a_rotation_nor_keeps_a_key(
    kept: Vault, key_file: Path
) -> None:
    """A row whose key was lost, or that was tampered with, is counted; all the others follow."""
    await fill_all(kept, range(CITIZENS))
    lost = Vault(ring_of(7), kept.database)
    async with lost.writing() as tx:
        await tx.save_sessions({citizen(70): session()}, SOON)
    async with kept.database.writing() as db:
        pool = kept.database.tables.tables["pool"]
        await db.execute(pool.update().values(body=b"\x02\x072026w48" + bytes(1200)))
    done = await rotate(kept, key_file, TODAY + timedelta(days=36))
    assert done == Rotated("2026w53", ROWS - CITIZENS, ("2026w48",), (), CITIZENS + 1)


async def test_keys_of_the_environment_are_rewrapped_and_the_operator_is_told(
    vault: Vault,
) -> None:
    """Without a key file nothing is added or destroyed: old keys without rows are named."""
    await fill_all(vault, range(CITIZENS))
    ring = ring_of(1)
    names = {"2026w48": "k1", "2026w40": "k1", "k1": "k1"}
    ring = type(ring)({name: ring.ciphers[old] for name, old in names.items()}, ring.finder)
    held = Vault(ring, vault.database)
    assert await is_due(held, None, TODAY)
    done = await rotate(held, None, TODAY)
    assert done == Rotated("2026w48", ROWS, (), ("k1", "2026w40"), in_file=False)
    assert not await is_due(held, None, TODAY + timedelta(days=7))


async def test_a_rotation_leaves_nothing_to_do_until_next_week(kept: Vault, key_file: Path) -> None:
    """It is due with the first day of a week, and done once."""
    monday = TODAY + timedelta(days=5)
    assert [await is_due(kept, key_file, monday + timedelta(days=n)) for n in (-1, 0)] == [
        False,
        True,
    ]
    await rotate(kept, key_file, monday)
    assert not await is_due(kept, key_file, monday + timedelta(days=6))
    assert await rotate(kept, key_file, monday) == Rotated("2026w49", 0)


def test_batches_hold_few_rows_and_few_bytes() -> None:
    """A hundred rows or eight megabytes at most; a larger row goes alone."""
    mib = 1024 * 1024
    sizes = [1] * 250 + [5 * mib, 2 * mib, 20 * mib, 1]
    batches = list(in_small_batches([((n,), size) for n, size in enumerate(sizes)]))
    assert [len(batch) for batch in batches] == [100, 100, 52, 1, 1]
    assert [place for batch in batches for (place,) in batch] == list(range(len(sizes)))


async def test_the_fill_of_these_tests_reaches_every_sealed_table(kept: Vault) -> None:
    """A new table with sealed rows must be filled here, or its rotation would go untested."""
    async with kept.writing() as tx:
        await fill(tx, 1)
    tables = {table.name for table in kept.database.tables.sorted_tables if "body" in table.c}
    assert tables == SEALED_TABLES | ONE_ROW


async def test_an_entry_put_first_by_hand_seals_until_the_next_week(
    kept: Vault, key_file: Path
) -> None:
    """Whoever replaces a leaked key by hand is not overruled, and rotates as ever afterwards."""
    await fill_all(kept, range(CITIZENS))
    _put_first(key_file, f"by-hand:{key(9)}\n")
    assert await is_due(kept, key_file, TODAY)
    assert await rotate(kept, key_file, TODAY) == Rotated("by-hand", ROWS)
    assert not await is_due(kept, key_file, TODAY)
    assert await rotate(kept, key_file, TODAY + timedelta(days=7)) == Rotated("2026w49", ROWS)


def _put_first(file: Path, entry: str) -> None:
    file.write_text(entry + file.read_text())


async def test_a_key_that_a_row_still_needs_is_not_destroyed(
    postgres: Postgres, postgres_vault: str, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row that a turn holds locked is passed over, keeps its key, and follows the next time."""
    monkeypatch.setattr("bot.store.rewriting._PATIENCE", "100ms")
    late = TODAY + timedelta(days=36)
    ring = load_or_make_keys(key_file, TODAY)[0]
    kept, turn = [await Vault.open(postgres.url(postgres_vault), ring) for _ in range(2)]
    await fill_all(kept, [1, 2])
    async with turn.writing() as tx:
        held = await tx.sessions([citizen(1)])
        done = await rotate(kept, key_file, late)
        assert done == Rotated("2026w53", 2 * len(SEALED_TABLES), (), ("2026w48",))
    assert await rotate(kept, key_file, late) == Rotated("2026w53", 1, ("2026w48",))
    async with kept.reading() as tx:
        assert await tx.sessions([citizen(1)]) == held
    for opened in (kept, turn):
        await opened.close()
