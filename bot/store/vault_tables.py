"""The tables of the vault: what is personal, sealed in `body`, gone after `expires_on`.

No table has a rowid, a counter, a date of creation or a date of change: each would tell the order
in which citizens came. Keys are random or natural. `citizen` is `bot.store.keys.citizen_mac`.
`body` stands last, so that SQLite can read the other columns without it.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Double,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
)

VAULT_HEAD = "vault_3"
"""The migration that makes the tables below; a vault at this revision needs no Alembic."""

vault_tables = MetaData()


def _citizen(*, key: bool = False, index: bool = False) -> Column[str]:
    return Column("citizen", String(64), primary_key=key, index=index, nullable=False)


def _expires_on() -> Column[Any]:
    """Give the last day on which the row may exist."""
    return Column("expires_on", Date, nullable=False)


def _body() -> Column[bytes]:
    return Column("body", LargeBinary, nullable=False)


def _table(name: str, *columns: Column[Any]) -> Table:
    return Table(name, vault_tables, *columns, sqlite_with_rowid=False)


session = _table("session", _citizen(key=True), _expires_on(), _body())

request = _table(
    "request",
    Column("reference", String(64), primary_key=True),
    _citizen(index=True),
    _expires_on(),
    _body(),
)

document = _table(
    "document",
    Column("key", String(64), primary_key=True),
    _citizen(index=True),
    Column("reference", String(64), index=True),
    Column("status", String(8), nullable=False),
    _expires_on(),
    _body(),
)

opening = _table(
    "opening",
    Column("id", String(32), primary_key=True),
    _citizen(index=True),
    Column("reference", String(64), index=True, nullable=False),
    _expires_on(),
    _body(),
)

outbox = _table(
    "outbox",
    _citizen(key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("priority", SmallInteger, nullable=False),
    Column("due", Double),
    Column("tries", SmallInteger, nullable=False),
    _expires_on(),
    _body(),
)

handled_update = _table(
    "handled_update",
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    _expires_on(),
)

set_aside = _table(
    "set_aside",
    Column("id", String(32), primary_key=True),
    _citizen(index=True),
    Column("reason", String(64), nullable=False),
    _expires_on(),
    _body(),
)

pool = _table(
    "pool",
    Column("id", String(32), primary_key=True),
    _citizen(index=True),
    _expires_on(),
    _body(),
)

folding = _table("folding", Column("name", String(16), primary_key=True), _body())

setting = _table(
    "setting",
    Column("key", String(32), primary_key=True),
    Column("value", String(64), nullable=False),
)
