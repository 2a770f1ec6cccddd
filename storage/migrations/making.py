"""What the migrations make tables of.

Postgres keeps an instant with its time zone, SQLite as UTC without one.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

INSTANT = sa.DateTime(timezone=True)
WORD = sa.String(32)


def id_column() -> sa.Column[Any]:
    """The number of a row."""
    return sa.Column("id", sa.Integer, nullable=False)


def needed(name: str, kind: Any) -> sa.Column[Any]:
    """A column that is never empty."""
    return sa.Column(name, kind, nullable=False)


def reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """A foreign key, named as the tables name it."""
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def refuse_changes(table: str) -> None:
    """Have the database refuse every change of what is in the table."""
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_refuses_changes() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_refuses_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuses_changes()"
    )


def let_erased_go(table: str, whose: str) -> None:
    """Have the database let go of a row of an append-only table once the person is erased whose it is.

    `whose` is their number in SQL, from the row that is `OLD`. Changing a row stays refused, whoever is erased.
    """
    erased = f"EXISTS (SELECT 1 FROM erasure WHERE person_id = {whose})"  # noqa: S608 - names of ours
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {table}_refuses_delete")
        op.execute(
            f"CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table} WHEN NOT {erased} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
        return
    op.execute(f"DROP TRIGGER {table}_refuses_changes ON {table}")
    op.execute(
        f"CREATE TRIGGER {table}_refuses_changes BEFORE UPDATE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuses_changes()"
    )
    op.execute(
        f"CREATE FUNCTION {table}_keeps_its_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF NOT {erased} THEN RAISE EXCEPTION '{table} is append-only'; END IF; RETURN OLD; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_keeps_its_rows BEFORE DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_keeps_its_rows()"
    )
