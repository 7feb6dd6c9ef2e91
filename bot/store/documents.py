"""Documents that citizens attach: first wanted, then fetched and kept, or refused, or lost.

Whoever fetches them needs the channel's file id, so the row holds it sealed. The key of a row is a
keyed digest of the citizen and that file id: the same photograph, sent by two people, is two
documents, and a file id never stands in the clear.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import Select, bindparam, delete, func, select, update

from bot.store import vault_tables as tables
from bot.store.rows import Rows

Status = Literal["wanted", "kept", "refused", "lost"]

_COLUMNS = tables.document.c
_AT_KEY = _COLUMNS.key == bindparam("at")


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom to tell, in which language, if a file turns out to be no use; forgotten once fetched."""

    chat_id: int
    language: str


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document: `file_id` as the channel and the answer name it, `content` once it is kept.

    `reference` is None until the request is submitted. `citizen` is `bot.store.keys.citizen_mac`.
    `reason` says by a code why a document was refused or lost. `sender` is known while wanted.
    """

    file_id: str
    citizen: str
    mime: str
    name: str = ""
    reference: str | None = None
    status: Status = "wanted"
    content: bytes = b""
    reason: str = ""
    sender: Sender | None = None


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
        await self._settle_document(replace(document, status="kept", content=content))

    async def turn_away_document(
        self, document: StoredDocument, status: Status, reason: str
    ) -> bool:
        """Note that a wanted document was `refused` or `lost`; False if it is gone by now."""
        return await self._settle_document(replace(document, status=status, reason=reason))

    async def _settle_document(self, document: StoredDocument) -> bool:
        key = self._document_key(document.citizen, document.file_id)
        body = self._seal(tables.document, key, _written(replace(document, sender=None)))
        changed = update(tables.document).where(_COLUMNS.key == key)
        return await self._change(changed.values(status=document.status, body=body)) > 0

    async def file_documents(self, citizen: str, file_ids: Iterable[str], reference: str) -> None:
        """Put a citizen's documents with the request that names them."""
        keys = [{"at": self._document_key(citizen, file_id)} for file_id in file_ids]
        filed = update(tables.document).where(_AT_KEY).values(reference=reference)
        await self._change_each(filed, keys)

    async def drop_unfiled_documents(self, citizen: str) -> None:
        """Delete a citizen's documents that no request names."""
        unfiled = delete(tables.document).where(_COLUMNS.citizen == citizen)
        await self._change(unfiled.where(_COLUMNS.reference.is_(None)))

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

    async def document_counts(self) -> dict[str, Counter[str]]:
        """Give how many documents of each status a request has; opens none of them."""
        wanted = select(_COLUMNS.reference, _COLUMNS.status, func.count())
        filed = wanted.where(_COLUMNS.reference.is_not(None))
        counts: dict[str, Counter[str]] = {}
        for reference, status, count in await self._all(
            filed.group_by(_COLUMNS.reference, _COLUMNS.status)
        ):
            counts.setdefault(reference, Counter())[status] = count
        return counts

    async def _documents(self, wanted: Select[*tuple[Any, ...]]) -> list[StoredDocument]:
        found = await self._all(wanted.order_by(_COLUMNS.key))
        return [self._read_document(*row) for row in found]

    def _read_document(self, *row: Any) -> StoredDocument:  # noqa: ANN401 - a row of the table
        key, citizen, reference, status, _, body = row
        head, _, content = self._unseal(tables.document, key, body).partition(b"\n")
        file_id, mime, name, *more = json.loads(head)
        reason, sender = more or ("", None)  # rows of 0.1.0 have neither
        whom = Sender(*sender) if sender else None
        return StoredDocument(
            file_id, citizen, mime, name, reference, status, content, reason, whom
        )

    def _document_key(self, citizen: str, file_id: str) -> str:
        return self._ring.mac(f"document|{citizen}|{file_id}")


def _written(document: StoredDocument) -> bytes:
    """Write one line of JSON, which never holds a line end, and the content after it."""
    sender = document.sender and [document.sender.chat_id, document.sender.language]
    head = [document.file_id, document.mime, document.name, document.reason, sender]
    return json.dumps(head).encode() + b"\n" + document.content
