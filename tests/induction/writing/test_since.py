"""What there is to reflect on since the last reflection, and the round that one is for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from induction.hours import HourKind, LedgerEntry
from induction.writing.drafts import Draft, DraftKind, DraftState
from induction.writing.reflections import Reflection, Since, round_reflected, since_last

AT = datetime(2026, 10, 12, 17, 0, tzinfo=UTC)
ROUNDS = ["first", "second", "third"]


def entry(number: int, kind: HourKind, topic: str | None) -> LedgerEntry:
    return LedgerEntry(
        id=number,
        candidate_id=1,
        kind=kind,
        minutes=45,
        on=date(2026, 10, 12) + timedelta(days=number),
        topic=topic,
        logged_by=1,
        logged_at=AT,
    )


def kept(days: int) -> Draft:
    return Draft(
        draft_id=f"d{days}",
        version=1,
        kind=DraftKind.REFLECTION,
        candidate_id=1,
        author_id=1,
        parts={},
        state=DraftState.KEPT,
        written_at=AT + timedelta(days=days),
    )


def test_what_was_logged_is_counted_and_named_newest_first_each_once() -> None:
    entries = [
        entry(1, HourKind.COACHING, "family engagement"),
        entry(2, HourKind.PROFESSIONAL_LEARNING, "equity"),
        entry(3, HourKind.COACHING, "feedback"),
        entry(4, HourKind.COACHING, "family engagement"),
        entry(5, HourKind.COACHING, None),
    ]
    assert since_last(AT.date(), entries, done=["call home"], left=[], goals=["a", "b", "c", "d"]) == Since(
        on=AT.date(),
        coaching=4,
        learning=1,
        minutes=225,
        topics=("family engagement", "feedback"),
        courses=("equity",),
        done=("call home",),
        goals=("a", "b", "c"),
    )
    assert since_last(None, []).is_empty


@pytest.mark.parametrize(
    ("rated", "reflected", "due"),
    [
        ({}, [], None),
        ({"first": 0}, [], "first"),
        ({"first": 0}, [-1], "first"),
        ({"first": 0}, [1], None),
        ({"first": 0, "second": 10}, [1], "second"),
        ({"first": 0, "second": 10}, [1, 11], None),
        ({"first": 0, "second": 10}, [11], "first"),
        ({"first": 0, "second": 10}, [], "second"),
        ({"second": 10, "unknown": 20}, [], "second"),
    ],
)
def test_a_reflection_is_for_the_newest_round_that_has_none(
    rated: dict[str, int], reflected: list[int], due: str | None
) -> None:
    given = {key: AT + timedelta(days=days) for key, days in rated.items()}
    assert round_reflected(ROUNDS, given, [kept(days) for days in reflected]) == due


def test_the_entries_that_it_is_about_are_kept_as_a_part() -> None:
    reflection = Reflection.of({"entries": "12,15", "tried": "shorter meetings"})
    assert reflection.entries == (12, 15)
    assert reflection.parts == {"entries": "12,15", "tried": "shorter meetings"}
    assert reflection.title == "shorter meetings"
    with pytest.raises(ValueError, match="twelve"):
        Reflection.of({"entries": "twelve"})
