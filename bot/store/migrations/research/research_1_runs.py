"""Make the first table of the research database."""

import sqlalchemy as sa
from alembic import op

revision = "research_1"
down_revision = None


def upgrade() -> None:
    """Create the runs, and the index by which a code erases one."""
    op.create_table(
        "research_run",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("expires_on", sa.Date, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_research_run_code", "research_run", ["code"])
