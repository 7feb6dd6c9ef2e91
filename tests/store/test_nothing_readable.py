"""Promises about the raw files: whoever holds them without the keys reads no answer and no chat."""

import json
import logging
import traceback
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bot.store import vault_tables as tables
from bot.store.documents import StoredDocument
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


async def test_the_files_show_neither_answers_nor_chats(
    vault_in_file: Vault, vault_file: Path
) -> None:
    """While the vault is open, neither its file nor -wal nor -shm holds a marker."""
    await _store_everything(vault_in_file)
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
    assert "une-phrase-rare" not in "".join(traceback.format_exception(error.value))
