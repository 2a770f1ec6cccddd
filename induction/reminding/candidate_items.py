"""What is open of a candidate's own: pace, hours that wait, what is missing or due, action items, facts about them."""

from collections.abc import Iterator
from datetime import date, timedelta

from induction.ahead.early_warning import FactKind
from induction.dates.rounds import counting, missing_raters
from induction.packs.reminding import NudgeKind
from induction.packs.requirements import RequirementKind
from induction.people import Role
from induction.reminding.action_items import due_items
from induction.reminding.calendars import OpenItem
from induction.reminding.items import CandidateCase, early_item, sign_off_items
from induction.reminding.waiting_hours import hours_item, is_asked, waits_for_another
from induction.standing.periods import current_year, last_day_of
from induction.standing.standing import OPEN, Standing


def candidate_items(case: CandidateCase) -> Iterator[OpenItem]:
    """Everything that a candidate is reminded of, in no order."""
    candidate = case.candidate
    yield from _facts(case)
    yield from _hours(case)
    yield from due_items(candidate, case.sessions, case.today)
    yield from sign_off_items(case, candidate)
    if case.runs:
        yield from _missing(case)
        yield from _rounds(case)


def _facts(case: CandidateCase) -> Iterator[OpenItem]:
    for fact in case.facts:
        early = early_item(fact, of=case.candidate, reader=case.candidate)
        if fact.kind is FactKind.SLOW_PACE:
            key = fact.key.removeprefix(f"{FactKind.SLOW_PACE}:")
            yield early.model_copy(update={"key": f"{NudgeKind.PACE}:{key}", "kind": NudgeKind.PACE, "ref": None})
        else:
            yield early


def _hours(case: CandidateCase) -> Iterator[OpenItem]:
    """What waits for the coach's word for too long, and what waits for the candidate's own."""
    pack, candidate, said = case.pack, case.candidate, case.record.said
    logged = [one for one in case.late if waits_for_another(pack, one, candidate, candidate)]
    asked = [one for one in case.late if is_asked(pack, one, candidate, candidate, said)]
    for item in (
        hours_item(NudgeKind.UNCONFIRMED, logged, candidate),
        hours_item(NudgeKind.TO_CONFIRM, asked, candidate),
    ):
        if item is not None:
            yield item


def _missing(case: CandidateCase) -> Iterator[OpenItem]:
    """What the program asks of the candidate, is not there, and is due soon or behind."""
    kinds = {one.key: one.kind for one in case.pack.requirements}
    for one in (*case.asked_of(Role.CANDIDATE), *(case.hours if _a_period_ends(case) else ())):
        key = _key(one)
        if one.by_category or one.doer is not Role.CANDIDATE:
            continue
        if kinds.get(one.key) is RequirementKind.REFLECTIONS:
            yield from _reflection(case, one)
        elif one.state in OPEN and _is_near(case, one.by):
            yield _window(key, one.label, one.by)


def _reflection(case: CandidateCase, one: Standing) -> Iterator[OpenItem]:
    """The next reflection that is missing: at the end of its time, or after a round of assessment that is rated.

    Where reflections rest on the rule that says how many rounds there are, one follows each round.
    """
    rules = {asked.rule for asked in case.pack.requirements if asked.kind is RequirementKind.ASSESSMENTS}
    after_rounds = any(asked.key == one.key and asked.rule in rules for asked in case.pack.requirements)
    need = one.need or 0
    if not (one.state in OPEN and _is_near(case, one.by)):
        need = min(need, _rated(case)) if after_rounds else 0
    if one.have < need:
        yield OpenItem(
            key=f"{NudgeKind.REFLECTION}:{_key(one)}:{one.have + 1}",
            kind=NudgeKind.REFLECTION,
            number=one.have,
            of=need,
            day=one.by if _is_near(case, one.by) else None,
            name=one.label,
        )


def _rounds(case: CandidateCase) -> Iterator[OpenItem]:
    """The open rounds in which the candidate has not rated, that are due soon or behind."""
    for window in case.rounds:
        missing = Role.CANDIDATE in missing_raters(window.round, case.record.ratings)
        if missing and window.last_days and _is_near(case, window.last_days[0]):
            yield _window(window.round.key, window.round.label, window.last_days[0])


def _rated(case: CandidateCase) -> int:
    """In how many rounds the candidate has rated."""
    return sum(Role.CANDIDATE in counting(case.record.ratings, one.key) for one in case.pack.assessment.rounds)


def _key(one: Standing) -> str:
    return one.key if one.year is None else f"{one.key}@{one.year}"


def _window(key: str, label: str, last: date | None) -> OpenItem:
    return OpenItem(key=f"{NudgeKind.WINDOW}:{key}", kind=NudgeKind.WINDOW, day=last, name=label, ref=key)


def _is_near(case: CandidateCase, last: date | None) -> bool:
    """Whether that last day is past, or within the days of which the program reminds people.

    What a calendar has before somebody's first day was never theirs to do.
    """
    if last is None or last < (case.candidate.starts_on or last):
        return False
    return last - case.today <= timedelta(days=case.pack.nudges.window_days)


def _a_period_ends(case: CandidateCase) -> bool:
    """Whether hours can be due or behind: a program year is over or ends soon, or the program does."""
    candidate = case.candidate
    year = current_year(candidate, case.today)
    ends = (last_day_of(case.pack, candidate, one) for one in (1, year, None) if one != 0)
    return any(_is_near(case, last) for last in ends)
