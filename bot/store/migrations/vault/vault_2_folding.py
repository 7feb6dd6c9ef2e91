"""Keep the counts that a release holds back, and no longer mark single runs."""

import sqlalchemy as sa
from alembic import op

revision = "vault_2"
down_revision = "vault_1"


def upgrade() -> None:
    """Create the table of counts held back; a run in the pool belongs to no batch any more."""
    op.create_table(
        "folding",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.drop_column("pool", "batch")
