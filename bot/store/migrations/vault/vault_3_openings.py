"""Keep who opened a request, and let a document be refused."""

import sqlalchemy as sa
from alembic import op

revision = "vault_3"
down_revision = "vault_2"


def upgrade() -> None:
    """Create the table of openings; `refused` is one letter longer than a status could be."""
    op.create_table(
        "opening",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("citizen", sa.String(64), nullable=False),
        sa.Column("reference", sa.String(64), nullable=False),
        sa.Column("expires_on", sa.Date, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_opening_citizen", "opening", ["citizen"])
    op.create_index("ix_opening_reference", "opening", ["reference"])
    if op.get_bind().dialect.name == "sqlite":
        _make_documents_anew()
    else:
        op.alter_column("document", "status", type_=sa.String(8), existing_nullable=False)


def _make_documents_anew() -> None:
    """SQLite changes no column: the rows move to a new table of the same name."""
    for column in ("citizen", "reference"):
        op.drop_index(f"ix_document_{column}", "document")
    op.rename_table("document", "document_before")
    op.create_table(
        "document",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("citizen", sa.String(64), nullable=False),
        sa.Column("reference", sa.String(64)),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("expires_on", sa.Date, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO document SELECT * FROM document_before")
    op.drop_table("document_before")
    for column in ("citizen", "reference"):
        op.create_index(f"ix_document_{column}", "document", [column])
