from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count

import pytest
from sqlalchemy import NullPool, create_engine, select
from sqlalchemy.exc import DBAPIError

from induction.hours import HourEntry, HourKind
from induction.ledger.cards import CardAction, HourCard, Recorded
from induction.ledger.confirmations import Confirmation, Verdict, WordTaken
from induction.people import Person
from induction.refused import Refused
from storage.database.engine import database_url
from storage.errands import Errand
from storage.records import Records
from storage.tables.audit import AuditRow

DANA, KIM, LEE = 1, 2, 3
COACHING = HourEntry(candidate_id=KIM, kind=HourKind.COACHING, minutes=90, on=date(2026, 11, 21), coach_id=DANA)

Log = Callable[..., Recorded]


@pytest.fixture
def log(records: Records, people: tuple[Person, ...], now: datetime) -> Log:
    """Has Dana record the entries, or do something else to the one that is named."""
    assert people
    numbers = count(1)

    def log(*entries: HourEntry, corrects: int | None = None) -> Recorded:
        action = CardAction.RECORD if corrects is None else CardAction.CORRECT if entries else CardAction.VOID
        card = HourCard(
            id=f"c{next(numbers)}", actor_id=DANA, action=action, entries=entries, created_at=now, corrects=corrects
        )
        records.keep_card(card, source=card.id)
        return records.do_card(card.id, now=now)

    return log


def confirmed(entry_id: int, now: datetime, by: int = KIM) -> Confirmation:
    return Confirmation(entry_id=entry_id, person_id=by, verdict=Verdict.CONFIRMED, at=now)


def disputed(entry_id: int, now: datetime, reason: str = "wrong day") -> Confirmation:
    return Confirmation(entry_id=entry_id, person_id=KIM, verdict=Verdict.DISPUTED, reason=reason, at=now)


def say(
    records: Records, *words: Confirmation, errands: dict[int, list[Errand]] | None = None
) -> tuple[WordTaken, ...]:
    return records.say(words, errands=errands or {}, now=words[0].at)


def said(records: Records) -> dict[int, Confirmation]:
    return dict(records.said_of([KIM, LEE]))


def test_a_word_is_kept_with_its_entry(records: Records, log: Log, now: datetime) -> None:
    [entry] = log(COACHING).entries
    word = confirmed(entry.id, now)
    assert said(records) == {}
    assert say(records, word) == (WordTaken(entry=entry, word=word, first_time=True),)
    assert said(records) == {entry.id: word}
    assert records.said_of([LEE]) == {}
    assert records.said_of([]) == {}


def test_the_same_word_again_changes_nothing(records: Records, log: Log, now: datetime) -> None:
    [entry] = log(COACHING).entries
    say(records, confirmed(entry.id, now))
    again = say(records, confirmed(entry.id, now + timedelta(minutes=1)))
    assert again == (WordTaken(entry=entry, word=confirmed(entry.id, now), first_time=False),)
    assert said(records) == {entry.id: confirmed(entry.id, now)}


def test_the_newest_word_counts(records: Records, log: Log, now: datetime) -> None:
    [entry] = log(COACHING).entries
    words = [
        confirmed(entry.id, now),
        disputed(entry.id, now + timedelta(minutes=1)),
        disputed(entry.id, now + timedelta(minutes=2), "wrong length"),
        confirmed(entry.id, now + timedelta(minutes=3)),
    ]
    for word in words:
        assert say(records, word) == (WordTaken(entry=entry, word=word, first_time=True),)
        assert said(records) == {entry.id: word}


def test_every_word_is_kept_in_its_order_also_on_what_no_longer_counts(
    records: Records, log: Log, now: datetime
) -> None:
    [entry] = log(COACHING).entries
    doubt, fine = disputed(entry.id, now), confirmed(entry.id, now + timedelta(hours=1))
    say(records, doubt)
    say(records, fine)
    log(corrects=entry.id)
    assert records.words_of([KIM]) == (doubt, fine)
    assert records.words_of([LEE]) == ()


def test_no_word_on_what_no_longer_counts(records: Records, log: Log, now: datetime) -> None:
    log(COACHING)
    [new] = log(COACHING.model_copy(update={"minutes": 60}), corrects=1).entries
    [answered] = say(records, confirmed(1, now))
    assert (answered.entry.replaced_by, answered.word, answered.first_time) == (new.id, None, False)
    log(corrects=new.id)
    assert [one.word for one in say(records, confirmed(new.id, now))] == [None]
    assert said(records) == {}


def test_a_corrected_entry_is_unconfirmed_again(records: Records, log: Log, now: datetime) -> None:
    [entry] = log(COACHING).entries
    say(records, confirmed(entry.id, now))
    [new] = log(COACHING.model_copy(update={"minutes": 60}), corrects=entry.id).entries
    assert said(records).get(new.id) is None
    assert said(records).get(entry.id) == confirmed(entry.id, now)


def test_several_words_at_once_leave_out_what_was_changed_meanwhile(records: Records, log: Log, now: datetime) -> None:
    log(COACHING, COACHING.model_copy(update={"minutes": 30}))
    [lees] = log(COACHING.model_copy(update={"candidate_id": LEE})).entries
    log(corrects=1)
    words = [confirmed(number, now) for number in (1, 2, lees.id)]
    assert [one.first_time for one in say(records, *words)] == [False, True, True]
    assert sorted(said(records)) == [2, lees.id]
    assert records.say([], errands={}, now=now) == ()


def test_no_word_on_an_entry_that_is_not_there(records: Records, log: Log, now: datetime) -> None:
    log(COACHING)
    with pytest.raises(Refused, match="no longer there"):
        say(records, confirmed(1, now), confirmed(99, now))
    assert said(records) == {}


def test_what_follows_is_kept_with_a_new_word_and_not_with_an_old_one(
    records: Records, log: Log, now: datetime
) -> None:
    log(COACHING)
    for number in (1, 2):
        say(records, disputed(1, now), errands={1: [Errand(f"dispute:{number}", "tell", {"entry_id": 1})]})
    assert [errand.key for errand in records.errands.waiting()] == ["dispute:1"]


def test_every_word_is_audited(records: Records, url: str, log: Log, now: datetime) -> None:
    log(COACHING)
    for word in (disputed(1, now), disputed(1, now), confirmed(1, now)):
        say(records, word)
    engine = create_engine(database_url(url), poolclass=NullPool)
    columns = AuditRow.metadata.tables["audit"].c
    wanted = columns.at, columns.actor_id, columns.action, columns.subject_id, columns.entry_id
    with engine.connect() as connection:
        audited = connection.execute(select(*wanted).where(columns.entry_id.is_not(None)).order_by(columns.id)).all()
    assert [tuple(row) for row in audited][1:] == [
        (now, KIM, "dispute_hours", KIM, 1),
        (now, KIM, "confirm_hours", KIM, 1),
    ]


@pytest.mark.parametrize("change", ["UPDATE confirmation SET verdict = 'disputed'", "DELETE FROM confirmation"])
def test_the_database_itself_refuses_to_change_a_word(
    records: Records, url: str, log: Log, now: datetime, change: str
) -> None:
    log(COACHING)
    say(records, confirmed(1, now))
    engine = create_engine(database_url(url), poolclass=NullPool)
    with pytest.raises(DBAPIError, match="confirmation is append-only"), engine.begin() as connection:
        connection.exec_driver_sql(change)


def test_the_lines_of_a_card(records: Records, log: Log) -> None:
    card = log(COACHING, COACHING.model_copy(update={"minutes": 30})).card
    log(corrects=1)
    assert [(one.id, one.counts) for one in records.entries_of_card(card.id)] == [(1, False), (2, True)]
    assert records.entries_of_card("none") == ()


# Races.


def at_once(calls: Sequence[Callable[[], object]]) -> list[object]:
    """What each call gives, all at once; one that is asked to try again does."""

    def patient(call: Callable[[], object]) -> object:
        while True:
            try:
                return call()
            except Refused as refused:
                if refused.rule != "try_again":
                    return refused.rule

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(patient, calls))


def test_twenty_confirmations_at_once_are_one(records: Records, log: Log, now: datetime) -> None:
    log(COACHING, COACHING.model_copy(update={"minutes": 30}))
    words = [confirmed(1, now), confirmed(2, now)]
    taps = [partial(say, records, *(words[::-1] if turn % 2 else words)) for turn in range(20)]
    told = [one for answered in at_once(taps) if isinstance(answered, tuple) for one in answered]
    assert len(told) == 40
    assert sum(one.first_time for one in told) == 2
    assert said(records) == {1: words[0], 2: words[1]}


def test_confirming_what_is_being_voided_is_either_before_it_or_not_at_all(
    records: Records, log: Log, now: datetime
) -> None:
    for number in range(1, 13, 2):
        log(COACHING.model_copy(update={"minutes": 90 + number}))
        word = confirmed(number, now)
        at_once([partial(say, records, word), partial(log, corrects=number)])
        entry = records.entry(number)
        assert entry is not None
        assert not entry.counts
    assert all(word == confirmed(number, now) for number, word in said(records).items())
    assert [one.word for one in say(records, *(confirmed(number, now) for number in range(1, 13, 2)))] == [None] * 6


def upheld(entry_id: int, now: datetime) -> Confirmation:
    return Confirmation(entry_id=entry_id, person_id=DANA, verdict=Verdict.UPHELD, at=now)


def test_a_disputed_entry_is_upheld_for_the_reason_of_the_dispute(records: Records, log: Log, now: datetime) -> None:
    [entry] = log(COACHING).entries
    say(records, disputed(entry.id, now))
    word = upheld(entry.id, now).model_copy(update={"reason": "wrong day"})
    assert say(records, upheld(entry.id, now)) == (WordTaken(entry=entry, word=word, first_time=True),)
    assert say(records, upheld(entry.id, now + timedelta(hours=1))) == (
        WordTaken(entry=entry, word=word, first_time=False),
    )
    assert said(records) == {entry.id: word}


def test_what_nobody_disputes_is_not_upheld(records: Records, log: Log, now: datetime) -> None:
    [entry] = log(COACHING).entries
    assert say(records, upheld(entry.id, now)) == (WordTaken(entry=entry, word=None, first_time=False),)
    for word in (disputed(entry.id, now), confirmed(entry.id, now)):
        say(records, word)
    assert say(records, upheld(entry.id, now)) == (
        WordTaken(entry=entry, word=confirmed(entry.id, now), first_time=False),
    )
