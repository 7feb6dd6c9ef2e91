"""Where a caseworker asks for requests: references go in as typed, requests and documents come out.

Each opening is noted in the same commit as the reading, so none goes unseen. A list is no opening:
it holds no answer.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.conversation.display import grouped
from bot.errors import CaseworkRefused
from bot.service.clock import days_after
from bot.store.documents import StoredDocument
from bot.store.openings import Opening
from bot.store.requests import StoredRequest
from bot.store.vault import Vault, VaultTransaction

KEEP_HANDED_OVER_DAYS = 7
"""Days in which the receiving service can still ask for a file again."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one request stands, without any answer; `documents` counts them by status."""

    reference: str
    language: str
    documents: Mapping[str, int]
    last_day: date | None
    handed_over: bool


@dataclass(frozen=True, slots=True)
class Casefile:
    """One request and its documents, opened."""

    request: StoredRequest
    documents: tuple[StoredDocument, ...]


@dataclass(frozen=True, slots=True)
class Casework:
    """The requests of a vault, as `who` opens them today."""

    vault: Vault
    who: str
    today: date

    async def standings(self) -> list[Standing]:
        """Tell where every request stands."""
        async with self.vault.reading() as rows:
            counts = await rows.document_counts()
            return [_standing(one, counts.get(one.reference, {})) for one in await rows.requests()]

    async def known(self, typed: Iterable[str]) -> list[str]:
        """Give the references of requests as the vault has them; raises if one is not there."""
        async with self.vault.reading() as rows:
            return [(await _found(rows, one)).reference for one in typed]

    async def open(self, typed: str, verb: str) -> Casefile:
        """Open one request with its documents, and note who did so."""
        async with self.vault.writing() as rows:
            request = await _found(rows, typed)
            await rows.note_opening(request, Opening(self.who, verb, self.today))
            documents = await rows.documents(reference=request.reference)
        return Casefile(request, tuple(documents))

    async def hand_over(self, typed: Iterable[str]) -> list[Standing]:
        """Note that the receiving service has these requests; none if one of them is not there.

        One that was handed over before keeps its last day.
        """
        last = days_after(self.today, KEEP_HANDED_OVER_DAYS)
        async with self.vault.writing() as rows:
            for request in [await _found(rows, one) for one in typed]:
                await rows.note_opening(request, Opening(self.who, "hand-over", self.today))
                await rows.hand_over(request, last)
            counts = await rows.document_counts()
            done = [await _found(rows, one) for one in typed]
        return [_standing(one, counts.get(one.reference, {})) for one in done]

    async def openings(self, typed: str) -> list[Opening]:
        """Give who opened a request, and when."""
        async with self.vault.reading() as rows:
            return await rows.openings((await _found(rows, typed)).reference)


def _standing(request: StoredRequest, documents: Mapping[str, int]) -> Standing:
    last, handed = request.expires_on, request.handed_over
    return Standing(request.reference, request.language, dict(documents), last, handed)


async def _found(rows: VaultTransaction, typed: str) -> StoredRequest:
    request = await rows.request(as_reference(typed))
    if request is None:
        raise CaseworkRefused(
            f"No request has the reference {typed}. It may have been deleted;"
            " `guichet requests list` names all there are."
        )
    return request


def as_reference(typed: str) -> str:
    """Give a reference as the vault writes it: groups of four, whatever a person typed between."""
    return grouped(re.sub(r"[\W_]", "", typed).upper())
