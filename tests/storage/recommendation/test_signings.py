"""Signings in the database: once however often a press comes, and never without the steps before."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from induction.people import Person
from induction.recommendation.verification import standing_signings
from induction.record.milestones import Happened, standing_milestones
from induction.record.signings import Signing
from induction.refused import Refused
from storage.errands import Errand
from storage.records import Records

FACTS = {"label": "the coach's checklist", "needs": [{"says": "12 h of 40 h", "readings": [{"met": None}]}]}


@pytest.fixture
def kim(people: tuple[Person, ...]) -> Person:
    return people[1]


def signing(kim: Person, now: datetime, step: str = "coach", **facts: Any) -> Signing:
    known = {"id": 0, "candidate_id": kim.id, "step": step, "signed_by": kim.coach_id, "signed_at": now}
    return Signing.model_validate({**known, "facts": FACTS, **facts})


def audited(url: str) -> list[tuple[Any, ...]]:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT action, actor_id, subject_id, about FROM audit ORDER BY id")).all()
    engine.dispose()
    return [tuple(row) for row in rows if row[0] in {"sign_step", "reopen_step", "export_packet"}]


def test_a_signature_comes_back_as_it_was_made(records: Records, kim: Person, now: datetime, url: str) -> None:
    made = records.signings.sign(signing(kim, now, elsewhere="the portal"), source="form:1")
    assert made == signing(kim, now, elsewhere="the portal", id=made.id)
    assert records.signings.of_candidates([kim.id]) == (made,)
    assert records.candidates.record(kim).signings == (made,)
    assert records.signings.by_source("form:1") == made
    assert records.signings.by_source("form:2") is None
    assert audited(url) == [("sign_step", kim.coach_id, kim.id, "coach")]


def test_the_same_press_signs_once_with_what_follows(records: Records, kim: Person, now: datetime, url: str) -> None:
    happened = [Happened(candidate_id=kim.id, key="recommended", on=now.date())]
    errands = [Errand("told", "step_news", {"reader_id": kim.id})]
    first, again = (
        records.signings.sign(signing(kim, now), source="form:1", happened=happened, errands=errands) for _ in range(2)
    )
    assert first == again
    assert [one.key for one in records.milestones.of_candidates([kim.id])] == ["recommended"]
    assert [one.key for one in records.errands.due(now=now, at_most=10)] == ["told"]
    assert audited(url) == [("sign_step", kim.coach_id, kim.id, "coach")]


def test_two_presses_at_once_sign_once(records: Records, kim: Person, now: datetime) -> None:
    def press(number: int) -> str:
        try:
            records.signings.sign(signing(kim, now), source=f"form:{number}")
        except Refused as refused:
            return refused.rule
        return "signed now"

    with ThreadPoolExecutor(4) as pool:
        came = list(pool.map(press, range(4)))
    assert sorted(came) == ["signed", "signed", "signed", "signed now"]
    assert len(records.signings.of_candidates([kim.id])) == 1


def test_a_step_is_not_signed_before_those_it_comes_after(records: Records, kim: Person, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        records.signings.sign(signing(kim, now, "uploads"), source="form:1", after=("coach",))
    assert refused.value.rule == "not_in_order"
    records.signings.sign(signing(kim, now), source="form:2")
    records.signings.sign(signing(kim, now, "uploads"), source="form:3", after=("coach",))
    assert [one.step for one in records.signings.of_candidates([kim.id])] == ["coach", "uploads"]


def test_a_reopening_keeps_both_and_undoes_what_happened_with_it(
    records: Records, kim: Person, people: tuple[Person, ...], now: datetime, url: str
) -> None:
    happened = [Happened(candidate_id=kim.id, key="recommended", on=date(2026, 11, 20))]
    one = records.signings.sign(signing(kim, now), source="form:1")
    two = records.signings.sign(signing(kim, now, "recommend"), source="form:2", happened=happened)
    again = [
        records.signings.reopen(
            [one, two], reason="too early", by=people[0].id, source="form:3", now=now, undone=["recommended"]
        )
        for _ in range(2)
    ]
    assert again[0] == again[1]
    everything = records.signings.of_candidates([kim.id])
    assert [(item.step, item.reopens, item.reason) for item in everything] == [
        ("coach", None, None),
        ("recommend", None, None),
        ("coach", one.id, "too early"),
        ("recommend", two.id, "too early"),
    ]
    assert standing_signings(everything) == {}
    assert standing_milestones(records.milestones.of_candidates([kim.id])) == ()
    assert [row[0] for row in audited(url)] == ["sign_step", "sign_step", "reopen_step", "reopen_step"]
    renewed = records.signings.sign(signing(kim, now), source="form:4")
    assert standing_signings(records.signings.of_candidates([kim.id])) == {"coach": renewed}


def test_two_reopenings_at_once_open_once(records: Records, kim: Person, now: datetime) -> None:
    one = records.signings.sign(signing(kim, now), source="form:1")

    def press(number: int) -> str:
        try:
            records.signings.reopen([one], reason="why", by=kim.id, source=f"open:{number}", now=now)
        except Refused as refused:
            return refused.rule
        return "open"

    with ThreadPoolExecutor(3) as pool:
        came = list(pool.map(press, range(3)))
    assert sorted(came) == ["not_signed", "not_signed", "open"]


def test_a_packet_that_is_taken_away_is_in_the_audit(records: Records, kim: Person, now: datetime, url: str) -> None:
    records.signings.note_packet(2, kim.id, errands=[Errand("packet:1", "packet", {})], now=now)
    assert audited(url) == [("export_packet", 2, kim.id, None)]
    assert [one.key for one in records.errands.due(now=now, at_most=10)] == ["packet:1"]
