from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from induction.hours import HourKind, LedgerEntry
from induction.ledger.confirmations import (
    Confirmation,
    EntryState,
    Verdict,
    asked_of,
    asks_for_word,
    check_confirmer,
    check_corrector,
    confirmer,
    in_dispute,
    is_overdue,
    minutes_in,
    needs_confirmation,
    other_party,
    stands_by_silence,
    state_of,
    unconfirmed,
)
from induction.packs.pack import ConfirmationRule, PackDocument, ProgramPack
from induction.packs.rules import RuleState
from induction.people import Person, Role
from induction.refused import Refused

NOW = datetime(2026, 11, 22, tzinfo=UTC)
COACH = Person(id=1, name="Marcus Bell", email="m@x.org", program="north", role=Role.COACH)
CANDIDATE = Person(id=2, name="Ana Ruiz", email="a@x.org", program="north", role=Role.CANDIDATE, coach_id=1)
PACK = ProgramPack(
    id="north",
    name="North County induction",
    short_name="North",
    documents=(PackDocument(id="handbook", title="Handbook", file="handbook.txt"),),
    rules=(),
)
BOTH = PACK.model_copy(update={"confirmation": ConfirmationRule(kinds=tuple(HourKind))})
NOBODY = PACK.model_copy(update={"confirmation": ConfirmationRule(kinds=())})


def entry(number: int = 7, *, by: Person = COACH, on: date = date(2026, 11, 21), **facts: object) -> LedgerEntry:
    told = {"kind": HourKind.COACHING, "minutes": 90, "coach_id": COACH.id, "candidate_id": CANDIDATE.id} | facts
    return LedgerEntry.model_validate({"id": number, "on": on, "logged_by": by.id, "logged_at": NOW} | told)


def word(number: int, verdict: Verdict, reason: str | None = None, *, by: Person = CANDIDATE) -> Confirmation:
    return Confirmation(entry_id=number, person_id=by.id, verdict=verdict, reason=reason, at=NOW)


LEARNING = {"kind": HourKind.PROFESSIONAL_LEARNING, "coach_id": None}
SAID = {8: word(8, Verdict.CONFIRMED), 9: word(9, Verdict.DISPUTED, "wrong day")}


def test_the_house_asks_for_coaching_where_no_document_says_so():
    assert PACK.confirmation == ConfirmationRule(kinds=(HourKind.COACHING,), state=RuleState.UNKNOWN)
    asked = {(pack, kind) for pack, kind in product("PBN", HourKind) if asks_for_word(PACKS[pack], kind)}
    assert asked == {
        ("P", HourKind.COACHING),
        ("B", HourKind.COACHING),
        ("B", HourKind.PROFESSIONAL_LEARNING),
    }


PACKS = {"P": PACK, "B": BOTH, "N": NOBODY}


INSTRUCTOR = 99


# Whose word counts on an entry, and who is asked for it, by the pack, by what the entry is, and by who logged it.
@pytest.mark.parametrize(
    ("pack", "told", "logged_by", "party", "asked"),
    [
        ("P", {}, COACH.id, CANDIDATE.id, CANDIDATE.id),
        ("P", {}, CANDIDATE.id, COACH.id, COACH.id),
        ("P", {}, INSTRUCTOR, CANDIDATE.id, CANDIDATE.id),
        ("P", {"coach_id": 5}, CANDIDATE.id, 5, 5),
        ("P", {"coach_id": 5}, 5, CANDIDATE.id, CANDIDATE.id),
        ("P", {"coach_id": None}, CANDIDATE.id, None, None),
        ("P", LEARNING, CANDIDATE.id, None, None),
        ("P", LEARNING, INSTRUCTOR, CANDIDATE.id, None),
        ("B", LEARNING, CANDIDATE.id, COACH.id, COACH.id),
        ("B", LEARNING, INSTRUCTOR, CANDIDATE.id, None),
        ("N", {}, COACH.id, CANDIDATE.id, None),
        ("N", {}, CANDIDATE.id, None, None),
    ],
)
def test_who_the_other_party_is_and_who_is_asked(
    pack: str, told: dict[str, object], logged_by: int, party: int | None, asked: int | None
):
    one = entry(**told, logged_by=logged_by)
    assert other_party(PACKS[pack], one, CANDIDATE, logged_by=logged_by) == party
    assert confirmer(PACKS[pack], one, CANDIDATE, logged_by=logged_by) == asked
    assert needs_confirmation(PACKS[pack], one, CANDIDATE) is (asked is not None)


def test_what_neither_of_the_two_logged_stands_until_the_candidate_says_otherwise():
    taught = entry(7, logged_by=INSTRUCTOR, **LEARNING)
    assert [stands_by_silence(one) for one in (taught, entry(by=COACH), entry(by=CANDIDATE))] == [True, False, False]
    check_confirmer(PACK, taught, CANDIDATE, CANDIDATE)
    assert state_of(taught, {}) is EntryState.STANDS
    assert state_of(taught, {7: word(7, Verdict.DISPUTED, "I was ill")}) is EntryState.DISPUTED
    assert unconfirmed(PACK, CANDIDATE, [taught], {}) == ()


OTHERS = [
    Person(id=3, name="Lee Wu", email="l@x.org", program="north", role=Role.CANDIDATE),
    Person(id=4, name="Elena Ortiz", email="e@x.org", program="north", role=Role.COACH),
    *(
        Person(id=10 + number, name="Somebody", email=f"{role}@x.org", program="north", role=role)
        for number, role in enumerate(Role)
    ),
    COACH.model_copy(update={"program": "south"}),
]


def test_only_the_other_party_may_confirm():
    check_confirmer(PACK, entry(by=COACH), CANDIDATE, CANDIDATE)
    check_confirmer(PACK, entry(by=CANDIDATE), CANDIDATE, COACH)
    for actor, by in product(OTHERS, (COACH, CANDIDATE)):
        with pytest.raises(Refused) as refused:
            check_confirmer(PACK, entry(by=by), CANDIDATE, actor)
        assert refused.value.rule == "not_allowed"
    for actor in (COACH, CANDIDATE):
        with pytest.raises(Refused, match="it is the other person who confirms it"):
            check_confirmer(PACK, entry(by=actor), CANDIDATE, actor)


FORMER = Person(id=5, name="Ruth Cole", email="r@x.org", program="north", role=Role.COACH)


def test_a_coach_of_earlier_confirms_the_sessions_in_which_they_were_and_no_other():
    check_confirmer(PACK, entry(by=CANDIDATE, coach_id=5), CANDIDATE, FORMER)
    for theirs in (entry(by=CANDIDATE), entry(by=COACH)):
        with pytest.raises(Refused) as refused:
            check_confirmer(PACK, theirs, CANDIDATE, FORMER)
        assert refused.value.rule == "not_allowed"
    elsewhere = FORMER.model_copy(update={"program": "south"})
    with pytest.raises(Refused, match="open only to"):
        check_confirmer(PACK, entry(by=CANDIDATE, coach_id=5), CANDIDATE, elsewhere)


def test_a_coach_of_today_confirms_no_session_of_an_earlier_coach():
    with pytest.raises(Refused, match="Only the other person who was there"):
        check_confirmer(PACK, entry(by=CANDIDATE, coach_id=5), CANDIDATE, COACH)


@pytest.mark.parametrize(
    ("told", "verdict", "refused"),
    [
        ({"by": FORMER, "coach_id": 5}, Verdict.DISPUTED, None),
        ({"by": FORMER, "coach_id": 5}, Verdict.UPHELD, None),
        ({"by": FORMER, "coach_id": 5}, Verdict.CONFIRMED, "You no longer coach Ana"),
        ({"by": FORMER, "coach_id": 5}, None, "You no longer coach Ana"),
        ({"by": CANDIDATE, "coach_id": 5}, Verdict.DISPUTED, "open only to the candidate"),
        ({"by": COACH}, Verdict.DISPUTED, "open only to the candidate"),
    ],
)
def test_a_coach_of_earlier_puts_right_what_they_logged_once_it_is_in_dispute(
    told: dict[str, Any], verdict: Verdict | None, refused: str | None
):
    newest = None if verdict is None else word(7, verdict, "wrong day")
    if refused is None:
        check_corrector(entry(**told), CANDIDATE, FORMER, newest)
        return
    with pytest.raises(Refused, match=refused):
        check_corrector(entry(**told), CANDIDATE, FORMER, newest)


def test_coaching_that_neither_of_the_two_logged_is_confirmed_by_the_candidates_word_alone():
    imported = entry(7, logged_by=INSTRUCTOR)
    assert asked_of(PACK, imported, CANDIDATE, logged_by=INSTRUCTOR) == (CANDIDATE.id, COACH.id)
    for actor in (CANDIDATE, COACH):
        check_confirmer(PACK, imported, CANDIDATE, actor)
    said = [
        None,
        word(7, Verdict.CONFIRMED, by=COACH),
        word(7, Verdict.CONFIRMED, by=CANDIDATE),
        word(7, Verdict.DISPUTED, "not there", by=COACH),
    ]
    assert [state_of(imported, {} if one is None else {7: one}) for one in said] == [
        EntryState.LOGGED,
        EntryState.LOGGED,
        EntryState.CONFIRMED,
        EntryState.DISPUTED,
    ]


def test_states_and_the_minutes_in_them():
    entries = [entry(7), entry(8, minutes=60), entry(9, minutes=45), entry(10, minutes=30, replaced_by=11)]
    assert [state_of(one, SAID).value for one in entries] == ["logged", "confirmed", "disputed", "logged"]
    assert {state: minutes_in(state, entries, SAID) for state in EntryState} == {
        EntryState.LOGGED: 90,
        EntryState.STANDS: 0,
        EntryState.CONFIRMED: 60,
        EntryState.DISPUTED: 45,
    }


def test_what_waits_and_what_is_in_dispute_is_in_the_order_of_its_days():
    said = SAID | {16: word(16, Verdict.UPHELD, "wrong day")}
    entries = [
        entry(7, on=date(2026, 11, 20)),
        entry(8),
        entry(9),
        entry(10, on=date(2026, 11, 2)),
        entry(11, by=CANDIDATE),
        entry(12, replaced_by=13),
        entry(13, voided=True),
        entry(14, by=CANDIDATE, **LEARNING),
        entry(15, logged_by=INSTRUCTOR),
        entry(16, on=date(2026, 11, 1)),
    ]
    assert [one.id for one in unconfirmed(PACK, CANDIDATE, entries, said)] == [10, 7, 11, 15]
    assert [one.id for one in unconfirmed(BOTH, CANDIDATE, entries, said)] == [10, 7, 11, 14, 15]
    assert unconfirmed(NOBODY, CANDIDATE, entries, said) == ()
    assert [one.id for one in in_dispute(entries, said)] == [16, 9]


@pytest.mark.parametrize(
    ("days", "waited", "overdue"),
    [(7, timedelta(days=7), False), (7, timedelta(days=7, seconds=1), True), (1, timedelta(days=2), True)],
)
def test_a_pack_says_how_long_an_entry_may_wait(days: int, waited: timedelta, overdue: bool):  # noqa: FBT001 - a row's answer
    pack = PACK.model_copy(update={"confirmation": ConfirmationRule(overdue_days=days)})
    assert is_overdue(pack, entry(), NOW + waited) is overdue
