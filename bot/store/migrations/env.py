"""Alembic runs this file: it migrates the connection that `bot.store.migrating` hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
