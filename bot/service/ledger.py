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
from bot.service.my_data import data_calls, kept_of
from bot.service.outcome import Outcome
from bot.service.parting import parting_of, parting_words
from bot.store.documents import Sender, StoredDocument
from bot.store.outbox import Message, Outgoing
from bot.store.requests import StoredRequest
from bot.store.vault import VaultTransaction

KEEP_HANDLED_DAYS = 2
"""Telegram redelivers for 24 h at most (its server's source): two days refuse every duplicate."""

KEEP_OUTBOX_DAYS = 2
"""A reply that could not be delivered for two days would only confuse."""

KEEP_ASIDE_DAYS = 7

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
        await _part(vault, citizen, outcome)
    for run, last_day in outcome.pooled_until:
        await vault.add_to_pool(citizen, run, last_day)
    for new in outcome.files:
        wanted = _wanted(citizen, new, outcome)
        await vault.want_document(wanted, days_after(today, outcome.retention_days))
    for request in outcome.requests(citizen):
        await _write_request(vault, request, days_after(today, outcome.retention_days))
    if outcome.session is not None and outcome.session.outcome:
        await vault.drop_unfiled_documents(citizen)  # nobody will ever send them
    if outcome.asks_data and outcome.session and outcome.flow:
        until = days_after(today, outcome.retention_days)
        kept = await kept_of(vault, citizen, outcome.session, until)
        outcome.calls += data_calls(outcome.chat_id, outcome.flow, kept)


async def _part(vault: VaultTransaction, citizen: str, outcome: Outcome) -> None:
    """Erase a citizen, and say what the erasure cannot reach."""
    session = outcome.parting
    if session is not None and outcome.flow is not None:
        parting = await parting_of(vault, citizen, session)
        outcome.say(parting_words(outcome.flow.service, parting, session.language))
    await vault.erase(citizen)


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
            kept = update if citizen else _shape(update)
            await vault.set_aside(reason, json.dumps(kept).encode(), expires, citizen or "")


def _shape(value: object) -> object:
    """Keep the form of an unreadable update only: its sender may have accepted nothing yet."""
    match value:
        case dict():
            return {key: _shape(inner) for key, inner in value.items()}
        case list():
            return [_shape(inner) for inner in value]
        case _:
            return type(value).__name__
