"""Submitted requests: what a caseworker lists, exports, hands over and erases."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select, update

from bot.conversation.session import Answer
from bot.conversation.stored import answers_from_json, answers_to_json
from bot.store import vault_tables as tables
from bot.store.rows import Rows

_COLUMNS = tables.request.c
_WANTED = select(_COLUMNS.reference, _COLUMNS.citizen, _COLUMNS.body).order_by(_COLUMNS.reference)


@dataclass(frozen=True, slots=True)
class StoredRequest:
    """One submitted request: the answers on its path, and which flow they were given to.

    `reference` is the only part that stands unsealed, because citizens say it on the telephone; it
    must be drawn at random. `citizen` is `bot.store.keys.citizen_mac`.
    """

    reference: str
    citizen: str
    prototype: str
    version: str
    language: str
    answers: Mapping[str, Answer]


class Requests(Rows):
    """The verbs about submitted requests."""

    __slots__ = ()

    async def save_request(self, request: StoredRequest, expires_on: date) -> None:
        """Store a request under its reference, in place of an earlier one with that reference."""
        sealed = {
            "prototype": request.prototype,
            "version": request.version,
            "language": request.language,
            "answers": answers_to_json(request.answers),
        }
        row = {
            "reference": request.reference,
            "citizen": request.citizen,
            "expires_on": expires_on,
            "body": self._seal(tables.request, request.reference, json.dumps(sealed).encode()),
        }
        await self._put(tables.request, [row])

    async def request(self, reference: str) -> StoredRequest | None:
        """Give the request with this reference, or None if there is none (any more)."""
        found = await self._all(_WANTED.where(_COLUMNS.reference == reference))
        return self._read_request(*found[0]) if found else None

    async def requests(self, citizen: str | None = None) -> list[StoredRequest]:
        """Give every request, or those of one citizen, in the order of their references."""
        wanted = _WANTED if citizen is None else _WANTED.where(_COLUMNS.citizen == citizen)
        return [self._read_request(*found) for found in await self._all(wanted)]

    async def keep_request_until(self, reference: str, expires_on: date) -> None:
        """Give a request and its documents a new last day, for instance once handed over."""
        for table in (tables.request, tables.document):
            changed = update(table).where(table.c.reference == reference)
            await self._change(changed.values(expires_on=expires_on))

    async def drop_request(self, reference: str) -> None:
        """Delete a request and its documents."""
        for table in (tables.request, tables.document):
            await self._change(delete(table).where(table.c.reference == reference))

    def _read_request(self, reference: str, citizen: str, body: bytes) -> StoredRequest:
        sealed = json.loads(self._unseal(tables.request, reference, body))
        answers = answers_from_json(sealed.pop("answers"))
        return StoredRequest(reference=reference, citizen=citizen, answers=answers, **sealed)
