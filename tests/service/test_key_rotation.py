"""The running bot rotates its keys by itself once a week, and a failure stops no conversation."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from structlog.testing import capture_logs

from bot.service.key_rotation import KeyInUse, keys_in_use, rotate_if_due
from bot.store.key_file import load_or_make_keys
from bot.store.rotation import Rotated
from bot.store.vault import Vault
from tests.store.filled import ONE_ROW, SEALED_TABLES, fill_all
from tests.store.made import TODAY, citizen, ring_of

_ROWS = len(SEALED_TABLES) + len(ONE_ROW)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """Give the place of a key file."""
    return tmp_path / "vault.key"


@pytest_asyncio.fixture
async def vault(key_file: Path) -> AsyncIterator[Vault]:
    """Give a vault in memory, with one citizen's rows, and the keys of a new file."""
    opened = await Vault.open("memory", load_or_make_keys(key_file, TODAY)[0])
    await fill_all(opened, [1])
    yield opened
    await opened.close()


async def test_the_bot_rotates_once_a_week(vault: Vault, key_file: Path) -> None:
    """Asked every day of seven weeks, it rotates on each Monday; keys live five weeks."""
    done = {}
    for day in range(49):
        done[day] = await rotate_if_due(vault, key_file, TODAY + timedelta(days=day))
    rotations = {day: found for day, found in done.items() if found}
    assert list(rotations) == [5, 12, 19, 26, 33, 34, 40, 41, 47, 48]
    assert {day: found.destroyed for day, found in rotations.items() if found.destroyed} == {
        34: ("2026w48",), 41: ("2026w49",), 48: ("2026w50",),
    }  # fmt: skip
    assert rotations[5] == Rotated("2026w49", _ROWS)


async def test_a_key_file_that_cannot_be_used_is_told_and_stops_nothing(
    vault: Vault, key_file: Path
) -> None:
    """The conversation goes on with the keys in hand; the log names the file."""
    _break(key_file)
    with capture_logs() as logged:
        assert await rotate_if_due(vault, key_file, TODAY + timedelta(days=7)) is None
    assert [line["event"] for line in logged] == ["keys_not_rotated"]
    assert str(key_file) in logged[0]["reason"]
    async with vault.reading() as tx:
        assert len(await tx.sessions([citizen(1)])) == 1


async def test_a_database_that_fails_meanwhile_stops_nothing(
    vault: Vault, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rotation cut short by the database is told by the kind of its error, and tried again."""
    late = TODAY + timedelta(days=7)

    async def fail(*_: object) -> None:
        raise ConnectionError("marker")

    with monkeypatch.context() as broken, capture_logs() as logged:
        broken.setattr("bot.store.rotation._rewrap_all", fail)
        assert await rotate_if_due(vault, key_file, late) is None
    assert [line["error"] for line in logged] == ["ConnectionError"]
    assert "marker" not in str(logged)
    assert await rotate_if_due(vault, key_file, late) == Rotated("2026w49", _ROWS)


def _break(file: Path) -> None:
    file.unlink()
    file.mkdir()


async def test_the_list_names_keys_that_are_missing(vault: Vault) -> None:
    """Rows of a key that is no longer there are counted under its id."""
    await fill_all(Vault(ring_of(7), vault.database), [2])
    assert await keys_in_use(vault, TODAY) == (
        KeyInUse("2026w48", 2, _ROWS - len(ONE_ROW)),
        KeyInUse("k7", None, _ROWS, in_ring=False),
    )
