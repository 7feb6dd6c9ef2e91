"""Submitted requests: what a caseworker lists, exports, hands over and erases."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import delete, select, update

from bot.conversation.filed import FiledPart, parts_from_json, parts_to_json
from bot.conversation.session import Answer
from bot.conversation.stored import answers_from_json, answers_to_json
from bot.store import vault_tables as tables
from bot.store.rows import Rows

_COLUMNS = tables.request.c
_WANTED = select(_COLUMNS.reference, _COLUMNS.citizen, _COLUMNS.expires_on, _COLUMNS.body).order_by(
    _COLUMNS.reference
)
_WITH_REQUEST = (tables.request, tables.document, tables.opening)


@dataclass(frozen=True, slots=True)
class StoredRequest:
    """One submitted request: the answers on its path, and the same in words (`parts`).

    It says neither prototype nor version: with the journal, those could point to a run. `reference`
    is the only part that stands unsealed, because citizens say it on the telephone; it must be
    drawn at random. `citizen` is `bot.store.keys.citizen_mac`. `expires_on` is set when read.
    """

    reference: str
    citizen: str
    language: str
    answers: Mapping[str, Answer]
    parts: tuple[FiledPart, ...] = ()
    handed_over: bool = False
    expires_on: date | None = field(default=None, compare=False)

    @property
    def files(self) -> list[str]:
        """The file ids that its answers name."""
        kinds = {one.step: one.kind for part in self.parts for one in part.answers}
        values = [one.value for step, one in self.answers.items() if kinds.get(step) == "document"]
        return [file_id for value in values if isinstance(value, tuple) for file_id in value]


class Requests(Rows):
    """The verbs about submitted requests."""

    __slots__ = ()

    async def save_request(self, request: StoredRequest, expires_on: date) -> None:
        """Store a request under its reference, in place of an earlier one with that reference."""
        sealed = {
            "language": request.language,
            "answers": answers_to_json(request.answers),
            "parts": parts_to_json(request.parts),
            "handed_over": request.handed_over,
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

    async def hand_over(self, request: StoredRequest, last: date) -> bool:
        """Note that the receiving service has a request: it goes after `last`, or earlier.

        False, and nothing changes, if it was handed over before.
        """
        if request.handed_over:
            return False
        soonest = min(last, request.expires_on or last)
        await self.save_request(replace(request, handed_over=True), soonest)
        await self.keep_request_until(request.reference, soonest)
        return True

    async def keep_request_until(self, reference: str, expires_on: date) -> None:
        """Give a request, its documents and openings a new last day."""
        for table in _WITH_REQUEST:
            changed = update(table).where(table.c.reference == reference)
            await self._change(changed.values(expires_on=expires_on))

    async def drop_request(self, reference: str) -> None:
        """Delete a request, its documents and its openings."""
        for table in _WITH_REQUEST:
            await self._change(delete(table).where(table.c.reference == reference))

    def _read_request(
        self, reference: str, citizen: str, expires_on: date, body: bytes
    ) -> StoredRequest:
        sealed = json.loads(self._unseal(tables.request, reference, body))
        return StoredRequest(
            reference,
            citizen,
            sealed["language"],
            answers_from_json(sealed["answers"]),
            parts_from_json(sealed.get("parts", [])),  # requests of 0.1.0 have none
            sealed.get("handed_over", False),
            expires_on,
        )
