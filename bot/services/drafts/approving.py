"""How far the approval of a goal is, as whoever reads the goal may know it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.services.days import day_of
from bot.services.drafts.replies import Approving, WordLine
from bot.services.ledger.lines import LedgerLines
from induction.access import Action, may
from induction.people import Person, Role
from induction.writing.approvals import Approval, VersionApprovals, approvals_on, approvers_of
from induction.writing.drafts import Draft, DraftKind, newest_kept


@dataclass(frozen=True)
class ApprovalLines:
    """Puts names to what is said of goals. Candidate and coach read every comment, a supervisor their own alone."""

    lines: LedgerLines

    def of(self, reader: Person, candidate: Person, versions: Sequence[Draft]) -> Approving | None:
        """What stands of the newest version that was kept, with what was said of earlier ones; None where none was.

        `versions` are those that the reader may see.
        """
        if versions[-1].kind is not DraftKind.GOAL:
            return None
        said = self.lines.records.approvals.of_draft(versions[0].draft_id)
        return self.among(reader, candidate, versions, said)

    def among(
        self, reader: Person, candidate: Person, versions: Sequence[Draft], said: Sequence[Approval]
    ) -> Approving | None:
        """The same with what was said at hand."""
        kept = newest_kept(versions)
        if kept is None:
            return None
        stands = self.stands(candidate, kept, said)
        heard = [one for one in said if one.draft_id == kept.draft_id and self._may_read(reader, candidate, one)]
        approved = stands.approved_at
        role, everything = self.role_of(reader, candidate), may(reader, Action.SEE_GOAL, candidate)
        return Approving(
            version=kept.version,
            words=tuple(self._line(reader, one) for one in heard),
            waits_for=tuple(one for one in stands.waits_for if everything or one is role),
            changes_asked=tuple(one.role for one in stands.asked_for_changes if everything or one.role is role),
            approved_on=None if approved is None else day_of(candidate, approved),
            mine=role in stands.approvers,
            said=None if role is None or role not in stands.words else stands.words[role].verdict,
            on_paper=role is Role.COACH and Role.SUPERVISOR in stands.waits_for,
        )

    def stands(self, candidate: Person, kept: Draft, said: Sequence[Approval]) -> VersionApprovals:
        """The newest word of each role on that version."""
        return approvals_on(said, kept.draft_id, kept.version, approvers_of(self.lines.packs[candidate.program]))

    def role_of(self, reader: Person, candidate: Person) -> Role | None:
        """As what the reader approves goals of the candidate; None where they do not."""
        return reader.role if may(reader, Action.APPROVE_GOAL, candidate, shared=True) else None

    def _may_read(self, reader: Person, candidate: Person, said: Approval) -> bool:
        return said.by_id == reader.id or may(reader, Action.SEE_GOAL, candidate)

    def _line(self, reader: Person, said: Approval) -> WordLine:
        by = self.lines.person(said.by_id)
        return WordLine(
            version=said.version,
            role=said.role,
            by=None if by.id == reader.id else by.name,
            on_paper=by.role is not said.role,
            verdict=said.verdict,
            on=day_of(reader, said.at),
            comment=said.comment,
        )
