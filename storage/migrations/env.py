"""Runs the migrations on the connection that storage/schema.py hands over, inside its transaction."""

from alembic import context

from storage.tables import Row

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata)
context.run_migrations()
