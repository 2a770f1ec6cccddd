"""Rehearsal: a program's documents as they would answer with other files among them, with nothing published."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from induction.packs.pack import ProgramPack
from induction.refused import Refused
from knowledge.library import Library
from knowledge.passages import Passage
from knowledge.search.hits import Hit
from knowledge.search.index import PassageIndex, Progress
from knowledge.shelving import Change, GivenFile, planned

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

_GENERATION = "rehearsal"


@dataclass(frozen=True)
class Rehearsal:
    """What the library gives, save for one program, whose passages are those of `index`."""

    library: Library
    program: str
    index: PassageIndex

    def programs(self) -> tuple[str, ...]:
        """The programs that have documents."""
        return tuple(sorted({*self.library.programs(), self.program}))

    def passages(self, program: str) -> tuple[Passage, ...]:
        """A program's passages in order."""
        if program != self.program:
            return self.library.passages(program)
        return self.index.passages(program, _GENERATION)

    def search(self, question: str, programs: Sequence[str], limit: int) -> tuple[Hit, ...]:
        """The best passages for a question in those programs, best first."""
        others = [program for program in programs if program != self.program]
        hits = list(self.library.search(question, others, limit)) if others else []
        if self.program in programs:
            hits += self.index.search(question, {self.program: _GENERATION})
        return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])

    def similar(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """How near each text is to the question by meaning."""
        return self.library.similar(question, texts)


@contextmanager
def rehearsed(
    library: Library,
    embeddings: "Embeddings",
    pack: ProgramPack,
    files: Sequence[Path],
    *,
    now: datetime,
    progress: Progress | None = None,
) -> Iterator[Rehearsal]:
    """The program's documents with the files added, or in place of those of the same name; gone at the end.

    Texts that the library holds already are not embedded again. Refused where a file cannot be read.
    """
    held = {document.name: document for document in library.documents(pack.id)}
    titles = {document.file: document.title for document in pack.documents}
    plan = planned([GivenFile(path, pack.id, titles.get(path.name)) for path in files], held, now)
    for outcome in plan.outcomes:
        if outcome.change is Change.UNREADABLE:
            raise Refused("unreadable_file", f"{outcome.name}: {outcome.reason}")
    kept = [one for one in library.passages(pack.id) if one.document not in plan.fresh]
    added = [one for passages in plan.fresh.values() for one in passages]
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        index = PassageIndex(embeddings, folder=Path(folder))
        try:
            index.build(pack.id, _GENERATION, [*kept, *added], known=library.vectors(pack.id), progress=progress)
            yield Rehearsal(library, pack.id, index)
        finally:
            index.close()
