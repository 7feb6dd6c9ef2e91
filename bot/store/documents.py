"""Documents that citizens attach: first wanted, then fetched and kept, or lost for good.

Whoever fetches them needs the channel's file id, so the row holds it sealed. The key of a row is a
keyed digest of the citizen and that file id: the same photograph, sent by two people, is two
documents, and a file id never stands in the clear.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import Select, bindparam, select, update

from bot.store import vault_tables as tables
from bot.store.rows import Rows

Status = Literal["wanted", "kept", "lost"]

_COLUMNS = tables.document.c
_AT_KEY = _COLUMNS.key == bindparam("at")


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document: `file_id` as the channel and the answer name it, `content` once it is kept.

    `reference` is None until the request is submitted. `citizen` is `bot.store.keys.citizen_mac`.
    """

    file_id: str
    citizen: str
    mime: str
    name: str = ""
    reference: str | None = None
    status: Status = "wanted"
    content: bytes = b""


class Documents(Rows):
    """The verbs about documents."""

    __slots__ = ()

    async def want_document(self, document: StoredDocument, expires_on: date) -> None:
        """Note a document that has to be fetched, or one that is here already with its content."""
        key = self._document_key(document.citizen, document.file_id)
        row = {
            "key": key,
            "citizen": document.citizen,
            "reference": document.reference,
            "status": document.status,
            "expires_on": expires_on,
            "body": self._seal(tables.document, key, _written(document)),
        }
        await self._put(tables.document, [row])

    async def keep_document(self, document: StoredDocument, content: bytes) -> None:
        """Store the content of a document that was wanted; nothing happens if it is gone by now."""
        key = self._document_key(document.citizen, document.file_id)
        body = self._seal(tables.document, key, _written(document, content))
        changed = update(tables.document).where(_COLUMNS.key == key)
        await self._change(changed.values(status="kept", body=body))

    async def lose_document(self, document: StoredDocument) -> None:
        """Note that the channel no longer has a document that was wanted."""
        key = self._document_key(document.citizen, document.file_id)
        await self._change(update(tables.document).where(_COLUMNS.key == key).values(status="lost"))

    async def file_documents(self, citizen: str, file_ids: Iterable[str], reference: str) -> None:
        """Put a citizen's documents with the request that names them."""
        keys = [{"at": self._document_key(citizen, file_id)} for file_id in file_ids]
        filed = update(tables.document).where(_AT_KEY).values(reference=reference)
        await self._change_each(filed, keys)

    async def documents(
        self, *, citizen: str | None = None, reference: str | None = None
    ) -> list[StoredDocument]:
        """Give the documents of a citizen, of a request, or of both; all of them if of neither."""
        wanted = select(tables.document)
        if citizen is not None:
            wanted = wanted.where(_COLUMNS.citizen == citizen)
        if reference is not None:
            wanted = wanted.where(_COLUMNS.reference == reference)
        return await self._documents(wanted)

    async def wanted_documents(self) -> list[StoredDocument]:
        """Give the documents that still have to be fetched."""
        return await self._documents(select(tables.document).where(_COLUMNS.status == "wanted"))

    async def _documents(self, wanted: Select[*tuple[Any, ...]]) -> list[StoredDocument]:
        found = await self._all(wanted.order_by(_COLUMNS.key))
        return [self._read_document(*row) for row in found]

    def _read_document(self, *row: Any) -> StoredDocument:  # noqa: ANN401 - a row of the table
        key, citizen, reference, status, _, body = row
        head, _, content = self._unseal(tables.document, key, body).partition(b"\n")
        file_id, mime, name = json.loads(head)
        return StoredDocument(file_id, citizen, mime, name, reference, status, content)

    def _document_key(self, citizen: str, file_id: str) -> str:
        return self._ring.mac(f"document|{citizen}|{file_id}")


def _written(document: StoredDocument, content: bytes | None = None) -> bytes:
    """Write one line of JSON, which never holds a line end, and the content after it."""
    head = json.dumps([document.file_id, document.mime, document.name]).encode()
    return head + b"\n" + (document.content if content is None else content)
