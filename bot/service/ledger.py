"""What a batch leads to is written into the vault, in the transaction of its turns.

Sessions, requests, closed runs, files to fetch, erasures, updates set aside and messages owed: each
with the last day on which it may exist.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.channel.arrivals import Malformed, Received
from bot.conversation.scene import NewFile
from bot.conversation.session import Session
from bot.service.batch import Batch
from bot.service.clock import days_after
from bot.service.outcome import Outcome
from bot.store.documents import Sender, StoredDocument
from bot.store.outbox import Message, Outgoing
from bot.store.requests import StoredRequest
from bot.store.vault import VaultTransaction

KEEP_HANDLED_DAYS = 2
"""Telegram redelivers for 24 h at most (its server's source): two days refuse every duplicate."""

KEEP_OUTBOX_DAYS = 2
"""A reply that could not be delivered for two days would only confuse."""

KEEP_ASIDE_DAYS = 7
KEEP_POOL_DAYS = 60
Update = dict[str, object]


async def write_batch(
    vault: VaultTransaction, batch: Batch, fresh: Sequence[tuple[Update, Received]]
) -> tuple[Message, ...]:
    """Write everything of a batch; gives the messages now owed, in order for each citizen."""
    today = batch.now.today
    for citizen, outcome in batch.outcomes.items():
        await _write_outcome(vault, citizen, outcome, today)
    await _save_sessions(vault, batch)
    await _set_aside(vault, batch, fresh)
    ids = {found.update_id for _, found in fresh if found.update_id is not None}
    await vault.mark_handled(ids, days_after(today, KEEP_HANDLED_DAYS))
    outgoing = [
        Outgoing(citizen, outcome.chat_id, call.method, call.parameters)
        for citizen, outcome in batch.outcomes.items()
        for call in outcome.calls
    ]
    return await vault.enqueue_many(outgoing, days_after(today, KEEP_OUTBOX_DAYS))


async def _write_outcome(
    vault: VaultTransaction, citizen: str, outcome: Outcome, today: date
) -> None:
    if outcome.erased:
        await vault.erase(citizen)
    for run in outcome.runs:
        await vault.add_to_pool(citizen, run, days_after(today, KEEP_POOL_DAYS))
    for new in outcome.files:
        wanted = _wanted(citizen, new, outcome)
        await vault.want_document(wanted, days_after(today, outcome.retention_days))
    for request in outcome.requests(citizen):
        await _write_request(vault, request, days_after(today, outcome.retention_days))
    if outcome.session is not None and outcome.session.outcome and outcome.runs:
        await vault.drop_unfiled_documents(citizen)  # nobody will ever send them


def _wanted(citizen: str, new: NewFile, outcome: Outcome) -> StoredDocument:
    file, sender = new.file, Sender(outcome.chat_id, new.language)
    return StoredDocument(file.file_id, citizen, file.mime, file.name, sender=sender)


async def _write_request(vault: VaultTransaction, request: StoredRequest, last: date) -> None:
    """Store a request; one that comes again after it was handed over keeps its last day."""
    before = await vault.request(request.reference)
    if before is not None and before.handed_over:
        request, last = replace(request, handed_over=True), before.expires_on or last
    await vault.save_request(request, last)
    await vault.file_documents(request.citizen, request.files, request.reference)
    if request.handed_over:
        await vault.keep_request_until(request.reference, last)


async def _save_sessions(vault: VaultTransaction, batch: Batch) -> None:
    by_retention: dict[int, dict[str, Session]] = {}
    for citizen, outcome in batch.outcomes.items():
        if outcome.session is not None:
            by_retention.setdefault(outcome.retention_days, {})[citizen] = outcome.session
    for days, sessions in by_retention.items():
        await vault.save_sessions(sessions, days_after(batch.now.today, days))


async def _set_aside(
    vault: VaultTransaction, batch: Batch, fresh: Sequence[tuple[Update, Received]]
) -> None:
    expires = days_after(batch.now.today, KEEP_ASIDE_DAYS)
    for update, found in fresh:
        citizen = batch.failed.get(found.update_id) if found.update_id is not None else None
        if citizen is not None or isinstance(found, Malformed):
            reason = found.reason if isinstance(found, Malformed) else "turn failed"
            await vault.set_aside(reason, json.dumps(update).encode(), expires, citizen or "")
