"""A candidate's record as somebody writes it by hand, to try a program's rules without a database.

Names are those that people use (`PLC`, `coach`), days are written as people write them, and hours are entries or sums.
docs/record.md describes every name. The pack is known while the record is read, so that each mistake is found where it
stands.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from induction.calendar import year_span
from induction.hours import HourKind, LedgerEntry
from induction.ledger.attendance import Attendance, Attendee
from induction.ledger.confirmations import Confirmation, Verdict
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.record.artifacts import Artifact
from induction.record.assessments import Rating
from induction.record.candidate import CandidateRecord, GoalOnRecord
from induction.record.milestones import Milestone
from induction.record.signings import Signing
from induction.written.names import (
    category_of,
    day_of,
    kind_of,
    level_of,
    minutes_of,
    rater_of,
    role_of,
    round_key_of,
    scores_of,
    sign_off_of,
    standard_of,
    step_of,
)

CANDIDATE, COACH, PROGRAM = 1, 2, 3
"""The numbers of the people in a record by hand: there is one of each."""

_BY = {Role.CANDIDATE: CANDIDATE, Role.COACH: COACH}
"""Who says so, by their number; everybody else speaks for the program."""

_A_DAY = 24 * 60

Day = Annotated[date, BeforeValidator(day_of)]
Minutes = Annotated[int, BeforeValidator(minutes_of)]
Number = Annotated[int, BeforeValidator(standard_of)]
Category = Annotated[str, BeforeValidator(category_of)]


class _Written(BaseModel):
    """Values written by hand: a name that is not known is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WrittenHours(_Written):
    """Hours `on` a day, or the sum of those of a program `year`; `minutes` come from what is written as hours."""

    kind: Annotated[HourKind, BeforeValidator(kind_of)]
    minutes: Minutes = Field(alias="hours")
    on: Day | None = None
    year: int | None = Field(default=None, ge=1, le=9)
    category: Category | None = None
    confirmed: bool = False
    void: bool = False

    @model_validator(mode="after")
    def _has_a_day(self) -> Self:
        if (self.on is None) == (self.year is None):
            raise ValueError("Say on which day they were (on), or of which program year they are the sum (year).")
        if self.on is not None and self.minutes > _A_DAY:
            raise ValueError("A day has 24 hours. For the sum of more days write the program year instead of the day.")
        if self.kind is HourKind.COACHING and self.category is not None:
            raise ValueError("Coaching has no category: take it out.")
        return self


class WrittenGoal(_Written):
    """A goal that was kept on a day."""

    standard: Number
    kept: Day
    approved: Day | None = None


class WrittenSession(_Written):
    """A session of the program that the candidate attended; `assignment` is `in` or `missing`, None where unsaid."""

    category: Category
    on: Day
    title: str | None = None
    assignment: Annotated[str, Field(pattern="^(in|missing)$")] | None = None


class WrittenStep(_Written):
    """What happened on a day; `by` is who says so."""

    step: Annotated[str, BeforeValidator(step_of)]
    on: Day
    by: Annotated[Role, BeforeValidator(role_of)] = Role.PROGRAM_ADMIN
    standard: Number | None = None
    score: Annotated[int, BeforeValidator(level_of)] | None = None


class WrittenArtifact(_Written):
    """An artifact that was saved as evidence, for the standards that it speaks for."""

    standards: tuple[Number, ...] = Field(min_length=1)
    on: Day
    title: str = "An artifact"


class WrittenRating(_Written):
    """What a rater gave in a round."""

    round: Annotated[str, BeforeValidator(round_key_of)]
    rater: Annotated[Role, BeforeValidator(rater_of)]
    on: Day
    scores: Annotated[Mapping[int, int], BeforeValidator(scores_of)]


class WrittenSigning(_Written):
    """A sign-off on the way to the recommendation."""

    step: Annotated[str, BeforeValidator(sign_off_of)]
    on: Day


class WrittenRecord(_Written):
    """A record by hand. `program` names its pack, and `today` is the day on which it is looked at."""

    program: str | None = None
    today: Day | None = None
    name: str = "The candidate"
    starts: Day | None = None
    ends: Day | None = None
    coach_since: Day | None = None
    hours: tuple[WrittenHours, ...] = ()
    goals: tuple[WrittenGoal, ...] = ()
    reflections: tuple[Day, ...] = ()
    sessions: tuple[WrittenSession, ...] = ()
    steps: tuple[WrittenStep, ...] = ()
    artifacts: tuple[WrittenArtifact, ...] = ()
    ratings: tuple[WrittenRating, ...] = ()
    signed: tuple[WrittenSigning, ...] = ()

    @model_validator(mode="after")
    def _has_years(self) -> Self:
        if self.starts is None and any(one.year for one in self.hours):
            raise ValueError("Hours of a program year need the first day of the program: add “starts”.")
        if self.starts is not None and self.ends is not None and self.ends < self.starts:
            raise ValueError("The last day (ends) comes before the first (starts).")
        return self

    def record(self, pack: ProgramPack) -> CandidateRecord:
        """The record that standings are counted from."""
        who = Person(
            id=CANDIDATE,
            name=self.name,
            email="candidate@example.org",
            program=pack.id,
            role=Role.CANDIDATE,
            coach_id=COACH,
            starts_on=self.starts,
            ends_on=self.ends,
        )
        entries = tuple(self._entries())
        return CandidateRecord(
            candidate=who,
            entries=entries,
            said={
                entry.id: Confirmation(
                    entry_id=entry.id, person_id=COACH, verdict=Verdict.CONFIRMED, at=entry.logged_at
                )
                for entry, one in zip(entries, self.hours, strict=True)
                if one.confirmed
            },
            attendance=tuple(self._attendance(pack)),
            goals=tuple(
                GoalOnRecord(kept_on=one.kept, standard=one.standard, approved_on=one.approved) for one in self.goals
            ),
            reflections=self.reflections,
            milestones=tuple(self._milestones()),
            artifacts=tuple(self._artifacts()),
            ratings=tuple(self._ratings()),
            signings=tuple(self._signings()),
            coached_since=self.coach_since,
        )

    def _entries(self) -> Iterator[LedgerEntry]:
        for number, one in enumerate(self.hours, start=1):
            on = one.on if self.starts is None or one.year is None else year_span(self.starts, one.year)[0]
            yield LedgerEntry(
                id=number,
                candidate_id=CANDIDATE,
                kind=one.kind,
                minutes=one.minutes,
                on=on or date.min,
                category=one.category,
                coach_id=COACH if one.kind is HourKind.COACHING else None,
                logged_by=CANDIDATE,
                logged_at=_noon(on or date.min),
                voided=one.void,
            )

    def _attendance(self, pack: ProgramPack) -> Iterator[Attendance]:
        for number, one in enumerate(self.sessions, start=1):
            assignment = None if one.assignment is None else one.assignment == "in"
            yield Attendance(
                id=number,
                program=pack.id,
                cohort="",
                title=one.title or pack.category_label(one.category),
                on=one.on,
                minutes=0,
                category=one.category,
                instructor_id=PROGRAM,
                recorded_at=_noon(one.on),
                attendees=(Attendee(candidate_id=CANDIDATE, entry_id=number, assignment=assignment),),
            )

    def _milestones(self) -> Iterator[Milestone]:
        for number, one in enumerate(self.steps, start=1):
            yield Milestone(
                id=number,
                candidate_id=CANDIDATE,
                key=one.step,
                on=one.on,
                recorded_at=_noon(one.on),
                recorded_by=_BY.get(one.by, PROGRAM),
                standard=one.standard,
                score=one.score,
            )

    def _artifacts(self) -> Iterator[Artifact]:
        for number, one in enumerate(self.artifacts, start=1):
            yield Artifact(
                id=number,
                candidate_id=CANDIDATE,
                on=one.on,
                title=one.title,
                standards=one.standards,
                recorded_by=CANDIDATE,
                recorded_at=_noon(one.on),
            )

    def _ratings(self) -> Iterator[Rating]:
        for number, one in enumerate(self.ratings, start=1):
            yield Rating(
                id=number,
                candidate_id=CANDIDATE,
                rater_id=number,
                rater_role=one.rater,
                round=one.round,
                scores=one.scores,
                rated_at=_noon(one.on),
            )

    def _signings(self) -> Iterator[Signing]:
        for number, one in enumerate(self.signed, start=1):
            yield Signing(id=number, candidate_id=CANDIDATE, step=one.step, signed_by=PROGRAM, signed_at=_noon(one.on))


def read_written(written: object, pack: ProgramPack) -> WrittenRecord:
    """The record; ValidationError with all its mistakes."""
    return WrittenRecord.model_validate(written, context={"pack": pack})


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
