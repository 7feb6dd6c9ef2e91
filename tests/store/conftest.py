"""A vault and a journal in files of their own, opened and closed around a test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store.journal import Journal
from bot.store.vault import Vault
from tests.store.made import ring_of


@pytest.fixture
def vault_file(tmp_path: Path) -> Path:
    """Give the place of the vault's file, in a folder that does not exist yet."""
    return tmp_path / "data" / "vault.db"


@pytest_asyncio.fixture
async def vault(vault_file: Path) -> AsyncIterator[Vault]:
    """Give a new vault in a file."""
    opened = await Vault.open(f"sqlite:///{vault_file}", ring_of(1))
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def journal(tmp_path: Path) -> AsyncIterator[Journal]:
    """Give a new journal in a file."""
    opened = await Journal.open(f"sqlite:///{tmp_path / 'data' / 'journal.db'}")
    yield opened
    await opened.close()
