"""One population for all attacks: it takes some fifteen seconds to live, so it lives once."""

import asyncio
import os

import pytest

from bot.journal.trace import Run
from tests.attack.lived import Lived, Stores, runs_of_others
from tests.store.postgres import CannotBeHad, server

CITIZENS = int(os.environ.get("GUICHET_CITIZENS", "1000"))
OTHERS = CITIZENS if CITIZENS >= 2000 else 500
"""More people to draw from: at full size, as many again, so that two journals of 2,000 can be."""


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Give a population that lived in SQLite files."""
    folder = tmp_path_factory.mktemp("lived")
    return asyncio.run(Lived.of(CITIZENS, folder, Stores.in_files(folder)))


@pytest.fixture(scope="session")
def lived_in_postgres(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Give a smaller population that lived in PostgreSQL; as large a one at full size."""
    count = CITIZENS if CITIZENS >= 2000 else 400
    try:
        with server() as running:
            stores = Stores.in_postgres(running)
            return asyncio.run(Lived.of(count, tmp_path_factory.mktemp("lived"), stores))
    except CannotBeHad as reason:
        pytest.skip(f"no PostgreSQL here: {reason}")


@pytest.fixture(params=["lived", "lived_in_postgres"], ids=["sqlite", "postgresql"])
def stored(request: pytest.FixtureRequest) -> Lived:
    """Give a population that lived, once in each kind of database."""
    found: Lived = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def bank(lived: Lived, tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    """Give the runs of all who lived, and of some more, to draw trials and pilots from."""
    more = asyncio.run(runs_of_others(OTHERS, tmp_path_factory.mktemp("others")))
    return [citizen.run for citizen in lived.citizens if citizen.run is not None] + more
