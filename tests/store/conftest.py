"""A vault and a journal of their own for each test: once in a SQLite file, once in PostgreSQL.

A test that asks for `vault` or `journal` runs on both; one that looks into SQLite's file asks for
`vault_in_file`, one that looks into PostgreSQL for `postgres`.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store.journal import Journal
from bot.store.key_file import load_or_make_keys
from bot.store.vault import Vault
from tests.store.made import TODAY, key, ring_of
from tests.store.postgres import CannotBeHad, Postgres, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Give the one server of all tests, with a migrated vault and journal to copy from."""
    try:
        with server() as running:
            asyncio.run(_make_templates(running))
            yield running
    except CannotBeHad as reason:
        pytest.skip(f"no PostgreSQL here: {reason}")


async def _make_templates(running: Postgres) -> None:
    for name in ("vault", "journal"):
        running.run(f"CREATE DATABASE {name}")
    await (await Vault.open(running.url("vault"), ring_of(1))).close()
    await (await Journal.open(running.url("journal"))).close()


@pytest.fixture
def vault_file(tmp_path: Path) -> Path:
    """Give the place of the vault's file, in a folder that does not exist yet."""
    return tmp_path / "data" / "vault.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Give the kind of database that this run of the test has."""
    return str(request.param)


@pytest.fixture
def vault_url(kind: str, vault_file: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of an empty vault."""
    with _address(kind, "vault", vault_file, request) as url:
        yield url


@pytest.fixture
def journal_url(kind: str, vault_file: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of an empty journal."""
    with _address(kind, "journal", vault_file.with_name("journal.db"), request) as url:
        yield url


@contextmanager
def _address(kind: str, template: str, file: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{file}"
        return
    running: Postgres = request.getfixturevalue("postgres")
    with running.database(template) as name:
        yield running.url(name)


@pytest.fixture
def postgres_vault(postgres: Postgres) -> Iterator[str]:
    """Give the name of a database of PostgreSQL with an empty vault."""
    with postgres.database("vault") as name:
        yield name


@pytest_asyncio.fixture
async def vault(vault_url: str) -> AsyncIterator[Vault]:
    """Give a new vault, once of each kind."""
    opened = await Vault.open(vault_url, ring_of(1))
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def vault_in_file(vault_file: Path) -> AsyncIterator[Vault]:
    """Give a new vault in a SQLite file."""
    opened = await Vault.open(f"sqlite:///{vault_file}", ring_of(1))
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def journal(journal_url: str) -> AsyncIterator[Journal]:
    """Give a new journal, once of each kind."""
    opened = await Journal.open(journal_url)
    yield opened
    await opened.close()


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """Give a key file with the key of this week, whose bytes are those of `ring_of(1)`."""
    file = tmp_path / "keys"
    file.touch(mode=0o600)
    file.write_text(f"mac:{key(0)}\n2026w48:{key(1)}\n")
    return file


@pytest.fixture
def kept(vault: Vault, key_file: Path) -> Vault:
    """Give the vault with the ring of the key file."""
    return Vault(load_or_make_keys(key_file, TODAY)[0], vault.database)
