"""The outbox: kept with the write that it follows, begun and ended once, and empty of words after that."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from threading import Barrier, Thread

import pytest

from induction.hours import HourEntry, HourKind
from induction.ledger.cards import CardAction, CardState, HourCard
from induction.people import Person
from induction.refused import Refused
from storage.errands import Errand, ErrandState, KeptErrand
from storage.records import Records

REPLY = Errand("reply:Ev1", "reply", {"text": "Hello", "blocks": [{"type": "divider"}]})
OTHER = Errand("confirm:17", "confirm", {"entry": 17})


@pytest.fixture
def card(records: Records, people: tuple[Person, ...], now: datetime) -> HourCard:
    """A card of Dana's that would record an hour of coaching with Kim."""
    dana, kim, _ = people
    entry = HourEntry(candidate_id=kim.id, coach_id=dana.id, kind=HourKind.COACHING, minutes=60, on=date(2026, 11, 20))
    return records.keep_card(
        HourCard(id="card1", actor_id=dana.id, action=CardAction.RECORD, entries=(entry,), created_at=now),
        source="trigger1",
    )


def kept(errand: Errand, now: datetime, **more: object) -> KeptErrand:
    facts = {"key": errand.key, "kind": errand.kind, "details": errand.details, "created_at": now, **more}
    return KeptErrand(**facts)


def test_an_errand_waits_as_it_was_given_and_a_second_one_of_its_key_changes_nothing(
    records: Records, now: datetime
) -> None:
    records.errands.add([REPLY, OTHER], now=now)
    records.errands.add([Errand(REPLY.key, "other", {})], now=now + timedelta(hours=1))
    assert records.errands.waiting() == (kept(REPLY, now), kept(OTHER, now))
    assert records.errands.by_key(REPLY.key) == kept(REPLY, now)
    assert records.errands.by_key("none") is None


def test_beginnings_are_counted_and_one_that_surely_sent_nothing_is_taken_back(records: Records, now: datetime) -> None:
    records.errands.add([REPLY], now=now)
    assert [records.errands.begin(REPLY.key) for _ in range(2)] == [kept(REPLY, now, tries=tries) for tries in (1, 2)]
    records.errands.retract(REPLY.key)
    assert records.errands.by_key(REPLY.key) == kept(REPLY, now, tries=1)


def test_what_waits_or_became_a_message_lately_is_told_from_the_rest(records: Records, now: datetime) -> None:
    records.errands.add([REPLY, OTHER], now=now)
    assert records.errands.waits_or_came([REPLY.key], now)
    records.errands.done({REPLY.key: ("D1", "1.5"), OTHER.key: (None, None)}, now=now)
    assert records.errands.waits_or_came([OTHER.key, REPLY.key, "none"], now)
    assert not records.errands.waits_or_came([OTHER.key], now)
    assert not records.errands.waits_or_came([REPLY.key], now + timedelta(seconds=1))
    assert not records.errands.waits_or_came([], now)


def test_an_errand_ends_once_and_its_words_are_gone(records: Records, now: datetime) -> None:
    records.errands.add([REPLY], now=now)
    records.errands.begin(REPLY.key)
    assert records.errands.settle(REPLY.key, ErrandState.DONE, sent_channel="D1", sent_ts="1.5", now=now)
    assert not records.errands.settle(REPLY.key, ErrandState.HELD, trouble="late", errands=[OTHER], now=now)
    end = {"state": ErrandState.DONE, "tries": 1, "sent_channel": "D1", "sent_ts": "1.5", "details": {}}
    assert records.errands.by_key(REPLY.key) == kept(REPLY, now, **end)
    assert records.errands.begin(REPLY.key) is None
    assert records.errands.waiting() == ()


def test_many_are_begun_and_done_together_and_those_that_ended_stay_as_they_are(
    records: Records, now: datetime
) -> None:
    digests = [Errand(f"digest:{number}", "digest", {"person_id": number}) for number in range(3)]
    records.errands.add([REPLY, *digests], now=now)
    records.errands.add([Errand("digest:9", "digest", {}, due_at=now + timedelta(hours=1))], now=now)
    keys = [one.key for one in digests]
    assert records.errands.due_of_kind("digest", now=now) == tuple(keys)
    records.errands.settle(keys[2], ErrandState.HELD, trouble="late", now=now)
    assert records.errands.still_waiting([*keys, "none"]) == {one.key: kept(one, now) for one in digests[:2]}
    begun = {one.key: kept(one, now, tries=1) for one in digests[:2]}
    assert records.errands.begin_many(keys) == begun
    records.errands.done({keys[0]: ("D1", "1.5"), keys[1]: (None, None), keys[2]: ("D3", "1.7")}, now=now)
    ended = [records.errands.by_key(key) for key in keys]
    end = {"state": ErrandState.DONE, "tries": 1, "details": {}}
    assert ended[:2] == [
        kept(digests[0], now, **end, sent_channel="D1", sent_ts="1.5"),
        kept(digests[1], now, **end),
    ]
    assert ended[2] is not None
    assert (ended[2].state, ended[2].sent_channel) == (ErrandState.HELD, None)
    assert records.errands.due_of_kind("digest", now=now) == ()
    assert records.errands.due_keys(now=now, without=["digest"]) == (REPLY.key,)


def test_what_follows_from_an_end_is_kept_with_it(records: Records, now: datetime) -> None:
    records.errands.add([REPLY], now=now)
    assert records.errands.settle(REPLY.key, ErrandState.HELD, trouble="is_archived", errands=[OTHER], now=now)
    held = kept(REPLY, now, state=ErrandState.HELD, details={}, trouble="is_archived")
    assert records.errands.held() == (held,)
    assert records.errands.waiting() == (kept(OTHER, now),)


def test_only_what_ended_long_ago_is_forgotten(records: Records, now: datetime) -> None:
    records.errands.add([REPLY, OTHER, Errand("held", "reply"), Errand("new", "reply")], now=now)
    records.errands.settle(REPLY.key, ErrandState.DONE, now=now)
    records.errands.settle("held", ErrandState.HELD, now=now)
    records.errands.settle("new", ErrandState.DONE, now=now + timedelta(days=1))
    assert records.errands.forget(now + timedelta(hours=1)) == 2
    assert [records.errands.by_key(key) is None for key in (REPLY.key, OTHER.key, "held", "new")] == [
        True,
        False,
        True,
        False,
    ]


def test_a_delivery_that_comes_twice_leaves_one_errand(records: Records, now: datetime) -> None:
    assert not records.claimed("Ev1")
    assert records.claim("Ev1", errands=[REPLY], now=now)
    assert not records.claim("Ev1", errands=[OTHER], now=now)
    assert records.claimed("Ev1")
    assert records.errands.waiting() == (kept(REPLY, now),)


def test_of_two_deliveries_at_once_one_wins_with_its_errand(records: Records, now: datetime) -> None:
    start, won = Barrier(8), []

    def deliver(number: int) -> None:
        start.wait()
        if records.claim("Ev1", errands=[Errand(f"reply:{number}", "reply")], now=now):
            won.append(f"reply:{number}")

    threads = [Thread(target=deliver, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [errand.key for errand in records.errands.waiting()] == won
    assert len(won) == 1


def test_a_card_keeps_its_errands_when_it_is_done_for_the_first_time(
    records: Records, card: HourCard, now: datetime
) -> None:
    assert records.do_card(card.id, errands=[OTHER], now=now).first_time
    assert not records.do_card(card.id, errands=[REPLY], now=now).first_time
    assert records.errands.waiting() == (kept(OTHER, now),)


def test_a_card_that_is_refused_keeps_nothing(records: Records, card: HourCard, now: datetime) -> None:
    assert records.dismiss_card(card.id, errands=[OTHER], now=now).state is CardState.DISMISSED
    with pytest.raises(Refused, match="put away"):
        records.do_card(card.id, errands=[REPLY], now=now)
    assert records.errands.waiting() == (kept(OTHER, now),)


@pytest.mark.slow
def test_a_number_is_one_processs_alone_while_it_lives(new_postgres_url: Callable[[], str]) -> None:
    url = new_postgres_url()
    dying, survivor = Records(url), Records(url)
    theirs, ours = dying.leases(), survivor.leases()
    assert theirs.take(7)
    assert theirs.take(7)
    assert not ours.take(7)
    theirs.give_back(7)
    assert ours.take(7)
    assert not theirs.take(7)
    ours.close()
    assert theirs.take(7)
    theirs.close()
    for records in (dying, survivor):
        records.close()


def test_what_is_due_now_is_named_oldest_first_by_kind_and_among_what_was_asked_for(
    records: Records, now: datetime
) -> None:
    later = now + timedelta(minutes=5)
    for number, (kind, due_at) in enumerate([("post", None), ("digest", later), ("digest", now), ("reply", None)]):
        records.errands.add([Errand(f"{kind}:{number}", kind, due_at=due_at)], now=now)
    records.errands.settle("reply:3", ErrandState.DONE, now=now)
    assert records.errands.due_keys(now=now) == ("post:0", "digest:2")
    assert records.errands.due_keys(now=later) == ("post:0", "digest:1", "digest:2")
    assert records.errands.due_keys(now=later, without=["digest"]) == ("post:0",)
    assert records.errands.due_keys(now=later, among=["digest:1", "reply:3"]) == ("digest:1",)
    assert records.errands.due_of_kind("digest", now=now) == ("digest:2",)
