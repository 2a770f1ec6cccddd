"""What is done on the way to the recommendation: steps, sign-offs, ratings and support."""

from dataclasses import dataclass

from bot.services.assessing.cases import Cases
from bot.services.assessing.growing import Growths
from bot.services.assessing.rating import Ratings
from bot.services.support.plans import SupportPlans
from bot.services.support.warnings import EarlyWarnings
from bot.services.use_cases.writing import WritingCases
from bot.services.verification.files import CandidateFiles
from bot.services.verification.packets import Packets
from bot.services.verification.sign_offs import SignOffs
from bot.services.verification.steps import Steps


@dataclass(frozen=True)
class RecordCases(WritingCases):
    """The use cases of a candidate’s way."""

    @property
    def steps(self) -> Steps:
        """The use cases of a candidate's checklist."""
        return Steps(CandidateFiles(self.records, self.packs), self.confirmations.outbox, self.evidence)

    @property
    def sign_offs(self) -> SignOffs:
        """The use cases of the way to the recommendation."""
        return SignOffs(CandidateFiles(self.records, self.packs), self.confirmations.outbox)

    @property
    def packets(self) -> Packets:
        """The use case of a candidate's packet."""
        return Packets(self.records, self.packs, self.confirmations.outbox)

    @property
    def ratings(self) -> Ratings:
        """The use case of rating a candidate on the standards."""
        return Ratings(Cases(self.records, self.packs), self.confirmations.outbox)

    @property
    def growths(self) -> Growths:
        """The use case of a candidate's growth."""
        return Growths(Cases(self.records, self.packs), self.confirmations.outbox)

    @property
    def support_plans(self) -> SupportPlans:
        """The use case of support plans."""
        return SupportPlans(self.records, self.packs, self.confirmations.outbox)

    @property
    def early_warnings(self) -> EarlyWarnings:
        """The use case of facts that people should see early."""
        return EarlyWarnings(self.records, self.packs, self.support_plans)
