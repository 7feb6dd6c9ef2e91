"""Make the first tables of the vault."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "vault_1"
down_revision = None


def upgrade() -> None:
    """Create every table of the vault and its indexes."""
    _table("session", _citizen(key=True))
    _table("request", sa.Column("reference", sa.String(64), primary_key=True), _citizen())
    _table(
        "document",
        sa.Column("key", sa.String(64), primary_key=True),
        _citizen(),
        sa.Column("reference", sa.String(64)),
        sa.Column("status", sa.String(6), nullable=False),
    )
    _table(
        "outbox",
        _citizen(key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("priority", sa.SmallInteger, nullable=False),
        sa.Column("due", sa.Double),
        sa.Column("tries", sa.SmallInteger, nullable=False),
    )
    _table("set_aside", _id(), _citizen(), sa.Column("reason", sa.String(64), nullable=False))
    _table("pool", _id(), _citizen(), sa.Column("batch", sa.String(64)))
    _tables_without_body()
    for table in ("request", "document", "set_aside", "pool"):
        op.create_index(f"ix_{table}_citizen", table, ["citizen"])
    op.create_index("ix_document_reference", "document", ["reference"])


def _tables_without_body() -> None:
    op.create_table(
        "handled_update",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("expires_on", sa.Date, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("value", sa.String(64), nullable=False),
        sqlite_with_rowid=False,
    )


def _table(name: str, *columns: sa.Column[Any]) -> None:
    expires_on = sa.Column("expires_on", sa.Date, nullable=False)
    body = sa.Column("body", sa.LargeBinary, nullable=False)
    op.create_table(name, *columns, expires_on, body, sqlite_with_rowid=False)


def _citizen(*, key: bool = False) -> sa.Column[str]:
    return sa.Column("citizen", sa.String(64), primary_key=key, nullable=False)


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(32), primary_key=True)
