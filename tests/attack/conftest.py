"""One population for all attacks: it takes some fifteen seconds to live, so it lives once."""

import asyncio
import os

import pytest

from tests.attack.citizens import Citizen
from tests.attack.lived import Lived

CITIZENS = int(os.environ.get("GUICHET_CITIZENS", "2000"))


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Give a population that lived in SQLite files."""
    return asyncio.run(Lived.of(CITIZENS, tmp_path_factory.mktemp("lived")))


@pytest.fixture(scope="session")
def citizens(lived: Lived) -> list[Citizen]:
    """Give the citizens with their truth."""
    return list(lived.citizens)
