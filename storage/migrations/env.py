"""Runs the migrations on the connection that storage/schema.py hands over, inside its transaction."""

from alembic import context

from storage.tables import (
    audit,
    drafts,
    erasures,
    errands,
    evidence,
    feedback,
    feeds,
    hours,
    people,
    programs,
    questions,
    recommendation,
    reminding,
    sessions,
    wordings,
)
from storage.tables.ground import Row

TABLES = (
    audit,
    drafts,
    erasures,
    errands,
    evidence,
    feedback,
    feeds,
    hours,
    people,
    programs,
    questions,
    recommendation,
    reminding,
    sessions,
    wordings,
)
"""Imported, so that the metadata knows every table."""

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata)
context.run_migrations()
