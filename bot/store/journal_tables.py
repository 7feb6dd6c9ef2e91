"""The tables of the journal: counts under natural keys, and the tokens of past releases.

Nothing here belongs to one person: no id of a run, no date, no bytes, no free text.
"""

from sqlalchemy import BigInteger, Column, MetaData, String, Table

JOURNAL_HEAD = "journal_1"
"""The migration that makes the tables below; a journal at this revision needs no Alembic."""

CELL = ("kind", "prototype", "version", "a", "b")
"""The names of a count, in the order of `bot.journal.tally.Cell`."""

journal_tables = MetaData()

tally = Table(
    "tally",
    journal_tables,
    *(Column(name, String(128), primary_key=True) for name in CELL),
    Column("n", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

release = Table(
    "release",
    journal_tables,
    Column("token", String(64), primary_key=True),
    sqlite_with_rowid=False,
)
