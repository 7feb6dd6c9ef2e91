"""What the operator is told when something is wrong: one clear error, no traceback."""

import shutil
from pathlib import Path

import pytest

from tests.cli.command_line import CHECKOUT, guichet

TOKEN = "12345:" + "A" * 35


@pytest.fixture
def wrong_service(tmp_path: Path) -> Path:
    """Give a service whose flow has two mistakes."""
    folder = tmp_path / "service"
    shutil.copytree(CHECKOUT / "flows/first-flow", folder)
    flow = folder / "first.yaml"
    text = flow.read_text(encoding="utf-8").replace("ask: age", "ask: Age").replace("why:", "wy:")
    flow.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("verb", ["run", "studio"])
def test_a_wrong_flow_never_starts(wrong_service: Path, verb: str) -> None:
    """`run` and `studio` refuse a wrong flow with the very problems that `check` prints."""
    checked = guichet(wrong_service.parent, "check", "service")
    started = guichet(wrong_service.parent, verb, "service", TELEGRAM_TOKEN=TOKEN)
    assert checked.code == started.code == 1
    assert checked.out.strip()
    assert started.err.strip() == checked.out.strip()
    assert not (wrong_service.parent / "data").exists()


def test_run_without_token_says_how_to_get_one(tmp_path: Path) -> None:
    """Without a token, `run` says how to get one and names the studio."""
    ended = guichet(tmp_path, "run", TELEGRAM_TOKEN="")
    assert ended.code == 1
    assert "@BotFather" in ended.err
    assert "guichet studio" in ended.err


def test_every_wrong_setting_is_named_at_once(tmp_path: Path) -> None:
    """All wrong settings are named in one go, each with what to write, none with its value."""
    ended = guichet(
        tmp_path, "run", TELEGRAM_TOKEN=TOKEN, LOG_LEVEL="marker-a", STUDIO_PORT="marker-b",
        VAULT_URL="marker-c", TELEGRAM_API="marker-d",
    )  # fmt: skip
    lines = sorted(line.split(":")[0] for line in ended.err.strip().splitlines())
    assert ended.code == 1
    assert lines == ["LOG_LEVEL", "STUDIO_PORT", "TELEGRAM_API", "VAULT_URL"]
    assert "marker" not in ended.err


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    """A key file that others may read stops the bot before it opens anything."""
    assert guichet(tmp_path, "release").code == 0
    (tmp_path / "data/vault.key").chmod(0o644)
    ended = guichet(tmp_path, "release")
    assert ended.code == 1
    assert "vault.key" in ended.err
    assert "Traceback" not in ended.err


def test_the_first_start_makes_a_key_and_says_so(tmp_path: Path) -> None:
    """The first start makes the key file, readable by its owner alone, and warns to keep it."""
    ended = guichet(tmp_path, "release")
    assert "key_file_made" in ended.out + ended.err
    assert (tmp_path / "data/vault.key").stat().st_mode & 0o777 == 0o600


def test_the_studio_takes_one_service(tmp_path: Path) -> None:
    """A folder of services ends with one sentence that says to name one of them."""
    ended = guichet(tmp_path, "studio", str(CHECKOUT / "flows"))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == f"{CHECKOUT / 'flows'} holds several services: name one of them.\n"


@pytest.mark.parametrize("verb", [["draw", "flows/first-flow"], ["schema"]])
def test_what_cannot_be_written_is_told(tmp_path: Path, verb: list[str]) -> None:
    """A picture or a schema for a folder that does not exist ends with one sentence."""
    shutil.copytree(CHECKOUT / "flows", tmp_path / "flows")
    ended = guichet(tmp_path, *verb, "--output", "nowhere/made")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("nowhere/made cannot be written: ")
