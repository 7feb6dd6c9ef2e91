"""A vault with rows in every table, for the tests of erasure, rotation and rewriting."""

from collections.abc import Iterable
from dataclasses import replace

from bot.journal.tally import tally_of
from bot.store.documents import StoredDocument
from bot.store.vault import Vault, VaultTransaction
from tests.store.made import OPENING, SOON, citizen, request, run, session

SEALED_TABLES = {"session", "request", "document", "outbox", "pool", "set_aside", "opening"}
"""The tables that hold one row of a citizen filled in here."""

ONE_ROW = {"folding"}
"""The tables that hold one row for all of them."""


async def fill(tx: VaultTransaction, number: int) -> None:
    """Give a citizen one row in every table."""
    who = citizen(number)
    await tx.save_sessions({who: session()}, SOON)
    await tx.save_request(request(f"GU-{number}", who), SOON)
    await tx.note_opening(replace(request(f"GU-{number}", who), expires_on=SOON), OPENING)
    await tx.want_document(StoredDocument("file-1", who, "image/png"), SOON)
    await tx.enqueue(who, number, [("sendMessage", {"text": "Bonjour"})], SOON)
    await tx.add_to_pool(who, run(), SOON)
    await tx.set_aside("turn_failed", b"{}", SOON, who)
    await tx.mark_handled([number], SOON)


async def fill_all(vault: Vault, numbers: Iterable[int]) -> None:
    """Give each of these citizens one row in every table."""
    async with vault.writing() as tx:
        for number in numbers:
            await fill(tx, number)
        await tx.hold_back(tally_of([run()]))


async def everything(vault: Vault) -> list[object]:
    """Give all that the verbs of the vault can read, in one order."""
    async with vault.reading() as tx:
        pooled = sorted(await tx.pooled(), key=lambda found: found[0])
        aside = sorted(await tx.updates_set_aside(), key=lambda found: found.citizen)
        sessions = await tx.sessions_until(SOON)
        waiting, held = await tx.waiting(), await tx.held_back()
        return [sessions, await tx.requests(), await tx.documents(), waiting, pooled, aside, held]
