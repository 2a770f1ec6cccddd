"""Recording who was at a session that the program runs: what the form offers, and what becomes of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.services.attendance.calendar import CohortSessions, TaughtCalendar, of_record
from bot.services.attendance.replies import (
    SOMETHING_ELSE,
    AttendanceForm,
    AttendanceReceipt,
    FilledAttendance,
    SessionChoice,
    TaughtSession,
    TaughtSessions,
    Told,
)
from bot.services.attendance.roll import clash_questions, new_assignments, prefilled, receipt, roll_call
from bot.services.confirming.confirmations import Confirmations
from bot.services.confirming.replies import ToConfirm
from bot.services.days import day_of
from induction.access import Action, may, open_to
from induction.attendance import AlreadyRecorded, Attendance, Clashing, RollCall, check_roll
from induction.calendar import day_words
from induction.confirmations import stands_by_silence
from induction.holidays import federal_holiday
from induction.packs import ProgramPack
from induction.people import Person
from induction.refused import Refused
from prompts.attendance import holiday_words, recorded_words
from storage.attendance import Change, Taken
from storage.errands import Errand
from storage.records import Records

ATTENDED = "attended"
"""The kind of the errand that tells a candidate what was recorded of them. Nobody wakes it: it has its time."""

NEWS = timedelta(days=7)

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
        try:
            _check_holiday(roll, told)
            taken = self.records.attendance.record(
                roll,
                actor_id=actor.id,
                key=key,
                known=told.clashes,
                now=now,
                errands=self._told_to([one for one in chosen.candidates if one.id in roll.present], now=now),
            )
        except AlreadyRecorded as already:
            again = self._to_change(actor, already.attendance, cohorts, now=now)
            return replace(again, questions=[recorded_words(again.recorded_by, day_words(already.attendance.on))])
        except Clashing as clashing:
            asked = Told(told.clashes | {one.candidate_id for one in clashing.clashes}, roll.taught.on)
            questions = clash_questions(clashing.clashes, chosen.by_number, chosen.pack)
        except _Holiday as holiday:
            asked, questions = replace(told, holiday=roll.taught.on), [holiday.message]
        else:
            return receipt(taken, chosen.by_number, chosen.pack, changed=False)
        return replace(
            self.form(actor, cohort, session, now=now), choice=choice, known=filled, questions=questions, told=asked
        )

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
        if not people.keys() >= filled.present | (filled.submitted or set()):
            raise Refused("not_of_cohort", "Somebody chosen is not in this cohort. Choose from its candidates.")
        added, removed = filled.present - set(shown), frozenset(shown) - filled.present
        change = Change(added, removed, new_assignments(record, filled), filled.reason or PUT_RIGHT)
        errands = self._told_to([one for one in form.candidates if one.id in added | removed], now=now)
        try:
            taken = self.records.attendance.change(
                record.id, change, actor_id=actor.id, key=key, known=told.clashes, now=now, errands=errands
            )
        except Clashing as clashing:
            asked = Told(told.clashes | {one.candidate_id for one in clashing.clashes})
            questions = clash_questions(clashing.clashes, people, form.pack)
            return replace(form, known=filled, questions=questions, told=asked)
        return receipt(taken, people, form.pack, changed=True)

    def undo(self, actor: Person, attendance_id: int, *, key: str, now: datetime) -> AttendanceReceipt:
        """What stands after all of it was taken back: nobody was there, and it can be recorded anew."""
        record = self._record(actor, attendance_id)
        form = self._to_change(actor, record, self._cohorts(actor), now=now)
        change = Change(removed=record.present, reason=TAKEN_BACK)
        errands = self._told_to([one for one in form.candidates if one.id in record.present], now=now)
        taken = self.records.attendance.change(record.id, change, actor_id=actor.id, key=key, now=now, errands=errands)
        return receipt(taken, {one.id: one for one in form.candidates}, form.pack, changed=True)

    def sessions(self, actor: Person, *, now: datetime) -> TaughtSessions:
        """The sessions of each cohort so far, recorded or not yet, newest first; Refused as the form is."""
        cohorts, today = self._cohorts(actor), day_of(actor, now)
        lines = [line for cohort in cohorts for line in _so_far(cohort, today)]
        return TaughtSessions(self.packs[actor.program], [one.name for one in cohorts], lines)

    def news_of(self, person_id: int, *, since: datetime, until: datetime, now: datetime) -> ToConfirm | None:
        """What was recorded of a candidate then by who was not with them, or taken out; None where none of it stands.

        What is over for a week is no news any more: it stands in their record.
        """
        person = self.records.person(person_id)
        entries = {one.id: one for one in self.records.entries_of([person_id])}
        given = {number for number, one in entries.items() if stands_by_silence(one) and not one.voided}
        new = [number for number in given if entries[number].counts and since <= entries[number].logged_at <= until]
        gone = [
            one.corrects
            for one in entries.values()
            if one.voided
            and one.corrects in given
            and entries[one.corrects].logged_at < since <= one.logged_at <= until
        ]
        if person is None or not (new or gone) or now - until > NEWS:
            return None
        return replace(self.confirmations.shown(person, sorted([*new, *gone]), now=now), awaited=(), disputes=())

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
            known=FilledAttendance(present=record.present, submitted=record.submitted or None),
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

    def _told_to(self, people: Iterable[Person], *, now: datetime) -> Sequence[Errand]:
        """What follows for each of them: once that day they hear what was recorded of them."""
        told = [(one, self.confirmations.lists.next_at(one, now=now)) for one in people if one.slack_id is not None]
        return [
            Errand(f"{ATTENDED}:{one.id}:{at.date().isoformat()}", ATTENDED, {"person_id": one.id}, due_at=at)
            for one, at in told
        ]


def _so_far(cohort: CohortSessions, today: date) -> Sequence[TaughtSession]:
    """The sessions of a cohort, newest first."""
    records = {one.id: one for one in cohort.recorded}
    choices = [*cohort.open_sessions(today), *map(of_record, cohort.recorded)]
    newest_first = sorted(choices, key=lambda one: one.first or today, reverse=True)
    return [TaughtSession(cohort.name, one, records.get(one.recorded or 0)) for one in newest_first]


class _Holiday(Refused):
    """That day is a federal holiday, of which whoever records it has not been told yet."""


def _check_holiday(roll: RollCall, told: Told) -> None:
    on = roll.taught.on
    if (name := federal_holiday(on)) and told.holiday != on:
        raise _Holiday("holiday", holiday_words(day_words(on), name))


def _named(said: str | None, cohorts: Sequence[CohortSessions]) -> CohortSessions:
    """The cohort that was named, in any case, or the first one; Refused with those that there are."""
    if said is None:
        return cohorts[0]
    found = next((one for one in cohorts if one.name.casefold() == said.strip().casefold()), None)
    if found is None:
        known = ", ".join(one.name for one in cohorts if one.name)
        raise Refused("unknown_cohort", f"I know no cohort “{said}”. There is {known or 'none with a name'}.")
    return found


def _choice(session: str, choices: Sequence[SessionChoice]) -> SessionChoice:
    """The choice with that key; Refused where it is offered no more."""
    found = next((one for one in choices if one.key == session), None)
    if found is None and (number := SessionChoice(session).recorded):
        found = SessionChoice(f"record:{number}")
    if found is None:
        raise Refused("no_session", "Which session was it? Choose one, or “Something else”.")
    return found


def _recorded_as(choice: SessionChoice, cohort: CohortSessions) -> int | None:
    """The number under which a session of one day is recorded already."""
    if choice.date_key is None or not choice.has_day:
        return None
    return next((one.id for one in cohort.recorded if one.date_key == choice.date_key), None)
