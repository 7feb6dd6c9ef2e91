"""Promises about migrations: they make the tables of the code, once, and cost nothing later."""

import asyncio
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, create_engine, text

import bot.store.database as database_module
from bot.errors import StoreRefused
from bot.store.database import Database
from bot.store.documents import StoredDocument
from bot.store.journal_tables import JOURNAL_HEAD, journal_tables
from bot.store.research_tables import RESEARCH_HEAD, research_tables
from bot.store.vault import Vault
from bot.store.vault_tables import VAULT_HEAD, vault_tables
from tests.store.made import SOON, citizen, ring_of

_EACH = pytest.mark.parametrize(
    ("tables", "head"),
    [
        (vault_tables, VAULT_HEAD),
        (journal_tables, JOURNAL_HEAD),
        (research_tables, RESEARCH_HEAD),
    ],
)


@_EACH
async def test_migrating_an_empty_database_gives_the_tables_of_the_code(
    tables: MetaData, head: str
) -> None:
    """Alembic finds nothing to add, change or remove, and the SQL of each table is the same."""
    database = await Database.open("memory", tables, head)
    async with database.reading() as db:
        assert (
            await db.run_sync(lambda c: compare_metadata(MigrationContext.configure(c), tables))
            == []
        )
        migrated = await db.run_sync(_sql)
    await database.close()
    with create_engine("sqlite://").begin() as connection:
        tables.create_all(connection)
        assert migrated == _sql(connection)


def _sql(connection: Connection) -> dict[str, set[str]]:
    """Give what SQLite keeps about each table and index, as a set of its lines."""
    found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {
        name: {line.strip().rstrip(",") for line in sql.splitlines()}
        for name, sql in found
        if name != "alembic_version"
    }


@_EACH
def test_the_head_named_in_the_code_is_the_last_migration(tables: MetaData, head: str) -> None:
    """The fast path compares with the revision that Alembic would reach."""
    assert tables.tables
    folder = Path(database_module.__file__).parent / "migrations"
    script = ScriptDirectory(str(folder), version_locations=[str(folder / head.partition("_")[0])])
    assert script.get_heads() == [head]


async def test_a_database_of_a_newer_guichet_is_refused(tmp_path: Path) -> None:
    """A revision that this version does not know is not touched."""
    url = f"sqlite:///{tmp_path / 'vault.db'}"
    database = await Database.open(url, vault_tables, VAULT_HEAD)
    async with database.writing() as db:
        await db.execute(text("UPDATE alembic_version SET version_num = 'vault_99'"))
    await database.close()
    with pytest.raises(StoreRefused, match="newer Guichet"):
        await Database.open(url, vault_tables, VAULT_HEAD)


async def test_a_journal_is_not_taken_for_a_vault(tmp_path: Path) -> None:
    """Two URLs mixed up are refused before a table is made in the wrong file."""
    url = f"sqlite:///{tmp_path / 'journal.db'}"
    await (await Database.open(url, journal_tables, JOURNAL_HEAD)).close()
    with pytest.raises(StoreRefused):
        await Database.open(url, vault_tables, VAULT_HEAD)


async def test_two_openings_at_once_migrate_once(tmp_path: Path) -> None:
    """Whoever comes second waits for the first and finds the work done."""
    url = f"sqlite:///{tmp_path / 'vault.db'}"
    opened = await asyncio.gather(*(Database.open(url, vault_tables, VAULT_HEAD) for _ in range(4)))
    for database in opened:
        await database.close()
    assert len(opened) == 4


async def test_opening_a_database_at_its_head_does_not_import_alembic(tmp_path: Path) -> None:
    """Every start but the first is spared the 0.7 s that importing Alembic takes."""
    url = f"sqlite:///{tmp_path / 'journal.db'}"
    await (await Database.open(url, journal_tables, JOURNAL_HEAD)).close()
    program = (
        "import asyncio, sys\n"
        "from bot.store.database import Database\n"
        "from bot.store.journal_tables import JOURNAL_HEAD, journal_tables\n"
        "async def main():\n"
        "    await (await Database.open(sys.argv[1], journal_tables, JOURNAL_HEAD)).close()\n"
        "    print('alembic' in sys.modules)\n"
        "asyncio.run(main())\n"
    )
    ended = subprocess.run(  # noqa: ASYNC221, S603 - this test has nothing else to do; own program
        [sys.executable, "-c", program, url], capture_output=True, text=True, check=True
    )
    assert ended.stdout == "False\n"


async def test_documents_of_an_older_vault_survive_the_migration(tmp_path: Path) -> None:
    """Where a table has to be made anew, its rows move over, and can take the longer status."""
    url, key = f"sqlite:///{tmp_path / 'vault.db'}", citizen()
    photo = StoredDocument("file-1", key, "image/jpeg", "facture.jpg")
    vault = await Vault.open(url, ring_of(1))
    async with vault.writing() as tx:
        await tx.want_document(photo, SOON)
    async with vault.database.writing() as db:
        for statement in _BACK_TO_VAULT_2:
            await db.exec_driver_sql(statement)
    await vault.close()
    vault = await Vault.open(url, ring_of(1))
    async with vault.writing() as tx:
        assert await tx.documents() == [photo]
        await tx.turn_away_document(photo, "refused", "unreadable")
        assert await tx.documents() == [replace(photo, status="refused", reason="unreadable")]
    await vault.close()


_BACK_TO_VAULT_2 = (
    "UPDATE alembic_version SET version_num = 'vault_2'",
    "DROP TABLE opening",
    "DROP INDEX ix_document_citizen",
    "DROP INDEX ix_document_reference",
    "ALTER TABLE document RENAME TO newer",
    (
        "CREATE TABLE document (key VARCHAR(64) NOT NULL PRIMARY KEY, citizen VARCHAR(64) NOT NULL,"
        " reference VARCHAR(64), status VARCHAR(6) NOT NULL, expires_on DATE NOT NULL,"
        " body BLOB NOT NULL) WITHOUT ROWID"
    ),
    "INSERT INTO document SELECT * FROM newer",
    "DROP TABLE newer",
    "CREATE INDEX ix_document_citizen ON document (citizen)",
    "CREATE INDEX ix_document_reference ON document (reference)",
)
