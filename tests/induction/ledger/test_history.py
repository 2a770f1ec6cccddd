"""Everything that was ever on record for a stretch of time, in its order."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from induction.hours import HourKind, LedgerEntry
from induction.ledger.confirmations import Confirmation, Verdict
from induction.ledger.history import Stretch, Version, stretches

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


def entry(number: int, corrects: int | None = None, *, day: int = 17, **more: Any) -> LedgerEntry:
    facts = {"candidate_id": 4, "kind": HourKind.COACHING, "minutes": 45, "on": date(2026, 11, day), "coach_id": 2}
    return LedgerEntry.model_validate(
        {**facts, "id": number, "logged_by": 4, "logged_at": NOON, "corrects": corrects, **more}
    )


def word(entry_id: int, verdict: Verdict = Verdict.CONFIRMED, *, minute: int = 0) -> Confirmation:
    return Confirmation(entry_id=entry_id, person_id=2, verdict=verdict, at=NOON.replace(minute=minute))


def test_versions_follow_each_other_with_what_was_said_of_each() -> None:
    first, second, void = entry(1), entry(3, 1), entry(4, 3, voided=True)
    doubt, fine = word(1, Verdict.DISPUTED, minute=1), word(3, minute=2)
    assert stretches([void, first, second], [fine, doubt]) == (
        Stretch(
            versions=(Version(entry=first, words=(doubt,)), Version(entry=second, words=(fine,)), Version(entry=void))
        ),
    )


def test_words_are_in_the_order_in_which_they_were_said() -> None:
    late, early = word(1, Verdict.UPHELD, minute=9), word(1, Verdict.DISPUTED, minute=1)
    [stretch] = stretches([entry(1)], [late, early])
    assert stretch.versions[0].words == (early, late)


def test_the_newest_day_comes_first_and_a_stretch_is_on_every_day_it_was_ever_on() -> None:
    older, newer, moved = entry(1, day=10), entry(2, day=17), entry(3, 1, day=12)
    found = stretches([older, newer, moved], [])
    assert [one.newest.id for one in found] == [2, 3]
    assert found[1].days == {date(2026, 11, 10), date(2026, 11, 12)}


def test_what_replaces_a_line_that_is_not_there_begins_by_itself() -> None:
    lonely = entry(7, 5)
    assert stretches([lonely], [word(99)]) == (Stretch(versions=(Version(entry=lonely),)),)


@given(st.lists(st.integers(min_value=0, max_value=30), max_size=30))
def test_every_line_is_in_exactly_one_stretch(seeds: list[int]) -> None:
    lines: list[LedgerEntry] = []
    free: list[int] = []
    for number, seed in enumerate(seeds, start=1):
        before = free.pop(seed % len(free)) if free and seed % 2 else None
        lines.append(entry(number, before))
        free.append(number)
    told = [version.entry.id for stretch in stretches(lines, []) for version in stretch.versions]
    assert sorted(told) == [line.id for line in lines]
