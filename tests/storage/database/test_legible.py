"""What no database takes is left out wherever somebody's words come in, on both databases."""

from datetime import date, datetime
from uuid import uuid4

import pytest

from induction.hours import HourEntry, HourKind
from induction.ledger.cards import CardAction, HourCard
from induction.ledger.confirmations import Confirmation, Verdict
from induction.people import Person
from storage.database.legible import to_json, writable
from storage.errands import Errand
from storage.records import Records

ODD, LEFT = "a\x00b \ud83d", "ab ?"


@pytest.mark.parametrize(
    ("said", "kept"), [("plain", "plain"), (ODD, LEFT), ("\x00", ""), ("é 🙂\n", "é 🙂\n"), ("\udfff", "?")]
)
def test_a_text_is_kept_without_what_no_database_takes(said: str, kept: str) -> None:
    assert writable(said) == kept


def test_of_json_every_text_is_kept_so() -> None:
    assert to_json({ODD: [ODD, 1, None, {"of": (ODD,)}]}) == '{"ab ?": ["ab ?", 1, null, {"of": ["ab ?"]}]}'


def card(actor: Person, candidate: Person) -> HourCard:
    entry = HourEntry(
        candidate_id=candidate.id,
        coach_id=actor.id,
        kind=HourKind.COACHING,
        minutes=20,
        on=date(2026, 10, 1),
        topic=ODD,
    )
    return HourCard(
        id=uuid4().hex,
        actor_id=actor.id,
        action=CardAction.RECORD,
        entries=(entry,),
        created_at=datetime.fromisoformat("2026-11-22T17:30:00+00:00"),
    )


def test_a_topic_a_delivery_and_a_reason_are_kept_and_found_again(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    dana, kim, _ = people
    kept = records.keep_card(card(dana, kim), source=f"kept {ODD}")
    assert records.card_answering(f"kept {ODD}") == kept.model_copy(
        update={"entries": (kept.entries[0].model_copy(update={"topic": LEFT}),)}
    )
    [entry] = records.do_card(kept.id, now=now).entries
    word = Confirmation(entry_id=entry.id, person_id=kim.id, verdict=Verdict.DISPUTED, reason=ODD, at=now)
    assert [one.first_time for one in records.say([word], errands={}, now=now)] == [True]
    assert [one.first_time for one in records.say([word], errands={}, now=now)] == [False]
    assert [one.topic for one in records.entries_of([kim.id])] == [LEFT]
    assert records.said_of([kim.id])[entry.id].reason == LEFT


def test_what_an_errand_holds_is_kept_too(records: Records, now: datetime) -> None:
    records.errands.add([Errand("k", "tell", {"words": ODD})], now=now)
    assert [one.details for one in records.errands.waiting()] == [{"words": LEFT}]
