"""The sample of the local workspace: two programs with their people, some months of hours, and the shipped guides."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle
from zoneinfo import ZoneInfo

from bot.companion import Companion
from bot.services.assessing.replies import FilledRating
from bot.services.attendance.replies import SOMETHING_ELSE, FilledAttendance, Told
from bot.services.drafts.replies import DraftShown
from bot.services.evidence.replies import Seed
from bot.services.heard import Heard
from bot.services.ledger.replies import Proposed
from bot.services.rulings.replies import RulingAsked
from bot.services.verification.replies import FilledStep
from bot.workspace.story import (
    ABSENT,
    DISPUTED,
    EVIDENCE,
    FRI,
    HOURS,
    INSTRUCTOR,
    MISSING,
    MON,
    PEOPLE,
    PLAN,
    RATINGS,
    SETTLED,
    STEPS,
    WORKSHOPS,
    WRITINGS,
    Did,
    Gave,
    Held,
    Said,
    Someone,
    Wrote,
    address,
)
from bot.workspace.two_years import TwoYears
from induction.hours import LedgerEntry
from induction.people import Role
from induction.record.support import PlanDraft
from induction.roster import RosterLine
from knowledge.program_packs import guide_path

STRANGER = "U0VISITOR"

ANSWERED_WITHIN_WEEKS = 2

_LATE = time(17, 40)
"""When the sample people sit down to log, after their day at school."""

_LATEST = time(19, 45)
"""When the instructor records an evening's session."""


def load_sample(companion: Companion, progress: Callable[[str], None]) -> None:
    """Fill an empty companion with the sample; what is there already stays as it is."""
    for program in companion.packs:
        if not companion.library.documents(program):
            progress(f"Reading the sample guide of {companion.packs[program].name} …")
            companion.library.add(program, [guide_path(program)], now=companion.clock())
    if not companion.records.people():
        progress("Inviting the sample people …")
        invite_people(companion)


def invite_people(companion: Companion) -> None:
    """Bring the sample people in, with what they did over the past months."""
    now = companion.clock()
    companion.records.write_roster(_roster(now.date()), today=now.date(), now=now)
    TwoYears(companion).tell()
    _Retelling(companion, now).tell()


def _roster(today: date) -> list[RosterLine]:
    starts_on = _first_day(today)
    return [_line(someone, starts_on) for someone in PEOPLE]


def _line(someone: Someone, first_day: date) -> RosterLine:
    candidate = someone.role is Role.CANDIDATE
    starts_on = first_day.replace(year=first_day.year - someone.earlier)
    hired_on = starts_on + timedelta(days=someone.hired) if someone.hired is not None else None
    return RosterLine(
        name=someone.name,
        email=someone.email,
        role=someone.role,
        program=someone.program,
        slack_id=someone.slack_id,
        cohort=f"{someone.program}-{starts_on.year}" if candidate and not someone.earlier else None,
        coach=address(someone.coach) if someone.coach else None,
        supervisor=address(someone.supervisor) if someone.supervisor else None,
        starts_on=starts_on if candidate else None,
        ends_on=date(starts_on.year + 2, 6, 30) if candidate else None,
        hired_on=hired_on,
        credential_on=hired_on + timedelta(days=5) if hired_on else None,
        admitted_on=starts_on - timedelta(days=12) if candidate else None,
        enrolled_on=starts_on - timedelta(days=7) if candidate else None,
    )


def _first_day(today: date) -> date:
    """A mid-August day at least thirteen weeks back, so that the sample's hours fall into the program."""
    this_year = date(today.year, 8, 17)
    return this_year if this_year <= today - timedelta(weeks=13) else date(today.year - 1, 8, 17)


class _Retelling:
    """Lets the sample people do as people do, each on its day.

    They log, the other party answers, they write and rate, and steps are recorded.
    """

    def __init__(self, companion: Companion, now: datetime) -> None:
        self._desk = companion.desk
        self._now = now
        self._people = {person.first_name: person for person in companion.records.people()}
        self._names = {person.id: person.first_name for person in self._people.values()}

    def tell(self) -> None:
        """All of it, oldest first. What was logged within the last two weeks still waits for the other party."""
        for number, said in enumerate(sorted(HOURS, key=lambda said: (-said.weeks_ago, said.weekday))):
            entries = self._log(said, number)
            if said.weeks_ago > ANSWERED_WITHIN_WEEKS:
                self._answer(said, entries)
        for number, wrote in enumerate(WRITINGS):
            self._write(wrote, number)
        self._hold_sessions()
        for held in WORKSHOPS:
            self._hold(held)
        self._settle()
        for did in STEPS:
            self._record_step(did)
        self._gather()
        for gave in RATINGS:
            self._rate(gave)
        self._plan()

    def _hold_sessions(self) -> None:
        """The instructor records the sessions of the calendar, each on its evening, all but the newest."""
        instructor, attendance = self._people[INSTRUCTOR], self._desk.attendance
        sessions = attendance.form(instructor, session=SOMETHING_ELSE.key, now=self._now).choices
        on_a_day = [one for one in sessions if one.date_key and one.has_day]
        for choice, absent in zip(reversed(on_a_day[1:]), cycle(ABSENT), strict=False):
            then = datetime.combine(choice.first or self._now.date(), _LATEST, ZoneInfo(instructor.zone))
            known = attendance.form(instructor, session=choice.key, now=then).known
            submitted = known.present - self._numbers(*MISSING, *absent)
            self._record(choice.key, replace(known, submitted=submitted), absent, then)

    def _hold(self, held: Held) -> None:
        """The instructor records a workshop that the calendar does not have."""
        then = self._moment(held.weeks_ago, held.weekday, INSTRUCTOR)
        form = self._desk.attendance.form(self._people[INSTRUCTOR], session=SOMETHING_ELSE.key, now=then)
        filled = replace(form.known, title=held.title, category=held.category, length=held.length)
        self._record(SOMETHING_ELSE.key, filled, held.absent, then)

    def _record(self, session: str, filled: FilledAttendance, absent: Sequence[str], then: datetime) -> None:
        instructor, on = self._people[INSTRUCTOR], filled.on
        form = self._desk.attendance.form(instructor, session=session, now=then)
        there = replace(filled, present=filled.present - self._numbers(*absent))
        self._desk.attendance.send(
            instructor, form.cohort, session, there, Told(holiday=on), key=f"sample:{session}:{on}", now=then
        )

    def _numbers(self, *names: str) -> frozenset[int]:
        return frozenset(self._people[name].id for name in names)

    def _log(self, said: Said, number: int) -> Sequence[LedgerEntry]:
        person, then = self._people[said.who], self._moment(said.weeks_ago, said.weekday, said.who)
        reply = self._desk.message(Heard(f"today {said.text}", person, f"sample:{number}", then))
        if not isinstance(reply, Proposed):
            raise TypeError(f"the sample is not read as hours: {said.text}")
        return self._desk.hours.do(person, reply.card.id, now=then).entries

    def _answer(self, said: Said, entries: Sequence[LedgerEntry]) -> None:
        """The other party's word, a day later."""
        later = self._moment(said.weeks_ago, said.weekday, said.who) + timedelta(days=1)
        doubter, logger, weeks_ago, reason = DISPUTED
        for entry in entries:
            if entry.coach_id is None:
                continue
            other = entry.candidate_id if entry.coach_id == entry.logged_by else entry.coach_id
            name = self._names[other]
            if (name, said.who, said.weeks_ago) == (doubter, logger, weeks_ago):
                self._desk.confirmations.dispute(self._people[name], entry.id, reason, now=later)
            else:
                self._desk.confirmations.confirm(self._people[name], [entry.id], now=later)

    def _write(self, wrote: Wrote, number: int) -> None:
        person, then = self._people[wrote.who], self._moment(wrote.weeks_ago, wrote.weekday, wrote.who)
        reply = self._desk.command(Heard(wrote.command, person, f"sample:writing:{number}", then))
        if not isinstance(reply, DraftShown):
            raise TypeError(f"the sample is not read as a draft: {wrote.command}")
        if wrote.kept:
            self._desk.drafts.keep(person, reply.draft.draft_id, reply.draft.version, now=then)

    def _settle(self) -> None:
        """One rule is settled; the others are left to settle."""
        who, rule, side, weeks_ago, reason = SETTLED
        administrator, then = self._people[who], self._moment(weeks_ago, MON, who)
        asked = RulingAsked(rule, reason, side=side)
        self._desk.rulings.rule(administrator, administrator.program, asked, source=f"sample:{rule}", now=then)

    def _record_step(self, did: Did) -> None:
        person, whose, then = self._people[did.who], self._people[did.whose], self._moment(*did.when)
        filled = FilledStep(then.date())
        self._desk.steps.record(person, whose.id, did.key, filled, source=f"sample:{did.key}:{whose.id}", now=then)

    def _gather(self) -> None:
        """The artifact that is the first of its candidate."""
        who, weeks_ago, weekday, standard, title, why, link = EVIDENCE
        then = self._moment(weeks_ago, weekday, who)
        seed = Seed(title=title, standards=(standard,), why=why, link=link, on=then.date())
        self._desk.evidence.save(self._people[who], seed, source="sample:evidence", now=then)

    def _rate(self, gave: Gave) -> None:
        rater, whose, then = self._people[gave.who], self._people[gave.whose], self._moment(*gave.when)
        filled = FilledRating(dict(enumerate(gave.scores, start=1)), gave.note)
        source = f"sample:rating:{gave.who}:{gave.whose}"
        self._desk.ratings.send(rater, whose.id, "first", filled, source=source, now=then)

    def _plan(self) -> None:
        """The administrator's plan of last week, to be done within five weeks."""
        who, whose, status, goal, note = PLAN
        then = self._moment(1, FRI, who)
        form = self._desk.support_plans.form(self._people[who], self._people[whose].id, now=then)
        draft = PlanDraft(status=status, goals=((goal, form.today + timedelta(weeks=5)),), note=note)
        self._desk.support_plans.save(replace(form, draft=draft), source="sample:plan", now=then)

    def _moment(self, weeks_ago: int, weekday: int, who: str) -> datetime:
        """That weekday's evening where the person is, so many weeks ago."""
        zone = ZoneInfo(self._people[who].zone)
        here = self._now.astimezone(zone)
        day = here.date() - timedelta(days=here.weekday(), weeks=weeks_ago) + timedelta(days=weekday)
        return datetime.combine(day, _LATE, zone)
