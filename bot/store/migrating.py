"""Alembic, run by the program: an open connection goes in, its database comes out at the head.

Only imported when a migration is due, because importing Alembic takes 0.7 s.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.errors import StoreRefused

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: Connection, name: str) -> None:
    """Bring the database `name` (`vault` or `journal`) to its head, in the open transaction.

    Raises StoreRefused if a newer Guichet wrote the database.
    """
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(_MIGRATIONS / name).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreRefused(
            f"The {name} was written by a newer Guichet. Install that version or a later one."
        ) from error
