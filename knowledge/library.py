"""The library: a program's documents, added, replaced, removed and searched."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from induction.packs.documents import ProgramDocument
from knowledge.catalogue import Catalogue
from knowledge.passages import Passage
from knowledge.search.hits import Hit
from knowledge.search.index import PassageIndex, Progress
from knowledge.search.nearness import Vector
from knowledge.shelving import Change, GivenFile, Outcome, Plan, planned

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

__all__ = ["Change", "Library", "Outcome"]

T = TypeVar("T")

_STAMP = "%Y%m%d%H%M%S"
_ABANDONED = timedelta(days=1)
"""How old a generation that does not answer must be before it counts as left by a process that died."""


class Library:
    """The documents of every program: passages in `folder` (or on a Chroma server), what counts in `catalogue`.

    A change builds a new generation of the program's passages beside the one that answers, then publishes it, if
    nobody else has published meanwhile. Every question looks at the catalogue first, in every process.
    """

    def __init__(
        self, folder: Path, catalogue: Catalogue, embeddings: "Embeddings", chroma_url: str | None = None
    ) -> None:
        self._catalogue = catalogue
        self._index = PassageIndex(embeddings, folder=folder, url=chroma_url)

    def close(self) -> None:
        """Let go of the passages' files and connections."""
        self._index.close()

    def check(self) -> str:
        """Where the passages are kept; Refused where that is a Chroma server that does not answer."""
        return self._index.check()

    def documents(self, program: str) -> tuple[ProgramDocument, ...]:
        """The documents that answer for a program, by name."""
        return self._catalogue.documents(program)

    def programs(self) -> tuple[str, ...]:
        """The programs that have documents."""
        return self._catalogue.programs()

    def passages(self, program: str) -> tuple[Passage, ...]:
        """All passages of a program; the same tuple as long as nothing changed."""
        return self._steadily(
            (program,), lambda now: self._index.passages(program, now[program]) if program in now else ()
        )

    def search(self, question: str, programs: Sequence[str], limit: int = 10) -> tuple[Hit, ...]:
        """The best passages for a question in those programs, best first."""
        return self._steadily(programs, lambda now: self._index.search(question, now, limit))

    def similar(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """How near in meaning the question is to every text, in their order: the cosines. Each text is read once."""
        return self._index.similar(question, texts)

    def vectors(self, program: str) -> dict[str, Vector]:
        """The vector of every text of a program, so that none is made twice."""
        return self._steadily(
            (program,), lambda now: self._index.vectors(program, now[program]) if program in now else {}
        )

    def add(
        self,
        program: str,
        files: Sequence[Path],
        *,
        now: datetime,
        titles: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> tuple[Outcome, ...]:
        """Read the files into a program; one outcome a file, in their order. `titles` are by file name.

        The same content again changes nothing, a changed file replaces its old passages, and a file that cannot be
        read does not keep the others out. `progress` hears how many passages are done, and of how many.
        """
        given = [GivenFile(path, program, (titles or {}).get(path.name)) for path in files]
        known: dict[str, Vector] = {}

        def attempt(old: str | None) -> tuple[Outcome, ...] | None:
            plan = planned(given, self._held(program), now)
            if plan.fresh and not self._publish(program, old, plan, now, known, progress):
                return None
            return plan.outcomes

        return self._until_published(program, attempt)

    def remove(self, program: str, name: str, *, now: datetime) -> bool:
        """Take a document out, so that it never answers again; False where the program does not have it."""

        def attempt(old: str | None) -> bool | None:
            held = self._held(program)
            if held.pop(name, None) is None:
                return False
            return self._publish(program, old, Plan((), held, {}), now, {}, None) or None

        return self._until_published(program, attempt)

    def renew(self, *, now: datetime, progress: Progress | None = None) -> tuple[str, ...]:
        """The programs whose vectors were of another embedding model, made anew of the passages that are kept."""
        return tuple(program for program in self.programs() if self._renewed(program, now, progress))

    def _renewed(self, program: str, now: datetime, progress: Progress | None) -> bool:
        known: dict[str, Vector] = {}

        def attempt(old: str | None) -> bool | None:
            if old is None or self._index.is_current(program, old):
                return False
            return self._publish(program, old, Plan((), self._held(program), {}), now, known, progress) or None

        return self._until_published(program, attempt)

    def _held(self, program: str) -> dict[str, ProgramDocument]:
        return {document.name: document for document in self._catalogue.documents(program)}

    def _until_published(self, program: str, attempt: Callable[[str | None], T | None]) -> T:
        """What `attempt` makes of the program's generation, tried again for as long as others are faster."""
        from chromadb.errors import ChromaError  # noqa: PLC0415 - takes most of a second; loaded when first used

        while True:
            old = self._catalogue.generation(program)
            try:
                done = attempt(old)
            except ChromaError:
                if self._catalogue.generation(program) == old:
                    raise
                continue
            if done is not None:
                return done

    def _publish(
        self,
        program: str,
        old: str | None,
        plan: Plan,
        now: datetime,
        known: dict[str, Vector],
        progress: Progress | None,
    ) -> bool:
        """Build a generation of what the plan holds and make it the one that answers; False where another was faster.

        `known` collects vectors, so that an attempt that lost makes none twice.
        """
        new = f"{now:{_STAMP}}-{uuid4().hex[:12]}"
        passages = self._index.passages(program, old) if old else ()
        known.update(self._index.vectors(program, old) if old else {})
        kept = [passage for passage in passages if passage.document in plan.held and passage.document not in plan.fresh]
        added = [passage for found in plan.fresh.values() for passage in found]
        won = False
        try:
            self._index.build(program, new, [*kept, *added], known=known, progress=progress)
            won = self._catalogue.publish(program, new, tuple(plan.held.values()), replacing=old)
        finally:
            if not won:
                self._index.drop(program, new)
        if won:
            self._clear_away(program, old, now)
        return won

    def _clear_away(self, program: str, old: str | None, now: datetime) -> None:
        """Drop the generation that was replaced, and those that a process left behind when it died."""
        oldest = f"{now - _ABANDONED:{_STAMP}}"
        current = self._catalogue.generation(program)
        for generation in self._index.generations(program):
            if generation != current and (generation == old or generation < oldest):
                self._index.drop(program, generation)

    def _steadily(self, programs: Sequence[str], look: Callable[[Mapping[str, str]], T]) -> T:
        """What `look` finds in the generations of now; once more where one was replaced, and dropped, meanwhile."""
        now = self._generations(programs)
        if not now:
            return look(now)
        from chromadb.errors import ChromaError  # noqa: PLC0415 - takes most of a second; loaded when first used

        try:
            return look(now)
        except ChromaError:
            later = self._generations(programs)
            if later == now:
                raise
            return look(later)

    def _generations(self, programs: Sequence[str]) -> dict[str, str]:
        return {program: found for program in programs if (found := self._catalogue.generation(program))}
