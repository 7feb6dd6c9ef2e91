"""Promises about columns: each one is on this list, so that a new one is a decision on privacy.

What may not come in by the way: a moment (only a last day, and a reminder's due day), an id that
holds one or a count, free text, and in the journal anything of one person.
"""

import ast
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from bot.store.database import Database
from bot.store.journal import Journal
from bot.store.vault import Vault

VAULT = {
    "alembic_version.version_num": "VARCHAR(32)",
    "document.key": "VARCHAR(64)",
    "document.citizen": "VARCHAR(64)",
    "document.reference": "VARCHAR(64)",
    "document.status": "VARCHAR(8)",
    "document.expires_on": "DATE",
    "document.body": "sealed",
    "folding.name": "VARCHAR(16)",
    "folding.body": "sealed",
    "handled_update.update_id": "BIGINT",
    "handled_update.expires_on": "DATE",
    "opening.id": "VARCHAR(32)",
    "opening.citizen": "VARCHAR(64)",
    "opening.reference": "VARCHAR(64)",
    "opening.expires_on": "DATE",
    "opening.body": "sealed",
    "outbox.citizen": "VARCHAR(64)",
    "outbox.seq": "BIGINT",
    "outbox.priority": "SMALLINT",
    "outbox.due": "DOUBLE",
    "outbox.tries": "SMALLINT",
    "outbox.expires_on": "DATE",
    "outbox.body": "sealed",
    "pool.id": "VARCHAR(32)",
    "pool.citizen": "VARCHAR(64)",
    "pool.expires_on": "DATE",
    "pool.body": "sealed",
    "request.reference": "VARCHAR(64)",
    "request.citizen": "VARCHAR(64)",
    "request.expires_on": "DATE",
    "request.body": "sealed",
    "session.citizen": "VARCHAR(64)",
    "session.expires_on": "DATE",
    "session.body": "sealed",
    "set_aside.id": "VARCHAR(32)",
    "set_aside.citizen": "VARCHAR(64)",
    "set_aside.reason": "VARCHAR(64)",
    "set_aside.expires_on": "DATE",
    "set_aside.body": "sealed",
    "setting.key": "VARCHAR(32)",
    "setting.value": "VARCHAR(64)",
}
"""Every column of the vault, with its type; `sealed` bytes are the only ones that hold content."""

JOURNAL = {
    "alembic_version.version_num": "VARCHAR(32)",
    "release.token": "VARCHAR(64)",
    "tally.kind": "VARCHAR(128)",
    "tally.prototype": "VARCHAR(128)",
    "tally.version": "VARCHAR(128)",
    "tally.a": "VARCHAR(128)",
    "tally.b": "VARCHAR(128)",
    "tally.n": "BIGINT",
}
"""Every column of the journal: counts under short codes, and the tokens of releases."""

_SAME = {"BLOB": "sealed", "BYTEA": "sealed", "DOUBLE PRECISION": "DOUBLE"}


def _columns(connection: Connection) -> dict[str, str]:
    found = inspect(connection)
    return {
        f"{table}.{column['name']}": _SAME.get(str(column["type"]), str(column["type"]))
        for table in found.get_table_names()
        for column in found.get_columns(table)
    }


async def _found(database: Database) -> dict[str, str]:
    async with database.reading() as db:
        return await db.run_sync(_columns)


async def test_the_vault_has_the_columns_of_the_list(vault: Vault) -> None:
    """No column tells a moment, counts arrivals or shows content, on either database."""
    assert await _found(vault.database) == VAULT


async def test_the_journal_has_the_columns_of_the_list(journal: Journal) -> None:
    """No column holds a day, a person, an answer or free text, on either database."""
    assert await _found(journal.database) == JOURNAL


@pytest.mark.parametrize("database", ["vault", "journal"])
async def test_no_table_of_sqlite_keeps_a_hidden_order(
    database: str, vault_in_file: Vault, tmp_path: Path
) -> None:
    """Every table is WITHOUT ROWID, for a rowid is the order of arrival; none counts up."""
    journal = await Journal.open(f"sqlite:///{tmp_path / 'journal.db'}")
    stored = {"vault": vault_in_file.database, "journal": journal.database}[database]
    async with stored.reading() as db:
        found = await db.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type='table'")
        made = {row.name: str(row.sql) for row in found if row.name != "alembic_version"}
    await journal.close()
    assert made
    assert [name for name, sql in made.items() if "WITHOUT ROWID" not in sql] == []
    assert [sql for sql in made.values() if "AUTOINCREMENT" in sql] == []


async def test_no_table_of_postgres_counts_up(vault: Vault, journal: Journal) -> None:
    """No column has a default of the database: neither a counter nor the time of day."""
    for database in (vault.database, journal.database):
        async with database.reading() as db:
            defaults = await db.run_sync(
                lambda connection: [
                    column["name"]
                    for table in inspect(connection).get_table_names()
                    for column in inspect(connection).get_columns(table)
                    if column["default"] is not None
                ]
            )
        assert defaults == []


CLOCKS = {"uuid1", "uuid6", "uuid7", "Fernet", "MultiFernet", "now", "time", "utcnow", "today"}
"""Names whose values hold the moment of their making."""


def test_the_store_reads_no_clock() -> None:
    """Nothing in the store can write down a moment: it knows no clock and no id that holds one."""
    named = {
        (file.name, name)
        for file in Path("bot/store").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in _called(node)
    }
    assert named & {(file, name) for file, _ in named for name in CLOCKS} == set()


def _called(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        return [node.func.id if isinstance(node.func, ast.Name) else node.func.attr]
    return []
