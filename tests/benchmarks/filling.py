"""Records with a ledger of any size: eighty entries a person, most of them confirmed, written in bulk.

Beside hours `fill_beside` writes what else is held of each: milestones, ratings, goals, sessions, attendance.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Engine, insert
from sqlmodel import SQLModel

from induction.hours import HourKind
from induction.ledger.cards import CardAction, CardState
from induction.ledger.confirmations import Verdict
from induction.people import Role
from induction.writing.drafts import DraftKind, DraftState
from storage.database.engine import create_writer, database_url
from storage.records import Records
from storage.tables.audit import AuditAction, AuditRow
from storage.tables.drafts import DraftRow
from storage.tables.hours import CardRow, ConfirmationRow, HourRow
from storage.tables.people import PairingRow, PersonRow
from storage.tables.recommendation import MilestoneRow, RatingRow
from storage.tables.sessions import ActionItemRow, AttendanceRow, AttendeeRow, SessionRow

A_PERSON = 80
CASELOAD = 12
"""How many candidates each coach has."""

COACH = "U0COACH"
"""The Slack id of the coach of Dana, who is one candidate of many."""

_MINUTES = 50
_AT_ONCE = 20_000
_PATIENCE = 120.0
_DANA = 2
"""Dana's number: the first candidate of the first coach."""
_TAUGHT = 4
"""How many sessions of the program there were."""
_UNCONFIRMED = 5
"""One in so many entries waits for its other party."""

Facts = dict[str, Any]


def recorded_in(url: str) -> int:
    """How many entries Dana has beside those that she began with."""
    with closing(Records(url)) as records:
        return len(records.entries_of([_DANA])) - A_PERSON


def fill(url: str, entries: int, now: datetime, *, caseload: int = CASELOAD, audited: bool = True) -> None:
    """Make the tables, and fill them with that many entries of as many people as that takes.

    Each entry has its card and its line in the audit; where it is not `audited` the entries of a person share a card.
    """
    with closing(Records(url)) as records:
        records.migrate()
    crowd = _Crowd(now, caseload, A_PERSON if not audited else 1)
    people = -(-entries // A_PERSON)
    with writing(url) as writer:
        write_rows(writer, PersonRow, crowd.people(people))
        write_rows(writer, PairingRow, crowd.pairings(people))
        write_rows(writer, CardRow, map(crowd.card, range(0, entries, crowd.on_a_card)))
        write_rows(writer, HourRow, map(crowd.hour, range(entries)))
        write_rows(writer, ConfirmationRow, (crowd.word(one) for one in range(entries) if one % _UNCONFIRMED))
        write_rows(writer, AuditRow, map(crowd.audit, range(entries if audited else 0)))


def fill_beside(url: str, entries: int, now: datetime, *, caseload: int = CASELOAD) -> None:
    """Add to such a ledger what else is held of its candidates, of every kind something."""
    crowd = _Crowd(now, caseload)
    people = range(-(-entries // A_PERSON))
    with writing(url) as writer:
        write_rows(writer, MilestoneRow, (row for number in people for row in crowd.milestones(number)))
        write_rows(writer, RatingRow, (row for number in people for row in crowd.ratings(number)))
        write_rows(writer, DraftRow, map(crowd.goal, people))
        write_rows(writer, SessionRow, map(crowd.session, people))
        write_rows(writer, ActionItemRow, map(crowd.item, people))
        write_rows(writer, AttendanceRow, map(crowd.attendance, range(_TAUGHT)))
        write_rows(writer, AttendeeRow, (row for number in people for row in crowd.attendees(number)))


@contextmanager
def writing(url: str) -> Iterator[Engine]:
    """A way to write in bulk, after which the database knows how much there is."""
    writer = create_writer(database_url(url), patience=_PATIENCE)
    try:
        yield writer
        with writer.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
    finally:
        writer.dispose()


def write_rows(writer: Engine, table: type[SQLModel], rows: Iterator[Facts]) -> None:
    while chunk := list(islice(rows, _AT_ONCE)):
        with writer.begin() as connection:
            connection.execute(insert(table), chunk)


@dataclass(frozen=True)
class _Crowd:
    """Coaches, each with so many candidates, and what they recorded by now."""

    now: datetime
    caseload: int
    on_a_card: int = 1

    def people(self, candidates: int) -> Iterator[Facts]:
        """Each coach stands before their candidates; the database numbers them in this order, from 1."""
        for number in range(candidates):
            if number % self.caseload == 0:
                name = "Marcus Bell" if number == 0 else f"Coach{number} Bell"
                yield _person(self.coach_of(number), name, Role.COACH, None)
            name = "Dana Whitfield" if number == 0 else f"Kim{number} Whitfield"
            yield _person(self.candidate(number), name, Role.CANDIDATE, self._day(200))

    def pairings(self, candidates: int) -> Iterator[Facts]:
        """Each candidate with their coach, since their first day."""
        for number in range(candidates):
            people = {"candidate_id": self.candidate(number), "coach_id": self.coach_of(number)}
            yield {**people, "from_on": self._day(200)}

    def coach_of(self, candidate: int) -> int:
        """The number of the person who coaches them."""
        return candidate // self.caseload * (self.caseload + 1) + 1

    def candidate(self, number: int) -> int:
        """Their number among all people."""
        return self.coach_of(number) + 1 + number % self.caseload

    def card(self, number: int) -> Facts:
        """The card of an entry."""
        entry = self._entry(number)
        kept = {name: value.isoformat() if isinstance(value, date | time) else value for name, value in entry.items()}
        facts = {"id": f"card{number}", "source": f"Ev{number}", "actor_id": _logger(entry), "entries": [kept]}
        state = {"action": CardAction.RECORD, "state": CardState.DONE, "created_at": self.now, "settled_at": self.now}
        return {**facts, **state}

    def hour(self, number: int) -> Facts:
        """The entry as the ledger has it."""
        entry = self._entry(number)
        position = number % self.on_a_card
        place = {"card_id": f"card{number - position}", "position": position, "logged_by": _logger(entry)}
        return {**entry, **place, "logged_at": self.now, "voided": False}

    def word(self, number: int) -> Facts:
        """The other party's word on an entry."""
        whose = {"entry_id": number + 1, "person_id": self.candidate(number // A_PERSON)}
        return {**whose, "verdict": Verdict.CONFIRMED, "at": self.now}

    def audit(self, number: int) -> Facts:
        """That the entry was recorded."""
        candidate = self.candidate(number // A_PERSON)
        facts = {"at": self.now, "actor_id": candidate, "action": AuditAction.RECORD_HOURS, "subject_id": candidate}
        return {**facts, "entry_id": number + 1, "card_id": f"card{number}"}

    def milestones(self, number: int) -> Iterator[Facts]:
        """The days from which deadlines count, and two steps."""
        for key, ago in (("hired", 230), ("enrolled", 205), ("orientation", 190), ("mou.candidate", 180)):
            told = {"source": f"milestone:{number}:{key}", "candidate_id": self.candidate(number), "key": key}
            yield {**told, "on": self._day(ago), "recorded_at": self.now}

    def ratings(self, number: int) -> Iterator[Facts]:
        """What candidate and coach gave in the first round."""
        raters = ((self.candidate(number), Role.CANDIDATE, 2), (self.coach_of(number), Role.COACH, 3))
        for rater, role, level in raters:
            told = {"source": f"rating:{number}:{role}", "candidate_id": self.candidate(number), "rater_id": rater}
            scores = {str(one): level for one in range(1, 7)}
            yield {**told, "rater_role": role, "round": "first", "scores": scores, "rated_at": self.now}

    def goal(self, number: int) -> Facts:
        """A goal that the candidate kept."""
        whose = {"candidate_id": self.candidate(number), "author_id": self.candidate(number)}
        told = {"draft_id": f"goal{number}", "version": 1, "kind": DraftKind.GOAL, "state": DraftState.KEPT}
        return {**whose, **told, "parts": {"cpsel": "2", "change": "More families come"}, "written_at": self.now}

    def session(self, number: int) -> Facts:
        """The session that goes with the candidate's second entry."""
        told = {"id": number + 1, "key": f"session{number}", "entry_id": number * A_PERSON + 2}
        people = {"candidate_id": self.candidate(number), "coach_id": self.coach_of(number)}
        return {**told, **people, "notes": "Data", "next_on": self._day(-7), "closed_at": self.now}

    def item(self, number: int) -> Facts:
        """What the candidate took on in it."""
        whose = {"candidate_id": self.candidate(number), "owner_id": self.candidate(number)}
        return {**whose, "session_id": number + 1, "position": 0, "text": "Draft the survey", "due": self._day(-3)}

    def attendance(self, number: int) -> Facts:
        """A session of the program, which gave everybody an entry."""
        told = {"id": number + 1, "key": f"attendance{number}", "program": "usc", "cohort": "", "category": "plc"}
        when = {"on": self._entry(3 * number)["on"], "minutes": _MINUTES, "recorded_at": self.now}
        return {**told, **when, "title": f"Session {number + 1}", "instructor_id": 1}

    def attendees(self, number: int) -> Iterator[Facts]:
        """The candidate at each of those, with the assignment in or missing."""
        for one in range(_TAUGHT):
            told = {"attendance_id": one + 1, "candidate_id": self.candidate(number)}
            yield {**told, "entry_id": number * A_PERSON + 3 * one + 1, "assignment": (number + one) % 3 > 0}

    def _entry(self, number: int) -> Facts:
        """An hour every second day, with clock times; of three, two are coaching, which the coach logs."""
        candidate, place = divmod(number, A_PERSON)
        learning = place % 3 == 0
        hour = 6 + candidate % CASELOAD
        return {
            "candidate_id": self.candidate(candidate),
            "kind": HourKind.PROFESSIONAL_LEARNING if learning else HourKind.COACHING,
            "minutes": _MINUTES,
            "on": self._day(2 * place + 1),
            "category": "plc" if learning else None,
            "coach_id": None if learning else self.coach_of(candidate),
            "starts": time(hour),
            "ends": time(hour, _MINUTES),
        }

    def _day(self, ago: int) -> date:
        return self.now.date() - timedelta(days=ago)


def _person(number: int, name: str, role: Role, starts_on: date | None) -> Facts:
    slack_id = COACH if number == 1 else f"U{number}"
    email = f"p{number}@x.example"
    facts = {"name": name, "email": email, "program": "usc", "role": role, "slack_id": slack_id}
    return {**facts, "zone": "America/Los_Angeles", "cohort": None, "starts_on": starts_on}


def _logger(entry: Facts) -> int:
    logger: int = entry["coach_id"] or entry["candidate_id"]
    return logger
