"""The walls of the way to the recommendation: every use case, held against a table of who is answered, by hand.

`+` is an answer, `-` a refusal. Whoever is refused learns no more than a first name, and nothing is written down.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import count

import pytest

from bot.companion import Companion
from bot.services.assessing.replies import FilledRating
from bot.services.cohort.accreditation import ReportKind
from bot.services.cohort.replies import TableView
from bot.services.progress.replies import ProgressPart
from bot.services.rulings.replies import RulingAsked
from bot.services.verification.replies import FilledStep, PaperKind
from induction.people import Person, Role
from induction.record.signings import Signing
from induction.record.support import PlanDraft
from induction.refused import Refused
from tests.bot.conftest import NOW, line
from tests.bot.dialog import Dialog
from tests.bot.services.drafting import Find, refused
from tests.bot.slack_stub import SlackStub

ROUND, SCORES = "first", FilledRating(dict.fromkeys(range(1, 7), 3))
STEP = FilledStep(on=date(2026, 11, 3))
PLAN = PlanDraft(status="academic_watch", goals=(("Meet with Marcus twice", date(2026, 12, 4)),))
RULED = "orientation"


@dataclass
class Way:
    """Every use case of issue 6 about Dana, asked by somebody."""

    companion: Companion
    dana: Person
    dialog: Dialog = field(repr=False)
    numbers: Iterator[int] = field(default_factory=count)

    def asked(self) -> Mapping[str, Callable[[Person], object]]:
        """What is asked about Dana, by its name."""
        desk, number = self.companion.desk, self.dana.id
        words: dict[str, Callable[[Person], object]] = {
            "progress": lambda who: desk.standings.of(who, "Dana", now=NOW),
            "part": lambda who: desk.standings.part(who, number, ProgressPart.NOW, now=NOW),
            "deadlines": lambda who: desk.deadlines.of(who, "Dana", now=NOW),
            "calendar": lambda who: desk.calendar_files.ask(who, f"person:{number}", source=self.key(who), now=NOW),
            "steps": lambda who: desk.steps.of(who, "Dana", now=NOW),
            "steps_at": lambda who: desk.steps.at(who, number, now=NOW),
            "step_form": lambda who: desk.steps.form(who, number, "site.visit", now=NOW),
            "record": lambda who: desk.steps.record(who, number, "site.visit", STEP, source=self.key(who), now=NOW),
            "back_form": lambda who: desk.steps.take_back_form(who, number, now=NOW),
            "back": lambda who: desk.steps.take_back(who, number, 1, "a slip", source=self.key(who), now=NOW),
            "verify": lambda who: desk.sign_offs.of(who, "Dana", now=NOW),
            "verify_at": lambda who: desk.sign_offs.at(who, number, now=NOW),
            "reopen_form": lambda who: desk.sign_offs.reopen_form(who, number, now=NOW),
            "reopen": lambda who: desk.sign_offs.reopen(
                who, number, "verification.coach", "a slip", source=self.key(who), now=NOW
            ),
            "packet": lambda who: desk.packets.ask(who, "Dana", source=self.key(who), now=NOW),
            "packet_file": lambda who: desk.packets.file(who, number, PaperKind.XLSX, now=NOW),
            "rate_form": lambda who: desk.ratings.form(who, number, ROUND, now=NOW),
            "rate": lambda who: desk.ratings.send(who, number, ROUND, SCORES, source=self.key(who), now=NOW),
            "ratings": lambda who: desk.growths.of(who, "Dana", source=self.key(who), now=NOW),
            "plans": lambda who: desk.support_plans.listed(who, "Dana", now=NOW),
            "plan_form": lambda who: desk.support_plans.form(who, number, now=NOW),
            "plan": lambda who: desk.support_plans.save(
                desk.support_plans.sent(who, number, PLAN, None, 0, now=NOW), source=self.key(who), now=NOW
            ),
            "warnings": lambda who: desk.early_warnings.of(who, "Dana", now=NOW),
            "cohort": lambda who: desk.cohort_tables.of(who, now=NOW),
            "cohort_file": lambda who: desk.cohort_exports.ask(who, TableView(), source=self.key(who), now=NOW),
            "report": lambda who: desk.accreditation.ask(who, "", source=self.key(who), now=NOW),
            "report_file": lambda who: desk.accreditation.file(who, None, ReportKind.XLSX, now=NOW),
            "rule_form": lambda who: desk.rulings.form(who, "usc", RULED, 0, now=NOW),
            "rule": lambda who: desk.rulings.rule(who, "usc", self.ruling(), source=self.key(who), now=NOW),
            "undo_form": lambda who: desk.rulings.undo_form(who, 1),
            "undo": lambda who: desk.rulings.undo(who, 1, "a slip", source=self.key(who), now=NOW),
        }
        return words

    def key(self, who: Person) -> str:
        """A delivery of this person's."""
        return f"wall:{who.id}:{next(self.numbers)}"

    def ruling(self) -> RulingAsked:
        """The first reading of a rule on which the documents disagree."""
        return RulingAsked(RULED, "as agreed", side=0)


WHO = ("dana", "marcus", "priya", "ana", "sam", "ida", "elena", "theo", "max", "maria")
"""The candidate, her coach, administrator, analyst, supervisor, an instructor, the coach of before, another candidate
of the same coach; of another program the administrator and a candidate."""

WALLS = {
    "progress": "+++-------",
    "part": "+++-------",
    "deadlines": "++++------",
    "calendar": "++++------",
    "steps": "++++------",
    "steps_at": "++++------",
    "step_form": "+++-------",
    "record": "+++-------",
    "back_form": "+++-------",
    "back": "+++-------",
    "verify": "++++------",
    "verify_at": "++++------",
    "reopen_form": "--+-------",
    "reopen": "--+-------",
    "packet": "++++------",
    "packet_file": "++++------",
    "rate_form": "++--+-----",
    "rate": "++--+-----",
    "ratings": "+++-------",
    "plans": "+++-------",
    "plan_form": "--+-------",
    "plan": "--+-------",
    "warnings": "+++-------",
    "cohort": "-++---+-+-",
    "cohort_file": "-++---+-+-",
    "report": "--+-----+-",
    "report_file": "--+-----+-",
    "rule_form": "--+-------",
    "rule": "--+-------",
    "undo_form": "--+-------",
    "undo": "--+-------",
}
"""Who is answered, in the order of `WHO`; Elena and Max get a cohort or a report of their own, without Dana in it."""

SAID = {"progress", "deadlines", "steps", "verify", "packet", "ratings", "plans", "warnings"}
"""Where Dana is named by whoever asks."""

OUTSIDE = WHO.index("sam")
"""From here on nobody is answered with anything of Dana's but the form in which her supervisor rates."""


@pytest.fixture
def way(companion: Companion, slack: SlackStub, drafts: object, person: Find) -> Way:
    """Dana, whose coach was Elena, with a step, a signature and a rating on record, and a ruling of her program."""
    assert drafts
    for coach in ("elena", "marcus"):
        dana = line("Dana Whitfield", Role.CANDIDATE, "usc", "UDANA", f"{coach}@school.example")
        supervised = dana.model_copy(update={"supervisor": "sam@school.example"})
        companion.records.write_roster([supervised], today=NOW.date(), now=NOW)
    found, desk = Way(companion, person("dana"), Dialog(companion, slack)), companion.desk
    desk.steps.record(found.dana, found.dana.id, "meeting.initial", STEP, source="first", now=NOW)
    signing = Signing(
        id=0, candidate_id=found.dana.id, step="verification.coach", signed_by=found.dana.id, signed_at=NOW, facts={}
    )
    companion.records.signings.sign(signing, source="first")
    desk.rulings.rule(person("priya"), "usc", RulingAsked("pl.hours", "as agreed", side=0), source="first", now=NOW)
    return found


def counts(companion: Companion) -> dict[str, int]:
    """How many rows each table has."""
    with closing(sqlite3.connect(companion.settings.home / "companion.db")) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counting = {name: f'SELECT count(*) FROM "{name}"' for name in tables}  # noqa: S608 - the database's own names
        return {name: connection.execute(statement).fetchone()[0] for name, statement in counting.items()}


def test_every_use_case_has_its_row(way: Way) -> None:
    assert way.asked().keys() == WALLS.keys()
    assert {len(row) for row in WALLS.values()} == {len(WHO)}


def outcome(ask: Callable[[], object]) -> object:
    """What was answered, or the refusal."""
    try:
        return ask()
    except Refused as refused:
        return refused


@pytest.mark.parametrize("name", WHO)
def test_who_is_answered_and_who_is_not(way: Way, person: Find, name: str) -> None:
    actor, place = person(name), WHO.index(name)
    found: dict[str, str] = {}
    for asked, ask in way.asked().items():
        before = counts(way.companion)
        answer = outcome(partial(ask, actor))
        found[asked] = "-" if isinstance(answer, Refused) else "+"
        if isinstance(answer, Refused):
            assert "Whitfield" not in answer.message
            assert asked in SAID or actor.program == way.dana.program or "Dana" not in answer.message
            assert counts(way.companion) == before, asked
        elif place > OUTSIDE:
            assert "Dana" not in repr(answer), asked
    assert found == {asked: row[place] for asked, row in WALLS.items()}


@pytest.mark.parametrize("asked", ["deadlines", "plans", "warnings", "steps", "verify", "packet", "ratings"])
def test_who_may_not_cannot_tell_whether_somebody_is_there(way: Way, person: Find, asked: str) -> None:
    desk = way.companion.desk
    by_name: Mapping[str, Callable[[Person, str], object]] = {
        "deadlines": lambda who, name: desk.deadlines.of(who, name, now=NOW),
        "plans": lambda who, name: desk.support_plans.listed(who, name, now=NOW),
        "warnings": lambda who, name: desk.early_warnings.of(who, name, now=NOW),
        "steps": lambda who, name: desk.steps.of(who, name, now=NOW),
        "verify": lambda who, name: desk.sign_offs.of(who, name, now=NOW),
        "packet": lambda who, name: desk.packets.ask(who, name, source="x", now=NOW),
        "ratings": lambda who, name: desk.growths.of(who, name, source="x", now=NOW),
    }
    for name in WHO[OUTSIDE:]:
        there, not_there = (refused(partial(by_name[asked], person(name), said)) for said in ("Dana", "Quentin"))
        assert (there[0], there[1].replace("Dana", "Quentin")) == not_there
