"""Promises about changing the key file: no crash loses a key, and the running ring follows."""

import os
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import StoreRefused
from bot.store import private_file
from bot.store.key_file import add_key, destroy_keys, load_or_make_keys
from bot.store.keys import citizen_mac
from bot.store.sealing import seal, unseal
from tests.store.made import TODAY

NEXT_WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a key file that holds one key, of this week."""
    load_or_make_keys(tmp_path / "vault.key", TODAY)
    return tmp_path / "vault.key"


def test_the_key_of_a_new_week_comes_first_and_once(file: Path) -> None:
    """Adding keeps every key and the names of citizens, and adding again changes nothing."""
    before, _ = load_or_make_keys(file, TODAY)
    name = citizen_mac(before, "tg", 1)
    assert [add_key(file, day) for day in (TODAY, NEXT_WEEK, NEXT_WEEK)] == [False, True, False]
    after, _ = load_or_make_keys(file, NEXT_WEEK)
    assert repr(after) == "KeyRing(2026w49, 2026w48)"
    assert citizen_mac(after, "tg", 1) == name
    assert file.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in file.parent.iterdir()] == ["vault.key"]


def test_a_ring_in_use_follows_its_file(file: Path) -> None:
    """The running bot seals with a key that another process added, and opens what it sealed."""
    ring, _ = load_or_make_keys(file, TODAY)
    old = seal(ring, "session", "row", b"old")
    add_key(file, NEXT_WEEK)
    assert repr(ring) == "KeyRing(2026w49, 2026w48)"
    assert unseal(ring, "session", "row", seal(ring, "session", "row", b"new")) == b"new"
    assert unseal(ring, "session", "row", old) == b"old"
    destroy_keys(file, ["2026w48"])
    seal(ring, "session", "row", b"new")
    with pytest.raises(StoreRefused, match="not in the ring"):
        unseal(ring, "session", "row", old)


@pytest.mark.parametrize("content", [None, b"", b"mac:broken", b"\xff"])
def test_a_ring_in_use_outlives_a_file_under_repair(file: Path, content: bytes | None) -> None:
    """While the file is gone or broken, the running bot goes on with the keys it had."""
    ring, _ = load_or_make_keys(file, TODAY)
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    assert unseal(ring, "session", "row", seal(ring, "session", "row", b"new")) == b"new"


def test_neither_the_sealing_key_nor_the_one_that_finds_is_ever_destroyed(file: Path) -> None:
    """Whoever asks for the impossible changes nothing."""
    held = file.read_bytes()
    destroy_keys(file, ["mac", "2026w48", "2020w01"])
    assert file.read_bytes() == held


@pytest.mark.parametrize("step", ["write", "fsync", "replace", "open"])
def test_a_crash_at_any_step_of_a_change_loses_no_key(
    file: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut anywhere, the file holds the keys from before or those from after, and works on."""

    def cut(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    old = seal(load_or_make_keys(file, TODAY)[0], "session", "row", b"old")
    where = {"write": (private_file, "_write_new"), "replace": (Path, "replace")}
    with monkeypatch.context() as broken:
        broken.setattr(*where.get(step, (os, step)), cut)
        with pytest.raises(StoreRefused, match="cannot be used"):
            add_key(file, NEXT_WEEK)
    ring, made = load_or_make_keys(file, NEXT_WEEK)
    assert not made
    assert unseal(ring, "session", "row", old) == b"old"
    add_key(file, NEXT_WEEK)
    assert repr(ring) == "KeyRing(2026w49, 2026w48)"
    assert [found.name for found in file.parent.iterdir()] == ["vault.key"]


def test_the_bytes_of_the_file_before_are_overwritten(file: Path) -> None:
    """A destroyed key is in no block that the old file held, as far as the disk lets one."""
    add_key(file, NEXT_WEEK)
    with file.open("rb") as before:
        held = before.read()
        destroy_keys(file, ["2026w48"])
        before.seek(0)
        assert before.read() == bytes(len(held))
    assert b"2026w48" in held
    assert b"2026w48" not in file.read_bytes()


def test_two_processes_that_change_the_file_at_once_lose_nothing(file: Path) -> None:
    """Eight writers each add their key, while a reader finds a whole file every time."""
    weeks = [TODAY + timedelta(weeks=number) for number in range(1, 9)]
    threads = [threading.Thread(target=add_key, args=(file, week)) for week in weeks]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        load_or_make_keys(file, TODAY)
    assert len(load_or_make_keys(file, TODAY)[0].ciphers) == 9
