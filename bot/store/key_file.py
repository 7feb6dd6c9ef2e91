"""The key file: a path goes in, the key ring of that file comes out, made on first use.

The file holds the text that `bot.store.keys` reads. It belongs beside no backup of the vault:
whoever has both can read everything.
"""

import os
from pathlib import Path

from bot.errors import StoreRefused
from bot.store.keys import KeyRing, keys_from_text, new_keys_text

_OTHERS = 0o077


def load_or_make_keys(file: Path) -> tuple[KeyRing, bool]:
    """Read the keys of a file; if it does not exist, make it first and say so with True.

    A new file has mode 0600, a new folder 0700. Raises StoreRefused if the file is broken, cannot
    be read or written, or can be read by anyone but its owner.
    """
    try:
        made = _make(file)
        return _load(file), made
    except OSError as error:
        raise StoreRefused(
            f"The key file {file} cannot be used ({error.strerror}). Check the path and its owner."
        ) from error


def _make(file: Path) -> bool:
    """Create the file unless it exists; a key in use is never overwritten."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        place = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(place, "w") as writer:
        writer.write(new_keys_text())
        writer.flush()
        os.fsync(writer.fileno())
    _sync_folder(file.parent)
    return True


def _sync_folder(folder: Path) -> None:
    """Make the new name durable: a key lost in a power cut loses every row it sealed."""
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def _load(file: Path) -> KeyRing:
    with file.open() as reader:
        if os.fstat(reader.fileno()).st_mode & _OTHERS:
            raise StoreRefused(f"Others can read the key file {file}. Run `chmod 600 {file}`.")
        try:
            return keys_from_text(reader.read())
        except (StoreRefused, UnicodeDecodeError) as error:
            reason = error if isinstance(error, StoreRefused) else "It is not text."
            raise StoreRefused(
                f"The key file {file} is broken. {reason} Delete it only if nothing was sealed yet."
            ) from None
