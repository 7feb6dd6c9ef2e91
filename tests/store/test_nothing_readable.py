"""Promises about the raw files: whoever holds them without the keys reads no answer and no chat."""

import json
import logging
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from bot.journal.tally import Cell
from bot.store import vault_tables as tables
from bot.store.documents import StoredDocument
from bot.store.journal import Journal
from bot.store.openings import Opening
from bot.store.vault import Vault
from tests.store.made import CHAT, MARKERS, SOON, citizen, request, run, session


async def _store_everything(vault: Vault) -> None:
    """Put every marker into every table that can take it."""
    raw = json.dumps({"chat": CHAT, "text": list(MARKERS)}, ensure_ascii=False).encode()
    document = StoredDocument("une-phrase-rare", citizen(), "image/png", "une-phrase-rare.png")
    async with vault.writing() as tx:
        await tx.save_sessions({citizen(): session()}, SOON)
        await tx.save_request(request(), SOON)
        await tx.want_document(document, SOON)
        await tx.keep_document(document, raw)
        await tx.note_opening(request(), Opening(MARKERS[0], "show", SOON))
        await tx.enqueue(citizen(), CHAT, [("sendMessage", {"text": MARKERS})], SOON)
        await tx.set_aside("turn_failed", raw, SOON, citizen())
        await tx.add_to_pool(citizen(), run(), SOON)


def _secrets() -> list[bytes]:
    """Give every form in which an answer, the chat or a trace could stand in a file."""
    chat = [str(CHAT).encode(), CHAT.to_bytes(8, "big"), CHAT.to_bytes(6, "big")]
    words = [*MARKERS, "redesign", "submitted", "sendMessage", "image/png", "5eed"]
    return chat + [word.encode() for word in words] + [json.dumps(MARKERS[0]).encode().strip(b'"')]


async def test_the_files_show_neither_answers_nor_chats(vault: Vault, vault_file: Path) -> None:
    """While the vault is open, neither its file nor -wal nor -shm holds a marker."""
    await _store_everything(vault)
    files = {found.name: found.read_bytes() for found in vault_file.parent.iterdir()}
    assert set(files) == {"vault.db", "vault.db-wal", "vault.db-shm"}
    assert [(n, word) for n, held in files.items() for word in _secrets() if word in held] == []
    assert any(b"GU-1234" in held for held in files.values()), "the reference alone is in the clear"


async def test_the_log_shows_neither_answers_nor_chats(
    vault: Vault, caplog: pytest.LogCaptureFixture
) -> None:
    """Even at the most talkative level, the database libraries log no marker."""
    with caplog.at_level(logging.DEBUG):
        await _store_everything(vault)
    assert [word for word in (*MARKERS, str(CHAT)) if word in caplog.text] == []


async def test_a_database_error_shows_no_value(vault: Vault) -> None:
    """The text of an error names the statement and hides what was to be stored."""
    row = {"reference": "une-phrase-rare", "citizen": citizen(), "expires_on": SOON, "body": b"x"}
    with pytest.raises(IntegrityError) as error:  # noqa: PT012 - the second insert is the one
        async with vault.database.writing() as db:
            await db.execute(tables.request.insert(), row)
            await db.execute(tables.request.insert(), row)
    assert "hidden" in str(error.value)
    assert "une-phrase-rare" not in str(error.value) + repr(error.value)
    assert citizen() not in str(error.value)


async def test_no_table_keeps_an_order_or_a_time(vault: Vault) -> None:
    """No table has a rowid, and no column tells a moment, save the last day and a due time."""
    async with vault.database.reading() as db:
        found = await db.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type='table'")
        made = {row.name: str(row.sql) for row in found if row.name != "alembic_version"}
        types = await db.run_sync(
            lambda connection: {
                f"{name}.{column['name']}": str(column["type"])
                for name in made
                for column in inspect(connection).get_columns(name)
            }
        )
    assert [name for name, sql in made.items() if "WITHOUT ROWID" not in sql] == []
    assert [sql for sql in made.values() if "AUTOINCREMENT" in sql] == []
    assert {
        name for name, kind in types.items() if kind == "DATE" and "expires_on" not in name
    } == set()
    assert {name for name, kind in types.items() if kind in {"DOUBLE", "FLOAT"}} == {"outbox.due"}


async def test_the_journal_holds_counts_and_tokens_only(journal: Journal) -> None:
    """A new column in the journal is a decision about privacy, so it fails here first."""
    await journal.add(Counter({Cell("outcome", "redesign", "v1", "submitted", "fr"): 7}), "t1")
    async with journal.database.reading() as db:
        columns = await db.run_sync(
            lambda connection: {
                name: [(c["name"], str(c["type"])) for c in inspect(connection).get_columns(name)]
                for name in inspect(connection).get_table_names()
            }
        )
    words = [(name, "VARCHAR(128)") for name in ("kind", "prototype", "version", "a", "b")]
    assert columns == {
        "alembic_version": [("version_num", "VARCHAR(32)")],
        "release": [("token", "VARCHAR(64)")],
        "tally": [*words, ("n", "BIGINT")],
    }
