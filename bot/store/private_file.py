"""A small secret file: made once, read whole, and changed so that no crash loses what it held.

Whoever reads or changes it takes its lock (POSIX `flock`; Windows has none), so that two processes
never change it at once. A change is written beside it, made durable, and put in its place by one
rename; then the bytes of the old file are overwritten, as far as the disk lets one.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

MODE = 0o600


def make(file: Path, text: str) -> bool:
    """Make the file with mode 0600, a new folder with 0700; False if the file exists already."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        _write_new(file, text.encode())
    except FileExistsError:
        return False
    _sync_folder(file.parent)
    return True


def read(file: Path) -> tuple[bytes, int]:
    """Give the bytes of the file and its mode, both of one moment."""
    with _locked(file, "rb") as opened:
        return opened.read(), os.fstat(opened.fileno()).st_mode


def change(file: Path, changed: Callable[[bytes], bytes]) -> None:
    """Put `changed` of what the file holds in its place: all of it or nothing, whatever happens."""
    with _locked(file, "r+b") as opened:
        old = opened.read()
        new = changed(old)
        if new != old:
            _replace(file, new)
            _overwrite(opened, len(old))


@contextmanager
def _locked(file: Path, mode: str) -> Iterator[BinaryIO]:
    """Open and lock the file that stands at the path once the lock is had."""
    while True:
        with file.open(mode) as opened:
            _lock(opened.fileno(), shared=mode == "rb")
            if os.path.samestat(os.fstat(opened.fileno()), file.stat()):
                yield opened  # type: ignore[misc]  # both modes are binary
                return


def _lock(place: int, *, shared: bool) -> None:
    with suppress(ModuleNotFoundError):
        posix = import_module("fcntl")
        posix.flock(place, posix.LOCK_SH if shared else posix.LOCK_EX)


def _replace(file: Path, content: bytes) -> None:
    beside = file.with_name(f"{file.name}.new")
    with suppress(FileNotFoundError):  # what a crash left; it never came into use
        with beside.open("r+b") as left:
            _overwrite(left, beside.stat().st_size)
        beside.unlink()
    _write_new(beside, content)
    beside.replace(file)
    _sync_folder(file.parent)


def _write_new(file: Path, content: bytes) -> None:
    place = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
    with os.fdopen(place, "wb") as writer:
        writer.write(content)
        writer.flush()
        os.fsync(writer.fileno())


def _overwrite(opened: BinaryIO, length: int) -> None:
    opened.seek(0)
    opened.write(bytes(length))
    opened.flush()
    os.fsync(opened.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable: a key lost in a power cut loses every row it sealed."""
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
