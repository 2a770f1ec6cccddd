"""What candidates hear of attendance: what was recorded of them, what came of their claim, what could not be added."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.services.attendance.claimed import CLAIMS, claim_of, settled_errand
from bot.services.attendance.replies import LeftOut, TaughtClaim
from bot.services.confirming.confirmations import Confirmations
from bot.services.confirming.daily_lists import moment_key
from bot.services.confirming.replies import ToConfirm
from induction.access import Action, may
from induction.ledger.attendance import ClashKind, Taught, clash
from induction.ledger.confirmations import stands_by_silence
from induction.packs.pack import ProgramPack
from induction.people import Person
from storage.errands import Errand
from storage.hours.attendance import Following, Taken
from storage.records import Records

ATTENDED, LEFT_OUT = "attended", "attendance_left_out"
"""The kinds of errands that tell a candidate what was recorded of them, and what could not be.

Nobody wakes the first: it has its time, once a day.
"""

NEWS = timedelta(days=7)


@dataclass(frozen=True)
class AttendanceNews:
    """Keeps what candidates are to hear with what it is about, and reads what there is to say when it goes out."""

    records: Records
    packs: Mapping[str, ProgramPack]
    confirmations: Confirmations

    def following(
        self,
        concerned: Sequence[Person],
        others: Sequence[Person],
        taught: Taught,
        days: Collection[date | None],
        *,
        by: Person,
        now: datetime,
    ) -> Following:
        """What candidates hear once `by` has taken attendance of that session: those `concerned`, and who claimed it.

        `days` are those that stand for it in a claim.
        """
        told, claims = self.told_to(concerned, now=now), self._claims([*concerned, *others], taught, days)

        def following(taken: Taken) -> Sequence[Errand]:
            record = taken.attendance
            left_out = [one.candidate_id for one in taken.clashes if one.kind is ClashKind.OTHER]
            settled = [
                settled_errand(one, by.id, record.id, added=one.candidate_id in record.present)
                for one in claims
                if one.candidate_id not in left_out
            ]
            return [*told, *settled, *(_left_out(one, record.id, by) for one in left_out)]

        return following

    def told_to(self, people: Iterable[Person], *, now: datetime) -> Sequence[Errand]:
        """What follows for each of them: once that day they hear what was recorded of them."""
        told = [(one, self.confirmations.lists.next_at(one, now=now)) for one in people if one.slack_id is not None]
        return [
            Errand(f"{ATTENDED}:{one.id}:{moment_key(at)}", ATTENDED, {"person_id": one.id}, due_at=at)
            for one, at in told
        ]

    def of(self, person_id: int, *, since: datetime, until: datetime, now: datetime) -> ToConfirm | None:
        """What was recorded of a candidate then by who was not with them, or taken out; None where none of it stands.

        It was recorded before `until`: what comes later has news of its own. What is over for a week is no news any
        more: it stands in their record.
        """
        person = self.records.person(person_id)
        entries = {one.id: one for one in self.records.entries_of([person_id])}
        given = {number for number, one in entries.items() if stands_by_silence(one) and not one.voided}
        new = [number for number in given if entries[number].counts and since <= entries[number].logged_at < until]
        gone = [
            one.corrects
            for one in entries.values()
            if one.voided and one.corrects in given and entries[one.corrects].logged_at < since <= one.logged_at < until
        ]
        if person is None or not may(person, Action.SEE_HOURS, person) or not (new or gone) or now - until > NEWS:
            return None
        return replace(self.confirmations.shown(person, sorted([*new, *gone]), now=now), awaited=(), disputes=())

    def left_out(self, person_id: int, attendance_id: int, by_id: int) -> LeftOut | None:
        """Which hours of their own keep a candidate from those of a session; None where none do any more."""
        person, by = self.records.person(person_id), self.records.person(by_id)
        record = self.records.attendance.by_id(attendance_id)
        if person is None or by is None or record is None or person_id in record.present or not record.stands:
            return None
        found = clash(record.entry(person_id), self.records.entries_of([person_id]))
        if found is None or found.kind is not ClashKind.OTHER:
            return None
        category, claim = record.category, None
        if category is not None and category in self.packs[person.program].entries.taught:
            claim = TaughtClaim(person_id, category, record.on, record.minutes)
        line = None if found.entry is None else self.confirmations.lines.line(found.entry, person)
        return LeftOut(person, by, record, line, claim)

    def _claims(self, people: Sequence[Person], taught: Taught, days: Collection[date | None]) -> Sequence[TaughtClaim]:
        """What these have claimed of a session of that category on those days, as claims of its day."""
        asked = map(claim_of, self.records.errands.beginning_with(CLAIMS))
        of_it = {
            one.candidate_id for one in asked if one is not None and one.category == taught.category and one.on in days
        }
        return [TaughtClaim(one.id, taught.category or "", taught.on) for one in people if one.id in of_it]


def urgent(errands: Iterable[Errand]) -> Sequence[str]:
    """The keys of those that have no time of their own."""
    return [one.key for one in errands if one.due_at is None]


def _left_out(candidate_id: int, attendance_id: int, by: Person) -> Errand:
    details = {"person_id": candidate_id, "attendance": attendance_id, "by": by.id}
    return Errand(f"{LEFT_OUT}:{attendance_id}:{candidate_id}", LEFT_OUT, details)
