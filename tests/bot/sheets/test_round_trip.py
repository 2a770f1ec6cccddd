"""Whatever stands in the ledger comes back from a file as it was: every fact of every line, history and words too."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.sheets.about import About
from bot.sheets.escaping import escaped, neutral, restored, unescaped
from bot.sheets.layouts import COMPANION, layout_named
from bot.sheets.lines import History, Named, SheetLine, Word
from bot.sheets.reading import read_sheet
from bot.sheets.spreadsheets import workbook_of
from bot.sheets.writing import csv_of, file_name, written_for
from induction.hours import HourKind, MeetingFormat
from induction.ledger.confirmations import EntryState
from induction.refused import Refused

TODAY = date(2026, 11, 18)
LAYOUT = layout_named(COMPANION)
ABOUT = About(
    "Dana", "USC", "Priya", datetime(2026, 11, 18, 10, tzinfo=UTC), of_record=False, categories={"plc": "PLC"}
)

# What both databases keep: no half characters and no NUL; an XML file has no place for two more.
letters = st.characters(codec="utf-8", exclude_characters="\x00\ufffe\uffff")
formulas = st.sampled_from(
    ["=1+1", "+2", "-3", "@SUM(A1)", "'quoted", "''", "\t=x", "\r=x", "_x000D_", "＝1", '"', "a,b;c"]
)
texts = st.one_of(formulas, st.text(letters, min_size=1, max_size=60)).filter(lambda text: text != "")
names = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)
people = st.builds(Named, name=names, email=names.map(lambda name: f"{name}@school.example"))
zones = st.sampled_from([UTC, timezone(timedelta(hours=-7))])
instants = st.datetimes(timezones=zones)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59), st.sampled_from([0, 0, 30]))
entries = st.integers(1, 2**31 - 1)
words = st.builds(
    Word,
    state=st.sampled_from(EntryState),
    by=st.none() | people,
    at=st.none() | instants,
    reason=st.none() | texts,
)
histories = st.builds(
    History,
    entry=entries,
    logged_by=people,
    logged_at=instants,
    corrects=st.none() | entries,
    replaced_by=st.none() | entries,
    voided=st.booleans(),
    reason=st.none() | texts,
    word=st.none() | words,
)
lines = st.builds(
    SheetLine,
    candidate=people,
    on=days,
    minutes=st.integers(1, 1440),
    kind=st.sampled_from(HourKind),
    category=st.none() | st.sampled_from(["plc", "cpsel_session"]),
    coach=st.none() | people,
    format=st.none() | st.sampled_from(MeetingFormat),
    topic=st.none() | texts,
    starts=st.none() | clocks,
    ends=st.none() | clocks,
    together=st.booleans(),
    counts=st.booleans(),
    program=st.sampled_from(["usc", "mcoe"]),
    year=st.none() | st.integers(0, 9),
    zone=st.none() | st.just("America/New_York"),
    assignment=st.none() | st.booleans(),
    cohort=st.none() | names,
    history=histories,
)


@given(st.lists(lines, max_size=6), st.booleans())
@settings(deadline=None)
def test_a_csv_file_loses_nothing(written: list[SheetLine], of_record: bool) -> None:  # noqa: FBT001 - drawn
    reading = read_sheet(csv_of(written, LAYOUT, replace(ABOUT, of_record=of_record)), today=TODAY)
    assert reading.bad == ()
    assert [line for _, line in reading.lines] == written


@given(st.lists(lines, max_size=4))
@settings(deadline=None, max_examples=50)
def test_a_workbook_loses_nothing(written: list[SheetLine]) -> None:
    reading = read_sheet(workbook_of(written, LAYOUT, ABOUT), today=TODAY)
    assert reading.bad == ()
    assert [line for _, line in reading.lines] == written


@given(st.text())
def test_nothing_begins_a_formula_and_everything_is_restored(text: str) -> None:
    assert restored(neutral(text)) == text
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(letters))
def test_what_xml_cannot_hold_is_escaped_and_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


LINE = SheetLine(
    Named("Ana Maria Lima", "ana@school.example"),
    date(2026, 10, 5),
    50,
    kind=HourKind.COACHING,
    coach=Named("Marcus Bell", "marcus@school.example"),
    topic="=HYPERLINK(1)",
    starts=time(9),
    ends=time(9, 50),
    format=MeetingFormat.IN_PERSON,
    program="usc",
)
VOIDED = SheetLine(Named("Ana Maria Lima"), date(2026, 10, 6), 30, kind=HourKind.COACHING, counts=False)
LEARNING = SheetLine(LINE.candidate, date(2026, 10, 7), 60, kind=HourKind.PROFESSIONAL_LEARNING, category="plc")
UNSORTED = SheetLine(LINE.candidate, date(2026, 10, 8), 30, kind=HourKind.PROFESSIONAL_LEARNING)


def test_bigtime_gets_its_own_columns_and_only_what_counts() -> None:
    bigtime = layout_named("bigtime")
    written = csv_of(written_for(bigtime, [LINE, VOIDED, LEARNING]), bigtime, ABOUT).decode("utf-8-sig")
    assert written == (
        "Staff,Candidate,Date,Start,End,Hours,Meeting Format,Notes,System of record\r\n"
        '"Bell, Marcus","Lima, Ana Maria",10/05/2026,09:00,09:50,0.83,in person,\'=HYPERLINK(1),no\r\n'
    )
    [(_, said)] = read_sheet(written.encode(), today=TODAY).lines
    assert (said.minutes, said.on, said.starts, said.format) == (50, LINE.on, LINE.starts, LINE.format)


def test_brightspace_is_read_and_not_written() -> None:
    with pytest.raises(Refused, match="read from Brightspace, and not written for it"):
        csv_of([LINE], layout_named("brightspace"), ABOUT)


def test_the_mark_is_in_the_name_and_in_every_line() -> None:
    assert file_name("Ana Lima", TODAY, "csv", of_record=False) == (
        "hours-ana-lima-2026-11-18-not-the-system-of-record.csv"
    )
    assert file_name("../../etc", TODAY, "xlsx", of_record=True) == "hours-etc-2026-11-18.xlsx"
    for of_record, said in ((True, ",yes\r\n"), (False, ",no\r\n")):
        assert csv_of([LINE], LAYOUT, replace(ABOUT, of_record=of_record)).decode().endswith(said)


def test_a_workbook_has_real_dates_and_totals_that_code_computed() -> None:
    book = load_workbook(io.BytesIO(workbook_of([LINE, VOIDED, LEARNING, UNSORTED], LAYOUT, ABOUT)))
    assert book.sheetnames == ["Hours", "Totals", "About"]
    hours = book["Hours"]
    headings = {str(cell.value): cell.column_letter for cell in hours[1]}
    assert hours.freeze_panes == "A2"
    date_cell, start, topic = (hours[f"{headings[name]}2"] for name in ("Date", "Starts", "Topic"))
    assert (date_cell.value, date_cell.number_format) == (datetime(2026, 10, 5), "yyyy-mm-dd")  # noqa: DTZ001 - a cell has no zone
    assert (start.value, start.number_format) == (time(9), "hh:mm")
    assert (topic.value, topic.data_type) == ("'=HYPERLINK(1)", "s")
    assert hours.column_dimensions[headings["Candidate"]].width >= len("Ana Maria Lima")
    who = ("Ana Maria Lima", "ana@school.example", None)
    assert list(book["Totals"].iter_rows(min_row=2, values_only=True)) == [
        (*who, None, "coaching", None, 1, 50, 0.83, 0, 0, 0, 0.83, None),
        (*who, None, "professional learning", "PLC", 1, 60, 1, 0, 0, 0, 1, None),
        (*who, None, "professional learning", "no category yet", 1, 30, 0.5, 0, 0, 0, 0.5, None),
        (*who, None, "all", None, 3, 140, 2.33, 0, 0, 0, 2.33, None),
    ]
    assert (hours.page_setup.orientation, hours.print_title_rows) == ("landscape", "$1:$1")
    assert [hours.column_dimensions[headings[name]].hidden for name in ("Category", "Category key")] == [False, True]
    about = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}
    assert about["Exported by"] == "Priya"
    assert str(about["System of record"]).startswith("Not the system of record:")
    assert about["Lines"] == "4, of which 3 count; the others were corrected or taken out, and stay on record"
