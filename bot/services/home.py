"""A person's Home: what is theirs to see and to do now, by their role."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.services.assessing.rating import Ratings
from bot.services.assessing.replies import ToRate
from bot.services.attendance.recording import Attendances
from bot.services.attendance.replies import TaughtSessions
from bot.services.cohort.replies import CohortTable, TableView
from bot.services.cohort.table import CohortTables
from bot.services.confirming.confirmations import Confirmations
from bot.services.confirming.daily_lists import ASK
from bot.services.confirming.replies import Unsettled, UnsettledProgram
from bot.services.days import day_of
from bot.services.deadlines.deadlines import Deadlines
from bot.services.drafts.approvals import Approvals
from bot.services.drafts.drafts import Drafts
from bot.services.drafts.replies import ApprovalAsked
from bot.services.feedback.answering import PulseAnswers
from bot.services.ledger.replies import CandidateSummary
from bot.services.progress.replies import Progress
from bot.services.progress.standings import Standings
from bot.services.rulebook import at_rest, disputes_in
from bot.services.sessions.action_items import ActionItems
from bot.services.sessions.replies import ItemList
from bot.services.sharing.replies import ShareList
from bot.services.sharing.sharing import Sharing
from bot.services.verification.replies import WayList
from bot.services.verification.sign_offs import SignOffs
from induction.ahead.dated import Ahead
from induction.feedback.pulse import Pulse
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.reminding.choosing import Leave, leave_of
from induction.writing.drafts import Draft
from storage.at_once import RecordsAtOnce
from storage.records import Records


@dataclass(frozen=True)
class Quiet:
    """Until when somebody is not reminded, where they are: a snooze, a leave with its first and last day, or both."""

    snoozed_until: datetime | None
    leave: Leave


@dataclass(frozen=True)
class CandidateHome:
    """A candidate's own Home.

    `ahead` is what has a date. `unsettled` is what they and a coach have not agreed on, and `drafts`,
    by whom each was written, wait for them to keep. `agreed` is what came of sessions: action items and the next
    meeting. `survey` is open, and they have not answered it.
    """

    progress: Progress
    coach: Person | None
    ahead: Ahead
    unsettled: Unsettled
    drafts: Sequence[tuple[Draft, Person]]
    agreed: ItemList
    survey: Pulse | None
    quiet: Quiet | None = None


@dataclass(frozen=True)
class CoachHome:
    """A coach's Home: their caseload at a glance, what is not agreed on, what came of sessions, and what waits.

    Goals wait for their approval, and a `survey` for their answers.
    """

    coach: Person
    pack: ProgramPack
    table: CohortTable
    unsettled: Unsettled
    agreed: ItemList
    to_approve: Sequence[ApprovalAsked]
    survey: Pulse | None
    quiet: Quiet | None = None


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
    table: CohortTable
    not_agreed: UnsettledProgram
    open_rules: int
    quiet: Quiet | None = None


@dataclass(frozen=True)
class InstructorHome:
    """A session instructor's Home: the sessions of each cohort, recorded or not yet, and nobody's hours."""

    instructor: Person
    sessions: TaughtSessions
    quiet: Quiet | None = None


@dataclass(frozen=True)
class PlainHome:
    """The Home of whoever sees nobody's hours here. `person` is None for someone on no roster.

    `to_rate` are those who wait for a supervisor's scores, `to_sign` those whose next step is an analyst's, and
    `to_approve` the goals that candidates share with a supervisor for their approval. `shared` is all that they share.
    """

    person: Person | None
    pack: ProgramPack | None
    programs: Sequence[str]
    to_rate: ToRate | None = None
    to_sign: WayList | None = None
    to_approve: Sequence[ApprovalAsked] = ()
    shared: ShareList | None = None
    quiet: Quiet | None = None


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
    ratings: Ratings
    sign_offs: SignOffs
    approvals: Approvals
    surveys: PulseAnswers
    sharing: Sharing

    def quiet(self, person: Person, *, now: datetime) -> Quiet | None:
        """Until when this person is not reminded; None where reminders come."""
        choice = self.records.choices.of([person.id]).get(person.id)
        if choice is None:
            return None
        snoozed = choice.snoozed_until if choice.snoozed_until and now < choice.snoozed_until else None
        leave = leave_of(choice, day_of(person, now))
        if snoozed is None and not leave.is_there:
            return None
        return Quiet(snoozed and snoozed.astimezone(ZoneInfo(person.zone)), leave)

    def of(
        self,
        person: Person | None,
        programs: Callable[[], Sequence[ProgramPack]],
        view: TableView = TableView(),  # noqa: B008 - a value that never changes
        *,
        now: datetime,
    ) -> Home:
        """What that person sees; `programs` gives those whose documents answer questions.

        `view` is how a coach or an administrator chose to look at their candidates.
        """
        match person:
            case Person(role=Role.CANDIDATE):
                return self._candidate(person, now=now)
            case Person(role=Role.COACH):
                return self._coach(person, view, now=now)
            case Person(role=Role.PROGRAM_ADMIN):
                return self._admin(person, view, now=now)
            case Person(role=Role.INSTRUCTOR) if self.records.cohorts.names(person.program):
                sessions = self.attendance.sessions(person, now=now)
                return InstructorHome(person, sessions, self.quiet(person, now=now))
            case _:
                return self._plain(person, [one.short_name for one in programs()], now=now)

    def _plain(self, person: Person | None, programs: Sequence[str], *, now: datetime) -> PlainHome:
        if person is None:
            return PlainHome(None, None, programs)
        to_rate = self.ratings.waiting(person, now=now) if person.role is Role.SUPERVISOR else None
        to_sign = self.sign_offs.listed(person, now=now) if person.role is Role.ANALYST else None
        pack, quiet = self.packs[person.program], self.quiet(person, now=now)
        if person.role is not Role.SUPERVISOR:
            return PlainHome(person, pack, programs, to_rate, to_sign, quiet=quiet)
        to_approve, shared = self.approvals.waiting(person), self.sharing.listed(person)
        return PlainHome(person, pack, programs, to_rate, to_sign, to_approve, shared, quiet)

    def _at_once(self, person: Person) -> "Homes":
        """The same use cases, over what a candidate's or a coach's Home takes of the records, read in one go."""
        glance = self.records.glances.of(person, ASK)
        records, packs = RecordsAtOnce(self.records, glance), at_rest(self.packs, glance.rulings)
        lines = replace(self.standings.lines, records=records, packs=packs)
        return replace(
            self,
            records=records,
            packs=packs,
            standings=replace(self.standings, records=records, packs=packs, lines=lines),
            confirmations=replace(self.confirmations, records=records, packs=packs, lines=lines),
            items=replace(self.items, records=records, lines=lines),
            surveys=replace(self.surveys, records=records, packs=packs),
            approvals=replace(
                self.approvals,
                records=records,
                drafts=replace(self.approvals.drafts, lines=replace(self.approvals.drafts.lines, lines=lines)),
            ),
        )

    @property
    def tables(self) -> CohortTables:
        """The use case of a cohort at a glance."""
        return CohortTables(self.records, self.packs)

    def _candidate(self, person: Person, *, now: datetime) -> CandidateHome:
        seen = self._at_once(person)
        return CandidateHome(
            progress=seen.standings.own(person, now=now),
            coach=seen.records.person(person.coach_id) if person.coach_id else None,
            ahead=Deadlines(seen.records, seen.packs).ahead_of(person, person, now=now),
            unsettled=seen.confirmations.agreement.of(person, now=now),
            drafts=[(draft, seen.standings.lines.person(draft.author_id)) for draft in seen.drafts.waiting_for(person)],
            agreed=seen.items.of(person, now=now),
            survey=seen.surveys.waiting(person, now=now),
            quiet=seen.quiet(person, now=now),
        )

    def _coach(self, person: Person, view: TableView, *, now: datetime) -> CoachHome:
        seen = self._at_once(person)
        return CoachHome(
            person,
            seen.packs[person.program],
            seen.tables.of(person, view, now=now),
            seen.confirmations.agreement.of(person, now=now),
            seen.items.of(person, now=now),
            seen.approvals.waiting(person),
            seen.surveys.waiting(person, now=now),
            seen.quiet(person, now=now),
        )

    def _admin(self, person: Person, view: TableView, *, now: datetime) -> AdminHome:
        pack = self.packs[person.program]
        open_rules = disputes_in(self.packs, person.program)
        not_agreed = self.confirmations.agreement.of_program(person, now=now)
        table = self.tables.of(person, view, now=now)
        quiet = self.quiet(person, now=now)
        return AdminHome(person, pack, _cohorts(table.rows), table, not_agreed, open_rules, quiet)


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
