"""From a database URL to a SQLAlchemy engine with the settings that privacy and safety need.

`sqlite:///data/vault.db` and `postgresql://…` name no driver; the asynchronous one is put in here.
`memory` or `sqlite://` is a database that lives in this process only, for the studio and tests.
"""

import asyncio
import os
import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor, ExceptionContext
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from bot.errors import StoreRefused
from bot.store.rewriting import take_gate

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}

_TRIES, _PAUSE = 50, 0.02
"""How often, and how many seconds apart, a new file is switched to its write-ahead log."""

_PRAGMAS = (
    "PRAGMA busy_timeout=10000",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
)


def engine_for(url: str, name: str) -> AsyncEngine:
    """Make the engine of the database `name` (`vault` or `journal`), with its file if it is one.

    Raises StoreRefused, without the password of the URL, if no database can be meant.
    """
    try:
        place = _place("sqlite://" if url == "memory" else url)
        if in_memory(place):
            return _prepared(create_async_engine(place, hide_parameters=True, poolclass=StaticPool))
        _make_private_file(place)
        return _prepared(create_async_engine(place, hide_parameters=True))
    except (ArgumentError, NoSuchModuleError, KeyError) as error:
        raise StoreRefused(
            f"The URL of the {name} is no database I know. Write `sqlite:///data/{name}.db`"
            " or `postgresql://person:password@host/database`."
        ) from error
    except ModuleNotFoundError as error:
        raise StoreRefused(
            f"The {name} needs `{error.name}`. Run `pip install 'guichet[postgres]'`."
        ) from error
    except OSError as error:
        raise StoreRefused(
            f"The file of the {name} cannot be made ({error.strerror}). Check its path and owner."
        ) from error


def in_memory(url: URL) -> bool:
    """Tell whether a URL names a SQLite database without a file."""
    return url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}


def _place(url: str) -> URL:
    place = make_url(url)
    return place.set(drivername=_DRIVERS[place.get_backend_name()])


def _make_private_file(place: URL) -> None:
    """Make the file before SQLite does, which would let others read it; -wal and -shm follow it."""
    if place.get_backend_name() != "sqlite" or place.database is None:
        return
    file = Path(place.database)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        # Only a new file: closing one that is in use would drop SQLite's locks on it (POSIX).
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        file.chmod(0o600)


def _prepared(engine: AsyncEngine) -> AsyncEngine:
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _set_pragmas)
        event.listen(engine.sync_engine, "begin", _begin)
        event.listen(engine.sync_engine, "handle_error", _keep_when_cancelled)
    else:
        event.listen(engine.sync_engine, "begin", take_gate)
        event.listen(engine.sync_engine, "handle_error", _keep_values_out)
    return engine


def _set_pragmas(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver would begin transactions on its own, late and never IMMEDIATE; `_begin` does it.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    _switch_to_wal(cursor)
    cursor.close()


def _switch_to_wal(cursor: DBAPICursor) -> None:
    """Try again while another process switches the same new file, for which SQLite never waits."""
    for _ in range(_TRIES):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            time.sleep(_PAUSE)
        else:
            return
    cursor.execute("PRAGMA journal_mode=WAL")


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin", "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)


def _keep_when_cancelled(context: ExceptionContext) -> None:
    """Keep the connection when its task is cancelled; in memory it is the whole database.

    SQLAlchemy would throw it away. But aiosqlite's thread works its calls off one by one, so the
    rollback simply follows the statement that was under way.
    """
    if isinstance(context.original_exception, asyncio.CancelledError):
        context.is_disconnect = False


def _keep_values_out(context: ExceptionContext) -> None:
    """Cut an error of PostgreSQL to its first sentence: the details quote the values of a row."""
    primary = getattr(getattr(context.original_exception, "diag", None), "message_primary", None)
    if primary is None:
        return
    context.original_exception.args = (primary,)
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = (primary,)
