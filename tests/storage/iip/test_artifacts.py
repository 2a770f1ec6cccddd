from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import NullPool, create_engine, select

from induction.people import Person
from induction.record.artifacts import Artifact, Gathered
from induction.refused import Refused
from storage.database.engine import database_url
from storage.records import Records
from storage.tables.audit import AuditAction, AuditRow

NOW = datetime(2026, 11, 22, 18, 0, 5, 123456, tzinfo=UTC)
DANA, KIM, LEE = 1, 2, 3
SURVEY = Gathered(
    candidate_id=KIM,
    on=date(2026, 11, 16),
    title="Family survey, “fall”",
    standards=(4, 1),
    why="It shows what families asked for.",
    goal_id="g1",
    link="https://drive.example/survey",
)


@pytest.fixture(autouse=True)
def _people(people: Sequence[Person]) -> None:
    assert people


def record(records: Records, gathered: Gathered = SURVEY, source: str = "form:1", **facts: object) -> Artifact:
    return records.artifacts.record(gathered, source=source, by=KIM, now=NOW, **facts)  # type: ignore[arg-type]


def audited(url: str) -> list[tuple[AuditAction, int | None, int, str | None]]:
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        rows = connection.execute(select(AuditRow).where(AuditRow.about.is_not(None)).order_by(AuditRow.id))  # type: ignore[union-attr,arg-type]
        return [(row.action, row.actor_id, row.subject_id, row.about) for row in rows]


def test_an_artifact_is_kept_once_and_counts(records: Records, url: str) -> None:
    kept = record(records)
    facts = SURVEY.model_dump() | {"standards": (1, 4), "id": 1, "recorded_by": KIM, "recorded_at": NOW}
    assert kept == Artifact.model_validate(facts)
    assert record(records, SURVEY.model_copy(update={"title": "Another"})) == kept
    assert records.artifacts.by_source("form:1") == records.artifacts.by_id(1) == kept
    assert records.artifacts.of_candidates([KIM, LEE]) == (kept,)
    assert audited(url) == [(AuditAction.GATHER_EVIDENCE, KIM, KIM, "1")]


def test_the_record_of_a_candidate_holds_all_of_them(records: Records) -> None:
    first = record(records)
    second = record(records, source="form:2", replaces=first.id)
    ended = records.artifacts.withdraw(second.id, source="form:3", by=KIM, now=NOW)
    candidates = [one for one in records.people() if one.id in {KIM, LEE}]
    held = {one.candidate.id: one.artifacts for one in records.candidates.records(candidates)}
    assert held == {KIM: (first, second, ended), LEE: ()}


def test_a_change_stands_on_what_stands(records: Records) -> None:
    first = record(records)
    changed = record(records, SURVEY.model_copy(update={"title": "Survey of fall"}), "form:2", replaces=first.id)
    assert (changed.replaces, changed.title, changed.withdrawn) == (first.id, "Survey of fall", False)
    for replaces, rule in ((first.id, "meanwhile"), (99, "no_artifact"), (2**70, "no_artifact")):
        with pytest.raises(Refused) as refused:
            record(records, source="form:3", replaces=replaces)
        assert refused.value.rule == rule
    with pytest.raises(Refused) as refused:
        record(records, SURVEY.model_copy(update={"candidate_id": LEE}), "form:4", replaces=changed.id)
    assert refused.value.rule == "no_artifact"


def test_what_is_withdrawn_stays_so(records: Records, url: str) -> None:
    first = record(records)
    ended = records.artifacts.withdraw(first.id, source="form:2", by=KIM, now=NOW)
    later = NOW + timedelta(minutes=1)
    assert records.artifacts.withdraw(first.id, source="form:3", by=KIM, now=later) == ended
    assert (ended.replaces, ended.withdrawn) == (first.id, True)
    for replaces in (first.id, ended.id):
        with pytest.raises(Refused):
            record(records, source="form:4", replaces=replaces)
    with pytest.raises(Refused):
        records.artifacts.withdraw(99, source="form:5", by=KIM, now=NOW)
    assert audited(url)[1:] == [(AuditAction.WITHDRAW_EVIDENCE, KIM, KIM, "2")]


def test_a_file_is_kept_and_stays_with_what_takes_its_place(records: Records) -> None:
    with_file = SURVEY.model_copy(update={"file": "survey.pdf"})
    first = record(records, with_file, content=b"%PDF \x00\xff")
    changed = record(records, SURVEY, "form:2", replaces=first.id)
    assert changed.file == "survey.pdf"
    assert records.artifacts.content(first.id) == records.artifacts.content(changed.id) == b"%PDF \x00\xff"
    assert records.artifacts.content(record(records, SURVEY, "form:3").id) is None
    assert records.artifacts.content(99) is None


def test_who_read_what_is_in_the_audit(records: Records, url: str) -> None:
    first = record(records)
    records.artifacts.note_reading(KIM, [first.id], DANA, now=NOW)
    assert audited(url)[1:] == [(AuditAction.SEE_EVIDENCE, DANA, KIM, "1")]


def test_half_characters_are_kept_as_question_marks(records: Records) -> None:
    odd = SURVEY.model_copy(update={"title": "a\ud800b\x00", "why": "\udfff"})
    kept = record(records, odd)
    assert "\ud800" not in kept.title
    assert "\x00" not in kept.title
