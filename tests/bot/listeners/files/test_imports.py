"""A sheet that is dropped into the direct message: what it would record is shown, and one tap records it."""

import pytest

from bot.companion import Companion
from bot.views.sheets.imports import MOST
from tests.bot.dialog import Dialog, Message, buttons, notes, shown
from tests.bot.sheets.exported import BIGTIME, workbook
from tests.bot.slack_stub import SlackStub

ADMIN, MARCUS, ELENA, DANA, THEO, JORDAN, MARIA = range(1, 8)


def answer(posted: list[Message]) -> Message:
    [message] = posted
    return message


def drop(
    dialog: Dialog, content: str | bytes, name: str = "hours.csv", user: str = "UMARCUS", text: str = ""
) -> Message:
    raw = content.encode() if isinstance(content, str) else content
    return answer(dialog.share(user, (name, raw), text=text))


def test_a_report_of_bigtime_is_shown_and_one_tap_records_it(dialog: Dialog, companion: Companion) -> None:
    message = drop(dialog, BIGTIME, "bigtime.csv")
    assert shown(message) == (
        "*bigtime.csv*, read as a sheet of BigTime.\n"
        "2 entries to record, 2 h 15 min:\n"
        "• *1 h 30 min* coaching with Dana Whitfield on Mon, Oct 5, 2026 (Observation debrief, on Zoom.\n"
        'Next: "look-fors")\n'
        "• *45 min* coaching with Theo Park on Tue, Oct 6, 2026\n"
        "No hours:\n"
        "• not a session with a candidate: line 8\n"
        "• time off: line 9\n"
        "• no time: line 10\n"
        "• a sum: lines 11, 12"
    )
    assert list(buttons(message)) == ["Record 2 entries", "Not now"]
    assert companion.records.entries_of([DANA, THEO]) == ()
    receipt = dialog.press("UMARCUS", buttons(message)["Record 2 entries"])
    assert shown(receipt).startswith(
        "*Recorded 2 entries, 2 h 15 min*, from bigtime.csv.\n"
        "Now: *Dana Whitfield* (Year 1): coaching 1 h 30 min of 40 h"
    )
    assert [entry.minutes for entry in companion.records.entries_of([DANA, THEO])] == [90, 45]


def test_a_second_tap_and_the_same_file_again_record_nothing(dialog: Dialog, companion: Companion) -> None:
    record = buttons(drop(dialog, BIGTIME))["Record 2 entries"]
    receipt = dialog.press("UMARCUS", record)
    again = dialog.press("UMARCUS", record)
    assert (shown(again), list(buttons(again))) == (shown(receipt), ["Undo"])
    again = drop(dialog, BIGTIME)
    assert "Nothing new to record.\n2 rows are there already." in shown(again)
    assert buttons(again) == {}
    assert len(companion.records.entries_of([DANA, THEO])) == 2


def test_bad_rows_are_named_and_left_out(dialog: Dialog, companion: Companion) -> None:
    message = drop(
        dialog,
        "Candidate,Date,Hours,Kind\nDana,10/5/2026,1,coaching\n"
        "Theodor Prk,10/5/2026,1,coaching\nDana,31/31/2026,1,coaching\n",
    )
    assert (
        "2 rows that cannot be taken:\n• line 3: I find no “Theodor Prk” in your caseload. Is it Theo Park?\n"
        "• line 4, Date: “31/31/2026” is no day"
    ) in shown(message)
    assert notes(message) == (
        "The rows that cannot be taken are left out. Mend them and send the file again: no row counts twice."
    )
    receipt = dialog.press("UMARCUS", buttons(message)["Record 1 entry"])
    assert "2 rows were left out:\n• line 3: I find no “Theodor Prk” in your caseload." in shown(receipt)
    assert len(companion.records.entries_of([DANA])) == 1


def test_what_may_be_there_already_needs_a_word_of_its_own(dialog: Dialog, companion: Companion) -> None:
    dialog.press("UDANA", buttons(answer(dialog.direct("UDANA", "45 min coaching on 10/5")))["Record"])
    message = drop(dialog, "Candidate,Date,Hours,Kind\nDana,10/5/2026,1,coaching\nDana,10/6/2026,1,coaching\n")
    assert "1 row is perhaps there already, with other words:\n• *1 h* coaching with Dana Whitfield" in shown(message)
    assert list(buttons(message)) == ["Record 1 entry", "They are others: record 2", "Not now"]
    receipt = dialog.press("UMARCUS", buttons(message)["Record 1 entry"])
    assert "1 row was left out as possibly the session of an entry that is there: line 2." in shown(receipt)
    dialog.press("UMARCUS", buttons(message)["They are others: record 2"])
    assert sum(entry.minutes for entry in companion.records.entries_of([DANA])) == 45 + 60 + 60


def test_a_workbook_is_read_too(dialog: Dialog) -> None:
    content = workbook(["Candidate", "Date", "Hours", "Kind"], ["Theo", "10/5/2026", 1.25, "coaching"])
    assert "*1 h 15 min* coaching with Theo Park" in shown(drop(dialog, content, "October.xlsx"))


def test_it_is_put_away(dialog: Dialog, companion: Companion) -> None:
    message = drop(dialog, BIGTIME)
    assert shown(dialog.press("UMARCUS", buttons(message)["Not now"])) == "Put away. Nothing was recorded."
    assert companion.records.entries_of([DANA, THEO]) == ()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("hours.csv", b"Name,Score\nDana,5\n", "it needs a column “Date” and “Minutes” or “Hours” or “Starts”"),
        ("hours.xlsx", b"PK\x03\x04 broken", "The workbook is damaged or protected by a password."),
        ("hours.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "Save it as CSV or as an Excel workbook (.xlsx)."),
    ],
)
def test_a_broken_sheet_gets_words_on_what_to_do(dialog: Dialog, name: str, content: bytes, words: str) -> None:
    message = drop(dialog, content, name)
    assert words in shown(message)
    assert buttons(message) == {}


def test_two_sheets_at_once_are_asked_for_one_by_one(dialog: Dialog) -> None:
    [message] = dialog.share("UMARCUS", ("a.csv", b"x"), ("b.csv", b"x"))
    assert "Please send them one by one." in shown(message)


def test_somebody_elses_file_is_not_recorded(dialog: Dialog, companion: Companion, slack: SlackStub) -> None:
    record = buttons(drop(dialog, BIGTIME))["Record 2 entries"]
    dialog.act_on("UPRIYA", record)
    [refusal] = [said for method, said in slack.calls if method == "response"]
    assert refusal["text"] == "Somebody else shared that file. Please send it yourself."
    assert companion.records.entries_of([DANA, THEO]) == ()


def test_a_file_that_is_gone_is_asked_for_again_and_the_buttons_stay(dialog: Dialog, slack: SlackStub) -> None:
    record = buttons(drop(dialog, BIGTIME))["Record 2 entries"]
    slack.files.clear()
    dialog.act_on("UMARCUS", record)
    [refusal] = [said for method, said in slack.calls if method == "response"]
    assert (refusal["replace_original"], refusal["text"]) == (
        False,
        "That file is no longer in Slack. Please send it again.",
    )


def test_more_than_one_tap_records_goes_by_the_command_line(dialog: Dialog) -> None:
    rows = [
        f"Dana,{month}/{day}/2026,{hour}:00,{hour}:30,coaching"
        for month in (9, 10)
        for day in range(1, 31)
        for hour in (8, 9, 10, 11, 12)
    ]
    message = drop(dialog, "\n".join(["Candidate,Date,Starts,Ends,Kind", *rows]))
    assert len(rows) > MOST
    assert buttons(message) == {}
    assert "`companion hours import` does it" in notes(message)
    assert "… and 290 more" in shown(message)


def test_who_imports_nobody_s_hours_is_told_who_does(dialog: Dialog) -> None:
    assert "You are not on a roster that I know" in shown(drop(dialog, BIGTIME, user="USTRANGER"))


def test_an_import_is_undone_with_one_tap_and_can_be_made_again(dialog: Dialog, companion: Companion) -> None:
    record = buttons(drop(dialog, BIGTIME))["Record 2 entries"]
    undo = buttons(dialog.press("UMARCUS", record))["Undo"]
    undone = dialog.press("UMARCUS", undo)
    assert shown(undone).startswith("*Undone*: 2 entries, 2 h 15 min, taken out. The file can be imported again.")
    assert shown(dialog.press("UMARCUS", undo)) == shown(undone)
    assert [one.counts for one in companion.records.entries_of([DANA, THEO])] == [False] * 4
    assert "Record 2 entries" in buttons(drop(dialog, BIGTIME))


def test_dates_with_the_day_first_are_asked_about(dialog: Dialog, companion: Companion) -> None:
    message = drop(dialog, "Candidate,Date,Hours,Kind\nDana,16/10/2026,1,coaching\nDana,9/10/2026,1,coaching\n")
    assert "The dates look like day first (16/10/2026). Is 9/10/2026 October 9?" in shown(message)
    assert list(buttons(message)) == ["Yes, the day is first", "Not now"]
    read = dialog.press("UMARCUS", buttons(message)["Yes, the day is first"])
    dialog.press("UMARCUS", buttons(read)["Record 2 entries"])
    assert [entry.on.isoformat() for entry in companion.records.entries_of([DANA])] == ["2026-10-16", "2026-10-09"]


def test_what_is_longer_than_usual_needs_a_word_of_its_own(dialog: Dialog, companion: Companion) -> None:
    message = drop(dialog, "Candidate,Date,Hours,Kind\nDana,10/5/2026,12,coaching\nTheo,10/6/2026,1,coaching\n")
    assert "1 row is longer than such hours usually are. Is that right?\n• line 2: *12 h* coaching" in shown(message)
    assert list(buttons(message)) == ["Record 1 entry", "That long: record 2", "Not now"]
    dialog.press("UMARCUS", buttons(message)["Record 1 entry"])
    assert companion.records.entries_of([DANA]) == ()
    dialog.press("UMARCUS", buttons(message)["That long: record 2"])
    assert [entry.minutes for entry in companion.records.entries_of([DANA, THEO])] == [60, 720]


@pytest.mark.parametrize("words", ["can you import this?", "hours for november", "is this right?"])
def test_words_about_the_file_belong_to_it(dialog: Dialog, words: str) -> None:
    assert "2 entries to record" in shown(drop(dialog, BIGTIME, text=words))


def test_a_question_about_something_else_is_answered_instead(dialog: Dialog) -> None:
    assert "to record" not in shown(drop(dialog, BIGTIME, text="how many coaching hours do I need?"))
