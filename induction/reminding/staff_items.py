"""What is open of those who look after a program: its administrators, its analysts, and supervisors at schools."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from induction.access import Action, may
from induction.dates.schedule import week_name
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.asked_words import approval_items, rating_items
from induction.reminding.calendars import CohortCalendar, OpenItem, zone_named
from induction.reminding.due import Reason
from induction.reminding.items import CandidateCase, early_item, sign_off_items

LATELY = timedelta(days=7)
"""Of so long unanswered questions are counted."""


def supervisor_items(case: CandidateCase, supervisor: Person) -> Iterator[OpenItem]:
    """What a candidate's supervisor is asked for: scores, and approval of what is shared with them."""
    yield from approval_items(case, supervisor)
    if case.runs:
        yield from rating_items(case, supervisor)


def analyst_items(case: CandidateCase, analyst: Person) -> Iterator[OpenItem]:
    """The steps of that candidate that an analyst signs next."""
    yield from sign_off_items(case, analyst)


def admin_items(case: CandidateCase, admin: Person) -> Iterator[OpenItem]:
    """What an administrator looks after of one candidate: facts to see early, a coach to pair, steps to sign."""
    yield from sign_off_items(case, admin)
    if case.runs and may(admin, Action.SEE_PLAN, case.candidate):
        yield from (early_item(fact, of=case.candidate, reader=admin) for fact in case.heard)
        yield from _pairing(case)


def _pairing(case: CandidateCase) -> Iterator[OpenItem]:
    candidate, starts = case.candidate, case.candidate.starts_on
    if candidate.coach_id is not None or starts is None:
        return
    days = (case.today - starts).days
    if days >= case.pack.nudges.pairing_days:
        yield OpenItem(
            key=f"{NudgeKind.PAIRING}:{candidate.id}",
            kind=NudgeKind.PAIRING,
            about=candidate.id,
            number=days,
            day=starts,
        )


def question_items(admin: Person, asked: int, now: datetime) -> Iterator[OpenItem]:
    """How many questions of the last days no document answers, as one item a week."""
    begins = (now - LATELY).astimezone(ZoneInfo(admin.zone)).date()
    if asked and may(admin, Action.SEE_GAPS, admin):
        key = f"{NudgeKind.QUESTIONS}:{week_name(begins)}"
        yield OpenItem(key=key, kind=NudgeKind.QUESTIONS, number=asked, day=begins)


def cohort_items(admin: Person, cohorts: Iterable[CohortCalendar], today: date) -> Iterator[OpenItem]:
    """The cohorts of the administrator's program whose weekly post cannot go out, each with the reason."""
    if not may(admin, Action.POST_TO_COHORT, admin):
        return
    for one in cohorts:
        reason = _keeps_from_posting(one)
        began = one.first is None or one.first <= today
        over = one.last is not None and one.last < today
        if reason is not None and one.program == admin.program and began and not over and not one.paused:
            key = f"{NudgeKind.COHORT}:{reason}:{one.cohort}"
            yield OpenItem(key=key, kind=NudgeKind.COHORT, name=one.cohort, ref=reason.value)


def _keeps_from_posting(cohort: CohortCalendar) -> Reason | None:
    if zone_named(cohort.zone) is None:
        return Reason.NO_ZONE
    return Reason.NO_CHANNEL if cohort.channel is None else None
