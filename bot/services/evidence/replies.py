"""Evidence as people get it, as values: what is there and what is missing, the form, and what could serve."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pydantic import BaseModel, ConfigDict

from bot.services.sharing.replies import ItemSharing
from induction.packs.words import HOUSE_WORDS, ProgramWords
from induction.people import Person
from induction.record.artifacts import Artifact
from induction.record.gathered import ForStandard
from induction.record.possible import Possible


class Seed(BaseModel):
    """What is known of an artifact before its form is filled in; a button carries it.

    `file_id` is Slack's own id of a file that the person shared, and `file` its name.
    """

    model_config = ConfigDict(frozen=True)

    title: str = ""
    standards: tuple[int, ...] = ()
    why: str | None = None
    link: str | None = None
    on: date | None = None
    goal_id: str | None = None
    entry_id: int | None = None
    file_id: str | None = None
    file: str | None = None


@dataclass(frozen=True)
class EvidenceForm:
    """The form of an artifact of the candidate's own, with what is known; `artifact_id` where it changes one.

    `goals` are those that it can belong to, by draft id and title. `keeps` is whether the file itself is kept.
    """

    candidate: Person
    seed: Seed
    today: date
    words: ProgramWords = HOUSE_WORDS
    goals: Sequence[tuple[str, str]] = ()
    artifact_id: int | None = None
    keeps: bool = False


@dataclass(frozen=True)
class EvidenceOffer:
    """What was shared and may be evidence, each to be saved with one tap. `note` says why it is nothing else."""

    seeds: Sequence[Seed]
    note: str | None = None


@dataclass(frozen=True)
class EvidenceList:
    """What a candidate has gathered, as the reader may see it.

    `rows` are all standards with their gaps; for who sees single items alone there are none, and `shared` has the
    items. `asked` says how many are asked for, and `source` where that stands. `goals` are titles by draft id, as far
    as the reader sees goals. `sharing` is how each of the candidate's own stands with their supervisor, by its number.
    """

    reader: Person
    candidate: Person
    words: ProgramWords
    rows: Sequence[ForStandard] = ()
    shared: Sequence[Artifact] = ()
    asked: str | None = None
    source: str | None = None
    goals: Mapping[str, str] = field(default_factory=dict)
    sharing: Mapping[int, ItemSharing] = field(default_factory=dict)

    @property
    def mine(self) -> bool:
        """Whether it is the candidate who reads."""
        return self.reader.id == self.candidate.id


@dataclass(frozen=True)
class EvidenceSaved:
    """An artifact as it was saved, or withdrawn, and how its standards stand now.

    `asked` says how many are asked for of each standard, `sharing` how it stands with the candidate's supervisor.
    """

    artifact: Artifact
    words: ProgramWords
    rows: Sequence[ForStandard]
    asked: str | None = None
    sharing: ItemSharing | None = None


@dataclass(frozen=True)
class EvidenceFound:
    """What of the candidate's own log could serve for a standard, each with the seed of its form; perhaps nothing."""

    row: ForStandard
    words: ProgramWords
    found: Sequence[tuple[Possible, Seed]] = ()
    asked: str | None = None


@dataclass(frozen=True)
class ArtifactFile:
    """The file of an artifact, as it was shared."""

    artifact: Artifact
    content: bytes
