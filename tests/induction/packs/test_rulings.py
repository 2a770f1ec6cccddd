from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from induction.packs.dates import DateKind, PackDate
from induction.packs.pack import Edition, PackDocument, ProgramPack
from induction.packs.rules import Due, Measure, Rule, Ruled, RuleState, Side, Source, Trigger
from induction.packs.rulings import (
    Ruling,
    check_ruling,
    figure_words,
    in_force,
    newest,
    of_cohort,
    rule_words,
    ruled_words,
    settled_keys,
    to_settle,
)
from induction.refused import Refused

SOURCE = Source(document="handbook", line=1, place="Hours", figure="60 hours")
ELSEWHERE = Source(document="handbook", line=9, place="Duties", figure="40 hours")
NOW = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)
TODAY = NOW.date()
NAMES = {1: "Priya Nair"}

LEARNING = Rule(
    key="pl.hours",
    says="60 hours a year, or 40.",
    state=RuleState.PROVISIONAL,
    value=60,
    unit="hours",
    per="year",
    sources=(SOURCE,),
    conflict=(
        Side(value="60 hours a year", source=SOURCE, number=60),
        Side(value="40 hours a year", source=ELSEWHERE, number=40),
        Side(value="20 to 30 hours", source=ELSEWHERE),
    ),
)
COACHING = Rule(
    key="coaching.hours",
    says="40 hours a year.",
    state=RuleState.AGREED,
    value=40,
    unit="hours",
    per="year",
    sources=(SOURCE,),
)
FIRST = Rule(
    key="assess.first",
    says="90 days from the position, or 120.",
    state=RuleState.PROVISIONAL,
    sources=(SOURCE,),
    due=Due(within=90, of=Trigger.HIRED),
    conflict=(
        Side(value="90 days from the position", source=SOURCE, due=Due(within=90, of=Trigger.HIRED)),
        Side(value="within 120 days", source=ELSEWHERE, due=Due(within=120, of=Trigger.CREDENTIAL_ACTIVATED)),
    ),
)
MARK = Rule(
    key="score.pass",
    says="An average of 3, or 3 on each.",
    state=RuleState.PROVISIONAL,
    value=3,
    unit="points",
    sources=(SOURCE,),
    measure=Measure.EACH,
    conflict=(
        Side(value="3 on average", source=SOURCE, number=3, measure=Measure.AVERAGE),
        Side(value="3 on each", source=ELSEWHERE, number=3, measure=Measure.EACH),
    ),
)
PLACE = Rule(
    key="modality",
    says="Online, or not.",
    state=RuleState.PROVISIONAL,
    sources=(SOURCE,),
    conflict=(Side(value="online", source=SOURCE), Side(value="blended", source=ELSEWHERE)),
)
CARRY = Rule(key="hours.carry_over", says="Nothing says whether hours carry over.", state=RuleState.UNKNOWN)
SESSIONS = Rule(
    key="sessions.count",
    says="6 sessions, or 7.",
    state=RuleState.PROVISIONAL,
    value=7,
    unit="sessions",
    per="year",
    sources=(SOURCE,),
    conflict=(Side(value="6", source=SOURCE, number=6), Side(value="7", source=ELSEWHERE, number=7)),
)
PACK = ProgramPack(
    id="fern",
    name="Fern",
    short_name="Fern",
    documents=(PackDocument(id="handbook", title="Handbook", file="handbook.md"),),
    rules=(PLACE, CARRY, SESSIONS, FIRST, MARK, COACHING, LEARNING),
)


def ruling(ruling_id: int, /, **facts: Any) -> Ruling:
    said = {"rule": "pl.hours", "says": "40 hours a year", "reason": "so it is meant", "side": 1, "number": 40}
    made = {"program": "fern", "ruled_by": 1, "ruled_at": NOW, "since": TODAY}
    return Ruling.model_validate({"id": ruling_id, **said, **made, **facts})


def undoing(number: int, undone: int) -> Ruling:
    return ruling(number, undoes=undone, reason="too early")


def held(
    *rulings: Ruling,
    pack: ProgramPack = PACK,
    cohort: str | None = None,
    start: date | None = None,
    on: date = TODAY,
) -> ProgramPack:
    return in_force(pack, rulings, cohort=cohort, cohort_start=start, on=on, names=NAMES)


def hours(*rulings: Ruling, **where: Any) -> int | None:
    rule = held(*rulings, **where).rule("pl.hours")
    return rule.value if rule else None


def test_without_a_ruling_the_pack_itself_comes_back() -> None:
    assert held() is PACK


def test_a_ruled_rule_has_the_figure_of_its_side_and_keeps_the_sides() -> None:
    ruled = Ruled(says="40 hours a year", reason="so it is meant", by="Priya Nair", on=TODAY, since=TODAY)
    expected = LEARNING.model_copy(update={"value": 40, "state": RuleState.RULED, "ruled": ruled})
    pack = held(ruling(1))
    assert pack.rule("pl.hours") == expected
    assert [rule.key for rule in pack.rules] == [rule.key for rule in PACK.rules]


def test_a_deadline_and_a_mark_are_ruled_with_what_code_counts() -> None:
    due = Due(within=120, of=Trigger.CREDENTIAL_ACTIVATED)
    first = ruling(1, rule="assess.first", says="within 120 days", number=None, due=due)
    mark = ruling(2, rule="score.pass", says="3 on average", side=0, number=3, measure=Measure.AVERAGE)
    pack = held(first, mark)
    found, passing = pack.rule("assess.first"), pack.rule("score.pass")
    assert found is not None
    assert passing is not None
    assert (found.state, found.value, found.unit, found.due) == (RuleState.RULED, 120, "days", due)
    assert found.counts_from == "the day the credential was activated"
    assert (passing.value, passing.measure) == (3, Measure.AVERAGE)


def test_a_date_of_the_calendar_says_what_was_settled_about_it() -> None:
    window = PackDate(
        key="assess.first",
        title="first assessment",
        kind=DateKind.WINDOW,
        month=9,
        until_month=12,
        state=RuleState.PROVISIONAL,
        note="another place counts from the position",
        sources=(SOURCE,),
        rules=("assess.first",),
    )
    pack = PACK.model_copy(update={"dates": (window,)})
    first = ruling(1, rule="assess.first", says="within 120 days", number=None, due=None)
    settled = "Within 120 days, settled by Priya Nair on November 18, 2026"
    assert held(first, pack=pack).dates == (window.model_copy(update={"state": RuleState.AGREED, "note": settled}),)
    assert held(ruling(1), pack=pack).dates == (window,)


def test_what_no_document_says_can_be_settled_without_a_place() -> None:
    rule = held(ruling(1, rule="hours.carry_over", says="They do not", side=None, number=None)).rule("hours.carry_over")
    assert rule is not None
    assert (rule.state, rule.value, rule.sources, rule.conflict) == (RuleState.RULED, None, (), ())
    unknown_hours = Rule(key="coaching.hours", says="Nobody says.", state=RuleState.UNKNOWN)
    bare = PACK.model_copy(update={"rules": (unknown_hours,)})
    settled = held(ruling(1, rule="coaching.hours", side=None), pack=bare).rule("coaching.hours")
    assert settled is not None
    assert (settled.value, settled.unit, settled.per, settled.minutes) == (40, "hours", "year", 2400)


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("rulings", "where", "expected"),
    [
        ([ruling(1)], {"on": TODAY - DAY}, 60),
        ([ruling(1)], {"on": TODAY}, 40),
        ([ruling(1), ruling(2, number=50)], {}, 50),
        ([ruling(2, number=50), ruling(1)], {}, 50),
        ([ruling(1), ruling(2, number=50, since=TODAY + DAY)], {}, 40),
        ([ruling(1), ruling(2, number=50, since=TODAY + DAY)], {"on": TODAY + DAY}, 50),
        ([ruling(1), undoing(2, 1)], {}, 60),
        ([ruling(1), ruling(2, number=50), undoing(3, 2)], {}, 40),
        ([ruling(1), undoing(2, 1), ruling(3, number=50)], {}, 50),
        ([ruling(1, cohort="2026")], {}, 60),
        ([ruling(1, cohort="2026")], {"cohort": "2027"}, 60),
        ([ruling(1, cohort="2026")], {"cohort": "2026"}, 40),
        ([ruling(1, cohort="2026"), ruling(2, number=50)], {"cohort": "2026"}, 40),
        ([ruling(1, cohort="2026"), ruling(2, number=50)], {"cohort": "2027"}, 50),
        ([ruling(1, cohort="2026"), ruling(2, number=50), undoing(3, 1)], {"cohort": "2026"}, 50),
        ([ruling(1, rule="gone")], {}, 60),
    ],
)
def test_the_newest_that_stands_counts_and_the_cohorts_own_first(
    rulings: list[Ruling], where: dict[str, Any], expected: int
) -> None:
    assert hours(*rulings, **where) == expected


def test_what_documents_agree_on_is_never_changed() -> None:
    assert held(ruling(1, rule="coaching.hours", number=10)) is PACK


EDITED = PACK.model_copy(
    update={
        "editions": (
            Edition(
                id="2028",
                cohorts_from=date(2028, 7, 1),
                rules=(COACHING.model_copy(update={"value": 30}), COACHING.model_copy(update={"key": "new.rule"})),
            ),
            Edition(id="2027", cohorts_from=date(2027, 7, 1), rules=(COACHING.model_copy(update={"value": 35}),)),
        )
    }
)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (None, 40),
        (date(2027, 6, 30), 40),
        (date(2027, 7, 1), 35),
        (date(2028, 6, 30), 35),
        (date(2028, 7, 1), 30),
    ],
)
def test_an_edition_holds_for_cohorts_that_begin_from_its_day_on(start: date | None, expected: int) -> None:
    rule = held(pack=EDITED, start=start).rule("coaching.hours")
    assert rule is not None
    assert rule.value == expected
    assert (held(pack=EDITED, start=start).rule("new.rule") is not None) == (expected == 30)


def test_a_ruling_holds_in_every_edition_that_leaves_the_rule_open() -> None:
    agreed = LEARNING.model_copy(update={"state": RuleState.AGREED, "conflict": (), "value": 55})
    edition = Edition(id="2027", cohorts_from=date(2027, 7, 1), rules=(agreed,))
    pack = PACK.model_copy(update={"editions": (edition,)})
    assert hours(ruling(1), pack=pack, start=date(2026, 8, 1)) == 40
    assert hours(ruling(1), pack=pack, start=date(2027, 8, 1)) == 55


def test_the_rules_to_settle_come_with_those_first_that_code_counts_with() -> None:
    keys = [rule.key for rule in to_settle(PACK)]
    assert keys == ["pl.hours", "score.pass", "assess.first", "sessions.count", "modality", "hours.carry_over"]


def test_the_newest_of_each_rule_and_cohort_are_told_and_those_that_count_today() -> None:
    later = ruling(3, number=50, since=TODAY + DAY)
    own = ruling(2, cohort="2026")
    made = [ruling(1), own, later]
    assert newest(made, TODAY) == (made[0], own, later)
    assert newest(made, TODAY + DAY) == (later, own)
    assert settled_keys([own, later], TODAY) == frozenset()
    assert settled_keys([own, later], TODAY + DAY) == {"pl.hours"}
    assert of_cohort(made, None, TODAY) == {"pl.hours": made[0]}
    assert of_cohort(made, "2026", TODAY) == {"pl.hours": own}


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"rule": "nothing"}, "no_rule"),
        ({"rule": "coaching.hours"}, "agreed_rule"),
        ({"side": 3}, "no_side"),
        ({"side": -1}, "no_side"),
        ({"reason": "  "}, "no_reason"),
        ({"reason": "x" * 1001}, "no_reason"),
        ({"says": " "}, "no_words"),
        ({"says": "x" * 301}, "no_words"),
        ({"side": 2, "number": None}, "no_number"),
        ({"side": None, "number": None}, "no_number"),
        ({"rule": "assess.first", "side": None, "number": None}, "no_due"),
        ({"cohort": "2031"}, "unknown_cohort"),
    ],
)
def test_a_ruling_that_says_too_little_is_refused(facts: dict[str, Any], rule: str) -> None:
    with pytest.raises(Refused) as refused:
        check_ruling(PACK, ruling(0, **facts), ["2026"])
    assert refused.value.rule == rule


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"cohort": "2026"},
        {"side": None, "says": "45 hours", "number": 45},
        {"rule": "modality", "side": 0, "number": None},
        {"rule": "hours.carry_over", "side": None, "number": None},
        {"rule": "assess.first", "side": 1, "number": None},
    ],
)
def test_a_ruling_that_can_be_counted_with_is_taken(facts: dict[str, Any]) -> None:
    check_ruling(PACK, ruling(0, **facts), ["2026"])


def test_what_was_settled_is_said_with_who_and_when() -> None:
    rule = held(ruling(1, cohort="2026"), cohort="2026").rule("pl.hours")
    assert rule is not None
    assert rule.ruled is not None
    assert ruled_words(rule.ruled) == "settled by Priya Nair on November 18, 2026 for the cohort 2026"
    assert rule_words(rule) == "40 hours a year, settled by Priya Nair on November 18, 2026 for the cohort 2026."
    assert rule_words(LEARNING) == LEARNING.says


@pytest.mark.parametrize(
    ("rule", "number", "due", "said"),
    [
        (LEARNING, 45, None, "45 hours a year"),
        (LEARNING, 1, None, "1 hour a year"),
        (LEARNING, None, None, ""),
        (FIRST, None, Due(within=100, of=Trigger.ENROLLED), "within 100 days of enrollment"),
        (FIRST, None, Due(within=1, of=Trigger.ENROLLED), "within 1 day of enrollment"),
    ],
)
def test_figures_are_put_in_words(rule: Rule, number: int | None, due: Due | None, said: str) -> None:
    assert figure_words(rule, number, due) == said
