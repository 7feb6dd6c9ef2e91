"""R14 in trouble: engine, channel and vault fail, and not even their errors say a word."""

import asyncio
import gc
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
import pytest_asyncio
import structlog
from sqlalchemy import event

from bot.channel.calls import Call
from bot.channel.telegram_bot import Telegram
from bot.conversation.inputs import Typed
from bot.conversation.turn import take_turn
from bot.logs import write_logs
from bot.sandbox import Citizen, Sandbox
from bot.service.delivery import Delivery
from bot.store.vault import Vault
from tests.attack.marked import FIRST_NAME, MARKERS, TOKEN, Listening, bytes_in, found_in, told
from tests.service.desk import Desk
from tests.store.made import ring_of


@pytest.fixture
def listening() -> Iterator[Listening]:
    """Set every logger there is to DEBUG, and keep what they write."""
    handler, root = Listening(), logging.getLogger()
    before = list(root.handlers)
    write_logs("debug", "text")
    loggers = [root, *map(logging.getLogger, root.manager.loggerDict)]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
    structlog.reset_defaults()
    root.handlers[:] = before


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """Give a desk whose vault is a file."""
    vault = await Vault.open(f"sqlite:///{tmp_path}/vault.db", ring_of(1))
    yield Desk(vault, Sandbox(TOKEN, limits=None))
    await vault.close()


async def _middle(desk: Desk) -> Citizen:
    """Take a citizen to where words are accepted, with answers in the session."""
    citizen = desk.sandbox.citizen(FIRST_NAME)
    await desk.take(citizen.say("/start"))
    for words in ("Français", "oui", "pour moi", "coupée"):
        await desk.take(citizen.say(words))
    return citizen


async def test_a_crashing_turn_says_nothing(
    desk: Desk, tmp_path: Path, listening: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the engine whose text is the answer itself reaches no log and no file."""
    citizen = await _middle(desk)
    monkeypatch.setattr("bot.service.batch.take_turn", _crash)
    for marker in MARKERS:
        await desk.take(citizen.say(marker))
    async with desk.vault.reading() as rows:
        assert len(await rows.updates_set_aside()) == len(MARKERS)
    assert any("turn_failed" in line for line in listening.lines)
    log = "\n".join(listening.lines).encode()
    assert found_in(bytes_in(tmp_path) | {"log": log}, (citizen.id,)) == []


def _crash(*given: Any) -> Any:
    match given[2]:
        case Typed(text):
            raise ValueError(text, given[1])
    return take_turn(*given)


class _Crashing:
    """A channel that fails in a way nobody foresaw, with the whole message in its error."""

    async def send(self, call: Call) -> None:
        """Fail."""
        raise RuntimeError(TOKEN, call)


async def test_a_crashing_delivery_says_nothing(
    desk: Desk, tmp_path: Path, listening: Listening
) -> None:
    """An error of the channel that holds a whole message reaches no log and no file."""
    citizen = await _middle(desk)
    await desk.take(*[citizen.say(marker) for marker in MARKERS], citizen.say("/mydata"))
    delivery = Delivery(desk.vault, cast("Telegram", _Crashing()), Random(1))
    delivery.accept(desk.taken[-1].messages)
    workers = list(delivery.workers)
    await asyncio.wait(workers, timeout=5)
    del workers
    await delivery.close()
    del delivery
    gc.collect()  # asyncio tells of a task that failed when nobody can ask it any more
    await asyncio.sleep(0)
    assert any("message_given_up" in line for line in listening.lines), "it has to crash"
    log = "\n".join(listening.lines).encode()
    assert found_in(bytes_in(tmp_path) | {"log": log}, (citizen.id,)) == []


_TRIGGER = "CREATE TRIGGER refuse BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END"


@pytest.mark.parametrize("trouble", ["integrity", "locked", "full", "closed", "gone"])
async def test_a_failing_database_says_nothing(
    desk: Desk, tmp_path: Path, listening: Listening, trouble: str
) -> None:
    """However the vault fails, the error it raises and the log say no word of the citizen's."""
    citizen = await _middle(desk)
    with sqlite3.connect(tmp_path / "vault.db", isolation_level=None) as other:
        await _break(desk, other, trouble)
        for marker in MARKERS:
            with pytest.raises(Exception) as caught:  # noqa: PT011 - of any kind
                await desk.take(citizen.say(marker))
            assert found_in({"error": told(caught.value)}, (citizen.id,)) == []
    other.close()
    log = "\n".join(listening.lines).encode()
    assert found_in(bytes_in(tmp_path) | {"log": log}, (citizen.id,)) == []


async def _break(desk: Desk, other: sqlite3.Connection, trouble: str) -> None:
    async with desk.vault.database.reading() as db:
        await db.exec_driver_sql("PRAGMA busy_timeout=10")
        if trouble == "full":
            pages = (await db.exec_driver_sql("PRAGMA page_count")).scalar()
            await db.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    match trouble:
        case "integrity":
            other.execute(_TRIGGER.format(table="handled_update"))
        case "locked":
            other.execute("BEGIN IMMEDIATE")
        case "closed":
            await desk.vault.database.engine.dispose()
            event.listen(desk.vault.database.engine.sync_engine, "do_connect", _refuse)
        case "gone":
            other.execute("DROP TABLE outbox")


def _refuse(*_: Any) -> None:
    raise sqlite3.OperationalError("unable to open database file")


async def test_the_control_would_see_a_leak(desk: Desk, tmp_path: Path) -> None:
    """The search finds a marker, a token and a chat where somebody does write them."""
    citizen = desk.sandbox.citizen(FIRST_NAME)
    (tmp_path / "leak.log").write_text(f"{MARKERS[0]} {TOKEN} {citizen.id}", "utf-8")
    found = found_in(bytes_in(tmp_path), (citizen.id,))
    assert {name for name, _ in found} == {"leak.log"}
    assert len(found) == 4, "the marker, the token, its secret half, the chat"
