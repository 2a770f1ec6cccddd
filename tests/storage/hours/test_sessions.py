from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import NullPool, create_engine, select
from sqlalchemy.exc import DBAPIError

from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.ledger.cards import CardAction, HourCard
from induction.ledger.sessions import ActionItem, AgreedItem, ClosedSession, Closing
from induction.people import Person
from induction.refused import Refused
from storage.database.engine import database_url
from storage.errands import Errand
from storage.records import Records
from storage.tables.audit import AuditRow

DANA, KIM, LEE = 1, 2, 3
TODAY = date(2026, 11, 22)
DUE = date(2026, 12, 3)

Close = Callable[..., ClosedSession]


@pytest.fixture(autouse=True)
def roster(people: tuple[Person, ...]) -> None:
    assert people


@pytest.fixture
def close(records: Records, now: datetime) -> Close:
    """Close a session together with its hours, on a day of its own."""

    def closed(number: int, **changes: object) -> ClosedSession:
        closing = closing_of(now, key=f"V{number}", **changes)
        records.record_at_once(card(now, number, closing), source=closing.key, closing=closing, now=now)
        session = records.sessions.by_key(closing.key)
        assert session is not None
        return session

    return closed


def closing_of(now: datetime, **changes: object) -> Closing:
    first = Closing(
        key="V1",
        candidate_id=KIM,
        coach_id=DANA,
        closed_at=now,
        cpsel=4,
        notes="“More” families\n{{ 7 * 7 }}",
        items=(AgreedItem(owner_id=KIM, text="Draft the survey", due=DUE), AgreedItem(owner_id=DANA, text="Read it")),
        next_on=DUE,
    )
    return first.model_copy(update=changes)


def card(now: datetime, number: int, closing: Closing) -> HourCard:
    entry = HourEntry(
        candidate_id=closing.candidate_id,
        coach_id=closing.coach_id,
        kind=HourKind.COACHING,
        minutes=45,
        on=TODAY - timedelta(days=number),
    )
    return HourCard(
        id=f"c{number}", actor_id=closing.coach_id, action=CardAction.RECORD, entries=(entry,), created_at=now
    )


def audited(url: str, *actions: str) -> list[tuple[object, ...]]:
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        columns = AuditRow.metadata.tables["audit"].c
        rows = connection.execute(
            select(columns.actor_id, columns.action, columns.subject_id, columns.session_key, columns.item_id).order_by(
                columns.id
            )
        ).all()
    return [tuple(row) for row in rows if row.action in actions]


def entry_of(records: Records, number: int) -> LedgerEntry:
    entry = records.entry(number)
    assert entry is not None
    return entry


def test_a_session_is_kept_with_its_hours_and_its_items(records: Records, close: Close, now: datetime) -> None:
    session = close(1)
    assert session == ClosedSession(
        key="V1",
        entry=entry_of(records, 1),
        candidate_id=KIM,
        coach_id=DANA,
        closed_at=now,
        cpsel=4,
        notes="“More” families\n{{ 7 * 7 }}",
        items=(
            ActionItem(
                id=1, session="V1", position=0, candidate_id=KIM, owner_id=KIM, text="Draft the survey", due=DUE
            ),
            ActionItem(id=2, session="V1", position=1, candidate_id=KIM, owner_id=DANA, text="Read it"),
        ),
        next_on=DUE,
    )
    assert session.stands
    assert records.sessions.of([KIM, LEE]) == (session,)
    assert records.sessions.of([LEE]) == ()
    assert records.sessions.of([]) == ()
    assert records.sessions.by_key("V2") is None


def test_the_same_key_closes_once(records: Records, now: datetime) -> None:
    closing = closing_of(now)
    errands = [Errand("session_closed:V1", "session_closed")]
    for again in (card(now, 1, closing), card(now, 1, closing).model_copy(update={"id": "other"})):
        recorded = records.record_at_once(again, source="V1", closing=closing, now=now, errands=errands)
        assert [entry.id for entry in recorded.entries] == [1]
    assert [session.key for session in records.sessions.of([KIM])] == ["V1"]
    assert len(records.sessions.of([KIM])[0].items) == 2
    assert [errand.key for errand in records.errands.waiting()] == ["session_closed:V1"]


def test_of_twenty_submissions_of_one_form_one_closes(records: Records, now: datetime) -> None:
    closing = closing_of(now)

    def submit(number: int) -> int:
        while True:
            again = card(now, 1, closing).model_copy(update={"id": f"c{number}"})
            try:
                return records.record_at_once(again, source="V1", closing=closing, now=now).entries[0].id
            except Refused as refused:
                if refused.rule != "try_again":
                    raise

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(submit, range(20))) == {1}
    assert len(records.sessions.of([KIM])) == 1


def test_of_twenty_submissions_beside_one_entry_one_closes(records: Records, close: Close, now: datetime) -> None:
    entry_id, later = close(1).entry.id, closing_of(now, key="V2")

    def submit(_: int) -> str:
        while True:
            try:
                return records.sessions.close(later, entry_id).key
            except Refused as refused:
                if refused.rule != "try_again":
                    raise

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(submit, range(20))) == {"V2"}
    assert [session.key for session in records.sessions.of([KIM])] == ["V1", "V2"]


def test_where_the_hours_are_refused_nothing_of_the_session_is_kept(
    records: Records, close: Close, now: datetime
) -> None:
    close(1)
    late = closing_of(now, key="V2", done=(1,))
    with pytest.raises(Refused) as refused:
        records.record_at_once(
            card(now, 1, late).model_copy(update={"id": "c2"}),
            source="V2",
            closing=late,
            now=now,
            errands=[Errand("session_closed:V2", "session_closed")],
        )
    assert refused.value.rule == "duplicate"
    assert [session.key for session in records.sessions.of([KIM])] == ["V1"]
    assert records.sessions.of([KIM])[0].items[0].is_open
    assert records.errands.waiting() == ()


def test_a_session_can_be_closed_beside_hours_that_are_there(records: Records, close: Close, now: datetime) -> None:
    entry_id = close(1).entry.id
    later = closing_of(now, key="V2", items=(), notes="And one thing more")
    errand = Errand("session_closed:V2", "session_closed")
    written = records.sessions.close(later, entry_id, errands=[errand])
    assert records.sessions.close(later, entry_id, errands=[errand]) == written
    assert [session.notes for session in records.sessions.of([KIM])] == [closing_of(now).notes, "And one thing more"]
    assert [one.key for one in records.errands.waiting()] == ["session_closed:V2"]


@pytest.mark.parametrize(
    ("changes", "entry_id", "rule"),
    [
        ({"candidate_id": LEE}, 1, "no_entry"),
        ({"coach_id": LEE}, 1, "no_entry"),
        ({}, 99, "no_entry"),
    ],
)
def test_a_session_hangs_on_hours_of_these_two_alone(
    records: Records, close: Close, now: datetime, changes: dict[str, int], entry_id: int, rule: str
) -> None:
    close(1)
    with pytest.raises(Refused) as refused:
        records.sessions.close(closing_of(now, key="V2", **changes), entry_id)
    assert refused.value.rule == rule


def test_a_session_follows_its_hours(records: Records, close: Close, now: datetime) -> None:
    entry = close(1).entry
    shorter = HourEntry.model_validate(entry.model_dump(include=set(HourEntry.model_fields)) | {"minutes": 30})
    records.record_at_once(
        HourCard(
            id="c2", actor_id=DANA, action=CardAction.CORRECT, entries=(shorter,), created_at=now, corrects=entry.id
        ),
        source="V2",
        now=now,
    )
    [corrected] = records.sessions.of([KIM])
    assert (corrected.entry.minutes, corrected.stands) == (30, True)
    with pytest.raises(Refused, match="corrected or taken out meanwhile"):
        records.sessions.close(closing_of(now, key="V3"), entry.id)
    void = HourCard(
        id="c3", actor_id=DANA, action=CardAction.VOID, entries=(), created_at=now, corrects=corrected.entry.id
    )
    records.record_at_once(void, source="V4", now=now)
    [withdrawn] = records.sessions.of([KIM])
    assert not withdrawn.stands


def test_an_item_is_done_once_and_can_be_taken_back(records: Records, close: Close, url: str, now: datetime) -> None:
    close(1)
    assert records.sessions.finish_item(1, DANA, now=now)
    assert not records.sessions.finish_item(1, KIM, now=now + timedelta(hours=1))
    found = records.sessions.item(1)
    assert found is not None
    item, session = found
    assert (item.done_by, item.done_at, session.key) == (DANA, now, "V1")
    assert records.sessions.reopen_item(1, KIM, now=now)
    assert not records.sessions.reopen_item(1, KIM, now=now)
    assert audited(url, "finish_item", "reopen_item") == [
        (DANA, "finish_item", KIM, None, 1),
        (KIM, "reopen_item", KIM, None, 1),
    ]


@pytest.mark.parametrize("number", [0, 99, 2**40, -1])
def test_there_is_no_such_item(records: Records, now: datetime, number: int) -> None:
    assert records.sessions.item(number) is None
    assert not records.sessions.finish_item(number, DANA, now=now)
    assert not records.sessions.reopen_item(number, DANA, now=now)
    assert not records.sessions.move_item(number, DANA, due=DUE, to=DUE, now=now)


def test_an_item_is_moved_from_the_day_on_which_it_was_seen(
    records: Records, close: Close, url: str, now: datetime
) -> None:
    close(1)
    later = DUE + timedelta(days=7)
    assert records.sessions.move_item(1, KIM, due=DUE, to=later, now=now)
    assert not records.sessions.move_item(1, KIM, due=DUE, to=later, now=now)
    assert records.sessions.finish_item(1, KIM, now=now)
    assert not records.sessions.move_item(1, KIM, due=later, to=DUE, now=now)
    assert audited(url, "move_item") == [(KIM, "move_item", KIM, None, 1)]


def test_what_is_done_of_earlier_sessions_is_written_with_the_next(records: Records, close: Close) -> None:
    close(1)
    close(2, done=(1, 99), items=())
    first, second = records.sessions.of([KIM])
    assert [(item.id, item.done_by) for item in first.items] == [(1, DANA), (2, None)]
    assert second.items == ()


def test_closing_and_every_reading_are_audited(records: Records, close: Close, url: str, now: datetime) -> None:
    session = close(1)
    records.sessions.note_reading([session], LEE, now=now)
    records.sessions.note_reading([], LEE, now=now)
    assert audited(url, "close_session", "see_note") == [
        (DANA, "close_session", KIM, "V1", None),
        (LEE, "see_note", KIM, "V1", None),
    ]


def test_what_no_database_keeps_is_left_out_of_the_words(close: Close) -> None:
    session = close(1, notes="a\x00b \ud83d", items=(AgreedItem(owner_id=KIM, text="c\x00d"),))
    assert (session.notes, session.items[0].text) == ("ab ?", "cd")


@pytest.mark.parametrize("change", ["UPDATE coaching_session SET notes = 'x'", "DELETE FROM coaching_session"])
def test_the_database_itself_refuses_to_change_a_session(close: Close, url: str, change: str) -> None:
    close(1)
    engine = create_engine(database_url(url), poolclass=NullPool)
    with pytest.raises(DBAPIError, match="coaching_session is append-only"), engine.begin() as connection:
        connection.exec_driver_sql(change)


def test_sessions_beside_records_are_the_same_as_those_by_themselves(
    records: Records, close: Close, people: tuple[Person, ...]
) -> None:
    close(1)
    close(2, candidate_id=LEE, items=())
    close(3)
    candidates = [one for one in people if one.id in {KIM, LEE}]
    known = list(records.candidates.records(candidates))
    assert records.sessions.beside(known) == {
        KIM: tuple(one for one in records.sessions.of([KIM, LEE]) if one.candidate_id == KIM),
        LEE: records.sessions.of([LEE]),
    }
    assert records.sessions.beside([]) == {}
