"""Approvals: what a coach or a supervisor says of one version of a goal."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.packs.pack import ProgramPack
from induction.packs.requirements import RequirementKind
from induction.people import Role
from induction.refused import Refused

LONGEST_COMMENT = 2000


class Verdict(StrEnum):
    """What is said of a version."""

    APPROVED = "approved"
    CHANGES_ASKED = "changes_asked"


class Approval(BaseModel):
    """What `by_id` says of exactly this version of a draft of the candidate's, as the `role` that they have in it.

    What a supervisor said on paper is recorded by the coach: then `role` is the supervisor's, and `by_id` the coach's.
    """

    model_config = ConfigDict(frozen=True)

    draft_id: str
    version: int
    candidate_id: int
    by_id: int
    role: Role
    verdict: Verdict
    at: datetime
    comment: str | None = None


class VersionApprovals(BaseModel):
    """What stands of one version of a goal: the newest word of each role that was heard, of the `approvers` asked."""

    model_config = ConfigDict(frozen=True)

    version: int
    approvers: tuple[Role, ...] = ()
    words: Mapping[Role, Approval] = {}

    @property
    def waits_for(self) -> tuple[Role, ...]:
        """The approvers who have not said a word on it."""
        return tuple(role for role in self.approvers if role not in self.words)

    @property
    def asked_for_changes(self) -> tuple[Approval, ...]:
        """The words of those who ask for changes."""
        return tuple(one for one in self.words.values() if one.verdict is Verdict.CHANGES_ASKED)

    @property
    def approved_at(self) -> datetime | None:
        """When the last of the approvers approved it; None while the newest word of one of them is another, or none."""
        words = [self.words.get(role) for role in self.approvers]
        approved = [one.at for one in words if one is not None and one.verdict is Verdict.APPROVED]
        return max(approved) if approved and len(approved) == len(words) else None

    def is_said(self, approval: Approval) -> bool:
        """Whether that is what this role says already, in the same words."""
        newest = self.words.get(approval.role)
        return newest is not None and (newest.verdict, newest.comment) == (approval.verdict, approval.comment)


def approvers_of(pack: ProgramPack) -> tuple[Role, ...]:
    """Whose approval a goal needs: what the pack says of writing, and whoever its requirements of goals wait for."""
    goals = (one for one in pack.requirements if one.kind is RequirementKind.GOALS)
    waited_for = (one.waits_for for one in goals if one.waits_for is not None)
    return tuple(dict.fromkeys((*pack.writing.approvers, *waited_for)))


def approvals_on(
    approvals: Iterable[Approval], draft_id: str, version: int, approvers: tuple[Role, ...]
) -> VersionApprovals:
    """What stands of that version; `approvals` are in the order in which they were given."""
    words = {one.role: one for one in approvals if (one.draft_id, one.version) == (draft_id, version)}
    return VersionApprovals(version=version, approvers=approvers, words=words)


def check_comment(comment: str | None) -> None:
    """Refuse to ask for changes without saying which."""
    if not comment or not comment.strip():
        raise Refused("no_comment", "Which changes? A sentence is enough, so that they know what to do.")
    if len(comment) > LONGEST_COMMENT:
        raise Refused("long_comment", f"Please say it in at most {LONGEST_COMMENT:,} characters.")
