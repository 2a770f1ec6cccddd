from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from itertools import count

import pytest
from sqlalchemy import NullPool, create_engine, select
from sqlalchemy.exc import DBAPIError

from induction.hours import HourEntry, HourKind, LedgerEntry, MeetingFormat
from induction.ledger.cards import NO_REASON, CardAction, CardState, HourCard, Recorded
from induction.people import Person
from induction.refused import Refused
from storage.database.engine import database_url
from storage.records import Records
from storage.tables.audit import AuditRow

DAY = date(2026, 11, 21)
DANA, KIM, LEE = 1, 2, 3
COACHING = HourEntry(
    candidate_id=KIM,
    kind=HourKind.COACHING,
    minutes=90,
    on=DAY,
    coach_id=DANA,
    format=MeetingFormat.VIRTUAL,
    topic="IIP goal 2",
    starts=time(9, 30),
    ends=time(11, 0),
)
LEARNING = HourEntry(candidate_id=KIM, kind=HourKind.PROFESSIONAL_LEARNING, minutes=45, on=DAY, category="equity")

Keep = Callable[..., HourCard]


@pytest.fixture
def keep(records: Records, people: tuple[Person, ...], now: datetime) -> Keep:
    """Keeps a card that records the entries, or does something else to the entry that it names."""
    assert people
    numbers = count(1)

    def keep(*entries: HourEntry, corrects: int | None = None, reason: str | None = None) -> HourCard:
        action = CardAction.RECORD if corrects is None else CardAction.CORRECT if entries else CardAction.VOID
        card = HourCard(
            id=f"c{next(numbers)}",
            actor_id=DANA,
            action=action,
            entries=entries,
            created_at=now,
            corrects=corrects,
            reason=reason,
        )
        return records.keep_card(card, source=f"delivery of {card.id}")

    return keep


def in_ledger(entry: HourEntry, number: int, now: datetime, **facts: object) -> LedgerEntry:
    return LedgerEntry.model_validate(entry.model_dump() | {"id": number, "logged_by": DANA, "logged_at": now} | facts)


def refusal(records: Records, card: HourCard, now: datetime) -> str:
    with pytest.raises(Refused) as refused:
        records.do_card(card.id, now=now)
    return refused.value.rule


def pressed(records: Records, cards: Iterable[HourCard], now: datetime) -> list[Recorded | str]:
    """What each of the presses, all at once, led to; a press that is asked to try again does."""

    def press(card: HourCard) -> Recorded | str:
        while True:
            try:
                return records.do_card(card.id, now=now)
            except Refused as refused:
                if refused.rule != "try_again":
                    return refused.rule

    with ThreadPoolExecutor(40) as pool:
        return list(pool.map(press, cards))


def minutes(records: Records) -> int:
    return sum(entry.minutes for entry in records.entries_of([KIM]) if entry.counts)


def test_a_tap_records_every_entry_of_the_card(records: Records, keep: Keep, now: datetime) -> None:
    card = keep(COACHING, LEARNING, LEARNING.model_copy(update={"candidate_id": LEE}), reason="the same week")
    entries = tuple(
        in_ledger(entry, number, now, reason="the same week") for number, entry in enumerate(card.entries, start=1)
    )
    done = card.model_copy(update={"state": CardState.DONE})
    assert records.do_card(card.id, now=now) == Recorded(card=done, entries=entries, first_time=True)
    assert records.card(card.id) == done
    assert records.entries_of([KIM]) == entries[:2]
    assert records.entries_of([LEE, KIM]) == entries
    assert records.entries_of([]) == ()
    assert records.entry(2) == entries[1]


def test_a_second_tap_gives_what_the_first_one_recorded(records: Records, keep: Keep, now: datetime) -> None:
    card = keep(COACHING, LEARNING)
    first = records.do_card(card.id, now=now)
    second = records.do_card(card.id, now=now + timedelta(seconds=1))
    assert second == first.model_copy(update={"first_time": False})
    assert records.entries_of([KIM]) == first.entries


def test_numbers_that_no_entry_has(records: Records, keep: Keep) -> None:
    assert keep
    assert [records.entry(number) for number in (-1, 0, 1, 2**31, 2**80)] == [None] * 5


def test_an_entry_must_fit_beside_the_others(records: Records, keep: Keep, now: datetime) -> None:
    records.do_card(keep(COACHING).id, now=now)
    overlapping = COACHING.model_copy(update={"starts": time(10, 0), "minutes": 30, "ends": time(10, 30)})
    long = LEARNING.model_copy(update={"minutes": 1351})
    assert refusal(records, keep(COACHING), now) == "duplicate"
    assert refusal(records, keep(overlapping), now) == "overlap"
    assert refusal(records, keep(long), now) == "day_full"
    other_day, other_person = {"on": DAY - timedelta(days=1)}, {"candidate_id": LEE}
    for change in (other_day, other_person):
        assert records.do_card(keep(long.model_copy(update=change)).id, now=now).first_time


def test_a_card_is_recorded_as_a_whole_or_not_at_all(records: Records, keep: Keep, now: datetime) -> None:
    card = keep(LEARNING, COACHING, LEARNING)
    assert refusal(records, card, now) == "duplicate"
    assert records.entries_of([KIM]) == ()
    assert records.card(card.id) == card


def test_a_correction_takes_the_place_of_an_entry(records: Records, keep: Keep, now: datetime) -> None:
    records.do_card(keep(COACHING).id, now=now)
    shorter = COACHING.model_copy(update={"minutes": 60, "ends": time(10, 30)})
    recorded = records.do_card(keep(shorter, corrects=1, reason="mistyped").id, now=now)
    new = in_ledger(shorter, 2, now, corrects=1, reason="mistyped")
    assert recorded.entries == (new,)
    assert records.entries_of([KIM]) == (in_ledger(COACHING, 1, now, replaced_by=2), new)
    assert minutes(records) == 60


def test_a_correction_may_move_an_entry_to_another_candidate(records: Records, keep: Keep, now: datetime) -> None:
    records.do_card(keep(COACHING).id, now=now)
    moved = COACHING.model_copy(update={"candidate_id": LEE})
    records.do_card(keep(moved, corrects=1, reason="it was Lee").id, now=now)
    assert minutes(records) == 0
    assert records.entries_of([LEE]) == (in_ledger(moved, 2, now, corrects=1, reason="it was Lee"),)


def test_a_correction_must_fit_beside_the_others(records: Records, keep: Keep, now: datetime) -> None:
    records.do_card(keep(COACHING, LEARNING).id, now=now)
    same_as_learning = keep(LEARNING, corrects=1)
    assert refusal(records, same_as_learning, now) == "duplicate"


def test_a_voided_entry_counts_no_more(records: Records, keep: Keep, now: datetime) -> None:
    records.do_card(keep(LEARNING, COACHING).id, now=now)
    recorded = records.do_card(keep(corrects=2, reason="never met").id, now=now)
    void = in_ledger(COACHING, 3, now, corrects=2, voided=True, reason="never met")
    learning = in_ledger(LEARNING, 1, now)
    assert recorded.entries == (void,)
    assert records.entries_of([KIM]) == (learning, in_ledger(COACHING, 2, now, replaced_by=3), void)
    assert records.do_card(keep(COACHING).id, now=now).first_time


def test_whatever_changes_the_ledger_has_a_reason(records: Records, keep: Keep, now: datetime) -> None:
    records.do_card(keep(COACHING).id, now=now)
    records.do_card(keep(COACHING.model_copy(update={"minutes": 60}), corrects=1).id, now=now)
    records.do_card(keep(corrects=2).id, now=now)
    assert [entry.reason for entry in records.entries_of([KIM])] == [None, NO_REASON, NO_REASON]


def test_several_voids_are_done_together_or_not_at_all(records: Records, keep: Keep, now: datetime) -> None:
    records.do_card(keep(COACHING, LEARNING).id, now=now)
    voids = {
        f"undo:{number}": HourCard(
            id=f"v{number}", actor_id=DANA, action=CardAction.VOID, entries=(), created_at=now, corrects=number
        )
        for number in (1, 2)
    }
    correction = keep(LEARNING.model_copy(update={"minutes": 60}), corrects=2)
    records.do_card(correction.id, now=now)
    with pytest.raises(Refused) as refused:
        records.void_together(voids, now=now)
    assert refused.value.rule == "already_changed"
    assert (minutes(records), records.card("v1"), records.open_cards(DANA, since=now)) == (150, None, {})
    first = {"undo:1": voids["undo:1"]}
    done, again = (records.void_together(first, now=now) for _ in range(2))
    assert (done[0].first_time, again) == (True, (done[0].model_copy(update={"first_time": False}),))
    assert minutes(records) == 60


def test_what_no_longer_counts_cannot_be_changed(records: Records, keep: Keep, now: datetime) -> None:
    records.do_card(keep(COACHING).id, now=now)
    correction = keep(COACHING.model_copy(update={"minutes": 80}), corrects=1)
    for late in (keep(corrects=1), keep(LEARNING, corrects=1), keep(corrects=99)):
        records.do_card(correction.id, now=now)
        assert refusal(records, late, now) == ("no_entry" if late.corrects == 99 else "already_changed")
    records.do_card(keep(corrects=2).id, now=now)
    assert refusal(records, keep(corrects=3), now) == "already_changed"
    assert minutes(records) == 0


def test_every_line_is_audited(records: Records, url: str, keep: Keep, now: datetime) -> None:
    records.do_card(keep(LEARNING, COACHING).id, now=now)
    records.do_card(keep(COACHING.model_copy(update={"minutes": 80}), corrects=2).id, now=now)
    records.do_card(keep(corrects=3).id, now=now)
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        columns = AuditRow.metadata.tables["audit"].c
        audited = connection.execute(
            select(columns.at, columns.actor_id, columns.action, columns.subject_id, columns.entry_id, columns.card_id)
            .where(columns.entry_id.is_not(None))
            .order_by(columns.id)
        ).all()
    assert [tuple(row) for row in audited] == [
        (now, DANA, "record_hours", KIM, 1, "c1"),
        (now, DANA, "record_hours", KIM, 2, "c1"),
        (now, DANA, "correct_hours", KIM, 3, "c2"),
        (now, DANA, "void_hours", KIM, 4, "c3"),
    ]


@pytest.mark.parametrize("table", ["hour", "audit"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id + 100", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_the_past(
    records: Records, url: str, keep: Keep, now: datetime, table: str, change: str
) -> None:
    records.do_card(keep(COACHING).id, now=now)
    engine = create_engine(database_url(url), poolclass=NullPool)
    with pytest.raises(DBAPIError, match=f"{table} is append-only"), engine.begin() as connection:
        connection.exec_driver_sql(change.format(table))


def test_forty_taps_at_once_never_fill_a_day_beyond_its_hours(records: Records, keep: Keep, now: datetime) -> None:
    cards = [keep(LEARNING.model_copy(update={"minutes": 50 + number})) for number in range(40)]
    outcomes = pressed(records, cards, now)
    refused = [outcome for outcome in outcomes if outcome == "day_full"]
    recorded = [outcome for outcome in outcomes if isinstance(outcome, Recorded) and outcome.first_time]
    entries = records.entries_of([KIM])
    assert len(refused) + len(recorded) == len(cards)
    assert len(entries) == len(recorded)
    assert 1440 - 89 <= minutes(records) <= 1440


def test_twenty_taps_on_one_card_record_it_once(records: Records, keep: Keep, now: datetime) -> None:
    card = keep(COACHING, LEARNING)
    outcomes = pressed(records, [card] * 20, now)
    first_times = [outcome.first_time for outcome in outcomes if isinstance(outcome, Recorded)]
    assert sorted(first_times) == [False] * 19 + [True]
    assert len(records.entries_of([KIM])) == 2


def test_of_many_changes_to_one_entry_one_wins(records: Records, keep: Keep, now: datetime) -> None:
    records.do_card(keep(COACHING).id, now=now)
    cards = [keep(COACHING.model_copy(update={"minutes": 60 + n}), corrects=1) for n in range(10)]
    cards += [keep(corrects=1) for _ in range(10)]
    outcomes = pressed(records, cards, now)
    assert outcomes.count("already_changed") == 19
    assert len(records.entries_of([KIM])) == 2


def test_groups_that_share_candidates_do_not_wait_for_each_other_for_ever(
    records: Records, keep: Keep, now: datetime
) -> None:
    lee = LEARNING.model_copy(update={"candidate_id": LEE})
    entries = [[entry.model_copy(update={"minutes": n + 1}) for entry in (LEARNING, lee)] for n in range(20)]
    cards = [keep(*(reversed(pair) if n % 2 else pair)) for n, pair in enumerate(entries)]
    outcomes = pressed(records, cards, now)
    assert all(isinstance(outcome, Recorded) for outcome in outcomes)
    assert minutes(records) == sum(range(1, 21))
