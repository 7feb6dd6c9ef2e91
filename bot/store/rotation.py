"""Rotation: this week's key seals every row anew, and keys past their time are destroyed.

A crash anywhere is finished by the next rotation: the new key is durable before it seals, rows are
rewrapped in small transactions that each leave the vault readable, and keys go last, when no row
needs them. A running bot is never disturbed: its ring follows the key file.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.store.key_file import add_key, destroy_keys
from bot.store.key_weeks import past_use, week_id
from bot.store.rewrapping import SEALED, Rewrapping, in_small_batches
from bot.store.vault import Vault

_PASSES = 5
"""Turns may hold a few rows during one pass; none holds a row during five."""


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a rotation did: the key that seals now, rows rewrapped, keys destroyed.

    `overdue` are keys past their time that are still there: a file (`in_file`) keeps those that a
    row still needed; VAULT_KEYS those that no row needs, since only the operator can take them out.
    `unreadable` counts the rows that no key of the ring opens.
    """

    sealing: str
    rewrapped: int
    destroyed: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()
    unreadable: int = 0
    in_file: bool = True


async def rotate(vault: Vault, key_file: Path | None, today: date) -> Rotated:
    """Rotate the keys of a vault; without a key file, rewrap the rows with the first key only.

    Raises StoreRefused if the key file cannot be written.
    """
    if key_file:
        add_key(key_file, today)
    rewrapped, unreadable = await _rewrap_all(vault)
    past = past_use(vault.ring.ciphers, today)
    unused = past - set(await rows_by_key(vault) - unreadable)
    if key_file:
        destroy_keys(key_file, unused)
    if rewrapped:
        await vault.shrink()
    destroyed, overdue = (unused, past - unused) if key_file else (frozenset(), unused)
    return Rotated(
        vault.ring.first, rewrapped, _listed(destroyed), _listed(overdue), unreadable.total(),
        in_file=key_file is not None,
    )  # fmt: skip


async def is_due(vault: Vault, key_file: Path | None, today: date) -> bool:
    """Tell whether a rotation has anything to do: each week, and after one that was cut short."""
    held = vault.ring.ciphers
    if key_file and (week_id(today) not in held or past_use(held, today)):
        return True
    return bool(set(await rows_by_key(vault)) & set(list(held)[1:]))


async def rows_by_key(vault: Vault) -> Counter[str]:
    """Count the sealed rows of the vault by the id of the key that each needs."""
    async with vault.database.reading() as db:
        return await Rewrapping(db, vault.ring, writes=False).rows_by_key()


async def _rewrap_all(vault: Vault) -> tuple[int, Counter[str]]:
    rewrapped = 0
    for _ in range(_PASSES):
        done, unreadable = await _one_pass(vault)
        rewrapped += done
        if not done:
            break
    return rewrapped, unreadable


async def _one_pass(vault: Vault) -> tuple[int, Counter[str]]:
    rewrapped, unreadable = 0, Counter[str]()
    for table in SEALED:
        async with vault.database.reading() as db:
            stale = await Rewrapping(db, vault.ring, writes=False).stale(table)
        for places in in_small_batches(stale):
            async with vault.database.writing() as db:
                rewrapping = Rewrapping(db, vault.ring, writes=True)
                done, broken = await rewrapping.rewrap(table, places)
            rewrapped += done
            unreadable += broken
    return rewrapped, unreadable


def _listed(key_ids: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(key_ids, reverse=True))
