"""`guichet keys` as an operator uses it: ids and ages are shown, keys are not."""

import re
from pathlib import Path

from tests.cli.command_line import Ended, guichet
from tests.store.made import key

_WEEK = r"\d{4}w\d{2}"
_OLD = f"mac:{key(0)}\n2020w01:{key(1)}\n"


def _key_file(folder: Path, text: str) -> Path:
    file = folder / "data/vault.key"
    file.parent.mkdir(mode=0o700)
    file.touch(mode=0o600)
    file.write_text(text)
    return file


def _shown(ended: Ended) -> str:
    assert ended.code == 0, ended.err
    return ended.out


def test_a_first_key_is_of_this_week_and_new_adds_no_second(tmp_path: Path) -> None:
    """`new` makes the key file, and says so; the second time nothing changes."""
    assert re.match(
        rf"The key {_WEEK} now seals new rows", _shown(guichet(tmp_path, "keys", "new"))
    )
    held = (tmp_path / "data/vault.key").read_text()
    assert "is there already" in _shown(guichet(tmp_path, "keys", "new"))
    assert (tmp_path / "data/vault.key").read_text() == held


def test_list_shows_ids_ages_and_rows_and_no_key(tmp_path: Path) -> None:
    """Each key is one line; not a byte of a key is printed."""
    file = _key_file(tmp_path, f"{_OLD}legacy:{key(2)}\n")
    guichet(tmp_path, "keys", "new")
    ended = guichet(tmp_path, "keys", "list")
    lines = _shown(ended).splitlines()
    assert re.fullmatch(rf"{_WEEK} +\d days +0 rows  seals new rows", lines[0])
    assert re.fullmatch(r"2020w01 +\d{4,} days +0 rows", lines[1])
    assert re.fullmatch(r"legacy +age unknown +0 rows", lines[2])
    secrets = [line.partition(":")[2] for line in file.read_text().splitlines()]
    assert [found for found in secrets if found in ended.out + ended.err] == []


def test_rotate_destroys_the_old_keys_of_a_file(tmp_path: Path) -> None:
    """Keys that no row needs go, and the operator is told what that means for backups."""
    file = _key_file(tmp_path, _OLD)
    out = _shown(guichet(tmp_path, "keys", "rotate"))
    assert re.match(rf"0 rows sealed anew with {_WEEK}\.\nDestroyed: 2020w01\.", out)
    assert key(1) not in file.read_text()


def test_keys_of_the_environment_are_the_operators_to_change(tmp_path: Path) -> None:
    """`new` prints the whole line to set; set, `rotate` names the keys to take out."""
    held = _OLD.strip().replace("\n", ",")
    new = guichet(tmp_path, "keys", "new", VAULT_KEYS=held)
    assert "restart the bot" in new.err
    assert re.fullmatch(rf"VAULT_KEYS={_WEEK}:[A-Za-z0-9+/=]+,{re.escape(held)}\n", _shown(new))
    line = new.out.strip().removeprefix("VAULT_KEYS=")
    rotated = _shown(guichet(tmp_path, "keys", "rotate", VAULT_KEYS=line))
    assert "Take these keys out of VAULT_KEYS: 2020w01." in rotated
    assert not (tmp_path / "data/vault.key").exists()


def test_a_broken_key_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """No verb touches a key file that it cannot read."""
    file = _key_file(tmp_path, "mac:broken")
    for verb in ("list", "new", "rotate"):
        ended = guichet(tmp_path, "keys", verb)
        assert (ended.code, ended.out) == (1, "")
        assert "is broken" in ended.err
        assert "Traceback" not in ended.err
    assert file.read_text() == "mac:broken"
