"""One population for all attacks: it takes some fifteen seconds to live, so it lives once."""

import asyncio
import os

import pytest

from bot.journal.trace import Run
from tests.attack.lived import Lived, runs_of_others

CITIZENS = int(os.environ.get("GUICHET_CITIZENS", "1000"))
OTHERS = CITIZENS if CITIZENS >= 2000 else 500
"""More people to draw from: at full size, as many again, so that two journals of 2,000 can be."""


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Give a population that lived in SQLite files."""
    return asyncio.run(Lived.of(CITIZENS, tmp_path_factory.mktemp("lived")))


@pytest.fixture(scope="session")
def bank(lived: Lived, tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    """Give the runs of all who lived, and of some more, to draw trials and pilots from."""
    more = asyncio.run(runs_of_others(OTHERS, tmp_path_factory.mktemp("others")))
    return [citizen.run for citizen in lived.citizens if citizen.run is not None] + more
