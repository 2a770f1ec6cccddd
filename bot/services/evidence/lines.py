"""What stands beside evidence: how much is asked for and who says so, the goals it belongs to, names in its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.services.days import day_of
from bot.services.rulebook import rules_of
from bot.services.sharing.replies import ItemSharing
from bot.services.sharing.shares import SharedItems
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.record.artifacts import Artifact
from induction.record.gathered import ForStandard, artifacts_asked, for_each_standard
from induction.standing.resting import rule_of
from induction.writing.drafts import DraftKind
from induction.writing.goals import Goal
from induction.writing.shares import Item, SharedKind
from storage.records import Records


@dataclass(frozen=True)
class EvidenceLines:
    """Reads what belongs beside evidence. It decides nothing: who may see what was asked before."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def pack(self, candidate: Person, now: datetime) -> ProgramPack:
        """The rules that are the candidate's on their day."""
        return rules_of(self.packs, candidate, day_of(candidate, now))

    def rows(self, candidate: Person, pack: ProgramPack) -> Sequence[ForStandard]:
        """Every standard with what is gathered for it."""
        artifacts = self.records.artifacts.of_candidates([candidate.id])
        return for_each_standard(pack, artifacts, self.records.milestones.of_candidates([candidate.id]))

    def goals(self, candidate: Person) -> Sequence[tuple[str, str]]:
        """The candidate's goals by draft id and title, in the order in which they were begun."""
        drafts = self.records.drafts.of([candidate.id], DraftKind.GOAL)
        return [(one.draft_id, " ".join(Goal.of(one.parts).title.split())) for one in drafts]

    def sharing(self, reader: Person, candidate: Person, artifact: Artifact) -> ItemSharing | None:
        """How the artifact stands with the candidate's supervisor, as the two of them may know it."""
        item = Item(candidate_id=candidate.id, kind=SharedKind.ARTIFACT, item=str(artifact.id))
        return SharedItems(self.records).sharing(reader, candidate, item, self.packs)

    def is_own_entry(self, candidate: Person, entry_id: int) -> bool:
        """Whether that entry of the ledger is the candidate's."""
        entry = self.records.entry(entry_id)
        return entry is not None and entry.candidate_id == candidate.id


def asked_words(pack: ProgramPack) -> str | None:
    """How many artifacts are asked for of each standard, `1–2`; None where no document says."""
    asked = artifacts_asked(pack)
    if asked is None or not asked.need:
        return None
    need, most = (number * max(1, len(asked.years)) for number in (asked.need, asked.most or asked.need))
    return f"{need}–{most}" if asked.most is not None and most > need else str(need)


def source_words(pack: ProgramPack) -> str | None:
    """The document and the place that ask for artifacts; None where none does."""
    asked = artifacts_asked(pack)
    source = next(iter(rule_of(pack, asked.rule).sources), None) if asked else None
    if source is None:
        return None
    return f"{pack.document(source.document).title}, {source.place}, line {source.line}"


def newest_day(on: date | None, today: date) -> date:
    """The day that is known, and today where none is, or one to come."""
    return today if on is None else min(on, today)
