from datetime import time
from typing import Any

import pytest
from pydantic import ValidationError

from induction.packs.pack import (
    EVERYDAY_CATEGORIES,
    Category,
    ConfirmationRule,
    Contact,
    EntryRules,
    PackDate,
    PackDocument,
    ProgramPack,
)
from induction.packs.rules import Rule, RuleState, Side, Source
from induction.people import Role

SOURCE = Source(document="handbook", line=4, place="Hours", figure="40 hours")
SIDES = (Side(value="40", source=SOURCE), Side(value="20", source=SOURCE))
HOURS: dict[str, Any] = {
    "key": "coaching.hours",
    "says": "Forty hours.",
    "state": "agreed",
    "value": 40,
    "unit": "hours",
    "per": "year",
    "sources": (SOURCE,),
}
SESSION: dict[str, Any] = {
    "key": "session",
    "title": "session",
    "kind": "session",
    "month": 10,
    "weekday": 1,
    "nth": 2,
    "starts": time(17, 30),
    "ends": time(19, 30),
    "state": "agreed",
    "sources": (SOURCE,),
}
NO_DAY: dict[str, Any] = {"weekday": None, "nth": None, "starts": None, "ends": None}
ELSEWHERE = SOURCE.model_copy(update={"document": "flyer"})
HANDBOOK = PackDocument(id="handbook", title="Handbook", file="handbook.pdf")
ADMIN = Contact(role=Role.PROGRAM_ADMIN, title="Administrator", asks=("hours",))
TEACHER = Contact(role=Role.INSTRUCTOR, title="Instructor", asks=("late work",))


def pack(**facts: Any) -> ProgramPack:
    given: dict[str, Any] = {
        "id": "north",
        "name": "North County induction",
        "short_name": "North",
        "documents": (HANDBOOK,),
        "rules": (Rule(**HOURS),),
        "contacts": (TEACHER, ADMIN),
    }
    return ProgramPack(**given | facts)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"state": "provisional", "conflict": SIDES},
        {"state": "unknown", "value": None, "unit": None, "sources": ()},
        {"key": "coaching.log", "value": None, "unit": None, "per": None},
        {"key": "coaching.hours.total", "per": "program"},
        {"key": "pl.plc.hours", "unit": "minutes"},
        {"key": "total.hours.maximum"},
        {"key": "coach.assign", "unit": "days", "per": None, "counts_from": "enrollment"},
    ],
)
def test_a_rule_that_holds_together(facts: dict[str, Any]):
    Rule(**HOURS | facts)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"unit": None}, "a value needs its unit"),
        ({"value": None}, "a unit its value"),
        ({"state": "unknown"}, "what is unknown has no value"),
        ({"sources": ()}, "names at least one source"),
        ({"state": "provisional"}, "lists the sides"),
        ({"state": "provisional", "conflict": SIDES[:1]}, "two or more"),
        ({"conflict": SIDES}, "and no other"),
        ({"together": True}, "two sources or more"),
        ({"unit": "days"}, "counts hours or minutes per year"),
        ({"per": None}, "counts hours or minutes per year"),
        ({"key": "pl.hours.total"}, "counts hours or minutes per program"),
        ({"per": "month"}, "String should match pattern"),
        ({"weeks": 36}, "is for a rule per week"),
        ({"key": "pl.hours.total", "per": "week"}, "counts hours or minutes per program"),
        ({"key": "Coaching Hours"}, "String should match pattern"),
        ({"value": -1}, "greater than or equal to 0"),
        ({"hours": 4}, "Extra inputs"),
    ],
)
def test_a_rule_that_does_not(facts: dict[str, Any], why: str):
    with pytest.raises(ValidationError, match=why):
        Rule(**HOURS | facts)


@pytest.mark.parametrize(
    ("facts", "minutes"),
    [
        ({}, 2400),
        ({"unit": "minutes", "value": 90}, 90),
        ({"key": "coach.assign", "unit": "days"}, None),
        ({"state": "unknown", "value": None, "unit": None}, None),
    ],
)
def test_a_rule_about_hours_in_minutes(facts: dict[str, Any], minutes: int | None):
    assert Rule(**HOURS | facts).minutes == minutes


def test_a_rule_is_found_by_its_key():
    found = pack().rule("coaching.hours")
    assert found is not None
    assert found.state is RuleState.AGREED
    assert pack().rule("pl.hours") is None


def test_a_document_is_found_by_its_id():
    assert pack().document("handbook") == HANDBOOK
    with pytest.raises(KeyError):
        pack().document("flyer")


def test_categories_as_people_say_them():
    own = pack(categories=(Category(key="plc", label="PLC with the cohort"),))
    assert [own.category_label(key) for key in ("plc", "yoga", None)] == [
        "PLC with the cohort",
        "yoga",
        "no category yet",
    ]


def test_a_pack_without_categories_of_its_own_records_the_everyday_ones():
    assert pack().categories == EVERYDAY_CATEGORIES
    assert [category.key for category in EVERYDAY_CATEGORIES] == [
        "cpsel_session",
        "job_aligned_workshop",
        "plc",
        "district_training",
    ]


@pytest.mark.parametrize(("subject", "contact"), [("late work", TEACHER), ("hours", ADMIN), ("parking", ADMIN)])
def test_a_subject_goes_to_whoever_is_named_for_it_else_to_the_administrator(subject: str, contact: Contact):
    assert pack().contact_for(subject) == contact


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Program Administrator", "the Program Administrator"),
        ("the office", "the office"),
        ("your CASC coach", "your CASC coach"),
        ("LAUSD's CASC program staff", "LAUSD's CASC program staff"),
    ],
)
def test_a_contact_within_a_sentence(title: str, named: str):
    assert Contact(role=Role.PROGRAM_ADMIN, title=title).named == named


def test_a_pack_that_names_nobody_sends_nobody():
    assert pack(contacts=()).contact_for("hours") is None


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"rules": (Rule(**HOURS), Rule(**HOURS))}, "two rule entries share the name coaching.hours"),
        ({"documents": (HANDBOOK, HANDBOOK)}, "two document entries share the name handbook"),
        ({"documents": ()}, "names the document handbook, which the pack does not list"),
        ({"rules": (Rule(**HOURS | {"key": "pl.yoga.hours"}),)}, "counts a category that the pack does not list"),
        ({"categories": (Category(key="a", label="A"), Category(key="a", label="B"))}, "two category entries"),
        ({"id": "North County"}, "String should match pattern"),
        ({"dates": (PackDate(**SESSION), PackDate(**SESSION))}, "two date entries share the name session"),
        ({"dates": (PackDate(**SESSION | {"rules": ("late",)}),)}, "session names the rule late"),
        ({"dates": (PackDate(**SESSION | {"sources": (ELSEWHERE,)}),)}, "date session names the document flyer"),
        ({"dates": (PackDate(**SESSION | {"category": "yoga"}),)}, "date session names the category yoga"),
        ({"entries": EntryRules(taught=("yoga",))}, "entries.taught names the category yoga"),
        ({"weekly_rules": ("late",)}, "weekly_rules names the rule late"),
        ({"confirmation": ConfirmationRule(sources=(ELSEWHERE,))}, "confirmation names the document flyer"),
    ],
)
def test_a_pack_that_does_not_hold_together(facts: dict[str, Any], why: str):
    with pytest.raises(ValidationError, match=why):
        pack(**facts)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        NO_DAY,
        NO_DAY | {"until_month": 2, "years": (1, 2)},
        NO_DAY | {"month": None, "within_months": 1},
        {"starts": None, "ends": None},
        NO_DAY | {"category": "session", "minutes": 180},
        {"state": "provisional", "note": "it is open"},
    ],
)
def test_a_date_that_holds_together(facts: dict[str, Any]):
    assert PackDate(**SESSION | facts).key == "session"


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"month": None}, "either a month, or the months within which"),
        ({"within_months": 1}, "either a month, or the months within which"),
        ({"nth": None}, "a day is the nth weekday of one month"),
        ({"until_month": 12}, "a day is the nth weekday of one month"),
        (NO_DAY | {"starts": time(9), "ends": time(10)}, "clock times belong to a day"),
        ({"ends": None}, "clock times belong to a day"),
        ({"ends": time(17, 30)}, "clock times belong to a day"),
        ({"minutes": 90}, "a date has clock times or minutes"),
        (NO_DAY | {"month": None, "within_months": 1, "years": (2,)}, "belongs to year 1"),
        ({"state": "unknown"}, "is no date: leave it out"),
        ({"state": "provisional"}, "says in its note what is open"),
        ({"sources": ()}, "at least 1 item"),
        ({"nth": 5}, "less than or equal to 4"),
        ({"years": ()}, "at least 1 item"),
    ],
)
def test_a_date_that_does_not_hold_together(facts: dict[str, Any], why: str):
    with pytest.raises(ValidationError, match=why):
        PackDate(**SESSION | facts)


def test_a_rule_per_week_has_its_minutes_a_year():
    weekly = HOURS | {"value": 1, "per": "week"}
    assert [Rule(**weekly).minutes, Rule(**weekly).minutes_a_year] == [60, 52 * 60]
    assert Rule(**weekly, weeks=36).minutes_a_year == 36 * 60
    assert Rule(**HOURS).minutes_a_year == 2400
    unknown = {"state": "unknown", "value": None, "unit": None, "sources": ()}
    assert Rule(**weekly | unknown).minutes_a_year is None


def test_every_misfit_is_told_at_once_with_its_place():
    asked = {"key": "x", "label": "x", "kind": "step"}
    with pytest.raises(ValidationError) as error:
        pack(
            weekly_rules=("pl.hours",),
            requirements=({**asked, "rule": "coaching.hours"}, {**asked, "rule": "orientation"}),
        )
    [told] = error.value.errors()
    assert [(one.place, one.says) for one in told["ctx"]["error"].mistakes] == [
        (("requirements", 1), "two requirement entries share the name x"),
        (("weekly_rules", 0), "weekly_rules names the rule pl.hours, which the pack does not have"),
        (("requirements", 1, "rule"), "x rests on the rule orientation, which the pack does not have"),
    ]


def test_a_pack_without_early_completion_is_never_shortened():
    assert pack().shortened() == pack()


def test_early_completion_names_a_step_that_is_there():
    early = {"rule": "coaching.hours", "granted": "early", "rules": (Rule(**HOURS),)}
    with pytest.raises(ValidationError, match="early names the requirement early, which the pack does not have"):
        pack(early=early)
