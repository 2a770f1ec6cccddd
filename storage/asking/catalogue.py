"""Which documents answer for a program: the generation of its passages, and what that generation holds."""

from collections.abc import Sequence
from operator import attrgetter

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlmodel import col

from induction.packs.documents import ProgramDocument
from storage.database.engine import Database
from storage.database.writing import InsertOnce
from storage.tables.programs import DocumentRow, GenerationRow

# Built once: several are asked for in every question, and building it takes longer than asking.
_ANSWERING = select(col(GenerationRow.generation)).where(col(GenerationRow.program) == bindparam("program"))
_FIRST = InsertOnce(GenerationRow, "program")


class CatalogueRecords:
    """The documents of each program; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def generation(self, program: str) -> str | None:
        """The generation of the program's passages that answers now; None where nothing was published."""
        with self._database.reading() as connection:
            return connection.execute(_ANSWERING, {"program": program}).scalar_one_or_none()

    def documents(self, program: str) -> tuple[ProgramDocument, ...]:
        """The documents of the program's generation, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(DocumentRow).where(col(DocumentRow.program) == program)).mappings()
            return tuple(sorted((ProgramDocument.model_validate(dict(row)) for row in rows), key=attrgetter("name")))

    def programs(self) -> tuple[str, ...]:
        """The programs that have documents, by name."""
        with self._database.reading() as connection:
            return tuple(sorted(connection.scalars(select(col(DocumentRow.program)).distinct())))

    def publish(
        self, program: str, generation: str, documents: Sequence[ProgramDocument], *, replacing: str | None
    ) -> bool:
        """Whether the generation now answers: False, and nothing changed, where `replacing` is not what answers."""
        with self._database.writing() as connection:
            if not _swap(connection, program, generation, replacing=replacing):
                return False
            connection.execute(delete(DocumentRow).where(col(DocumentRow.program) == program))
            if documents:
                connection.execute(insert(DocumentRow), [document.model_dump() for document in documents])
            return True


def _swap(connection: Connection, program: str, generation: str, *, replacing: str | None) -> bool:
    if replacing is None:
        return _FIRST(connection, {"program": program, "generation": generation})
    held = (col(GenerationRow.program) == program, col(GenerationRow.generation) == replacing)
    return connection.execute(update(GenerationRow).where(*held).values(generation=generation)).rowcount == 1
