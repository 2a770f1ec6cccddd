"""A person's Home: what is theirs to see and to do now, by their role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from bot.services.attendance.recording import Attendances
from bot.services.attendance.replies import TaughtSessions
from bot.services.confirming.confirmations import Confirmations
from bot.services.confirming.replies import Unsettled, UnsettledProgram
from bot.services.days import day_of
from bot.services.drafts.drafts import Drafts
from bot.services.ledger.replies import CandidateSummary
from bot.services.progress.replies import Caseload, NextDates, Progress
from bot.services.progress.standings import Standings
from bot.services.sessions.action_items import ActionItems
from bot.services.sessions.replies import ItemList
from induction.drafts import Draft
from induction.packs import ProgramPack
from induction.people import Person, Role
from induction.rules import RuleState
from induction.schedule import ProgramDate, dates_between
from storage.records import Records

LOOKING_AHEAD = timedelta(days=180)
NEXT_DATES = 4


@dataclass(frozen=True)
class CandidateHome:
    """A candidate's own Home.

    `dates` are the next ones of their cohort. `unsettled` is what they and a coach have not agreed on, and `drafts`,
    by whom each was written, wait for them to keep. `agreed` is what came of sessions: action items and the next
    meeting.
    """

    progress: Progress
    coach: Person | None
    dates: Sequence[ProgramDate]
    today: date
    unsettled: Unsettled
    drafts: Sequence[tuple[Draft, Person]]
    agreed: ItemList


@dataclass(frozen=True)
class CoachHome:
    """A coach's Home: their caseload, those who need help first, what is not agreed on, what came of sessions."""

    coach: Person
    pack: ProgramPack
    rows: Sequence[CandidateSummary]
    unsettled: Unsettled
    agreed: ItemList


@dataclass(frozen=True)
class Cohort:
    """One cohort in figures; `name` is None for those in none. `share` is how much of this year's hours is there."""

    name: str | None
    candidates: int
    without_coach: int
    share: float


@dataclass(frozen=True)
class AdminHome:
    """A program administrator's Home.

    `not_agreed` is what candidates and coaches have not agreed on; `open_rules` counts the rules on which the program's
    documents disagree.
    """

    admin: Person
    pack: ProgramPack
    cohorts: Sequence[Cohort]
    rows: Sequence[CandidateSummary]
    not_agreed: UnsettledProgram
    open_rules: int


@dataclass(frozen=True)
class InstructorHome:
    """A session instructor's Home: the sessions of each cohort, recorded or not yet, and nobody's hours."""

    instructor: Person
    sessions: TaughtSessions


@dataclass(frozen=True)
class PlainHome:
    """The Home of whoever sees nobody's hours here. `person` is None for someone on no roster."""

    person: Person | None
    pack: ProgramPack | None
    programs: Sequence[str]


Home = CandidateHome | CoachHome | AdminHome | InstructorHome | PlainHome


@dataclass(frozen=True)
class Homes:
    """The use case of the App Home. Whoever may see what is asked of the other use cases, with the person as actor."""

    records: Records
    packs: Mapping[str, ProgramPack]
    standings: Standings
    confirmations: Confirmations
    drafts: Drafts
    items: ActionItems
    attendance: Attendances

    def of(self, person: Person | None, programs: Sequence[ProgramPack], *, now: datetime) -> Home:
        """What that person sees; `programs` are those whose documents answer questions."""
        if person is not None and person.role in {Role.CANDIDATE, Role.COACH, Role.PROGRAM_ADMIN}:
            stand = self.standings.of(person, None, now=now)
            if isinstance(stand, Progress):
                return self._candidate(person, stand, now=now)
            if person.role is Role.COACH:
                return self._coach(person, stand, now=now)
            return self._admin(person, stand, now=now)
        if person is not None and person.role is Role.INSTRUCTOR and self.records.cohorts.names(person.program):
            return InstructorHome(person, self.attendance.sessions(person, now=now))
        pack = None if person is None else self.packs[person.program]
        return PlainHome(person, pack, [one.short_name for one in programs])

    def next_dates(self, person: Person, *, now: datetime) -> NextDates | None:
        """What comes next for the person's cohort, or for that of all their candidates; None where there is no one."""
        match person.role:
            case Role.CANDIDATE:
                people: Sequence[Person] = [person]
            case Role.COACH:
                people = self.records.candidates_of(person.id)
            case _:
                people = [one for one in self.records.people(person.program) if one.role is Role.CANDIDATE]
        starts = {one.starts_on for one in people}
        return self._ahead(person, starts.pop(), now=now) if len(starts) == 1 else None

    def _ahead(self, reader: Person, starts_on: date | None, *, now: datetime) -> NextDates:
        """The next dates of those who started on that day."""
        today, pack = day_of(reader, now), self.packs[reader.program]
        ahead = () if starts_on is None else dates_between(pack, starts_on, today, today + LOOKING_AHEAD)
        return NextDates(sorted(ahead, key=lambda one: _next_turn(one, today))[:NEXT_DATES], today)

    def _candidate(self, person: Person, progress: Progress, *, now: datetime) -> CandidateHome:
        ahead = self._ahead(person, person.starts_on, now=now)
        return CandidateHome(
            progress=progress,
            coach=self.records.person(person.coach_id) if person.coach_id else None,
            dates=ahead.dates,
            today=ahead.today,
            unsettled=self.confirmations.agreement.of(person, now=now),
            drafts=[(draft, self.standings.lines.person(draft.author_id)) for draft in self.drafts.waiting_for(person)],
            agreed=self.items.of(person, now=now),
        )

    def _coach(self, person: Person, caseload: Caseload, *, now: datetime) -> CoachHome:
        return CoachHome(
            person,
            self.packs[person.program],
            caseload.rows,
            self.confirmations.agreement.of(person, now=now),
            self.items.of(person, now=now),
        )

    def _admin(self, person: Person, candidates: Caseload, *, now: datetime) -> AdminHome:
        pack = self.packs[person.program]
        open_rules = sum(rule.state is RuleState.PROVISIONAL for rule in pack.rules)
        not_agreed = self.confirmations.agreement.of_program(person, now=now)
        return AdminHome(person, pack, _cohorts(candidates.rows), candidates.rows, not_agreed, open_rules)


def _next_turn(one: ProgramDate, today: date) -> date:
    """The day on which it begins or, if it has begun, ends."""
    return one.first if one.first >= today else one.last


def _cohorts(rows: Sequence[CandidateSummary]) -> Sequence[Cohort]:
    by_name = sorted(rows, key=_cohort_name)
    return [_cohort(list(group)) for _, group in groupby(by_name, key=_cohort_name)]


def _cohort(rows: Sequence[CandidateSummary]) -> Cohort:
    return Cohort(
        name=rows[0].candidate.cohort,
        candidates=len(rows),
        without_coach=sum(row.candidate.coach_id is None for row in rows),
        share=sum(row.hours.share for row in rows) / len(rows),
    )


def _cohort_name(row: CandidateSummary) -> str:
    return row.candidate.cohort or ""
