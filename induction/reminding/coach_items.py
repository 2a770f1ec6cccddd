"""What is open of a coach's about one of their candidates: contact, the next meeting, sign-offs, missing words."""

from collections.abc import Iterator

from induction.access import Action, may
from induction.ahead.early_warning import FactKind
from induction.ledger.sessions import met_since, next_meeting
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.action_items import due_items
from induction.reminding.asked_words import approval_items, rating_items
from induction.reminding.calendars import OpenItem
from induction.reminding.items import CandidateCase, early_item, sign_off_items


def coach_items(case: CandidateCase, coach: Person) -> Iterator[OpenItem]:
    """Everything about that candidate that their coach is reminded of but hours to confirm, in no order."""
    if may(coach, Action.SETTLE_ITEM, case.candidate):
        yield from due_items(coach, case.sessions, case.today)
    yield from sign_off_items(case, coach)
    yield from approval_items(case, coach)
    if case.runs:
        yield from _facts(case, coach)
        yield from _meeting(case, coach)
        yield from rating_items(case, coach)


def _facts(case: CandidateCase, coach: Person) -> Iterator[OpenItem]:
    if not may(coach, Action.SEE_PLAN, case.candidate):
        return
    for fact in case.heard:
        early = early_item(fact, of=case.candidate, reader=coach)
        if fact.kind is FactKind.NO_CONTACT:
            key = f"{NudgeKind.CONTACT}:{case.candidate.id}:{fact.since}"
            yield early.model_copy(update={"key": key, "kind": NudgeKind.CONTACT, "ref": None})
        else:
            yield early


def _meeting(case: CandidateCase, coach: Person) -> Iterator[OpenItem]:
    """That no next meeting is set: the last session names none or its day is past, and nothing was logged since."""
    if not may(coach, Action.WRITE_NOTE, case.candidate) or next_meeting(case.sessions, case.today) is not None:
        return
    theirs = [one for one in case.sessions if one.stands and one.coach_id == coach.id]
    last = max(theirs, key=lambda one: one.closed_at, default=None)
    if last is not None and not met_since(last, case.record.entries):
        yield OpenItem(
            key=f"{NudgeKind.MEETING}:{last.key}",
            kind=NudgeKind.MEETING,
            about=case.candidate.id,
            day=last.next_on,
            ref=last.key,
        )
