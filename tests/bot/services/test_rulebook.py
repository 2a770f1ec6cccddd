"""The rulebook: what was settled is read by everybody at once, and costs next to nothing."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.services.rulebook import LOOKS, Rulebook, as_written, disputes_in, read_by, rules_of
from induction.packs.pack import Edition, PackDocument, ProgramPack
from induction.packs.rules import Rule, RuleState, Side, Source
from induction.packs.rulings import Ruling
from induction.people import Person, Role
from induction.refused import Refused
from induction.roster import RosterLine
from storage.records import Records

NOW = datetime(2026, 11, 18, 6, 30, tzinfo=UTC)  # in Los Angeles it is still the evening of the 17th
TODAY = date(2026, 11, 17)
SOURCE = Source(document="handbook", line=1, place="Hours", figure="60 hours")
LEARNING = Rule(
    key="pl.hours",
    says="60 hours a year, or 40.",
    state=RuleState.PROVISIONAL,
    value=60,
    unit="hours",
    per="year",
    sources=(SOURCE,),
    conflict=(Side(value="60 hours", source=SOURCE, number=60), Side(value="40 hours", source=SOURCE, number=40)),
)


def pack(program: str) -> ProgramPack:
    document = PackDocument(id="handbook", title="Handbook", file="handbook.md")
    edition = Edition(
        id="2027", cohorts_from=date(2027, 7, 1), rules=(LEARNING.model_copy(update={"says": "The same, newly."}),)
    )
    return ProgramPack(
        id=program,
        name=program.title(),
        short_name=program.title(),
        documents=(document,),
        rules=(LEARNING,),
        editions=(edition,) if program == "fern" else (),
    )


PACKS = {program: pack(program) for program in ("fern", "moss")}


@dataclass
class Watch:
    """A watch that stands still until it is moved on, and the clock of the records beside it."""

    seconds: float = 0.0
    now: datetime = NOW
    counted: list[int] = field(default_factory=list)

    def __call__(self) -> float:
        return self.seconds

    def clock(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def open_records(tmp_path: Path) -> Iterator[Callable[[], Records]]:
    opened: list[Records] = []

    def another() -> Records:
        opened.append(Records(f"sqlite:///{tmp_path}/companion.db"))
        return opened[-1]

    another().migrate()
    yield another
    for records in opened:
        records.close()


@pytest.fixture
def records(open_records: Callable[[], Records]) -> Records:
    records = open_records()
    admin = RosterLine(name="Ada Moss", email="ada@fern.example", role=Role.PROGRAM_ADMIN, program="fern")
    lines = [
        RosterLine(
            name=f"{name} Fern",
            email=f"{name}@fern.example",
            role=Role.CANDIDATE,
            program="fern",
            cohort=cohort,
            starts_on=starts,
        )
        for name, cohort, starts in (("Kim", "2026", date(2026, 8, 1)), ("Lee", "2027", date(2027, 8, 1)))
    ]
    records.write_roster([admin, *lines], today=TODAY, now=NOW)
    return records


@pytest.fixture
def rulebook(records: Records, watch: Watch) -> Rulebook:
    return Rulebook(PACKS, records, watch.clock, ticks=watch)


def person(records: Records, email: str) -> Person:
    found = records.person_by_email(f"{email}@fern.example")
    assert found is not None
    return found


def settle(records: Records, source: str, **facts: Any) -> Ruling:
    said = {"program": "fern", "rule": "pl.hours", "says": "40 hours", "reason": "so it is meant", "number": 40}
    made = {"ruled_by": person(records, "ada").id, "ruled_at": NOW, "since": TODAY, "side": 1}
    return records.rulings.rule(Ruling.model_validate({"id": 0, **said, **made, **facts}), source=source)


def value(found: ProgramPack) -> int | None:
    rule = found.rule("pl.hours")
    return rule.value if rule else None


def test_it_is_a_mapping_of_the_packs_and_gives_them_as_they_are_without_a_ruling(rulebook: Rulebook) -> None:
    assert list(rulebook) == ["fern", "moss"]
    assert len(rulebook) == 2
    assert "moss" in rulebook
    assert "oak" not in rulebook
    assert rulebook["fern"] is PACKS["fern"]
    assert rulebook.get("oak") is None
    assert as_written(rulebook) is PACKS
    assert as_written(PACKS) is PACKS


def test_a_ruling_holds_at_once_and_so_does_its_end(rulebook: Rulebook, records: Records) -> None:
    assert value(rulebook["fern"]) == 60
    made = settle(records, "V1")
    ruled = rulebook["fern"].rules[0].ruled
    assert value(rulebook["fern"]) == 40
    assert ruled is not None
    assert (ruled.by, ruled.on, ruled.reason) == ("Ada Moss", TODAY, "so it is meant")
    assert rulebook["fern"] is rulebook["fern"]
    assert rulebook["moss"] is PACKS["moss"]
    records.rulings.undo(made.id, reason="no", actor_id=made.ruled_by, source="V2", now=NOW)
    assert rulebook["fern"] is PACKS["fern"]


def test_another_process_sees_it_within_a_moment(
    rulebook: Rulebook, open_records: Callable[[], Records], watch: Watch
) -> None:
    assert value(rulebook["fern"]) == 60
    settle(open_records(), "V1")
    watch.seconds += LOOKS
    assert value(rulebook["fern"]) == 40


def test_a_page_at_rest_has_the_rules_of_its_moment(rulebook: Rulebook, open_records: Callable[[], Records]) -> None:
    assert value(rulebook["fern"]) == 60
    settle(open_records(), "V1")
    page = rulebook.at_rest(1)
    assert [value(one["fern"]) for one in (page, rulebook)] == [40, 40]
    settle(open_records(), "V2", number=50)
    assert value(page["fern"]) == 40
    assert value(rulebook.at_rest(2)["fern"]) == 50


def test_open_disputes_are_counted_without_those_that_are_settled(rulebook: Rulebook, records: Records) -> None:
    settle(records, "V1", cohort="2026")
    assert (disputes_in(rulebook, "fern"), disputes_in(PACKS, "fern")) == (1, 1)
    settle(records, "V2", since=TODAY + timedelta(days=30))
    assert (disputes_in(rulebook, "fern"), disputes_in(rulebook, "moss")) == (1, 1)
    settle(records, "V3")
    assert (disputes_in(rulebook, "fern"), disputes_in(rulebook, "moss")) == (0, 1)


def test_a_page_that_asks_many_times_looks_once(rulebook: Rulebook, records: Records, watch: Watch) -> None:
    count = records.rulings.count

    def counted() -> int:
        watch.counted.append(1)
        return count()

    records.rulings.count = counted  # type: ignore[method-assign]
    for _ in range(50):
        assert value(rulebook["fern"]) == 60
    assert len(watch.counted) == 1


def test_a_ruling_for_later_begins_on_its_day_where_the_program_is(
    rulebook: Rulebook, records: Records, watch: Watch
) -> None:
    settle(records, "V1", since=TODAY + timedelta(days=1))
    assert value(rulebook["fern"]) == 60
    watch.now += timedelta(hours=2)
    assert value(rulebook["fern"]) == 40


def test_candidates_have_the_rules_of_their_cohort_and_edition(rulebook: Rulebook, records: Records) -> None:
    kim, lee = person(records, "kim"), person(records, "lee")
    settle(records, "V1", cohort="2026", number=30)
    assert [value(rulebook.rules_for(one, TODAY)) for one in (kim, lee)] == [30, 60]
    assert value(rulebook["fern"]) == 60
    assert value(rulebook.rules_for(kim, TODAY - timedelta(days=1))) == 60
    assert [rules_of(rulebook, one, TODAY).rules[0].says for one in (kim, lee)] == [LEARNING.says, "The same, newly."]
    assert rules_of(PACKS, kim, TODAY) is PACKS["fern"]
    assert rulebook.rules_for(kim, TODAY) is rulebook.rules_for(kim, TODAY)


def test_within_a_candidates_reading_the_mapping_gives_their_rules_in_that_thread_alone(
    rulebook: Rulebook, records: Records
) -> None:
    settle(records, "V1", cohort="2026", number=30)
    kim = person(records, "kim")
    with ThreadPoolExecutor(1) as beside, read_by(rulebook, kim):
        assert value(rulebook["fern"]) == 30
        assert rulebook["moss"] is PACKS["moss"]
        assert beside.submit(lambda: value(rulebook["fern"])).result() == 60
    assert value(rulebook["fern"]) == 60
    with read_by(rulebook, None), read_by(PACKS, kim):
        assert value(rulebook["fern"]) == 60


class Unreachable:
    """Records that cannot be read just now."""

    def __init__(self, records: Records) -> None:
        self.rulings = self
        self.written = records.rulings.written
        self.asked = 0

    def count(self) -> int:
        self.asked += 1
        raise Refused("try_again", "The records cannot be read just now.")


def test_records_that_cannot_be_read_cost_nobody_an_answer(rulebook: Rulebook, records: Records, watch: Watch) -> None:
    settle(records, "V1")
    assert value(rulebook["fern"]) == 40
    away = Unreachable(records)
    rulebook._records = cast("Records", away)
    watch.seconds += LOOKS
    assert [value(rulebook["fern"]) for _ in range(5)] == [40] * 5
    assert away.asked == 1
    never = Rulebook(PACKS, cast("Records", Unreachable(records)), watch.clock, ticks=watch)
    assert value(never["fern"]) == 60


def test_many_threads_read_while_one_settles(records: Records, open_records: Callable[[], Records]) -> None:
    rulebook = Rulebook(PACKS, records, lambda: NOW)
    with closing(open_records()) as other, ThreadPoolExecutor(6) as pool:
        found = [pool.submit(lambda: value(rulebook["fern"])) for _ in range(60)]
        settle(other, "V1")
        settle(records, "V2", number=50)
        assert {one.result() for one in found} <= {60, 40, 50}
    assert value(rulebook["fern"]) == 50
