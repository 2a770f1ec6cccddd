from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from induction.people import Person
from induction.writing.drafts import Draft, DraftKind, DraftState
from induction.writing.readings import Looked, Reading
from storage.records import Records

DANA, KIM, LEE = 1, 2, 3


@pytest.fixture(autouse=True)
def _people(people: Sequence[Person]) -> None:
    assert people


def goal(candidate_id: int, now: datetime) -> Draft:
    return Draft(
        draft_id=f"d{candidate_id}",
        version=1,
        kind=DraftKind.GOAL,
        candidate_id=candidate_id,
        author_id=candidate_id,
        parts={"change": "more families"},
        state=DraftState.KEPT,
        written_at=now,
    )


def test_looks_of_others_are_told_newest_first_and_page_by_page(records: Records, now: datetime) -> None:
    later = now + timedelta(hours=1)
    mine, anothers = records.drafts.write(goal(KIM, now)), records.drafts.write(goal(LEE, now))
    records.drafts.note_reading([mine, anothers], DANA, now=now)
    records.ratings.note_reading(KIM, ["mid"], LEE, now=later)
    newest, oldest = records.readings.of(KIM, at_most=9)
    assert newest == Reading(id=newest.id, reader_id=LEE, looked_at=Looked.RATINGS, at=later, item="mid")
    assert oldest == Reading(id=oldest.id, reader_id=DANA, looked_at=Looked.GOAL, at=now, item="d2")
    assert records.readings.of(KIM, at_most=1) == (newest,)
    assert records.readings.of(KIM, before=newest.id, at_most=1) == (oldest,)
    assert records.readings.of(KIM, before=oldest.id, at_most=1) == ()


def test_looks_at_ones_own_and_changes_are_not_among_them(records: Records, now: datetime) -> None:
    mine = records.drafts.write(goal(KIM, now))
    records.drafts.note_reading([mine], KIM, now=now)
    assert records.readings.of(KIM, at_most=9) == ()
