"""The key file: a path goes in, the key ring of that file comes out, made on first use.

The file holds the text that `bot.store.keys` reads. It belongs beside no backup of the vault:
whoever has both can read everything. The ring follows the file: when another process has put a new
key into it, the next row is sealed with that key, without a restart.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import StoreRefused
from bot.store import private_file
from bot.store.key_weeks import week_id
from bot.store.keys import KeyRing, keys_from_text, new_keys_text, with_key_first, without_keys

_OTHERS = 0o077


def load_or_make_keys(file: Path, today: date) -> tuple[KeyRing, bool]:
    """Read the keys of a file; if it does not exist, make it first and say so with True.

    A new file has mode 0600, a new folder 0700. Raises StoreRefused if the file is broken, cannot
    be read or written, or can be read by anyone but its owner.
    """
    with _refusing(file):
        made = private_file.make(file, new_keys_text(week_id(today)))
        stamp = _stamp(file)
        ring = _load(file)
    return KeyRing(_Following(file, stamp, ring.ciphers), ring.finder), made


def add_key(file: Path, today: date) -> bool:
    """Put this week's key first into the file; False if it was there already."""
    key_id, held = week_id(today), _load(file).ciphers
    if key_id in held:
        return False
    _change(file, lambda text: with_key_first(text, key_id))
    return True


def destroy_keys(file: Path, key_ids: Collection[str]) -> None:
    """Take keys out of the file for good: what they sealed, here or in a backup, never opens."""
    if key_ids:
        _change(file, lambda text: without_keys(text, key_ids))


class _Following(Mapping[str, AESGCM]):
    """The sealing keys of a file as it stands now; while it cannot be read, as it last stood.

    Looking at the file costs 3 µs, so only sealing does, which must use the newest key, and opening
    with a key not seen before.
    """

    def __init__(self, file: Path, stamp: object, ciphers: Mapping[str, AESGCM]) -> None:
        self._file, self._stamp, self._ciphers = file, stamp, ciphers

    def __getitem__(self, key_id: str) -> AESGCM:
        held = self._ciphers
        return held[key_id] if key_id in held else self._now()[key_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())

    def _now(self) -> Mapping[str, AESGCM]:
        try:
            stamp = _stamp(self._file)
            if stamp != self._stamp:
                self._ciphers, self._stamp = _load(self._file).ciphers, stamp
        except (OSError, StoreRefused):
            pass  # a file under repair must not stop the conversations; the next start will tell
        return self._ciphers


def _stamp(file: Path) -> tuple[int, int, int]:
    """Give what changes whenever the file does."""
    found = file.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


@contextmanager
def _refusing(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreRefused(
            f"The key file {file} cannot be used ({error.strerror}). Check the path and its owner."
        ) from error


def _change(file: Path, changed: Callable[[str], str]) -> None:
    with _refusing(file):
        private_file.change(file, lambda held: changed(held.decode()).encode())


def _load(file: Path) -> KeyRing:
    with _refusing(file):
        content, mode = private_file.read(file)
    if mode & _OTHERS:
        raise StoreRefused(f"Others can read the key file {file}. Run `chmod 600 {file}`.")
    try:
        return keys_from_text(content.decode())
    except (StoreRefused, UnicodeDecodeError) as error:
        reason = error if isinstance(error, StoreRefused) else "It is not text."
        raise StoreRefused(
            f"The key file {file} is broken. {reason} Delete it only if nothing was sealed yet."
        ) from None
