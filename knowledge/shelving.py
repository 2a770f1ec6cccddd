"""What becomes of files that are added: each read once, compared with what the program has."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from induction.packs.documents import ProgramDocument
from knowledge.passages import Passage
from knowledge.reading.files import content_of, read
from knowledge.reading.unreadable import Unreadable

_SAME_NAME = "another file of the same name came before it. Give one of them another name, then add it again."


class Change(StrEnum):
    """What adding a file did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    UNREADABLE = "unreadable"


class Outcome(BaseModel):
    """What became of one file. `document` is there unless it was unreadable, and then `reason` says why.

    `before` is the document of the same name that it replaced.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    change: Change
    document: ProgramDocument | None = None
    before: ProgramDocument | None = None
    reason: str | None = None


@dataclass(frozen=True)
class GivenFile:
    """A file to be added, read when it is first asked for its passages."""

    path: Path
    program: str
    title: str | None

    @cached_property
    def sha256(self) -> str:
        """What tells this content from any other; Unreadable where there is none."""
        return hashlib.sha256(content_of(self.path)).hexdigest()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What can be quoted from it; Unreadable where nothing can."""
        return read(self.path, program=self.program, title=self.title)

    def document(self, now: datetime) -> ProgramDocument:
        """Its entry in the catalogue."""
        return ProgramDocument(
            program=self.program,
            name=self.path.name,
            title=self.passages[0].title,
            sha256=self.sha256,
            passages=len(self.passages),
            added_at=now,
        )


@dataclass(frozen=True)
class Plan:
    """What is to be done: an outcome a file, the documents held afterwards, and the passages that are new."""

    outcomes: tuple[Outcome, ...]
    held: Mapping[str, ProgramDocument]
    fresh: Mapping[str, tuple[Passage, ...]]


def planned(files: Sequence[GivenFile], held: Mapping[str, ProgramDocument], now: datetime) -> Plan:
    """What adding the files to those that are held will do."""
    after = dict(held)
    fresh: dict[str, tuple[Passage, ...]] = {}
    outcomes: list[Outcome] = []
    for file in files:
        name = file.path.name
        before = after.get(name)
        try:
            if before is not None and before.sha256 == file.sha256:
                outcomes.append(Outcome(name=name, change=Change.UNCHANGED, document=before))
                continue
            if name in fresh:
                outcomes.append(Outcome(name=name, change=Change.UNREADABLE, reason=_SAME_NAME))
                continue
            after[name], fresh[name] = file.document(now), file.passages
            change = Change.ADDED if before is None else Change.REPLACED
            outcomes.append(Outcome(name=name, change=change, document=after[name], before=before))
        except Unreadable as fault:
            outcomes.append(Outcome(name=name, change=Change.UNREADABLE, reason=fault.reason))
    return Plan(tuple(outcomes), after, fresh)
