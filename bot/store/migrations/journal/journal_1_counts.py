"""Make the first tables of the journal."""

import sqlalchemy as sa
from alembic import op

revision = "journal_1"
down_revision = None


def upgrade() -> None:
    """Create the counts and the tokens of releases."""
    op.create_table(
        "tally",
        sa.Column("kind", sa.String(128), primary_key=True),
        sa.Column("prototype", sa.String(128), primary_key=True),
        sa.Column("version", sa.String(128), primary_key=True),
        sa.Column("a", sa.String(128), primary_key=True),
        sa.Column("b", sa.String(128), primary_key=True),
        sa.Column("n", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "release",
        sa.Column("token", sa.String(64), primary_key=True),
        sqlite_with_rowid=False,
    )
