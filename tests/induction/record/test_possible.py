from datetime import UTC, date, datetime

import pytest

from induction.hours import HourKind, LedgerEntry
from induction.ledger.attendance import Attendance, Attendee
from induction.ledger.sessions import ActionItem, ClosedSession
from induction.packs.cpsels import CPSELS
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.record.possible import OwnLog, Possible, Sureness, possible_evidence, telling_words
from induction.writing.drafts import Draft, DraftKind, DraftState

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
DANA = Person(id=1, name="Dana", email="d@x.example", program="p", role=Role.CANDIDATE, coach_id=2)
PACK = ProgramPack(id="p", name="P", short_name="P", documents=(), rules=())
NAMED, WORDED = Sureness.NAMED, Sureness.WORDED


def entry(number: int, topic: str | None, day: int = 10, **facts: object) -> LedgerEntry:
    known = {
        "id": number,
        "candidate_id": 1,
        "kind": HourKind.COACHING,
        "minutes": 60,
        "on": date(2026, 11, day),
        "coach_id": 2,
        "logged_by": 1,
        "logged_at": NOW,
        "topic": topic,
    }
    return LedgerEntry.model_validate(known | facts)


def draft(draft_id: str, kind: DraftKind, **parts: str) -> Draft:
    return Draft(
        draft_id=draft_id,
        version=1,
        kind=kind,
        candidate_id=1,
        author_id=1,
        parts=parts,
        state=DraftState.KEPT,
        written_at=NOW,
    )


GOAL = draft("g1", DraftKind.GOAL, cpsel="4", change="More parents at council")


def session(number: int, *items: ActionItem, **facts: object) -> ClosedSession:
    known = {"key": "s", "entry": entry(number, None), "candidate_id": 1, "coach_id": 2, "closed_at": NOW}
    return ClosedSession.model_validate(known | {"items": items} | facts)


def done(text: str, owner: int = 1, *, is_done: bool = True) -> ActionItem:
    return ActionItem(
        id=1, session="s", position=0, candidate_id=1, owner_id=owner, text=text, done_at=NOW if is_done else None
    )


def taught(title: str, entry_id: int | None) -> Attendance:
    return Attendance(
        id=1,
        program="p",
        cohort="c",
        title=title,
        on=date(2026, 11, 9),
        minutes=60,
        category="x",
        instructor_id=3,
        recorded_at=NOW,
        attendees=(Attendee(candidate_id=1, entry_id=entry_id),),
    )


def found(log: OwnLog, number: int = 4) -> list[tuple[str, str, Sureness]]:
    return [(one.title, one.because, one.sureness) for one in possible_evidence(PACK, number, log)]


@pytest.mark.parametrize(
    ("topic", "why"),
    [
        ("CPSEL 4 planning", ("it names CPSEL 4", NAMED)),
        ("CPSELs 2 and 4", ("it names CPSEL 4", NAMED)),
        ("cpsel #4", ("it names CPSEL 4", NAMED)),
        ("IIP goal 1", ("it names goal 1, which is for CPSEL 4", NAMED)),
        ("calling families", ("it says “families”", WORDED)),
        ("Community partners", ("it says “Community”", WORDED)),
        ("CPSEL 2", None),
        ("CPSEL 14", None),
        ("goal 2", None),
        ("the school budget", None),
        ("work with students", None),
        (None, None),
    ],
)
def test_hours_are_found_by_what_they_say(topic: str | None, why: tuple[str, Sureness] | None):
    log = OwnLog(DANA, entries=[entry(1, topic)], drafts=[GOAL])
    hours = [one for one in possible_evidence(PACK, 4, log) if one.entry_id == 1]
    assert [(one.because, one.sureness) for one in hours] == ([] if why is None else [why])


def test_hours_that_no_longer_count_are_not_found():
    log = OwnLog(DANA, entries=[entry(1, "families", voided=True), entry(2, "families", replaced_by=3)])
    assert found(log) == []


def test_sessions_and_what_was_done_after_them_are_found():
    log = OwnLog(DANA, sessions=[session(1, done("Draft the survey"), done("Buy chairs", owner=2), cpsel=4)])
    assert found(log) == [
        ("Draft the survey", "it was about CPSEL 4", NAMED),
        ("Coaching session", "it was about CPSEL 4", NAMED),
    ]
    open_item = OwnLog(DANA, sessions=[session(1, done("Call families", is_done=False))])
    assert found(open_item) == []
    by_goal = OwnLog(DANA, sessions=[session(1, goal_id="g1")], drafts=[GOAL])
    assert ("Coaching session", "it was about a goal for CPSEL 4", NAMED) in found(by_goal)


def test_goals_and_reflections_of_the_standard_are_found():
    drafts = [
        GOAL,
        draft("g2", DraftKind.GOAL, cpsel="2", change="Family math"),
        draft("r1", DraftKind.REFLECTION, goal="g1", tried="Called forty"),
        draft("r2", DraftKind.REFLECTION, cpsel="4", tried="Listened"),
        draft("r3", DraftKind.REFLECTION, tried="Neighbors came"),
        draft("r4", DraftKind.REFLECTION, tried="Read policy"),
    ]
    assert found(OwnLog(DANA, drafts=drafts)) == [
        ("Goal: More parents at council", "it is for CPSEL 4", NAMED),
        ("Reflection: Called forty", "it is about CPSEL 4", NAMED),
        ("Reflection: Listened", "it is about CPSEL 4", NAMED),
        ("Reflection: Neighbors came", "it says “Neighbors”", WORDED),
    ]


def test_a_session_of_the_program_and_its_hours_are_one():
    log = OwnLog(DANA, entries=[entry(7, "CPSEL 4 session")], attendance=[taught("CPSEL 4: families", 7)])
    assert found(log) == [("CPSEL 4 session", "it names CPSEL 4", NAMED)]
    assert found(OwnLog(DANA, attendance=[taught("CPSEL 4", None)])) == []


def test_the_surest_come_first_then_the_newest():
    log = OwnLog(DANA, entries=[entry(1, "families", 12), entry(2, "CPSEL 4", 3), entry(3, "CPSEL 4 again", 5)])
    assert possible_evidence(PACK, 4, log) == (
        Possible(date(2026, 11, 5), "CPSEL 4 again", "it names CPSEL 4", NAMED, entry_id=3),
        Possible(date(2026, 11, 3), "CPSEL 4", "it names CPSEL 4", NAMED, entry_id=2),
        Possible(date(2026, 11, 12), "families", "it says “families”", WORDED, entry_id=1),
    )


def test_the_words_that_tell_one_standard_from_the_others():
    words = {one.number: telling_words(CPSELS, one.number) for one in CPSELS}
    assert all(words.values())
    assert {"family", "community", "engag"} <= words[4]
    assert not {"student", "school", "family"} & words[1]
    for one in CPSELS:
        for other in CPSELS:
            assert one is other or not words[one.number] & words[other.number]
