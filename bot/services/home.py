"""A person's Home: what is theirs to see and to do now, by their role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from bot.services.confirmations import Confirmations
from bot.services.drafts import Drafts
from bot.services.hour_replies import AskedEntry, CandidateSummary
from bot.services.ledger_lines import day_of
from bot.services.progress import Standings
from bot.services.replies import Caseload, NextDates, Progress
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

    `dates` are the next ones of their cohort. `to_confirm` waits for their word, and `drafts`, by whom each was
    written, for them to keep.
    """

    progress: Progress
    coach: Person | None
    dates: Sequence[ProgramDate]
    today: date
    to_confirm: Sequence[AskedEntry]
    drafts: Sequence[tuple[Draft, Person]]


@dataclass(frozen=True)
class CoachHome:
    """A coach's Home: their caseload, those who need help first, and what waits for their word."""

    coach: Person
    pack: ProgramPack
    rows: Sequence[CandidateSummary]
    to_confirm: Sequence[AskedEntry]


@dataclass(frozen=True)
class Cohort:
    """One cohort in figures; `name` is None for those in none. `share` is how much of this year's hours is there."""

    name: str | None
    candidates: int
    without_coach: int
    share: float


@dataclass(frozen=True)
class AdminHome:
    """A program administrator's Home. `unsettled` counts the rules on which the program's documents disagree."""

    admin: Person
    pack: ProgramPack
    cohorts: Sequence[Cohort]
    rows: Sequence[CandidateSummary]
    unsettled: int


@dataclass(frozen=True)
class PlainHome:
    """The Home of whoever sees nobody's hours here. `person` is None for someone on no roster."""

    person: Person | None
    pack: ProgramPack | None
    programs: Sequence[str]


Home = CandidateHome | CoachHome | AdminHome | PlainHome


@dataclass(frozen=True)
class Homes:
    """The use case of the App Home. Whoever may see what is asked of the other use cases, with the person as actor."""

    records: Records
    packs: Mapping[str, ProgramPack]
    standings: Standings
    confirmations: Confirmations
    drafts: Drafts

    def of(self, person: Person | None, programs: Sequence[ProgramPack], *, now: datetime) -> Home:
        """What that person sees; `programs` are those whose documents answer questions."""
        if person is not None and person.role in {Role.CANDIDATE, Role.COACH, Role.PROGRAM_ADMIN}:
            stand = self.standings.of(person, None, now=now)
            if isinstance(stand, Progress):
                return self._candidate(person, stand, now=now)
            return self._coach(person, stand) if person.role is Role.COACH else self._admin(person, stand)
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
            to_confirm=self.confirmations.waiting_for(person),
            drafts=[(draft, self.standings.lines.person(draft.author_id)) for draft in self.drafts.waiting_for(person)],
        )

    def _coach(self, person: Person, caseload: Caseload) -> CoachHome:
        return CoachHome(person, self.packs[person.program], caseload.rows, self.confirmations.waiting_for(person))

    def _admin(self, person: Person, candidates: Caseload) -> AdminHome:
        pack = self.packs[person.program]
        unsettled = sum(rule.state is RuleState.PROVISIONAL for rule in pack.rules)
        return AdminHome(person, pack, _cohorts(candidates.rows), candidates.rows, unsettled)


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
