"""The catalogue: which documents a program has, and which generation of its passages answers."""

from collections.abc import Sequence
from typing import Protocol

from induction.packs.documents import ProgramDocument


class Catalogue(Protocol):
    """What every process looks at before it answers. Storage keeps it; each call is one transaction."""

    def generation(self, program: str) -> str | None:
        """The generation that answers for a program now; None where the program never had a document."""
        ...

    def documents(self, program: str) -> tuple[ProgramDocument, ...]:
        """The documents of the program's generation, by name."""
        ...

    def publish(
        self, program: str, generation: str, documents: Sequence[ProgramDocument], *, replacing: str | None
    ) -> bool:
        """Make `generation` the one that answers and `documents` all that the program has.

        False, and nothing changed, where the generation is no longer `replacing`: somebody else was faster.
        """
        ...

    def programs(self) -> tuple[str, ...]:
        """The programs that have documents, by name."""
        ...
