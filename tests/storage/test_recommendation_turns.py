"""The tables of the way to the recommendation: no row changes or goes, and presses at the same moment write once."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from threading import Barrier

import pytest

import storage
from induction.packs.rulings import Ruling
from induction.people import Person, Role
from induction.record.assessments import Rated
from induction.record.milestones import Happened, standing_milestones
from induction.record.signings import Signing
from induction.record.support import PlanGoal, SupportPlan
from induction.refused import Refused
from storage.records import Records

ROOM = Path(storage.__file__).parent
ROWS = ("MilestoneRow", "RatingRow", "RulingRow", "SigningRow", "SupportPlanRow", "WarningRow")
TABLES = ("milestone", "rating", "ruling", "signing", "support_plan", "early_warning")
THREADS = 4


def test_nothing_changes_or_deletes_a_row() -> None:
    """A calendar feed alone is replaced: its address is a key to a door, not a record, and an old key must not open."""
    changing = re.compile(rf"\b(?:update|delete)\((?:{'|'.join(ROWS)})\b")
    spoken = re.compile(rf"\b(?:UPDATE|DELETE FROM)\s+\"?(?:{'|'.join(TABLES)})\b", re.IGNORECASE)
    sources = {path.relative_to(ROOM): path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py")}
    assert [path for path, text in sources.items() if changing.search(text) or spoken.search(text)] == []
    feeds = [str(path) for path, text in sources.items() if re.search(r"\bdelete\(CalendarFeedRow\)", text)]
    assert feeds == ["roster/feeds.py"]


@pytest.fixture
def kim(people: tuple[Person, ...]) -> Person:
    return people[1]


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """What came of these, done at the same moment."""
    start = Barrier(len(acts))

    def attempt(act: Callable[[], object]) -> object:
        start.wait()
        try:
            return act()
        except Refused as refused:
            return refused.rule

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(attempt, acts))


def test_a_delivery_that_comes_several_times_at_once_rates_once(records: Records, kim: Person, now: datetime) -> None:
    rated = Rated(candidate_id=kim.id, rater_id=kim.id, rater_role=Role.CANDIDATE, round="first", scores={1: 2})
    came = at_once([lambda: records.ratings.rate(rated, source="form:1", now=now)] * THREADS)
    assert sorted(one.first_time for one in came) == [False, False, False, True]  # type: ignore[attr-defined]
    assert len(records.ratings.of_candidates([kim.id])) == 1


def test_a_step_that_several_record_at_once_is_there_once(records: Records, kim: Person, now: datetime) -> None:
    happened = Happened(candidate_id=kim.id, key="survey", on=date(2026, 9, 1))

    def record(number: int) -> Callable[[], object]:
        return lambda: records.milestones.record(happened, source=f"step:{number}", by=kim.id, now=now, seen=[])

    came = at_once([record(number) for number in range(THREADS)])
    assert came.count("meanwhile") == THREADS - 1
    [kept] = records.milestones.of_candidates([kim.id])
    again = records.milestones.record(happened, source="step:9", by=kim.id, now=now, seen=[kept.id])
    assert [one.id for one in records.milestones.of_candidates([kim.id])] == [kept.id, again.id]


def test_a_step_is_taken_back_once(records: Records, kim: Person, now: datetime) -> None:
    happened = Happened(candidate_id=kim.id, key="survey", on=date(2026, 9, 1))
    kept = records.milestones.record(happened, source="step:1", by=kim.id, now=now)

    def back(number: int) -> Callable[[], object]:
        return lambda: records.milestones.take_back(kept.id, source=f"back:{number}", by=kim.id, now=now)

    came = at_once([back(number) for number in range(THREADS)])
    assert len({one.id for one in came}) == 1  # type: ignore[attr-defined]
    found = records.milestones.of_candidates([kim.id])
    assert (len(found), standing_milestones(found)) == (2, ())


def test_a_signature_is_opened_again_once(records: Records, kim: Person, now: datetime) -> None:
    made = Signing(id=0, candidate_id=kim.id, step="coach", signed_by=kim.id, signed_at=now, facts={})
    kept = records.signings.sign(made, source="sign:1")

    def reopen(number: int) -> Callable[[], object]:
        return lambda: records.signings.reopen([kept], reason="a slip", by=kim.id, source=f"open:{number}", now=now)

    came = at_once([reopen(number) for number in range(THREADS)])
    assert came.count("not_signed") == THREADS - 1
    assert [one.reopens for one in records.signings.of_candidates([kim.id])] == [None, kept.id]


def test_a_ruling_is_made_and_taken_back_once(records: Records, kim: Person, now: datetime) -> None:
    ruling = Ruling(
        id=0, program="usc", rule="pl.hours", says="40 hours", reason="as agreed", ruled_by=kim.id, ruled_at=now,
        since=now.date(),
    )  # fmt: skip
    made = at_once([lambda: records.rulings.rule(ruling, source="V1")] * THREADS)
    [kept] = records.rulings.of_program("usc")
    assert made == [kept] * THREADS

    def undo(number: int) -> Callable[[], object]:
        return lambda: records.rulings.undo(kept.id, reason="a slip", actor_id=kim.id, source=f"V{number + 2}", now=now)

    came = at_once([undo(number) for number in range(THREADS)])
    assert came.count("undone") == THREADS - 1
    assert [one.undoes for one in records.rulings.of_program("usc")] == [None, kept.id]


def test_a_version_of_a_plan_is_written_once(records: Records, kim: Person, now: datetime) -> None:
    def write(words: str) -> Callable[[], object]:
        plan = SupportPlan(
            plan_id="P1", version=1, candidate_id=kim.id, status="watch", written_by=kim.id, written_at=now,
            goals=(PlanGoal(text=words, due=date(2026, 12, 4)),),
        )  # fmt: skip
        return lambda: records.support.write(plan)

    came = at_once([write("one")] * 2 + [write("another")] * 2)
    assert came.count("stale_plan") == THREADS // 2
    assert len(records.support.versions("P1")) == 1
