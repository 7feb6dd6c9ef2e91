"""Who opened which request: one sealed row each time, gone with the request it is about."""

import json
import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from bot.store import vault_tables as tables
from bot.store.requests import StoredRequest
from bot.store.rows import Rows

_COLUMNS = tables.opening.c


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening: the caseworker's own name for themselves, what they did, and the day."""

    who: str
    verb: str
    day: date


class Openings(Rows):
    """The verbs about openings."""

    __slots__ = ()

    async def note_opening(self, request: StoredRequest, opening: Opening) -> None:
        """Note an opening of a request that was read from the vault, until its last day."""
        key = secrets.token_hex(16)
        written = json.dumps([opening.who, opening.verb, opening.day.isoformat()])
        row = {
            "id": key,
            "citizen": request.citizen,
            "reference": request.reference,
            "expires_on": request.expires_on or opening.day,
            "body": self._seal(tables.opening, key, written.encode()),
        }
        await self._put(tables.opening, [row])

    async def openings(self, reference: str) -> list[Opening]:
        """Give who opened a request, by day; the order within one day is not kept."""
        wanted = select(_COLUMNS.id, _COLUMNS.body).where(_COLUMNS.reference == reference)
        read = [self._read_opening(*found) for found in await self._all(wanted)]
        return sorted(read, key=lambda opening: (opening.day, opening.who, opening.verb))

    def _read_opening(self, key: str, body: bytes) -> Opening:
        who, verb, day = json.loads(self._unseal(tables.opening, key, body))
        return Opening(who, verb, date.fromisoformat(day))
