from datetime import UTC, date, datetime, timedelta

import pytest

from induction.hours import HourKind, LedgerEntry
from induction.ledger.sessions import (
    LONGEST_ITEM,
    LONGEST_NOTES,
    ActionItem,
    AgreedItem,
    ClosedSession,
    check_items,
    check_next_meeting,
    check_notes,
    done_since,
    met_since,
    next_meeting,
    open_items,
)
from induction.refused import Refused

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 18, tzinfo=UTC)
DAY = timedelta(days=1)
COACH, CANDIDATE, SOMEBODY = 1, 2, 3


def agreed(text: str = "Draft the survey", *, owner: int = CANDIDATE, due: date | None = None) -> AgreedItem:
    return AgreedItem(owner_id=owner, text=text, due=due)


def item(number: int, due: date | None = None, done: datetime | None = None) -> ActionItem:
    return ActionItem(
        id=number,
        session="V1",
        position=number,
        candidate_id=CANDIDATE,
        owner_id=CANDIDATE,
        text="Draft the survey",
        due=due,
        done_at=done,
        done_by=COACH if done else None,
    )


def entry(number: int, on: date = TODAY, *, coach: int | None = COACH, voided: bool = False) -> LedgerEntry:
    return LedgerEntry(
        id=number,
        candidate_id=CANDIDATE,
        coach_id=coach,
        kind=HourKind.COACHING if coach else HourKind.PROFESSIONAL_LEARNING,
        minutes=45,
        on=on,
        logged_by=COACH,
        logged_at=NOW,
        voided=voided,
    )


def session(
    number: int, *items: ActionItem, on: date = TODAY, next_on: date | None = None, voided: bool = False
) -> ClosedSession:
    return ClosedSession(
        key=f"V{number}",
        entry=entry(number, on, voided=voided),
        candidate_id=CANDIDATE,
        coach_id=COACH,
        closed_at=NOW + timedelta(minutes=number),
        items=items,
        next_on=next_on,
    )


@pytest.mark.parametrize(
    ("items", "rule"),
    [
        ([], None),
        ([agreed()], None),
        ([agreed(due=TODAY)], None),
        ([agreed(owner=COACH), agreed(due=TODAY + DAY), agreed("x" * LONGEST_ITEM)], None),
        ([agreed()] * 4, "many_items"),
        ([agreed(" \n")], "empty_item_1"),
        ([agreed(), agreed("")], "empty_item_2"),
        ([agreed("x" * (LONGEST_ITEM + 1))], "long_item_1"),
        ([agreed(owner=SOMEBODY)], "owner_of_item_1"),
        ([agreed(), agreed(), agreed(due=TODAY - DAY)], "past_item_3"),
    ],
)
def test_what_an_action_item_needs(items: list[AgreedItem], rule: str | None) -> None:
    assert refusal(lambda: check_items(items, parties={COACH, CANDIDATE}, today=TODAY)) == rule


@pytest.mark.parametrize(
    ("notes", "rule"),
    [(None, None), ("", None), ("x" * LONGEST_NOTES, None), ("x" * (LONGEST_NOTES + 1), "long_notes")],
)
def test_how_long_notes_are(notes: str | None, rule: str | None) -> None:
    assert refusal(lambda: check_notes(notes)) == rule


@pytest.mark.parametrize(
    ("on", "rule"), [(None, None), (TODAY, None), (TODAY + DAY, None), (TODAY - DAY, "past_meeting")]
)
def test_the_next_meeting_is_still_to_come(on: date | None, rule: str | None) -> None:
    assert refusal(lambda: check_next_meeting(on, today=TODAY)) == rule


def refusal(check: object) -> str | None:
    try:
        check()  # type: ignore[operator]
    except Refused as refused:
        return refused.rule
    return None


@pytest.mark.parametrize(
    ("due", "done", "overdue"),
    [
        (None, None, False),
        (TODAY, None, False),
        (TODAY + DAY, None, False),
        (TODAY - DAY, None, True),
        (TODAY - DAY, NOW, False),
    ],
)
def test_an_item_is_overdue_from_the_day_after_its_own(due: date | None, done: datetime | None, overdue: bool) -> None:  # noqa: FBT001 - a row's answer
    assert item(1, due, done).is_overdue(TODAY) is overdue


def test_open_items_come_by_their_day_and_those_without_one_last() -> None:
    late, undated, soon, done = item(1, TODAY - DAY), item(2), item(3, TODAY + DAY), item(4, TODAY, NOW)
    assert open_items([session(1, undated, done), session(2, soon, late)]) == (late, soon, undated)


def test_what_a_session_that_does_not_stand_agreed_on_is_nobodys() -> None:
    withdrawn = session(1, item(1), item(2, done=NOW), next_on=TODAY + DAY, voided=True)
    assert not withdrawn.stands
    assert open_items([withdrawn]) == done_since([withdrawn], NOW - DAY) == ()
    assert next_meeting([withdrawn], TODAY) is None


def test_what_was_done_lately_comes_newest_first() -> None:
    before, first, last = item(1, done=NOW - 2 * DAY), item(2, done=NOW - DAY), item(3, done=NOW)
    assert done_since([session(1, before, first, last, item(4))], NOW - DAY) == (last, first)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ((), None),
        ((None,), None),
        ((TODAY,), TODAY),
        ((TODAY + DAY, None), TODAY + DAY),
        ((TODAY + 9 * DAY, TODAY + DAY), TODAY + DAY),
        ((TODAY + DAY, TODAY - DAY), None),
    ],
)
def test_the_next_meeting_is_what_was_said_last(named: tuple[date | None, ...], expected: date | None) -> None:
    sessions = [session(number, next_on=day) for number, day in enumerate(named)]
    assert next_meeting(sessions, TODAY) == expected


@pytest.mark.parametrize(
    ("later", "met"),
    [
        (entry(2, TODAY + DAY), True),
        (entry(2, TODAY), False),
        (entry(2, TODAY - DAY), False),
        (entry(2, TODAY + DAY, voided=True), False),
        (entry(2, TODAY + DAY, coach=SOMEBODY), False),
        (entry(2, TODAY + DAY, coach=None), False),
    ],
)
def test_the_two_have_met_where_a_later_session_of_theirs_counts(later: LedgerEntry, met: bool) -> None:  # noqa: FBT001 - a row's answer
    assert met_since(session(1), [entry(1), later]) is met
