"""One reminder, and no more, to somebody who left half-way and would soon lose their answers.

Sessions near their last day go in, messages with the priority of reminders come out. Nobody is
written to at night, after a stop, once the request is sent, or before they answered anything.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.channel.calls import message
from bot.conversation.inputs import Command
from bot.conversation.phrases import phrase
from bot.conversation.replies import Button, Reply
from bot.conversation.session import Session
from bot.journal.trace import EventKind
from bot.service.clock import Clock, days_after
from bot.service.ledger import KEEP_OUTBOX_DAYS
from bot.store.outbox import Message, Outgoing, Priority
from bot.store.vault import Vault

REMIND_BEFORE_DAYS = 5
"""Days before the last one: day 25 of 30."""

DAY_BEGINS, DAY_ENDS = 8, 20


async def remind(vault: Vault, clock: Clock, retention_days: int) -> tuple[Message, ...]:
    """Owe a reminder to each citizen who is due one now; gives the messages to send."""
    if retention_days <= REMIND_BEFORE_DAYS or not DAY_BEGINS <= clock.hour() < DAY_ENDS:
        return ()
    today = clock.now().today
    async with vault.writing() as rows:
        found = await rows.sessions_until(days_after(today, REMIND_BEFORE_DAYS))
        due = {citizen: session for citizen, session in found.items() if is_due(session)}
        await rows.change_sessions({who: replace(one, reminded=True) for who, one in due.items()})
        return await rows.enqueue_many(_messages(due), _until(today))


def is_due(session: Session) -> bool:
    """Tell whether a citizen whose answers will soon be deleted may be reminded."""
    over = session.outcome or session.reference or session.reminded
    began = any(event.kind is EventKind.ANSWERED for event in session.trace)
    return bool(not over and began and session.address)


def _messages(due: Mapping[str, Session]) -> list[Outgoing]:
    outgoing = []
    for citizen, session in due.items():
        call = message(int(session.address), reminder(session))
        outgoing.append(
            Outgoing(citizen, int(session.address), call.method, call.parameters, Priority.REMINDER)
        )
    return outgoing


def reminder(session: Session) -> Reply:
    """Say that the answers go soon; the buttons stay good, for the question is still open."""
    language = session.language
    buttons = tuple(
        (Button(phrase(f"button.{command.value}", language), f"!{command.value}"),)
        for command in (Command.CONTINUE, Command.DELETE)
    )
    return Reply(phrase("reminder.once", language), buttons, session.token)


def _until(today: date) -> date:
    return days_after(today, KEEP_OUTBOX_DAYS)
