"""The outbox: calls to the channel that a commit holds, until the channel took them.

Within one citizen, messages go out by `seq`. The number after those that wait is the highest one
plus 1; a citizen with nothing waiting starts anywhere in 52 random bits. So order holds among
messages that exist together, which is all that order means; a number is practically never given
twice, so that the late answer about a dropped message cannot remove its successor; and no counter
is left behind that would tell how often a citizen wrote.
"""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select, update

from bot.store import vault_tables as tables
from bot.store.rows import Rows

_COLUMNS = tables.outbox.c
_ANYWHERE = 2**52
_AT_KEY = (_COLUMNS.citizen == bindparam("of"), _COLUMNS.seq == bindparam("at"))


class Priority(IntEnum):
    """What goes first when several messages wait for one citizen."""

    REPLY = 0
    REMINDER = 1


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A call to be made: `method` and its `parameters`, which must be JSON values.

    `due` is the earliest moment in seconds of the epoch, None for at once. It stands unsealed, so
    round a reminder's to the day.
    """

    citizen: str
    chat_id: int
    method: str
    parameters: Mapping[str, object]
    priority: Priority = Priority.REPLY
    due: float | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A call that waits in the outbox; `tries` counts the attempts that failed."""

    citizen: str
    seq: int
    chat_id: int
    method: str
    parameters: Mapping[str, object]
    priority: Priority = Priority.REPLY
    due: float | None = None
    tries: int = 0


class Outbox(Rows):
    """The verbs about messages that wait to be sent."""

    __slots__ = ()

    async def enqueue(
        self, citizen: str, chat_id: int, calls: Iterable[tuple[str, Mapping[str, object]]],
        expires_on: date,
    ) -> tuple[Message, ...]:  # fmt: skip
        """Add replies for one citizen, as (method, parameters), in the order of sending."""
        outgoing = [Outgoing(citizen, chat_id, method, words) for method, words in calls]
        return await self.enqueue_many(outgoing, expires_on)

    async def enqueue_many(
        self, outgoing: Sequence[Outgoing], expires_on: date
    ) -> tuple[Message, ...]:
        """Add messages for many citizens, each citizen's in the order of sending.

        Gives them in the order they came, numbered. They vanish unsent after `expires_on`.
        """
        last = await self._last_numbers({message.citizen for message in outgoing})
        numbered = []
        for message in outgoing:
            last[message.citizen] = last.get(message.citizen, secrets.randbelow(_ANYWHERE)) + 1
            numbered.append(_numbered(message, last[message.citizen]))
        await self._put(tables.outbox, [self._row(message, expires_on) for message in numbered])
        return tuple(numbered)

    async def waiting(self, due_by: float | None = None) -> tuple[Message, ...]:
        """Give what waits, replies before reminders, each citizen's in the order of sending.

        With `due_by`, in seconds of the epoch, leave out what is due later.
        """
        wanted = select(tables.outbox).order_by(_COLUMNS.priority, _COLUMNS.citizen, _COLUMNS.seq)
        if due_by is not None:
            wanted = wanted.where(or_(_COLUMNS.due.is_(None), _COLUMNS.due <= due_by))
        return tuple([self._read_message(row._mapping) for row in await self._all(wanted)])  # noqa: SLF001 - SQLAlchemy's public name for the columns of a row

    async def delivered(self, keys: Iterable[tuple[str, int]]) -> None:
        """Remove messages, by (citizen, seq), that the channel took."""
        await self._remove(keys)

    async def dropped(self, keys: Iterable[tuple[str, int]]) -> None:
        """Remove messages, by (citizen, seq), that the channel will never take."""
        await self._remove(keys)

    async def drop_waiting(self, citizen: str, priority: Priority | None = None) -> None:
        """Remove all that waits for a citizen, or only what has one priority."""
        statement = delete(tables.outbox).where(_COLUMNS.citizen == citizen)
        if priority is not None:
            statement = statement.where(_COLUMNS.priority == priority)
        await self._change(statement)

    async def retry_later(self, keys: Iterable[tuple[str, int]], due: float) -> None:
        """Count one failed attempt for each message, and let none go before `due`."""
        later = update(tables.outbox).where(*_AT_KEY).values(due=due, tries=_COLUMNS.tries + 1)
        await self._change_each(later, _bound(keys))

    async def _remove(self, keys: Iterable[tuple[str, int]]) -> None:
        await self._change_each(delete(tables.outbox).where(*_AT_KEY), _bound(keys))

    async def _last_numbers(self, citizens: set[str]) -> dict[str, int]:
        wanted = select(_COLUMNS.citizen, func.max(_COLUMNS.seq)).group_by(_COLUMNS.citizen)
        found = await self._among(wanted, _COLUMNS.citizen, citizens)
        return {citizen: last for citizen, last in found}  # noqa: C416 - rows are not typed pairs

    def _row(self, message: Message, expires_on: date) -> dict[str, object]:
        call = json.dumps([message.chat_id, message.method, message.parameters])
        return {
            "citizen": message.citizen,
            "seq": message.seq,
            "priority": message.priority,
            "due": message.due,
            "tries": message.tries,
            "expires_on": expires_on,
            "body": self._seal(tables.outbox, _row_id(message.citizen, message.seq), call.encode()),
        }

    def _read_message(self, row: Mapping[Any, Any]) -> Message:
        row_id = _row_id(row["citizen"], row["seq"])
        chat_id, method, parameters = json.loads(self._unseal(tables.outbox, row_id, row["body"]))
        return Message(
            citizen=row["citizen"],
            seq=row["seq"],
            chat_id=chat_id,
            method=method,
            parameters=parameters,
            priority=Priority(row["priority"]),
            due=row["due"],
            tries=row["tries"],
        )


def _numbered(message: Outgoing, seq: int) -> Message:
    return Message(
        message.citizen,
        seq,
        message.chat_id,
        message.method,
        message.parameters,
        message.priority,
        message.due,
    )


def _row_id(citizen: str, seq: int) -> str:
    return f"{citizen}|{seq}"


def _bound(keys: Iterable[tuple[str, int]]) -> list[dict[str, object]]:
    return [{"of": citizen, "at": seq} for citizen, seq in keys]
