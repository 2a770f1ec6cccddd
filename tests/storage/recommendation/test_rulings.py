from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from induction.packs.rules import Due, Measure, Trigger
from induction.packs.rulings import Ruling
from induction.people import Person
from induction.refused import Refused
from storage.records import Records
from storage.tables.audit import AuditRow

NOW = datetime(2026, 11, 22, 17, 30, 5, 123456, tzinfo=UTC)


def ruling(person: Person, **facts: Any) -> Ruling:
    said = {"program": "usc", "rule": "pl.hours", "says": "40 hours a year", "reason": "so it is meant"}
    made = {"ruled_by": person.id, "ruled_at": NOW, "since": date(2026, 11, 22)}
    terms = {"number": 40, "due": Due(within=90, of=Trigger.HIRED), "measure": Measure.EACH, "side": 1}
    return Ruling.model_validate({"id": 0, **said, **made, **terms, "cohort": "2026", **facts})


def audited(records: Records) -> list[tuple[Any, ...]]:
    with records._database.reading() as connection:
        rows = connection.execute(select(AuditRow).where(AuditRow.about.is_not(None)).order_by(AuditRow.id)).mappings()  # type: ignore[union-attr]
        return [(row["action"], row["actor_id"], row["subject_id"], row["about"], row["cohort"]) for row in rows]


def test_a_ruling_is_kept_as_it_was_made_once_for_each_delivery(records: Records, people: tuple[Person, ...]) -> None:
    dana = people[0]
    made = records.rulings.rule(ruling(dana), source="V1")
    again = records.rulings.rule(ruling(dana, says="something else"), source="V1")
    assert made == ruling(dana, id=made.id)
    assert again == made
    assert records.rulings.of_program("usc") == (made,)
    assert records.rulings.of_program("mcoe") == ()
    assert records.rulings.all() == (made,)
    assert records.rulings.ruling(made.id) == made
    assert records.rulings.ruling(made.id + 1) is None
    assert records.rulings.count() == 1
    assert audited(records) == [("rule", dana.id, dana.id, "pl.hours", "2026")]


def test_a_ruling_is_taken_back_once_and_both_stay(records: Records, people: tuple[Person, ...]) -> None:
    dana = people[0]
    made = records.rulings.rule(ruling(dana, number=None, due=None, measure=None), source="V1")
    undo = {"reason": "too early", "actor_id": dana.id, "now": NOW}
    assert records.rulings.undo(made.id, source="V2", **undo) == made  # type: ignore[arg-type]
    assert records.rulings.undo(made.id, source="V2", **undo) == made  # type: ignore[arg-type]
    with pytest.raises(Refused, match="taken back already"):
        records.rulings.undo(made.id, source="V3", **undo)  # type: ignore[arg-type]
    [first, second] = records.rulings.all()
    assert first == made
    assert (second.undoes, second.reason, second.ruled_by, second.rule) == (made.id, "too early", dana.id, "pl.hours")
    assert [action for action, *_ in audited(records)] == ["rule", "undo_ruling"]
    with pytest.raises(Refused, match="not there"):
        records.rulings.undo(second.id, source="V4", **undo)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="not there"):
        records.rulings.undo(99, source="V5", **undo)  # type: ignore[arg-type]


def test_many_threads_settle_and_take_back_once(records: Records, people: tuple[Person, ...]) -> None:
    dana = people[0]
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: records.rulings.rule(ruling(dana), source="V1").id, range(16)))
        [number] = made
        sources = [f"V{nth}" for nth in range(2, 10)]

        def undo(source: str) -> bool:
            try:
                records.rulings.undo(number, reason="no", actor_id=dana.id, source=source, now=NOW)
            except Refused:
                return False
            return True

        assert sum(pool.map(undo, sources)) == 1
    assert records.rulings.count() == 2


def test_another_process_sees_how_many_there_are(url: str, records: Records, people: tuple[Person, ...]) -> None:
    other = Records(url)
    assert other.rulings.count() == 0
    records.rulings.rule(ruling(people[0]), source="V1")
    assert other.rulings.count() == 1
    assert (records.rulings.written, other.rulings.written) == (1, 0)
    other.close()


def test_nobody_rules_over_what_they_have_not_seen(records: Records, people: tuple[Person, ...]) -> None:
    dana = people[0]
    first = records.rulings.rule(ruling(dana), source="V1", seen=0)
    with pytest.raises(Refused, match="while your form was open"):
        records.rulings.rule(ruling(dana), source="V2", seen=0)
    assert records.rulings.rule(ruling(dana), source="V1", seen=0) == first
    assert records.rulings.rule(ruling(dana), source="V3", seen=first.id).id > first.id
    assert records.rulings.rule(ruling(dana), source="V4").id > first.id
