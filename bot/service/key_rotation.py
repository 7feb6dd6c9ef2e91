"""The keys of the vault over the weeks: the running bot rotates them by itself, operators look.

Rotation is due once a week, and again after one that a crash cut short. A rotation that cannot be
done is told in the log, and never stops the conversations.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import structlog

from bot.errors import StoreRefused
from bot.store.database import Database
from bot.store.key_file import add_key, load_or_make_keys
from bot.store.key_weeks import age_of, week_id
from bot.store.keys import keys_from_text, with_key_first
from bot.store.rotation import Rotated, is_due, rotate, rows_by_key
from bot.store.vault import Vault

log = structlog.get_logger()

CHECK_SECONDS = 60 * 60
"""A new week is noticed within the hour."""


@dataclass(frozen=True, slots=True)
class KeyInUse:
    """One key of the ring: its age in days (None if its id names no week), the rows it sealed."""

    key_id: str
    age: int | None
    rows: int
    in_ring: bool = True


@dataclass(frozen=True, slots=True)
class NewKey:
    """This week's key: added to the file or not, or the whole `line` for the operator to set."""

    key_id: str
    added: bool = False
    line: str = ""


async def rotate_if_due(
    vault: Vault, key_file: Path | None, today: date, *others: Database
) -> Rotated | None:
    """Rotate if there is anything to do; None if not, or if the keys cannot be used."""
    try:
        if not await is_due(vault, key_file, today, *others):
            return None
        done = await rotate(vault, key_file, today, *others)
    except StoreRefused as error:
        log.error("keys_not_rotated", reason=str(error))  # noqa: TRY400 - it says what to do
        return None
    except Exception as error:  # noqa: BLE001 - tried again within the hour; turns must go on
        log.error("keys_not_rotated", error=type(error).__name__)  # noqa: TRY400 - no traceback may hold an answer
        return None
    log.info("keys_rotated", key=done.sealing, rows=done.rewrapped, destroyed=len(done.destroyed))
    if done.unreadable:
        log.warning("rows_without_key", rows=done.unreadable, remedy="See `guichet keys list`.")
    return done


async def keys_in_use(vault: Vault, today: date, *others: Database) -> tuple[KeyInUse, ...]:
    """Give the keys of the ring, the sealing one first, then those that rows need in vain."""
    rows = await rows_by_key(vault, *others)
    ring = list(vault.ring.ciphers)
    missing = sorted(set(rows) - set(ring))
    return tuple(
        KeyInUse(key_id, age_of(key_id, today), rows[key_id], in_ring=key_id in ring)
        for key_id in [*ring, *missing]
    )


def key_in_file(file: Path, today: date) -> NewKey:
    """Put this week's key first into the key file, which is made if it is missing."""
    _, made = load_or_make_keys(file, today)
    return NewKey(week_id(today), added=add_key(file, today) or made)


def key_for_setting(held: str, today: date) -> NewKey:
    """Give the setting VAULT_KEYS with this week's key first; nothing is changed here."""
    keys_from_text(held)  # refused in a sentence if it holds no keys
    entries = with_key_first(held, week_id(today)).split()
    return NewKey(week_id(today), line=f"VAULT_KEYS={','.join(entries)}")
