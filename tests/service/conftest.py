"""A desk for each test."""

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.store.vault import Vault
from tests.service.desk import Desk
from tests.store.made import ring_of


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desk]:
    """Give a desk with an empty vault in memory."""
    vault = await Vault.open("memory", ring_of(1))
    yield Desk(vault)
    await vault.close()
