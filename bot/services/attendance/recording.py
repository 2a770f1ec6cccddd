"""Recording who was at a session that the program runs: what the form offers, and what becomes of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.attendance.calendar import CohortSessions, TaughtCalendar, of_record
from bot.services.attendance.news import AttendanceNews, urgent
from bot.services.attendance.replies import (
    SOMETHING_ELSE,
    AttendanceForm,
    AttendanceReceipt,
    FilledAttendance,
    TaughtChoice,
    TaughtSession,
    TaughtSessions,
    Told,
)
from bot.services.attendance.roll import (
    clash_questions,
    new_assignments,
    prefilled,
    questions_first,
    receipt,
    roll_call,
)
from bot.services.confirming.confirmations import Confirmations
from bot.services.days import day_of
from induction.access import Action, may, open_to
from induction.calendar import day_words
from induction.ledger.attendance import (
    AlreadyRecorded,
    Attendance,
    Clashing,
    Taught,
    check_chosen,
    check_in_program,
    check_roll,
)
from induction.ledger.confirmations import Verdict
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.refused import Refused
from induction.roster import cohort_named
from prompts.attendance import recorded_words
from storage.hours.attendance import AttendanceChange, Following, Taken
from storage.records import Records

PUT_RIGHT, TAKEN_BACK = "attendance was put right", "attendance was taken back"
"""What stands in the ledger where no other reason is given."""


@dataclass(frozen=True)
class Attendances:
    """The use case of recording attendance. Whoever records sees who was there, and nobody's other hours."""

    records: Records
    packs: Mapping[str, ProgramPack]
    confirmations: Confirmations

    @property
    def calendar(self) -> TaughtCalendar:
        """The cohorts with their sessions."""
        return TaughtCalendar(self.records, self.packs)

    @property
    def news(self) -> AttendanceNews:
        """What candidates hear of it."""
        return AttendanceNews(self.records, self.packs, self.confirmations)

    def form(
        self, actor: Person, cohort: str | None = None, session: str | None = None, *, now: datetime
    ) -> AttendanceForm:
        """The form, filled for that session, or else for the newest that is not recorded yet.

        `session` is the key of a choice; where that is recorded, the form is there to put it right. Refused for who
        records no attendance, and where the program has no candidates.
        """
        cohorts = self._cohorts(actor)
        chosen, today = _named(cohort, cohorts), day_of(actor, now)
        choices = chosen.choices(today)
        choice = choices[0] if session is None else _choice(session, [*choices, *chosen.of_calendar(today)])
        recorded = choice.recorded or _recorded_as(choice, chosen)
        if recorded is not None:
            return self._to_change(actor, self._record(actor, recorded), cohorts, now=now)
        return AttendanceForm(
            pack=chosen.pack,
            cohorts=[one.name for one in cohorts],
            cohort=chosen.name,
            choices=choices,
            choice=choice,
            candidates=chosen.candidates,
            known=prefilled(choice, chosen.candidates, today),
        )

    def of_record(self, actor: Person, attendance_id: int, *, now: datetime) -> AttendanceForm:
        """The form to put right what is recorded."""
        return self._to_change(actor, self._record(actor, attendance_id), self._cohorts(actor), now=now)

    def send(
        self, actor: Person, cohort: str, session: str, filled: FilledAttendance, told: Told, *, key: str, now: datetime
    ) -> AttendanceReceipt | AttendanceForm:
        """What was recorded from the form, or the form again where something is to be asked first. The same key once.

        Refused with the rule that forbids it.
        """
        cohorts, today = self._cohorts(actor), day_of(actor, now)
        chosen = _named(cohort, cohorts)
        if before := self.records.attendance.by_key(key):
            return receipt(Taken(before, first_time=False), chosen.by_number, chosen.pack, changed=False)
        choice = _choice(session, [*chosen.of_calendar(today), SOMETHING_ELSE])
        roll = roll_call(choice, chosen, filled)
        check_roll(roll, chosen.by_number, chosen.pack, today=today)

        def again(questions: Sequence[str], asked: Told) -> AttendanceForm:
            form = self.form(actor, cohort, session, now=now)
            return replace(form, choice=choice, known=filled, questions=questions, told=asked)

        questions, asked = questions_first(roll.taught, told, chosen.pack)
        if questions:
            return again(questions, asked)
        there = [one for one in chosen.candidates if one.id in roll.present]
        absent = [one for one in chosen.candidates if one.id not in roll.present]
        following = self.news.following(there, absent, roll.taught, {roll.taught.on, choice.day}, by=actor, now=now)
        try:
            taken = self.records.attendance.record(
                roll, actor_id=actor.id, key=key, known=told.clashes, now=now, following=following
            )
        except AlreadyRecorded as already:
            stands = self._to_change(actor, already.attendance, cohorts, now=now)
            return replace(stands, questions=[recorded_words(stands.recorded_by, day_words(already.attendance.on))])
        except Clashing as clashing:
            return again(*self._clashes(clashing, told, chosen.by_number, roll.taught))
        self._wake(following, taken)
        return receipt(taken, chosen.by_number, chosen.pack, changed=False)

    def change(
        self,
        actor: Person,
        attendance_id: int,
        filled: FilledAttendance,
        told: Told,
        *,
        shown: Collection[int],
        key: str,
        now: datetime,
    ) -> AttendanceReceipt | AttendanceForm:
        """What stands after the change, or the form again where something is to be asked first.

        `shown` are those who were there when the form was opened: what somebody else changed since then stays.
        """
        record = self._record(actor, attendance_id)
        form = self._to_change(actor, record, self._cohorts(actor), now=now)
        people = {one.id: one for one in form.candidates}
        check_chosen(filled.present, (filled.submitted or frozenset()) - record.submitted, people)
        added, removed = filled.present - set(shown), frozenset(shown) - filled.present
        check_in_program([people[one] for one in sorted(added)], record.on)
        change = AttendanceChange(added, removed, new_assignments(record, filled), filled.reason or PUT_RIGHT)
        concerned = [one for one in form.candidates if one.id in added | removed]
        following = self.news.following(concerned, (), record, {record.on}, by=actor, now=now)
        try:
            taken = self.records.attendance.change(
                record.id, change, actor_id=actor.id, key=key, known=told.clashes, now=now, following=following
            )
        except Clashing as clashing:
            questions, asked = self._clashes(clashing, told, people, record)
            return replace(form, known=filled, questions=questions, told=asked)
        self._wake(following, taken)
        return receipt(taken, people, form.pack, changed=True)

    def undo(self, actor: Person, attendance_id: int, *, key: str, now: datetime) -> AttendanceReceipt:
        """What stands after all of it was taken back: nobody was there, and it can be recorded anew."""
        record = self._record(actor, attendance_id)
        form = self._to_change(actor, record, self._cohorts(actor), now=now)
        change = AttendanceChange(removed=record.present, reason=TAKEN_BACK)
        told = self.news.told_to([one for one in form.candidates if one.id in record.present], now=now)
        taken = self.records.attendance.change(
            record.id, change, actor_id=actor.id, key=key, now=now, following=lambda _: told
        )
        return receipt(taken, {one.id: one for one in form.candidates}, form.pack, changed=True)

    def sessions(self, actor: Person, *, now: datetime) -> TaughtSessions:
        """The sessions of each cohort so far, recorded or not yet, newest first; Refused as the form is."""
        cohorts, today = self._cohorts(actor), day_of(actor, now)
        sessions = [one for cohort in cohorts for one in cohort.so_far(today)]
        disputed = self._disputed(sessions)
        told = [replace(one, disputed=disputed.get(one.choice.recorded or 0, ())) for one in sessions]
        return TaughtSessions(self.packs[actor.program], [one.name for one in cohorts], told)

    def _disputed(self, sessions: Sequence[TaughtSession]) -> Mapping[int, Sequence[str]]:
        """By the number of attendance what candidates say is not right about what it gave them."""
        given = {
            one.entry_id: session.attendance.id
            for session in sessions
            if session.attendance is not None
            for one in session.attendance.attendees
            if one.entry_id is not None
        }
        found: dict[int, list[str]] = defaultdict(list)
        for number, word in self.records.unsettled.said_on(list(given)).items():
            if word.verdict is not Verdict.CONFIRMED:
                found[given[number]].append(word.reason or "")
        return found

    def _clashes(
        self, clashing: Clashing, told: Told, people: Mapping[int, Person], taught: Taught
    ) -> tuple[Sequence[str], Told]:
        """What is asked about those who have hours already, and who was told of then."""
        asked = replace(told, clashes=told.clashes | {one.candidate_id for one in clashing.clashes})
        pack = self.packs[taught.program]
        return clash_questions(clashing.clashes, people, pack, taught.category), asked

    def _wake(self, following: Following, taken: Taken) -> None:
        self.confirmations.outbox.wake(urgent(following(taken)))

    def _to_change(
        self, actor: Person, record: Attendance, cohorts: Sequence[CohortSessions], *, now: datetime
    ) -> AttendanceForm:
        """The form with attendance as it stands, for the cohort as it is and for who has left it since."""
        everybody = {one.id: one for other in cohorts for one in other.candidates}
        cohort = next((one for one in cohorts if one.name == record.cohort), None)
        of_it = set(record.by_candidate) | set(cohort.by_number if cohort else ())
        instructor = self.records.person(record.instructor_id)
        return AttendanceForm(
            pack=self.packs[record.program],
            cohorts=[one.name for one in cohorts],
            cohort=record.cohort,
            choices=[] if cohort is None else cohort.choices(day_of(actor, now)),
            choice=of_record(record),
            candidates=sorted((everybody[one] for one in of_it if one in everybody), key=lambda one: one.name),
            known=FilledAttendance(present=record.present, submitted=record.submitted if record.asked else None),
            recorded=record,
            recorded_by=instructor.name if instructor else "somebody who has left",
            recorded_on=day_of(actor, record.recorded_at),
        )

    def _record(self, actor: Person, attendance_id: int) -> Attendance:
        record = self.records.attendance.by_id(attendance_id)
        if record is None or record.program != actor.program:
            raise Refused("no_attendance", "That record of attendance is no longer there.")
        return record

    def _cohorts(self, actor: Person) -> Sequence[CohortSessions]:
        """The cohorts of the actor's program; Refused for who records no attendance there."""
        cohorts = self.calendar.cohorts(actor.program)
        candidates = [one for cohort in cohorts for one in cohort.candidates]
        if not candidates:
            raise Refused("no_cohort", "No candidate of your program is on the roster yet.")
        if not all(may(actor, Action.RECORD_ATTENDANCE, one) for one in candidates):
            who = open_to(Action.RECORD_ATTENDANCE)
            raise Refused("not_allowed", f"Recording who was at a session is open only to {who}.")
        return cohorts


def _named(said: str | None, cohorts: Sequence[CohortSessions]) -> CohortSessions:
    """The cohort that was named, in any case, or the first one; Refused with those that there are."""
    if said is None:
        return cohorts[0]
    name = cohort_named(said, [one.name for one in cohorts])
    return next(one for one in cohorts if one.name == name)


def _choice(session: str, choices: Sequence[TaughtChoice]) -> TaughtChoice:
    """The choice with that key; Refused where it is offered no more."""
    found = next((one for one in choices if one.key == session), None)
    if found is None and (number := TaughtChoice(session).recorded):
        found = TaughtChoice(f"record:{number}")
    if found is None:
        raise Refused("no_session", "Which session was it? Choose one, or “Something else”.")
    return found


def _recorded_as(choice: TaughtChoice, cohort: CohortSessions) -> int | None:
    """The number under which a session of one day is recorded already."""
    if choice.date_key is None or not choice.has_day:
        return None
    return next((one.id for one in cohort.recorded if one.date_key == choice.date_key), None)
