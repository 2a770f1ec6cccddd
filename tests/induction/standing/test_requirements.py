from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from induction.hours import HourKind, LedgerEntry
from induction.packs.pack import Category, Contact, PackDocument, ProgramPack
from induction.packs.rules import Rule, RuleState, Side, Source
from induction.people import Person, Role
from induction.record.candidate import CandidateRecord
from induction.standing.requirements import HourSummary, Standing, StandingState, standings, summary

START = date(2025, 8, 18)
TODAY = date(2026, 11, 22)  # in Year 2
ADMIN = Contact(role=Role.PROGRAM_ADMIN, title="Program Administrator", asks=("hours",))


def source(line: int, figure: str) -> Source:
    return Source(document="handbook", line=line, place="Hours", figure=figure)


def hours_rule(key: str, hours: int, *, line: int = 1) -> Rule:
    return Rule(
        key=key,
        says=f"{hours} hours.",
        state=RuleState.AGREED,
        value=hours,
        unit="hours",
        per="program" if key.endswith(".total") else "year",
        sources=(source(line, f"{hours} hours"),),
    )


LENGTH = Rule(
    key="program.length", says="Two years.", state=RuleState.AGREED, value=2, unit="years", sources=(source(1, "two"),)
)
SIDES = (Side(value="30 hours", source=source(3, "30 hours")), Side(value="10 hours", source=source(8, "ten hours")))
LEARNING = Rule(
    key="pl.hours",
    says="30 or 10 hours.",
    state=RuleState.PROVISIONAL,
    value=30,
    unit="hours",
    per="year",
    sources=(source(3, "30 hours"),),
    conflict=SIDES,
)
PACK = ProgramPack(
    id="north",
    name="North County induction",
    short_name="North",
    documents=(PackDocument(id="handbook", title="Handbook", file="handbook.txt"),),
    rules=(
        LENGTH,
        hours_rule("coaching.hours", 40, line=2),
        hours_rule("coaching.hours.total", 80),
        LEARNING,
        hours_rule("pl.plc.hours", 10, line=4),
    ),
    categories=(Category(key="plc", label="PLC"), Category(key="reading", label="reading")),
    contacts=(ADMIN,),
)
SILENT = PACK.model_copy(update={"rules": (), "short_name": "South"})
TOGETHER = PACK.model_copy(update={"rules": (LENGTH, hours_rule("total.hours.minimum", 60))})
CANDIDATE = Person(
    id=1, name="Ana Ruiz", email="ana@example.org", program="north", role=Role.CANDIDATE, starts_on=START
)


def entry(
    number: int, hours: float, on: date = TODAY, *, pl: bool = False, category: str | None = None, counts: bool = True
) -> LedgerEntry:
    return LedgerEntry(
        id=number,
        candidate_id=1,
        kind=HourKind.PROFESSIONAL_LEARNING if pl else HourKind.COACHING,
        category=category,
        minutes=round(60 * hours),
        on=on,
        logged_by=1,
        logged_at=datetime(2026, 11, 22, tzinfo=UTC),
        replaced_by=None if counts else 999,
    )


def record(candidate: Person, entries: Sequence[LedgerEntry]) -> CandidateRecord:
    return CandidateRecord(candidate=candidate, entries=tuple(entries))


def rows(found: Sequence[Standing]) -> list[tuple[str, str, int, int | None, int | None, str]]:
    return [(one.period, one.key, one.have, one.need, one.remaining, one.state.value) for one in found]


LEDGER = (
    entry(1, 41, date(2025, 9, 1)),
    entry(2, 2, date(2026, 9, 1)),
    entry(3, 5, date(2026, 5, 1), pl=True, category="plc"),
    entry(4, 1.5, pl=True, category="reading"),
    entry(5, 0.5, pl=True),
    entry(6, 9, counts=False),
)


def test_every_requirement_of_every_year_so_far_then_of_the_whole_program():
    assert rows(standings(PACK, record(CANDIDATE, LEDGER), TODAY)) == [
        ("Year 1", "coaching.hours", 2460, 2400, 0, "awaiting"),
        ("Year 1", "pl.hours", 300, 1800, 1500, "behind"),
        ("Year 1", "pl.plc.hours", 300, 600, 300, "behind"),
        ("Year 2", "coaching.hours", 120, 2400, 2280, "on_track"),
        ("Year 2", "pl.hours", 120, 1800, 1680, "on_track"),
        ("Year 2", "pl.plc.hours", 0, 600, 600, "on_track"),
        ("Year 2", "pl.reading.hours", 90, None, None, "recorded"),
        ("Year 2", "pl.uncategorised.hours", 30, None, None, "recorded"),
        ("whole program", "coaching.hours.total", 2580, 4800, 2220, "on_track"),
        ("whole program", "pl.hours.total", 420, None, None, "unknown"),
        ("whole program", "pl.plc.hours.total", 300, None, None, "recorded"),
        ("whole program", "pl.reading.hours.total", 90, None, None, "recorded"),
        ("whole program", "pl.uncategorised.hours.total", 30, None, None, "recorded"),
    ]


def test_an_agreed_requirement_names_the_document_that_sets_it():
    coaching = standings(PACK, record(CANDIDATE, ()), TODAY)[0]
    assert coaching == Standing(
        key="coaching.hours",
        label="coaching",
        year=1,
        kind=HourKind.COACHING,
        have=0,
        need=2400,
        remaining=2400,
        confirmed=0,
        state=StandingState.BEHIND,
        by=date(2026, 8, 17),
        doer=Role.CANDIDATE,
        says="40 hours.",
        source=source(2, "40 hours"),
        document="Handbook",
    )


def test_a_disputed_requirement_shows_its_sides_and_whom_to_ask():
    learning = standings(PACK, record(CANDIDATE, ()), TODAY)[1]
    assert (learning.need, learning.provisional, learning.conflict, learning.ask) == (1800, True, SIDES, ADMIN)


def test_a_requirement_that_no_document_states_says_so_and_whom_to_ask():
    coaching, learning, *_ = standings(SILENT, record(CANDIDATE, LEDGER), START)
    assert (coaching.have, coaching.need, coaching.remaining, coaching.source) == (2460, None, None, None)
    assert coaching.state is StandingState.UNKNOWN
    assert coaching.says == "No document of South says how much coaching is needed a year."
    assert learning.says == "No document of South says how much professional learning is needed a year."
    assert coaching.ask == learning.ask == ADMIN


def test_a_category_that_the_program_does_not_count_is_recorded_for_information():
    reading = next(one for one in standings(PACK, record(CANDIDATE, LEDGER), TODAY) if one.category == "reading")
    assert reading.says == "Counts toward professional learning; North asks for no number of these by themselves."
    assert reading.ask is None


def test_a_category_that_is_asked_for_by_the_year_says_so_in_the_whole_program():
    whole = next(one for one in standings(PACK, record(CANDIDATE, LEDGER), TODAY) if one.key == "pl.plc.hours.total")
    assert whole.says == "North asks for these a year at a time."


def test_a_category_that_the_pack_no_longer_lists_still_shows():
    found = standings(PACK, record(CANDIDATE, [entry(1, 1, pl=True, category="gardening")]), TODAY)
    assert [(one.label, one.have) for one in found if one.category == "gardening"] == [("gardening", 60)] * 2


def test_all_hours_together_where_a_rule_asks_for_that():
    found = standings(TOGETHER, record(CANDIDATE, LEDGER), START)
    assert ("Year 1", "total.hours.minimum", 2760, 3600, 840, "on_track") in rows(found)


def test_hours_from_before_the_first_day_count_toward_nothing_and_still_show():
    found = standings(PACK, record(CANDIDATE, [entry(1, 3, date(2025, 8, 1))]), START)
    assert rows(found)[0] == ("before the first day", "coaching.hours", 180, None, None, "unknown")
    assert found[0].says == "No document says whether hours from before the first day count."
    assert found[-2].have == 0


def test_an_hour_after_the_programs_years_shows_in_a_year_that_asks_for_nothing():
    third = date(2027, 9, 1)
    found = standings(PACK, record(CANDIDATE, [entry(1, 3, third)]), third)
    assert ("Year 3", "coaching.hours", 180, None, None, "unknown") in rows(found)
    assert ("whole program", "coaching.hours.total", 180, 4800, 4620, "behind") in rows(found)


def test_an_extension_on_the_roster_leaves_the_whole_program_open():
    extended = CANDIDATE.model_copy(update={"ends_on": date(2028, 2, 17)})
    found = standings(PACK, record(extended, []), date(2027, 9, 1))
    assert [one.state.value for one in found if one.key.startswith("coaching")] == ["behind", "behind", "on_track"]


def test_a_year_is_over_when_the_program_is():
    ended = CANDIDATE.model_copy(update={"ends_on": date(2027, 6, 30)})
    states = {
        day: standings(PACK, record(ended, []), day)[3].state.value for day in (date(2027, 6, 30), date(2027, 7, 1))
    }
    assert states == {date(2027, 6, 30): "due", date(2027, 7, 1): "behind"}


def test_without_a_first_day_only_the_whole_program_can_be_counted():
    nobody = CANDIDATE.model_copy(update={"starts_on": None})
    assert [one.year for one in standings(PACK, record(nobody, LEDGER), TODAY)] == [None] * 5


def test_the_summary_holds_the_current_year():
    found = summary(PACK, record(CANDIDATE, LEDGER), TODAY)
    assert (found.year, found.coaching.have, found.coaching.need) == (2, 120, 2400)
    assert (found.professional_learning.have, found.professional_learning.need) == (120, 1800)
    assert found.share == 240 / 4200


@pytest.mark.parametrize(
    ("candidate", "today", "year"),
    [
        (CANDIDATE, START - timedelta(days=30), 1),
        (CANDIDATE, START, 1),
        (CANDIDATE, TODAY, 2),
        (CANDIDATE, date(2027, 9, 1), None),
        (CANDIDATE.model_copy(update={"ends_on": date(2027, 6, 30)}), date(2029, 1, 1), 2),
        (CANDIDATE.model_copy(update={"starts_on": None}), TODAY, None),
    ],
)
def test_the_year_of_a_summary(candidate: Person, today: date, year: int | None):
    found = summary(PACK, record(candidate, LEDGER), today)
    assert (found.year, found.coaching.year, found.professional_learning.year) == (year, year, year)


def test_nothing_known_to_be_asked_for_is_nothing_missing():
    assert summary(SILENT, record(CANDIDATE, ()), TODAY).share == 1.0


def test_more_of_one_kind_does_not_hide_a_lack_of_the_other():
    assert summary(PACK, record(CANDIDATE, [entry(1, 100)]), TODAY).share == 2400 / 4200


# What holds for every ledger.

ENTRIES = st.lists(
    st.builds(
        LedgerEntry,
        id=st.integers(1, 10_000),
        candidate_id=st.just(1),
        kind=st.sampled_from(HourKind),
        category=st.sampled_from([None, "plc", "reading", "gardening"]),
        minutes=st.integers(1, 1440),
        on=st.dates(START - timedelta(days=400), START + timedelta(days=1500)),
        logged_by=st.just(1),
        logged_at=st.just(datetime(2026, 11, 22, tzinfo=UTC)),
        replaced_by=st.sampled_from([None, None, 7]),
        voided=st.sampled_from([False, False, True]),
    ),
    max_size=12,
)
PACKS = st.sampled_from([PACK, SILENT, TOGETHER])
NOW = st.dates(START - timedelta(days=100), START + timedelta(days=1500))


def minutes(entries: Sequence[LedgerEntry], kind: HourKind) -> int:
    return sum(one.minutes for one in entries if one.counts and one.kind is kind)


@given(pack=PACKS, entries=ENTRIES, today=NOW, data=st.data())
def test_the_order_of_entries_changes_nothing(pack: ProgramPack, entries: list[LedgerEntry], today: date, data):
    shuffled = data.draw(st.permutations(entries))
    assert standings(pack, record(CANDIDATE, shuffled), today) == standings(pack, record(CANDIDATE, entries), today)


@given(pack=PACKS, entries=ENTRIES, today=NOW)
def test_what_was_voided_or_replaced_never_counts(pack: ProgramPack, entries: list[LedgerEntry], today: date):
    counted = [one for one in entries if one.counts]
    assert standings(pack, record(CANDIDATE, counted), today) == standings(pack, record(CANDIDATE, entries), today)


@given(pack=PACKS, entries=ENTRIES.filter(bool), today=NOW, data=st.data())
def test_nothing_improves_when_an_entry_is_removed(pack: ProgramPack, entries: list[LedgerEntry], today: date, data):
    removed = data.draw(st.integers(0, len(entries) - 1))
    fewer = entries[:removed] + entries[removed + 1 :]
    before = {(one.year, one.key): one for one in standings(pack, record(CANDIDATE, entries), today)}
    for after in standings(pack, record(CANDIDATE, fewer), today):
        one = before[after.year, after.key]
        assert after.have <= one.have
        assert (after.remaining or 0) >= (one.remaining or 0)
        assert not (after.state is StandingState.MET and one.state is not StandingState.MET)
    assert (
        summary(pack, record(CANDIDATE, fewer), today).share <= summary(pack, record(CANDIDATE, entries), today).share
    )


@given(pack=PACKS, entries=ENTRIES, today=NOW)
def test_no_minute_vanishes(pack: ProgramPack, entries: list[LedgerEntry], today: date):
    found = standings(pack, record(CANDIDATE, entries), today)
    for kind in HourKind:
        per_year = [one for one in found if one.kind is kind and not one.by_category and one.year is not None]
        assert sum(one.have for one in per_year) == minutes(entries, kind)
        (whole,) = (one for one in found if one.kind is kind and not one.by_category and one.year is None)
        assert whole.have == sum(one.have for one in per_year if one.year != 0)


@given(pack=PACKS, entries=ENTRIES, today=NOW)
def test_the_categories_of_a_period_add_up_to_its_professional_learning(
    pack: ProgramPack, entries: list[LedgerEntry], today: date
):
    found = standings(pack, record(CANDIDATE, entries), today)
    for year in {one.year for one in found}:
        (learning,) = (
            one.have
            for one in found
            if one.year == year and one.kind is HourKind.PROFESSIONAL_LEARNING and not one.by_category
        )
        assert sum(one.have for one in found if one.year == year and one.by_category) == learning


@given(pack=PACKS, entries=ENTRIES, today=NOW)
def test_the_summary_says_what_the_standings_say(pack: ProgramPack, entries: list[LedgerEntry], today: date):
    found = summary(pack, record(CANDIDATE, entries), today)
    assert {found.coaching, found.professional_learning} <= set(standings(pack, record(CANDIDATE, entries), today))
    assert found == HourSummary.model_validate(found.model_dump())
