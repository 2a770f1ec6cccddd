"""Ratings and approvals that somebody is asked for, and has not given."""

from collections.abc import Iterator
from datetime import timedelta

from induction.access import Action, may
from induction.dates.rounds import Window, counting, missing_raters
from induction.packs.reminding import NudgeKind
from induction.people import Person, Role
from induction.reminding.calendars import OpenItem
from induction.reminding.items import CandidateCase
from induction.writing.approvals import approvers_of
from induction.writing.shares import Item, SharedKind


def rating_items(case: CandidateCase, rater: Person) -> Iterator[OpenItem]:
    """The rounds that wait for this person's scores: somebody else has rated in them, or they are due soon."""
    if not may(rater, Action.RATE, case.candidate):
        return
    for window in case.rounds:
        if rater.role in missing_raters(window.round, case.record.ratings) and _is_asked_for(case, window):
            yield OpenItem(
                key=f"{NudgeKind.RATING}:{case.candidate.id}:{window.round.key}",
                kind=NudgeKind.RATING,
                about=case.candidate.id,
                day=next(iter(window.last_days), None),
                name=window.round.label,
                ref=window.round.key,
            )


def _is_asked_for(case: CandidateCase, window: Window) -> bool:
    soon = timedelta(days=case.pack.nudges.window_days)
    begun = bool(counting(case.record.ratings, window.round.key))
    return begun or any(last - case.today <= soon for last in window.last_days[:1])


def approval_items(case: CandidateCase, approver: Person) -> Iterator[OpenItem]:
    """The goals, each in its newest kept version, that wait for this person's word and are open to them."""
    if approver.role not in approvers_of(case.pack):
        return
    for goal in case.record.goals:
        if goal.draft_id is None or goal.version is None or approver.role in goal.heard:
            continue
        if _may_approve(case, approver, goal.draft_id, goal.version):
            yield OpenItem(
                key=f"{NudgeKind.APPROVAL}:{goal.draft_id}:{goal.version}",
                kind=NudgeKind.APPROVAL,
                about=case.candidate.id,
                ref=f"{goal.draft_id}:{goal.version}",
            )


def _may_approve(case: CandidateCase, approver: Person, draft_id: str, version: int) -> bool:
    """Whether that very version is open to them: to a supervisor where the candidate shares it with them."""
    goal = Item(candidate_id=case.candidate.id, kind=SharedKind.GOAL, item=draft_id, version=version)
    shared = approver.role is Role.SUPERVISOR and any(
        one.with_id == approver.id and one.is_of(goal) for one in case.shares
    )
    return may(approver, Action.APPROVE_GOAL, case.candidate, shared=shared)
