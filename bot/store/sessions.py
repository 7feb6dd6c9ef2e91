"""Open sessions: citizens go in, their sessions come out, and the next ones replace them."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import bindparam, delete, select, update

from bot.conversation.session import Session
from bot.conversation.stored import from_text, to_text
from bot.store import vault_tables as tables
from bot.store.rows import Rows

_COLUMNS = tables.session.c


class Sessions(Rows):
    """The verbs about open sessions, one at most for each citizen."""

    __slots__ = ()

    async def sessions(self, citizens: Collection[str]) -> dict[str, Session]:
        """Give the open sessions of these citizens; whoever has none is not in the result.

        In a writing transaction on PostgreSQL their rows stay locked until it ends.
        """
        wanted = select(_COLUMNS.citizen, _COLUMNS.body).order_by(_COLUMNS.citizen)
        if self._writes:
            wanted = wanted.with_for_update()
        found = await self._among(wanted, _COLUMNS.citizen, citizens)
        return {citizen: self._read_session(citizen, body) for citizen, body in found}

    async def sessions_until(self, last_day: date) -> dict[str, Session]:
        """Give the sessions that expire on `last_day` or earlier, so that they can be closed."""
        wanted = select(_COLUMNS.citizen, _COLUMNS.body).order_by(_COLUMNS.citizen)
        if self._writes:
            wanted = wanted.with_for_update()
        found = await self._all(wanted.where(_COLUMNS.expires_on <= last_day))
        return {citizen: self._read_session(citizen, body) for citizen, body in found}

    async def save_sessions(self, sessions: Mapping[str, Session], expires_on: date) -> None:
        """Store each citizen's session in place of the one before, until the day `expires_on`."""
        table = tables.session
        rows = (
            {
                "citizen": citizen,
                "expires_on": expires_on,
                "body": self._seal(table, citizen, to_text(session).encode()),
            }
            for citizen, session in sessions.items()
        )
        await self._put(table, rows)

    async def citizens_with_sessions(self) -> list[str]:
        """Give the citizens who have a session, sorted."""
        found = await self._all(select(_COLUMNS.citizen).order_by(_COLUMNS.citizen))
        return [citizen for (citizen,) in found]

    async def change_sessions(self, sessions: Mapping[str, Session]) -> None:
        """Store sessions whose citizens did nothing: their last days stay as they are."""
        table = tables.session
        changed = update(table).where(_COLUMNS.citizen == bindparam("of"))
        parameters = [
            {"of": citizen, "sealed": self._seal(table, citizen, to_text(session).encode())}
            for citizen, session in sorted(sessions.items())
        ]
        await self._change_each(changed.values(body=bindparam("sealed")), parameters)

    async def drop_session(self, citizen: str) -> None:
        """Delete a citizen's session, if there is one."""
        await self._change(delete(tables.session).where(_COLUMNS.citizen == citizen))

    def _read_session(self, citizen: str, body: bytes) -> Session:
        return from_text(self._unseal(tables.session, citizen, body).decode())
