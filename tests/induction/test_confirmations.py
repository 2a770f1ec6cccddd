from datetime import UTC, date, datetime
from itertools import product

import pytest

from induction.confirmations import (
    Confirmation,
    EntryState,
    Verdict,
    check_confirmer,
    minutes_in,
    needs_confirmation,
    other_party,
    state_of,
    waits_for,
)
from induction.hours import HourKind, LedgerEntry
from induction.packs import ConfirmationRule, PackDocument, ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from induction.rules import RuleState

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
    return LedgerEntry.model_validate({"id": number, "on": on, "logged_by": by.id, "logged_at": NOW, **told})


def word(number: int, verdict: Verdict, reason: str | None = None) -> Confirmation:
    return Confirmation(entry_id=number, person_id=CANDIDATE.id, verdict=verdict, reason=reason, at=NOW)


LEARNING = {"kind": HourKind.PROFESSIONAL_LEARNING, "coach_id": None}
SAID = {8: word(8, Verdict.CONFIRMED), 9: word(9, Verdict.DISPUTED, "wrong day")}


def test_the_house_asks_for_coaching_where_no_document_says_so():
    assert PACK.confirmation == ConfirmationRule(kinds=(HourKind.COACHING,), state=RuleState.UNKNOWN)
    asked = {(pack, kind) for pack, kind in product("PBN", HourKind) if needs_confirmation(PACKS[pack], kind)}
    assert asked == {
        ("P", HourKind.COACHING),
        ("B", HourKind.COACHING),
        ("B", HourKind.PROFESSIONAL_LEARNING),
    }


PACKS = {"P": PACK, "B": BOTH, "N": NOBODY}


@pytest.mark.parametrize(
    ("pack", "told", "logged_by", "party"),
    [
        ("P", {}, COACH.id, CANDIDATE.id),
        ("P", {}, CANDIDATE.id, COACH.id),
        ("P", {}, 99, None),
        ("P", {"coach_id": 5}, CANDIDATE.id, 5),
        ("P", {"coach_id": None}, CANDIDATE.id, None),
        ("P", LEARNING, CANDIDATE.id, None),
        ("B", LEARNING, CANDIDATE.id, COACH.id),
        ("N", {}, COACH.id, None),
    ],
)
def test_who_the_other_party_is(pack: str, told: dict[str, object], logged_by: int, party: int | None):
    assert other_party(PACKS[pack], entry(**told), CANDIDATE, logged_by=logged_by) == party


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


def test_a_coach_of_today_confirms_no_session_of_an_earlier_coach():
    with pytest.raises(Refused, match="Only the other person who was there"):
        check_confirmer(PACK, entry(by=CANDIDATE, coach_id=5), CANDIDATE, COACH)


def test_states_and_the_minutes_in_them():
    entries = [entry(7), entry(8, minutes=60), entry(9, minutes=45), entry(10, minutes=30, replaced_by=11)]
    assert [state_of(one, SAID).value for one in entries] == ["logged", "confirmed", "disputed", "logged"]
    assert {state: minutes_in(state, entries, SAID) for state in EntryState} == {
        EntryState.LOGGED: 90,
        EntryState.CONFIRMED: 60,
        EntryState.DISPUTED: 45,
    }


def test_what_waits_for_whom_is_in_the_order_of_its_days():
    entries = [
        entry(7, on=date(2026, 11, 20)),
        entry(8),
        entry(9),
        entry(10, on=date(2026, 11, 2)),
        entry(11, by=CANDIDATE),
        entry(12, replaced_by=13),
        entry(13, voided=True),
        entry(14, by=CANDIDATE, **LEARNING),
    ]
    assert [one.id for one in waits_for(CANDIDATE, PACK, CANDIDATE, entries, SAID)] == [10, 7]
    assert [one.id for one in waits_for(COACH, PACK, CANDIDATE, entries, SAID)] == [11]
    assert [one.id for one in waits_for(COACH, BOTH, CANDIDATE, entries, SAID)] == [11, 14]
    assert waits_for(CANDIDATE, NOBODY, CANDIDATE, entries, SAID) == ()
