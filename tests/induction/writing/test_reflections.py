from datetime import UTC, date, datetime, timedelta

import pytest

from induction.hours import HourKind, LedgerEntry
from induction.refused import Refused
from induction.writing.drafts import Draft, DraftKind, DraftState
from induction.writing.reflections import (
    QUESTIONS,
    Reflection,
    ReflectionPart,
    check_reflection,
    last_kept,
    logged_since,
    unanswered,
)

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
WHOLE = {
    "cpsel": "2",
    "goal": "g1",
    "tried": "shorter meetings",
    "happened": "31 families came",
    "known": "the sign-in sheets",
    "meaning": "the hour matters",
    "next": "all nights at 5:30",
    "own_words": "It was loud.",
}


def draft(state: DraftState, hours_ago: int) -> Draft:
    return Draft(
        draft_id="r1",
        version=1,
        kind=DraftKind.REFLECTION,
        candidate_id=1,
        author_id=1,
        parts={},
        state=state,
        written_at=NOW - timedelta(hours=hours_ago),
    )


def entry(number: int, day: int, hours_ago: int, *, replaced_by: int | None = None) -> LedgerEntry:
    return LedgerEntry(
        id=number,
        candidate_id=1,
        kind=HourKind.COACHING,
        minutes=60,
        on=date(2026, 11, day),
        logged_by=1,
        logged_at=NOW - timedelta(hours=hours_ago),
        replaced_by=replaced_by,
    )


def test_a_reflection_is_kept_and_read_back_part_by_part() -> None:
    reflection = Reflection.of(WHOLE)
    assert (reflection.cpsel, reflection.goal_id, reflection.title) == (2, "g1", "shorter meetings")
    assert list(reflection.parts.items()) == list(WHOLE.items())
    assert Reflection().parts == {}
    assert Reflection().title == "Nothing written yet"
    assert all(part.label for part in ReflectionPart)


def test_the_questions_without_an_answer_stay_open() -> None:
    assert unanswered(Reflection.of(WHOLE)) == ()
    assert [gap.question for gap in unanswered(Reflection())] == list(QUESTIONS.values())
    assert [gap.part for gap in unanswered(Reflection.of({"tried": "a", "next": "b"}))] == [
        "happened",
        "known",
        "meaning",
    ]


def test_a_reflection_without_a_word_is_refused() -> None:
    check_reflection(Reflection.of({"own_words": "hm"}))
    with pytest.raises(Refused, match="a few words are enough to begin"):
        check_reflection(Reflection(cpsel=3, goal_id="g1"))


def test_only_what_was_kept_ends_the_time_to_reflect_on() -> None:
    assert last_kept([]) is None
    assert last_kept([draft(DraftState.DRAFT, 1)]) is None
    kept = [draft(DraftState.KEPT, 5), draft(DraftState.KEPT, 3), draft(DraftState.DRAFT, 1)]
    assert last_kept(kept) == NOW - timedelta(hours=3)


def test_what_was_logged_since_is_listed_by_its_day() -> None:
    entries = [entry(1, 20, 2), entry(2, 18, 1), entry(3, 19, 4), entry(4, 17, 1, replaced_by=5)]
    assert [one.id for one in logged_since(entries, None)] == [2, 3, 1]
    assert [one.id for one in logged_since(entries, NOW - timedelta(hours=3))] == [2, 1]
    assert logged_since(entries, NOW) == ()
