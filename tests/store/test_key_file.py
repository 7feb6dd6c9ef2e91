"""Promises about the key file: made once, for its owner only, and never replaced."""

from pathlib import Path

import pytest

from bot.errors import StoreRefused
from bot.store.key_file import load_or_make_keys
from bot.store.keys import citizen_mac
from tests.store.made import TODAY


def test_the_first_start_makes_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    """A missing file is made with mode 0600, in a folder made with mode 0700."""
    file = tmp_path / "keys" / "vault.keys"
    _, made = load_or_make_keys(file, TODAY)
    assert made
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_the_second_start_reads_the_same_keys(tmp_path: Path) -> None:
    """An existing file is read and left as it is."""
    file = tmp_path / "vault.keys"
    first, _ = load_or_make_keys(file, TODAY)
    text = file.read_text()
    second, made = load_or_make_keys(file, TODAY)
    assert not made
    assert file.read_text() == text
    assert citizen_mac(first, "tg", 1) == citizen_mac(second, "tg", 1)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601])
def test_a_file_open_to_others_is_refused_with_the_command_to_run(
    tmp_path: Path, mode: int
) -> None:
    """Keys that others can reach are not used."""
    file = tmp_path / "vault.keys"
    load_or_make_keys(file, TODAY)
    file.chmod(mode)
    with pytest.raises(StoreRefused, match=f"chmod 600 {file}"):
        load_or_make_keys(file, TODAY)


@pytest.mark.parametrize("content", [b"", b"secretpart", b"\xff\xfe\x00", b"mac:secretpart\n"])
def test_a_broken_file_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    """A file that holds no keys is named, not quoted, and not replaced by new keys."""
    file = tmp_path / "vault.keys"
    file.touch(mode=0o600)
    file.write_bytes(content)
    with pytest.raises(StoreRefused) as refused:
        load_or_make_keys(file, TODAY)
    assert str(file) in str(refused.value)
    assert "secretpart" not in str(refused.value)
    assert file.read_bytes() == content


def test_a_place_that_cannot_hold_a_file_is_refused(tmp_path: Path) -> None:
    """A path below a file is answered with a sentence, not with an OSError."""
    (tmp_path / "file").touch()
    with pytest.raises(StoreRefused, match="cannot be used"):
        load_or_make_keys(tmp_path / "file" / "vault.keys", TODAY)
