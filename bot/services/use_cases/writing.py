"""What is done with what candidates write and gather, and with the wall around it."""

from dataclasses import dataclass

from bot.services.drafts.approvals import Approvals
from bot.services.evidence.evidence import Evidence
from bot.services.evidence.finding import EvidenceFinder
from bot.services.guiding.guiding import Guiding
from bot.services.sharing.readers import Readers
from bot.services.sharing.sharing import Sharing
from bot.services.sharing.walls import Walls
from bot.services.suggesting.suggesting import Suggesting
from bot.services.use_cases.parts import Parts


@dataclass(frozen=True)
class WritingCases(Parts):
    """The use cases of goals, reflections and evidence."""

    @property
    def approvals(self) -> Approvals:
        """The use cases of the approval of goals."""
        return Approvals(self.records, self.drafts.reading, self.confirmations.outbox)

    @property
    def suggesting(self) -> Suggesting:
        """The use case of suggested wording."""
        return Suggesting(self.records, self.packs, self.drafts, self.draft_model, self.confirmations.outbox)

    @property
    def guiding(self) -> Guiding:
        """The use case of a goal or a reflection asked for one question at a time."""
        return Guiding(self.drafts)

    @property
    def sharing(self) -> Sharing:
        """The use case of what a candidate lets their supervisor see."""
        return Sharing(self.records, self.packs, self.confirmations.outbox)

    @property
    def walls(self) -> Walls:
        """The use case of a question at the wall."""
        return Walls(self.records, self.packs)

    @property
    def readers(self) -> Readers:
        """The use case of who looked at one's own record."""
        return Readers(self.records)

    @property
    def evidence(self) -> Evidence:
        """The use cases of evidence."""
        return Evidence(self.records, self.packs, self.confirmations.outbox)

    @property
    def evidence_finder(self) -> EvidenceFinder:
        """The use case of what could serve as evidence."""
        return EvidenceFinder(self.evidence)
