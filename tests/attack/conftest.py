"""One population for all attacks: it takes some fifteen seconds to live, so it lives once.

It lives in SQLite files and, smaller unless GUICHET_CITIZENS says how large, in PostgreSQL.
"""

import asyncio
import os

import pytest

from bot.journal.trace import Run
from tests.attack.lived import Lived, runs_of_others
from tests.store.conftest import postgres  # noqa: F401 - a fixture
from tests.store.postgres import Postgres

CITIZENS = int(os.environ.get("GUICHET_CITIZENS", "1000"))
FEWER = int(os.environ.get("GUICHET_CITIZENS", "400"))
FRESH = 500


@pytest.fixture(scope="session")
def lived_in_files(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Give a population that lived in SQLite files."""
    return asyncio.run(Lived.of(CITIZENS, tmp_path_factory.mktemp("lived")))


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def lived(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Give a population that lived in each kind of database."""
    if request.param == "sqlite":
        found: Lived = request.getfixturevalue("lived_in_files")
        return found
    running: Postgres = request.getfixturevalue("postgres")
    with running.database("vault") as vault, running.database("journal") as journal:
        urls = running.url(vault), running.url(journal)
        return asyncio.run(Lived.of(FEWER, tmp_path_factory.mktemp("served"), urls))


@pytest.fixture(scope="session")
def bank(lived_in_files: Lived, tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    """Give the runs of all who lived, and of some more, to draw trials and pilots from."""
    more = asyncio.run(runs_of_others(FRESH, tmp_path_factory.mktemp("others")))
    return [citizen.run for citizen in lived_in_files.citizens if citizen.run is not None] + more
