"""The table of the research database: runs of citizens who said yes, sealed, 30 days long.

Pseudonymous, so personal: no chat, no citizen and no answer, but one row a person. `code` is a
keyed hash of the erasure code that only the citizen has. No date but the last day.
"""

from sqlalchemy import Column, Date, LargeBinary, MetaData, String, Table

RESEARCH_HEAD = "research_1"
"""The migration that makes the table below."""

research_tables = MetaData()

research_run = Table(
    "research_run",
    research_tables,
    Column("id", String(32), primary_key=True),
    Column("code", String(64), nullable=False, index=True),
    Column("expires_on", Date, nullable=False),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
