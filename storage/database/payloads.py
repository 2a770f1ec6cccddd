"""Rows of different tables in one statement: each row says what it is, whose, and carries its columns as JSON."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, String, literal_column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _Payload(FunctionElement[list[Any]]):
    """Columns as one JSON array, in their order."""

    type = JSON()
    inherit_cache = True


@compiles(_Payload, "sqlite")
def _on_sqlite(element: _Payload, compiler: SQLCompiler, **options: Any) -> str:
    """SQLite keeps JSON as text, which has to be told from other text."""

    def part(column: ColumnElement[Any]) -> str:
        told = compiler.process(column, **options)
        return f"json({told})" if isinstance(column.type, JSON) else told

    return f"json_array({', '.join(map(part, element.clauses))})"


@compiles(_Payload, "postgresql")
def _on_postgres(element: _Payload, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_build_array({compiler.process(element.clauses, **options)})"


def payload_rows(what: str, whose: Any, number: Any, columns: Iterable[Any]) -> Select[Any]:
    """Rows of (what, whose, number, payload), fit to stand beside those of other tables in one UNION ALL."""
    return select(
        literal_column(f"'{what}'", String).label("what"),
        whose.label("whose"),
        number.label("number"),
        _Payload(*columns).label("payload"),
    )
