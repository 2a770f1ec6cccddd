"""What two people have not agreed on, found in one read, whoever looks for it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count

import pytest

from induction.hours import HourEntry, HourKind
from induction.ledger.cards import CardAction, HourCard
from induction.ledger.confirmations import Confirmation, Verdict
from induction.people import Person, Role
from induction.roster import RosterLine
from storage.records import Records

DANA, KIM, LEE, RUTH, INES = 1, 2, 3, 4, 5
KINDS = (HourKind.COACHING,)
COACHING = HourEntry(candidate_id=KIM, kind=HourKind.COACHING, minutes=90, on=date(2026, 11, 21), coach_id=DANA)
LEARNING = COACHING.model_copy(update={"kind": HourKind.PROFESSIONAL_LEARNING, "coach_id": None})

Log = Callable[..., int]


@pytest.fixture
def log(records: Records, people: tuple[Person, ...], now: datetime) -> Log:
    """Writes one entry, a day earlier each time, and gives its number."""
    assert people
    more = [
        RosterLine(name="Ruth Cole", email="ruth@example.org", role=Role.COACH, program="usc"),
        RosterLine(name="Ines Mora", email="ines@example.org", role=Role.INSTRUCTOR, program="usc"),
    ]
    records.write_roster(more, today=now.date(), now=now)
    numbers = count(1)

    def log(entry: HourEntry | None = None, *, by: int = DANA, corrects: int | None = None, **facts: object) -> int:
        number = next(numbers)
        action = CardAction.RECORD if corrects is None else CardAction.CORRECT if entry else CardAction.VOID
        on = {"on": COACHING.on - timedelta(days=number)}
        entries = () if entry is None else (entry.model_copy(update=on | facts),)
        card = HourCard(id=f"c{number}", actor_id=by, action=action, entries=entries, created_at=now, corrects=corrects)
        records.keep_card(card, source=card.id)
        [written] = records.do_card(card.id, now=now).entries
        return written.id

    return log


@pytest.fixture
def say(records: Records, now: datetime) -> Callable[..., Confirmation]:
    """Writes a word on an entry, and gives it."""

    def say(entry_id: int, verdict: Verdict, *, by: int = KIM) -> Confirmation:
        reason = None if verdict is Verdict.CONFIRMED else "wrong day"
        word = Confirmation(entry_id=entry_id, person_id=by, verdict=verdict, reason=reason, at=now)
        records.say([word], errands={}, now=now)
        return word

    return say


def found(records: Records, *candidates: int, person: int | None = None) -> list[int]:
    return [entry.id for entry in records.unsettled.of(candidates, kinds=KINDS, person=person).entries]


def test_what_nobody_has_spoken_of_is_found_by_its_day_until_it_is_confirmed(
    records: Records, log: Log, say: Callable[..., Confirmation]
) -> None:
    later, earlier = log(COACHING), log(COACHING, by=KIM)
    assert found(records, KIM) == [earlier, later]
    say(later, Verdict.CONFIRMED)
    assert found(records, KIM) == [earlier]
    assert found(records, LEE) == []
    assert found(records) == []


def test_what_is_in_dispute_is_found_with_the_newest_word(
    records: Records, log: Log, say: Callable[..., Confirmation]
) -> None:
    one, other = log(COACHING), log(LEARNING, by=INES)
    words = {one: say(one, Verdict.DISPUTED), other: say(other, Verdict.DISPUTED)}
    unsettled = records.unsettled.of([KIM], kinds=KINDS)
    assert ([entry.id for entry in unsettled.entries], unsettled.said) == ([other, one], words)
    upheld = say(one, Verdict.UPHELD, by=DANA)
    assert records.unsettled.of([KIM], kinds=KINDS).said == words | {one: upheld}
    say(one, Verdict.CONFIRMED)
    assert found(records, KIM) == [other]
    assert records.unsettled.said_on([other]) == {other: words[other]}
    assert records.unsettled.said_on([]) == {}


def test_what_needs_no_second_word_and_what_counts_no_more_is_not_found(records: Records, log: Log) -> None:
    log(LEARNING, by=KIM)
    log(LEARNING, by=INES)
    voided, corrected = log(COACHING), log(COACHING)
    log(corrects=voided)
    new = log(COACHING, corrects=corrected)
    assert found(records, KIM) == [new]
    assert [entry.id for entry in records.unsettled.of([KIM], kinds=()).entries] == []
    both = records.unsettled.of([KIM], kinds=tuple(HourKind)).entries
    assert len(both) == 2


def test_coaching_that_neither_of_the_two_logged_is_found_until_the_candidate_has_confirmed_it(
    records: Records, log: Log, say: Callable[..., Confirmation]
) -> None:
    imported = log(COACHING, by=INES)
    assert found(records, KIM) == [imported]
    say(imported, Verdict.CONFIRMED, by=DANA)
    assert found(records, KIM) == [imported]
    say(imported, Verdict.CONFIRMED, by=KIM)
    assert found(records, KIM) == []


def test_a_person_finds_what_they_logged_and_where_they_were_the_coach_whoever_coaches_now(
    records: Records, log: Log, say: Callable[..., Confirmation]
) -> None:
    was_there, taught = log(COACHING, by=KIM, coach_id=RUTH), log(LEARNING, by=INES)
    log(COACHING)
    say(taught, Verdict.DISPUTED)
    assert found(records, person=RUTH) == [was_there]
    assert found(records, person=INES) == [taught]
    assert found(records, person=LEE) == []


def test_what_a_coach_of_earlier_is_asked_for(records: Records, log: Log, say: Callable[..., Confirmation]) -> None:
    log(COACHING, by=KIM)
    log(LEARNING, by=KIM)
    earlier = log(COACHING, by=KIM, coach_id=RUTH)
    assert [one.id for one in records.unsettled.of_earlier([DANA, RUTH], kinds=KINDS)] == [earlier]
    assert records.unsettled.of_earlier([DANA], kinds=KINDS) == ()
    assert records.unsettled.of_earlier([RUTH], kinds=(HourKind.PROFESSIONAL_LEARNING,)) == ()
    say(earlier, Verdict.CONFIRMED, by=RUTH)
    assert records.unsettled.of_earlier([DANA, RUTH], kinds=KINDS) == ()
