"""A catalogue in one file, which several processes can hold."""

import json
from collections.abc import Sequence
from pathlib import Path

from induction.packs.documents import ProgramDocument


class PaperCatalogue:
    """Keeps what `knowledge.catalogue.Catalogue` asks for as JSON; read anew every time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _rows(self) -> dict[str, tuple[str, list[dict[str, object]]]]:
        return json.loads(self._path.read_text()) if self._path.exists() else {}

    def generation(self, program: str) -> str | None:
        return self._rows().get(program, (None, []))[0]

    def documents(self, program: str) -> tuple[ProgramDocument, ...]:
        rows = self._rows().get(program, (None, []))[1]
        return tuple(sorted(map(ProgramDocument.model_validate, rows), key=lambda document: document.name))

    def publish(
        self, program: str, generation: str, documents: Sequence[ProgramDocument], *, replacing: str | None
    ) -> bool:
        rows = self._rows()
        if rows.get(program, (None, []))[0] != replacing:
            return False
        rows[program] = (generation, [document.model_dump(mode="json") for document in documents])
        self._path.write_text(json.dumps(rows))
        return True

    def programs(self) -> tuple[str, ...]:
        return tuple(sorted(program for program, (_, documents) in self._rows().items() if documents))
