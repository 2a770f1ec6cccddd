from datetime import UTC, date, datetime

from induction.ledger.attendance import Attendance, Attendee, Taught
from induction.ledger.attended import Attended, attended
from induction.people import Person, Role

NOW = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)
DANA = Person(
    id=1,
    name="Dana Whitfield",
    email="dana@example.org",
    program="fern",
    role=Role.CANDIDATE,
    starts_on=date(2025, 8, 17),
)


def session(number: int, on: date, attendee: Attendee, category: str | None = "session") -> Attendance:
    facts = Taught(program="fern", cohort="", title=f"Session {number}", on=on, minutes=60, category=category)
    return Attendance(**facts.model_dump(), id=number, instructor_id=9, recorded_at=NOW, attendees=(attendee,))


def was_there(assignment: bool | None = None) -> Attendee:  # noqa: FBT001 - in, missing, or not asked
    return Attendee(candidate_id=DANA.id, entry_id=5, assignment=assignment)


def taught(number: int, on: date) -> Taught:
    return Taught(program="fern", cohort="", title=f"Session {number}", on=on, minutes=60, category="session")


SESSIONS = [
    session(1, date(2025, 10, 6), was_there(assignment=True)),
    session(2, date(2025, 11, 3), was_there(assignment=False)),
    session(3, date(2025, 12, 1), Attendee(candidate_id=DANA.id)),
    session(4, date(2025, 12, 1), Attendee(candidate_id=2, entry_id=7)),
    session(5, date(2026, 10, 5), was_there()),
    session(6, date(2026, 10, 5), was_there(), category=None),
]


def test_sessions_are_counted_by_year_and_category() -> None:
    assert attended(DANA, SESSIONS) == {
        (1, "session"): Attended(sessions=2, submitted=1, missing=(taught(2, date(2025, 11, 3)),)),
        (2, "session"): Attended(sessions=1, submitted=0),
        (2, None): Attended(sessions=1, submitted=0),
    }


def test_without_a_first_day_they_are_counted_together() -> None:
    whenever = DANA.model_copy(update={"starts_on": None})
    assert attended(whenever, SESSIONS) == {
        (None, "session"): Attended(sessions=3, submitted=1, missing=(taught(2, date(2025, 11, 3)),)),
        (None, None): Attended(sessions=1, submitted=0),
    }
