"""Suggestions: kept beside the own words, answered once, and taken into a version that says so."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from induction.refused import Refused
from induction.writing.drafts import Draft, DraftKind, DraftState
from induction.writing.suggestions import Suggestion
from storage.errands import Errand
from storage.records import Records

KIM, DANA = 2, 1
OWN, PROPOSED = "we tried shorter meeting", "We tried a shorter meeting."


@pytest.fixture
def draft(records: Records, people: object, now: datetime) -> Draft:  # noqa: ARG001 - the people must be there
    written = Draft(
        draft_id="d1",
        version=1,
        kind=DraftKind.REFLECTION,
        candidate_id=KIM,
        author_id=KIM,
        parts={"tried": OWN, "next": "ask again"},
        state=DraftState.DRAFT,
        written_at=now,
    )
    return records.drafts.write(written)


def suggestion(now: datetime, **changes: object) -> Suggestion:
    facts = {
        "id": 0,
        "draft_id": "d1",
        "version": 1,
        "candidate_id": KIM,
        "part": "tried",
        "own_words": OWN,
        "proposed": PROPOSED,
        "model": "stub",
        "proposed_at": now,
    }
    return Suggestion.model_validate({**facts, **changes})


def test_what_is_proposed_is_kept_once_for_each_part_of_a_version(
    records: Records, draft: Draft, now: datetime
) -> None:
    [kept] = records.suggestions.keep([suggestion(now)])
    assert kept == suggestion(now, id=kept.id)
    assert records.suggestions.keep([suggestion(now, proposed="Something else.")]) == (kept,)
    assert records.suggestions.keep([]) == ()
    assert records.suggestions.of_draft(draft.draft_id) == (kept,)
    assert records.suggestions.of_candidates([KIM]) == (kept,)
    assert records.suggestions.of_candidates([DANA]) == ()
    assert records.suggestions.suggestion(kept.id + 1) is None


def test_taking_writes_a_version_by_the_candidate_and_a_second_press_changes_nothing(
    records: Records, draft: Draft, now: datetime
) -> None:
    [kept] = records.suggestions.keep([suggestion(now)])
    later = now + timedelta(minutes=5)
    taken = records.suggestions.answer(kept.id, taken=True, now=later)
    assert taken == suggestion(now, id=kept.id, taken=True, taken_version=2, answered_at=later)
    assert records.suggestions.answer(kept.id, taken=False, now=later + timedelta(minutes=1)) == taken
    second = draft.model_copy(
        update={"version": 2, "parts": {"tried": PROPOSED, "next": "ask again"}, "written_at": later}
    )
    assert records.drafts.versions("d1") == (draft, second)


def test_keeping_the_own_words_writes_no_version(records: Records, draft: Draft, now: datetime) -> None:
    [kept] = records.suggestions.keep([suggestion(now)])
    left = records.suggestions.answer(kept.id, taken=False, now=now)
    assert (left.taken, left.taken_version) == (False, None)
    assert records.drafts.versions("d1") == (draft,)


def test_words_that_were_changed_since_are_not_written_over(records: Records, draft: Draft, now: datetime) -> None:
    [kept] = records.suggestions.keep([suggestion(now)])
    changed = draft.model_copy(update={"version": 2, "parts": {"tried": "we tried nothing"}})
    records.drafts.write(changed)
    with pytest.raises(Refused) as refused:
        records.suggestions.answer(kept.id, taken=True, now=now)
    assert refused.value.rule == "changed_words"
    assert records.suggestions.of_draft("d1") == (kept,)
    assert records.drafts.versions("d1") == (draft, changed)


def test_asking_with_the_same_key_asks_once(records: Records, draft: Draft, now: datetime) -> None:
    errand = Errand("suggest:1", "suggest", {"draft_id": draft.draft_id, "version": 1, "person_id": KIM})
    for _ in range(2):
        records.suggestions.ask(errand, now=now)
    assert records.errands.waits("suggest", KIM) == {"suggest:1"}


def test_what_was_proposed_is_never_changed(records: Records, draft: Draft, now: datetime) -> None:  # noqa: ARG001 - the draft must be there
    records.suggestions.keep([suggestion(now)])
    with pytest.raises(DBAPIError), records._database.writing() as connection:
        connection.exec_driver_sql("UPDATE suggestion SET proposed = 'else'")
