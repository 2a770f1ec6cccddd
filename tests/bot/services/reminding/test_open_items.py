"""What is open of each person's, from real records: for all roles in one go, and for nobody what is not theirs."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import pytest

from bot.companion import Companion
from induction.hours import HourEntry, HourKind
from induction.ledger.cards import CardAction, HourCard
from induction.packs.reminding import NudgeKind
from induction.people import Person, Role
from induction.questions import KeptQuestion
from induction.record.assessments import Rated
from induction.reminding.calendars import OpenItem
from induction.reminding.due import Reason
from induction.roster import RosterLine
from tests.benchmarks.home import statements
from tests.bot.conftest import ENDS, NOW, STARTS, Clock, line

Who = Callable[[str], Person]
Found = Mapping[str, Sequence[OpenItem]]

MORE = [
    line("Rosa Diaz", Role.SUPERVISOR, "usc", "UROSA"),
    line("Saul Gray", Role.SUPERVISOR, "usc", "USAUL"),
    line("Ana Wolf", Role.ANALYST, "usc", "UANA"),
    line("Quinn Hale", Role.PROGRAM_ADMIN, "mcoe", "UQUINN"),
    line("Dana Whitfield", Role.CANDIDATE, "usc", "UDANA", "marcus@school.example").model_copy(
        update={"supervisor": "rosa@school.example", "cohort": "Fall 2026"}
    ),
]


@pytest.fixture
def who(companion: Companion) -> Who:
    """Finds somebody by the first name, once the roster has a supervisor, an analyst and another administrator."""
    companion.records.write_roster(MORE, today=STARTS, now=NOW)
    people = {one.first_name: one for one in companion.records.people()}
    return people.__getitem__


def opened(companion: Companion, clock: Clock) -> Found:
    """What is open of everybody's, by their first name."""
    people = companion.records.people()
    found = companion.desk.reminding.items.of(people, now=clock.now)
    return {one.first_name: found.get(one.id, ()) for one in people}


def keys(found: Sequence[OpenItem], *kinds: NudgeKind) -> list[str]:
    return [one.key for one in found if one.kind in kinds]


def logged(companion: Companion, candidate: Person, by: Person, on: date, coach: Person) -> int:
    entry = HourEntry(candidate_id=candidate.id, coach_id=coach.id, kind=HourKind.COACHING, minutes=45, on=on)
    card = HourCard(id=f"c{on}", actor_id=by.id, action=CardAction.RECORD, entries=(entry,), created_at=NOW)
    companion.records.keep_card(card, source=card.id)
    [written] = companion.records.do_card(card.id, now=NOW).entries
    return written.id


def test_hours_wait_for_the_coach_who_was_there_also_when_that_is_another_today(
    companion: Companion, clock: Clock, who: Who
) -> None:
    dana, marcus, elena = who("Dana"), who("Marcus"), who("Elena")
    first = logged(companion, dana, dana, date(2026, 11, 10), marcus)
    second = logged(companion, dana, dana, date(2026, 11, 11), elena)
    clock.now = NOW + timedelta(days=8)
    found = opened(companion, clock)
    assert keys(found["Dana"], NudgeKind.UNCONFIRMED) == [f"unconfirmed:{first}"]
    assert [one for one in found["Marcus"] if one.kind is NudgeKind.TO_CONFIRM] == [
        OpenItem(key=f"to_confirm:{first}", kind=NudgeKind.TO_CONFIRM, number=1, of=45, day=date(2026, 11, 18))
    ]
    assert keys(found["Elena"], NudgeKind.TO_CONFIRM) == [f"to_confirm:{second}"]
    companion.desk.confirmations.confirm(marcus, [first], now=clock.now)
    companion.desk.confirmations.confirm(elena, [second], now=clock.now)
    found = opened(companion, clock)
    for name in ("Dana", "Marcus", "Elena"):
        assert keys(found[name], NudgeKind.UNCONFIRMED, NudgeKind.TO_CONFIRM) == [], name


def test_hours_that_wait_for_less_than_the_program_s_days_are_no_reminder(
    companion: Companion, clock: Clock, who: Who
) -> None:
    logged(companion, who("Dana"), who("Dana"), date(2026, 11, 10), who("Marcus"))
    clock.now = NOW + timedelta(days=7)
    found = opened(companion, clock)
    assert keys(found["Dana"], NudgeKind.UNCONFIRMED) == keys(found["Marcus"], NudgeKind.TO_CONFIRM) == []


def test_scores_are_asked_of_those_who_rate_that_candidate(companion: Companion, clock: Clock, who: Who) -> None:
    dana = who("Dana")
    rated = Rated(
        candidate_id=dana.id,
        rater_id=dana.id,
        rater_role=Role.CANDIDATE,
        round="first",
        scores=dict.fromkeys(range(1, 7), 2),
    )
    companion.records.ratings.rate(rated, source="R1", now=NOW)
    found = opened(companion, clock)
    asked = [one for one in found["Rosa"] if one.ref == "first"]
    assert [(one.key, one.kind, one.about) for one in asked] == [(f"rating:{dana.id}:first", NudgeKind.RATING, dana.id)]
    assert f"rating:{dana.id}:first" in keys(found["Marcus"], NudgeKind.RATING)
    assert found["Saul"] == ()
    assert all(one.about != dana.id for name in ("Elena", "Quinn") for one in found[name])
    assert {one.kind for one in found["Rosa"]} == {NudgeKind.RATING}


def test_an_administrator_is_told_of_their_own_program_alone(companion: Companion, clock: Clock, who: Who) -> None:
    maria = who("Maria")
    companion.records.postings.mind(now=NOW)
    asked = KeptQuestion(
        key="q1", person_id=who("Theo").id, program="usc", text="Is lunch paid?", reason="silence", asked_at=NOW
    )
    companion.records.questions.keep(asked)
    found = opened(companion, clock)
    assert list(found["Quinn"]) == [
        OpenItem(key=f"pairing:{maria.id}", kind=NudgeKind.PAIRING, about=maria.id, number=93, day=STARTS)
    ]
    assert [one for one in found["Priya"] if one.kind in {NudgeKind.COHORT, NudgeKind.QUESTIONS}] == [
        OpenItem(
            key="cohort:no_channel:Fall 2026", kind=NudgeKind.COHORT, name="Fall 2026", ref=Reason.NO_CHANNEL.value
        ),
        OpenItem(key="questions:2026-W46", kind=NudgeKind.QUESTIONS, number=1, day=date(2026, 11, 11)),
    ]
    companion.records.cohorts.set_channel("usc", "Fall 2026", "C9", actor_id=who("Priya").id, now=NOW)
    assert keys(opened(companion, clock)["Priya"], NudgeKind.COHORT) == []


def test_others_hear_of_a_fact_a_day_after_its_candidate(companion: Companion, clock: Clock, who: Who) -> None:
    dana = who("Dana")
    companion.desk.early_warnings.look(now=NOW)
    key = f"early_warning:{dana.id}:no_contact:2026-08-17"
    assert key in keys(opened(companion, clock)["Dana"], NudgeKind.EARLY_WARNING)
    assert [one for one in opened(companion, clock)["Priya"] if one.about == dana.id] == []
    clock.now = NOW + timedelta(days=2)
    found = opened(companion, clock)
    assert key in keys(found["Priya"], NudgeKind.EARLY_WARNING)
    assert f"contact:{dana.id}:2026-08-17" in keys(found["Marcus"], NudgeKind.CONTACT)
    for name in ("Elena", "Rosa", "Saul", "Ana", "Quinn", "Theo"):
        assert [one for one in found[name] if one.about == dana.id and "no_contact" in one.key] == [], name


def test_looking_twice_and_for_one_alone_gives_the_same(companion: Companion, clock: Clock, who: Who) -> None:
    logged(companion, who("Dana"), who("Dana"), date(2026, 11, 10), who("Marcus"))
    companion.desk.early_warnings.look(now=NOW)
    clock.now = NOW + timedelta(days=8)
    together = opened(companion, clock)
    assert opened(companion, clock) == together
    for name, found in together.items():
        alone = companion.desk.reminding.items.of([who(name)], now=clock.now)
        assert tuple(alone.get(who(name).id, ())) == tuple(found), name


def test_nobody_of_a_program_that_is_not_there_is_looked_for(companion: Companion, clock: Clock, who: Who) -> None:
    stranger = who("Dana").model_copy(update={"program": "gone"})
    assert companion.desk.reminding.items.of([stranger], now=clock.now) == {}
    assert companion.desk.reminding.items.of([], now=clock.now) == {}


def test_ninety_people_take_as_many_statements_as_ten(companion: Companion, clock: Clock) -> None:
    def candidates(first: int, last: int) -> Sequence[Person]:
        lines = [
            RosterLine(
                name=f"C{number} Doe",
                email=f"c{number}@school.example",
                role=Role.CANDIDATE,
                program="usc",
                coach="marcus@school.example",
                cohort="Fall 2026",
                starts_on=STARTS,
                ends_on=ENDS,
            )
            for number in range(first, last)
        ]
        companion.records.write_roster(lines, today=STARTS, now=NOW)
        return companion.records.people()

    counts = []
    for people in (candidates(0, 10), candidates(10, 80)):
        with statements() as asked:
            companion.desk.reminding.items.of(people, now=clock.now)
        counts.append(len([one for one in asked if "FROM ruling" not in one]))  # these are looked for all the time
    assert counts[0] == counts[1]
