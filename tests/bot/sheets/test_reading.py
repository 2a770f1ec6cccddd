"""Sheets as other systems export them become hour entries; what is none is passed over or named."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.sheets.layouts import DayOrder, layout_named
from bot.sheets.lines import Named, SheetLine
from bot.sheets.reading import HOW_LONG, BadRow, Reading, read_sheet
from bot.sheets.rows import LONGEST
from induction.hours import HourKind, MeetingFormat
from induction.refused import Refused
from tests.bot.sheets.exported import (
    BIGTIME,
    BIGTIME_API,
    BIGTIME_GROUPED,
    GRADES,
    LEARNING_LOG,
    REGISTER,
    workbook,
)

TODAY = date(2026, 11, 18)
MARCUS, DANA, THEO = (Named("Bell, Marcus"), Named("Whitfield, Dana"), Named("Park, Theo"))
HEADINGS = ["Candidate", "Date", "Hours", "Kind"]


def read(content: str | bytes, layout: str | None = None, **more: int) -> Reading:
    raw = content.encode() if isinstance(content, str) else content
    return read_sheet(raw, layout=layout_named(layout) if layout else None, today=TODAY, **more)


def sheet(*rows: str) -> str:
    return "\n".join([",".join(HEADINGS), *rows])


def coaching(candidate: str, on: date, minutes: int, **facts: object) -> SheetLine:
    line = SheetLine(Named(candidate), on, minutes, kind=HourKind.COACHING, coach=Named("Marcus Bell"))
    return replace(line, **facts)


def test_a_time_report_of_bigtime() -> None:
    reading = read(BIGTIME)
    assert reading.layout.id == "bigtime"
    assert [(line, said.minutes, said.on, said.kind, said.coach) for line, said in reading.lines] == [
        (5, 90, date(2026, 10, 5), HourKind.COACHING, MARCUS),
        (7, 45, date(2026, 10, 6), HourKind.COACHING, MARCUS),
    ]
    first = reading.lines[0][1]
    assert first.candidate == Named("Whitfield, Dana | USC Rossier CASC")
    assert first.topic == 'Observation debrief, on Zoom.\nNext: "look-fors"'
    assert reading.bad == ()
    assert reading.skipped == {
        "not a session with a candidate": [8],
        "time off": [9],
        "no time": [10],
        "a sum": [11, 12],
    }


def test_a_report_that_is_grouped_by_staff() -> None:
    reading = read(BIGTIME_GROUPED)
    elena = replace(coaching("CASC Coaching:Jordan Reyes", date(2026, 10, 14), 75), coach=Named("Elena Ortiz"))
    assert reading.lines == (
        (
            3,
            coaching(
                "CASC Coaching:Dana Whitfield",
                date(2026, 10, 12),
                45,
                topic="Goal 2",
                starts=time(15, 30),
                ends=time(16, 15),
            ),
        ),
        (4, coaching("CASC Coaching:Theo Park", date(2026, 10, 13), 90)),
        (6, elena),
    )
    assert reading.skipped == {"neither a date nor a length": [2, 5]}


def test_only_the_heading_of_a_group_is_filled_down() -> None:
    reading = read(
        "Staff,Project,Date,Hours\nMarcus Bell,Dana,10/5/2026,1\n,Theo,10/6/2026,1\nMarcus Bell,,10/7/2026,1\n"
    )
    assert [str(bad) for bad in reading.bad] == ["line 3, Staff: it does not say who the coach was."]
    assert [(line, said.candidate) for line, said in reading.lines] == [(2, Named("Dana")), (4, None)]


def test_people_are_not_taken_for_sums_or_holidays() -> None:
    reading = read(
        'Staff,Project,Labor Code,Date,Hours\n"Sum, Wei","Holiday, Ana",Coaching,10/5/2026,1\n'
        '"Sum, Wei","Leave, Jo",coaching session,10/6/2026,1\n'
    )
    assert [said.candidate for _, said in reading.lines] == [Named("Holiday, Ana"), Named("Leave, Jo")]


def test_a_labor_code_that_nobody_knows_is_asked_about() -> None:
    reading = read('Staff,Project,Labor Code,Date,Hours\n"Bell, Marcus",Dana,Research,10/5/2026,1\n')
    assert [str(bad) for bad in reading.bad] == [
        "line 2, Labor Code: “Research” is none of coaching, professional learning."
    ]


def test_a_report_under_the_names_of_its_fields() -> None:
    assert read(BIGTIME_API).lines == ((2, coaching("Dana Whitfield", date(2026, 10, 5), 90, topic="Walkthrough")),)


def attended(name: str, on: date, minutes: int, topic: str, **facts: object) -> SheetLine:
    line = SheetLine(Named(name), on, minutes, kind=HourKind.PROFESSIONAL_LEARNING, topic=topic)
    return replace(line, **facts)


def test_a_register_of_brightspace() -> None:
    reading = read(REGISTER, session_minutes=60)
    clock = {"starts": time(9), "ends": time(11, 30)}
    assert reading.layout.id == "brightspace"
    assert reading.lines == (
        (2, attended("Dana Whitfield", date(2026, 9, 12), 180, "CPSEL Session 1")),
        (2, attended("Dana Whitfield", date(2026, 11, 7), 60, "Orientation")),
        (3, attended("Theo Park", date(2026, 9, 12), 180, "CPSEL Session 1")),
        (4, attended("Jordan Reyes", date(2026, 10, 3), 150, "PLC", **clock)),
        (4, attended("Jordan Reyes", date(2026, 11, 7), 60, "Orientation")),
    )
    assert reading.bad == ()


def test_a_session_of_which_nothing_says_how_long_it_was_is_named_once() -> None:
    reading = read(REGISTER)
    assert reading.bad == (BadRow(1, "2026-11-07 Orientation", HOW_LONG),)
    assert len(reading.lines) == 3


def test_a_mark_that_nobody_knows_is_asked_about() -> None:
    [bad] = read(REGISTER.replace("#tpark,P", "#tpark,Z"), session_minutes=60).bad
    assert str(bad) == (
        "line 3, 9/12/2026 CPSEL Session 1 (3 h): “Z” does not say whether they were there. I know P, Present, L, "
        "Late, T, Tardy, Attended, Yes, Y, Complete, Completed, Pass, 100% for who was, and A, Absent, E, Excused, X, "
        "No, N, Not attended, Incomplete, -, –, —, 0% for who was not."
    )


def test_a_session_without_a_year_is_the_last_one() -> None:
    register = "First Name,Last Name,January 30 (2 h),December 5 (2 h)\nDana,Whitfield,P,P\n"
    assert [said.on for _, said in read(register).lines] == [date(2026, 1, 30), date(2025, 12, 5)]


def test_grades_are_hours_where_they_say_so() -> None:
    reading = read(GRADES)
    assert reading.lines == (
        (
            2,
            attended(
                "Dana Whitfield",
                date(2026, 9, 12),
                210,
                "PL hours District training",
                candidate=Named("Dana Whitfield", "dana@school.example"),
            ),
        ),
    )
    assert reading.bad == ()


def test_a_list_of_activities_with_semicolons_and_decimal_commas() -> None:
    reading = read(LEARNING_LOG.encode("cp1252"))
    assert [(said.minutes, said.category, said.topic) for _, said in reading.lines] == [
        (150, "PLC", "Équité à l'école"),
        (90, "District PD", None),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_delimiter_says_the_same(encoding: str, delimiter: str, line_end: str) -> None:
    text = "Candidate,Date,Hours,Kind,Topic\nZoë Nuñez,10/12/2026,1.5,coaching,Élan\n"
    raw = text.replace(",", delimiter).replace("\n", line_end).encode(encoding)
    [(line, said)] = read(raw).lines
    assert (line, said.candidate, said.topic, said.minutes) == (2, Named("Zoë Nuñez"), "Élan", 90)


def test_the_hint_of_excel_for_the_delimiter_is_followed() -> None:
    [(line, said)] = read('sep=;\nCandidate;Date;Hours;Kind\n"Lima; Ana";10/12/2026;1.5;coaching\n').lines
    assert (line, said.candidate) == (3, Named("Lima; Ana"))


def test_a_workbook_with_titles_merged_headings_and_real_values() -> None:
    content = workbook(
        ["Coaching log of October"],
        [],
        ["Candidate", None, "Session", None, None, "Kind"],
        ["Last Name", "First Name", "Date", "Hours", "Start", None],
        ["Whitfield", "Dana", datetime(2026, 10, 5), 1.5, time(9, 30), "coaching"],  # noqa: DTZ001 - a cell has no zone
        ["Park", "Theo", date(2026, 10, 6), timedelta(hours=1, minutes=15), None, "Coaching"],
        ["Reyes", "Jordan", "10/7/2026", time(0, 45), None, "COACHING"],
        merged="C3:E3",
    )
    reading = read(content, "brightspace")
    assert [(line, said.candidate, said.on, said.minutes, said.starts) for line, said in reading.lines] == [
        (5, Named("Dana Whitfield"), date(2026, 10, 5), 90, time(9, 30)),
        (6, Named("Theo Park"), date(2026, 10, 6), 75, None),
        (7, Named("Jordan Reyes"), date(2026, 10, 7), 45, None),
    ]


def test_of_several_worksheets_the_one_with_hours_is_read() -> None:
    content = workbook(HEADINGS, ["Dana Whitfield", date(2026, 10, 5), 1, "coaching"], title="October")
    assert [line for line, _ in read(content).lines] == [2]


def test_a_formula_is_text() -> None:
    [bad] = read(sheet("Dana,10/12/2026,=1+1,coaching")).bad
    assert str(bad) == "line 2, Hours: “=1+1” is no length. Write 1.5, 1:30 or 1h 30m."


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("Dana,,1,coaching", "line 2, Date: there is no date."),
        ("Dana,10/12/2026,,coaching", "line 2, Hours: there is no length. Write 1.5, 1:30 or 1h 30m."),
        (
            "Dana,25/31/2026,1,coaching",
            "line 2, Date: “25/31/2026” is no day, read with the month first. Write 2026-10-12 or 10/12/2026.",
        ),
        (
            "Dana,02/30/2026,1,coaching",
            "line 2, Date: “02/30/2026” is no day, read with the month first. Write 2026-10-12 or 10/12/2026.",
        ),
        ("Dana,10/12,1,coaching", "line 2, Date: “10/12” is no date. Write 2026-10-12 or 10/12/2026."),
        ("Dana,46307,1,coaching", "line 2, Date: “46307” is no date. Write 2026-10-12 or 10/12/2026."),
        ("Dana,10/12/2026,about two,coaching", "line 2, Hours: “about two” is no length. Write 1.5, 1:30 or 1h 30m."),
        ("Dana,10/12/2026,1,lunch", "line 2, Kind: “lunch” is none of coaching, professional learning."),
        (
            "Dana,10/12/2026,1,coaching,more",
            "line 2: it has more cells than there are headings: perhaps a text with a comma needs quotation marks.",
        ),
        (
            "Dana;10/12/2026;1;coaching",
            "line 2: its columns are separated by something else than those of the headings.",
        ),
        (
            'Dana,"10/12/2026"x,1,coaching',
            'line 2: a quotation mark (") opens a cell and does not close it where the next column begins',
        ),
        (
            "Da\x00na,10/12/2026,1,coaching",
            "line 2: the file is damaged here: it has characters that no spreadsheet writes",
        ),
        (
            f"{'x' * 1_000_000},10/12/2026,1,coaching",
            'line 2: a cell has more than 100,000 characters: perhaps a quotation mark (") is missing in this line',
        ),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(row: str, named: str) -> None:
    reading = read(sheet(row, "Theo,10/12/2026,1,coaching"))
    assert [str(bad) for bad in reading.bad] == [named]
    assert [(line, said.candidate) for line, said in reading.lines] == [(3, Named("Theo"))]


def test_everything_that_is_wrong_in_a_row_is_named() -> None:
    reading = read(sheet("Dana,soon,long,lunch"))
    assert [(bad.line, bad.column) for bad in reading.bad] == [(2, "Date"), (2, "Hours"), (2, "Kind")]


def test_a_quotation_mark_that_never_closes_swallows_no_row_unseen() -> None:
    reading = read(sheet('"Dana,10/12/2026,1,coaching', "Theo,10/12/2026,1,coaching", "Jo,10/12/2026,1,coaching"))
    assert reading.lines == ()
    [bad] = reading.bad
    assert bad.line == 2
    assert "(it reaches down to line 4)" in bad.why


def test_a_topic_that_is_too_long_is_named() -> None:
    reading = read(f"Candidate,Date,Hours,Kind,Topic\nDana,10/12/2026,1,coaching,{'y' * (LONGEST + 1)}\n")
    assert str(reading.bad[0]).startswith("line 2, Topic: that is 3,001 characters, and up to 3,000 fit: “yyy")


def test_what_ends_before_it_begins_is_named() -> None:
    reading = read("Candidate,Date,Starts,Ends,Kind\nDana,10/12/2026,17:00,16:00,coaching\n")
    assert str(reading.bad[0]) == "line 2, Ends: it ends at 16:00, before it begins at 17:00."


def test_the_day_comes_first_where_the_layout_says_so(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'id = "own"\ntitle = "our log"\nabout = "x"\ndates = "day first"\n'
        '[columns]\ncandidate = ["Who"]\ndate = ["Tag"]\nminutes = ["Min"]\nformat = ["How"]\n'
        '[constants]\nkind = "coaching"\n[words.format]\nphone = ["Anruf"]\n'
        '[[skip.rows]]\ncolumns = ["How"]\nwords = ["holiday"]\nbecause = "holidays"\n',
        encoding="utf-8",
    )
    reading = read("who?,TAG,min.,how\nDana,05/10/2026,90,Anruf\nTheo,6.10.26,30,holiday\n", str(own))
    assert reading.lines == (
        (2, SheetLine(Named("Dana"), date(2026, 10, 5), 90, kind=HourKind.COACHING, format=MeetingFormat.PHONE)),
    )
    assert reading.skipped == {"holidays": [3]}


@pytest.mark.parametrize(
    ("content", "rule", "words"),
    [
        ("", "missing_columns", "needs a column “Date” and “Minutes” or “Hours” or “Starts”. The file has nothing."),
        ("Name,Score\nDana,5\n", "missing_columns", "The file has “Name”, “Score”."),
        (
            "Candidate,Date\nDana,10/12/2026\n",
            "missing_columns",
            "needs a column “Minutes” or “Hours” or “Starts”. The file has “Candidate”, “Date”.",
        ),
        ("Candidate,Date,Hours,Hours\nDana,10/12/2026,1,2\n", "twice_a_column", "more than one column “Hours”"),
        (b"\x89PNG\r\n\x1a\n", "unreadable_sheet", "The file is a picture. Save it as CSV"),
        (b"%PDF-1.7", "unreadable_sheet", "The file is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "unreadable_sheet", "is an old or an encrypted Excel file"),
        (b"PK\x03\x04 but no zip", "unreadable_sheet", "The workbook is damaged"),
        (b"\xff\xfe\x00", "unreadable_sheet", "written in an encoding that I can't read"),
        (b"x" * 10_000_001, "large_sheet", "larger than 10 MB"),
        ("Candidate,Date,Hours\n" + "Dana,10/12/2026,1\n" * 20_001, "large_sheet", "more than 20,000 rows"),
    ],
)
def test_what_is_no_sheet_with_hours_is_refused(content: str | bytes, rule: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        read(content)
    assert refused.value.rule == rule
    assert words in refused.value.message


def test_binary_noise_is_refused() -> None:
    with pytest.raises(Refused):
        read(bytes(range(256)) * 40)


DAY_FIRST = sheet("Dana,16/11/2026,1,coaching", "Dana,10/11/2026,1,coaching", "Dana,11/11/2026,1,coaching")


def test_once_a_date_can_only_be_day_first_no_other_is_guessed() -> None:
    reading = read(DAY_FIRST)
    assert str(reading.question) == "The dates look like day first (16/11/2026). Is 10/11/2026 November 10?"
    assert [str(bad) for bad in reading.bad] == [
        "line 2, Date: “16/11/2026” has the day first.",
        "line 3, Date: “10/11/2026” may be October 11 or November 10.",
    ]
    assert [said.on for _, said in reading.lines] == [date(2026, 11, 11)]


def test_the_answer_reads_all_of_them() -> None:
    reading = read_sheet(DAY_FIRST.encode(), dates=DayOrder.DAY_FIRST, today=TODAY)
    assert (reading.question, reading.bad) == (None, ())
    assert [said.on.day for _, said in reading.lines] == [16, 10, 11]


def test_dates_of_both_kinds_leave_out_all_that_could_be_either() -> None:
    reading = read(sheet("Dana,16/11/2026,1,coaching", "Dana,10/11/2026,1,coaching", "Dana,10/16/2026,1,coaching"))
    assert str(reading.question).startswith("Some dates have the day first and some the month (16/11/2026, 10/16/2026)")
    assert [bad.line for bad in reading.bad] == [2, 3]
    assert [said.on for _, said in reading.lines] == [date(2026, 10, 16)]


def test_a_register_with_the_day_first_is_asked_about_too() -> None:
    register = "First Name,Last Name,16/9/2026 PLC (1 h),9/10/2026 PLC (1 h)\nDana,Whitfield,P,P\n"
    reading = read(register)
    assert str(reading.question) == "The dates look like day first (16/9/2026). Is 9/10/2026 October 9?"
    assert (reading.lines, len(reading.bad)) == ((), 2)


def test_what_excel_took_for_a_date_beside_text_may_be_swapped() -> None:
    rows = [["Dana", "16/11/2026", 1, "coaching"], ["Dana", datetime(2026, 10, 11), 1, "coaching"]]  # noqa: DTZ001
    reading = read(workbook(HEADINGS, *rows))
    assert "Excel took this for October 11, and “16/11/2026” for no date" in str(reading.bad[1])


def test_columns_that_are_not_read_are_named() -> None:
    reading = read("Candidate,Date,Hours,Kind,Catagory,Start Time,Mileage,Empty\nDana,10/12/2026,1,PL,PLC,9:00,12,\n")
    assert [str(one) for one in reading.unread] == ["Catagory (did you mean Category?)", "Mileage"]
    assert reading.lines[0][1].starts == time(9)


def test_nothing_of_the_systems_of_others_is_named_as_not_read() -> None:
    assert [read(one).unread for one in (BIGTIME, BIGTIME_API, REGISTER)] == [[], [], []]
    assert [one.heading for one in read(GRADES).unread] == ["Essay 1/2 Points Grade <Numeric MaxPoints:10>"]


def test_a_sum_in_a_sheet_of_one_s_own_is_passed_over() -> None:
    reading = read(workbook(HEADINGS, ["Dana", "10/12/2026", 1, "coaching"], ["Grand total", None, "=SUM(C2:C2)"]))
    assert (len(reading.lines), reading.bad, reading.skipped) == (1, (), {"a sum": [3]})


def test_a_formula_without_a_value_says_how_to_give_it_one() -> None:
    reading = read(workbook(HEADINGS, ["Dana", "10/12/2026", "=1+1", "coaching"]))
    assert [str(bad) for bad in reading.bad] == [
        "line 2, Hours: holds a formula without a value: open the file in Excel and save it once."
    ]


def test_hours_that_were_changed_beside_their_minutes_are_asked_about() -> None:
    reading = read(
        "Candidate,Date,Hours,Minutes,Kind\nDana,10/12/2026,2,60,coaching\nDana,10/13/2026,0.83,50,coaching\n"
    )
    assert [str(bad) for bad in reading.bad] == [
        "line 2, Hours: it says 2 h, and its minutes say 1 h. Make them the same."
    ]
    assert [said.minutes for _, said in reading.lines] == [50]
