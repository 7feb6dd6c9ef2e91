"""Rotation: this week's key seals every row anew, and keys past their time are destroyed.

A crash anywhere is finished by the next rotation: the new key is durable before it seals, rows are
rewrapped in small transactions that each leave the vault readable, and keys go last, when no row
needs them. A running bot is never disturbed: its ring follows the key file.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.store.database import Database
from bot.store.key_file import add_key, destroy_keys
from bot.store.key_weeks import past_use, week_id
from bot.store.keys import KeyRing
from bot.store.rewrapping import Rewrapping, in_small_batches, sealed_tables
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


async def rotate(vault: Vault, key_file: Path | None, today: date, *others: Database) -> Rotated:
    """Rotate the keys of a vault; without a key file, rewrap the rows with the first key only.

    `others` are databases whose rows the same keys seal. Raises StoreRefused if the key file cannot
    be written.
    """
    if key_file:
        add_key(key_file, today)
    rewrapped, unreadable = await _rewrap_all(vault, others)
    past = past_use(vault.ring.ciphers, today)
    unused = past - set(await rows_by_key(vault, *others) - unreadable)
    if key_file:
        destroy_keys(key_file, unused)
    if rewrapped:
        for database in (vault.database, *others):
            await database.shrink()
    destroyed, overdue = (unused, past - unused) if key_file else (frozenset(), unused)
    return Rotated(
        vault.ring.first, rewrapped, _listed(destroyed), _listed(overdue), unreadable.total(),
        in_file=key_file is not None,
    )  # fmt: skip


async def is_due(vault: Vault, key_file: Path | None, today: date, *others: Database) -> bool:
    """Tell whether a rotation has anything to do: each week, and after one that was cut short."""
    held = vault.ring.ciphers
    if key_file and (week_id(today) not in held or past_use(held, today)):
        return True
    return bool(set(await rows_by_key(vault, *others)) & set(list(held)[1:]))


async def rows_by_key(vault: Vault, *others: Database) -> Counter[str]:
    """Count the sealed rows of all these databases by the id of the key that each needs."""
    found = Counter[str]()
    for database in (vault.database, *others):
        async with database.reading() as db:
            rewrapping = Rewrapping(db, vault.ring, writes=False)
            found += await rewrapping.rows_by_key(sealed_tables(database))
    return found


async def _rewrap_all(vault: Vault, others: Iterable[Database]) -> tuple[int, Counter[str]]:
    rewrapped = 0
    for _ in range(_PASSES):
        done, unreadable = await _one_pass(vault.ring, (vault.database, *others))
        rewrapped += done
        if not done:
            break
    return rewrapped, unreadable


async def _one_pass(ring: KeyRing, databases: Iterable[Database]) -> tuple[int, Counter[str]]:
    rewrapped, unreadable = 0, Counter[str]()
    for database, table in ((one, table) for one in databases for table in sealed_tables(one)):
        async with database.reading() as db:
            stale = await Rewrapping(db, ring, writes=False).stale(table)
        for places in in_small_batches(stale):
            async with database.writing() as db:
                rewrapping = Rewrapping(db, ring, writes=True)
                done, broken = await rewrapping.rewrap(table, places)
            rewrapped += done
            unreadable += broken
    return rewrapped, unreadable


def _listed(key_ids: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(key_ids, reverse=True))
