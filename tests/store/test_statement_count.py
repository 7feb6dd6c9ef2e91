"""Promises about how rows are written: in few statements, and in an order that tells nothing."""

from typing import Any

import pytest
from sqlalchemy import event

from bot.store.outbox import Outgoing
from bot.store.vault import Vault
from tests.store.made import SOON, citizen, session


@pytest.mark.parametrize("citizens", [1, 100])
async def test_a_batch_of_turns_takes_seven_statements(vault: Vault, citizens: int) -> None:
    """The beginning, handled, sessions, saved, last numbers, outbox, marked; then the commit."""
    seen: list[str] = []

    def note(*parts: Any) -> None:
        seen.append(parts[2].split()[0])

    event.listen(vault.database.engine.sync_engine, "before_cursor_execute", note)
    names = [citizen(number) for number in range(citizens)]
    outgoing = [Outgoing(name, 1, "sendMessage", {}) for name in names for _ in range(2)]
    async with vault.writing() as tx:
        await tx.handled(range(citizens))
        await tx.sessions(names)
        await tx.save_sessions(dict.fromkeys(names, session()), SOON)
        await tx.enqueue_many(outgoing, SOON)
        await tx.mark_handled(range(citizens), SOON)
    begun = "BEGIN" if vault.database.engine.dialect.name == "sqlite" else "SELECT"
    assert seen == [begun, "SELECT", "SELECT", "INSERT", "SELECT", "INSERT", "INSERT"]


def first_of(row: Any) -> Any:
    """Give the first value of a row, which SQLite's driver has by place, PostgreSQL's by name."""
    return next(iter(row.values() if isinstance(row, dict) else row))


async def test_rows_reach_the_disk_in_the_order_of_their_keys(vault: Vault) -> None:
    """The order in which citizens of one batch came is lost before SQLite lays down the rows."""
    seen: list[list[str]] = []

    def note(*parts: Any) -> None:
        if "INTO session" in parts[2]:
            seen.append([first_of(row) for row in parts[3]])

    event.listen(vault.database.engine.sync_engine, "before_cursor_execute", note)
    names = [citizen(number) for number in range(20)]
    async with vault.writing() as tx:
        await tx.save_sessions(dict.fromkeys(names, session()), SOON)
    assert seen == [sorted(names)] != [names]
