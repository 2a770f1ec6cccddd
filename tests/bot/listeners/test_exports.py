"""`/casc export`: the file comes into the direct message, once, or words on how to get it."""

from datetime import date

import pytest

from bot.companion import Companion
from bot.sheets.reading import read_sheet
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.slack_stub import SlackStub

ADMIN, MARCUS, ELENA, DANA, THEO, JORDAN, MARIA = range(1, 8)
NAME = "hours-{}-2026-11-18-not-the-system-of-record.{}"


@pytest.fixture(autouse=True)
def logged(dialog: Dialog) -> None:
    for user in ("UDANA", "UTHEO", "UJORDAN"):
        [card] = dialog.direct(user, "45 min coaching yesterday")
        dialog.press(user, buttons(card)["Record"])


@pytest.mark.parametrize(
    ("user", "words", "name", "candidates"),
    [
        ("UDANA", "", NAME.format("dana-whitfield", "xlsx"), {"Dana Whitfield"}),
        ("UDANA", "csv", NAME.format("dana-whitfield", "csv"), {"Dana Whitfield"}),
        ("UMARCUS", "excel", NAME.format("caseload-of-marcus-bell", "xlsx"), {"Dana Whitfield", "Theo Park"}),
        ("UMARCUS", "Theo csv", NAME.format("theo-park", "csv"), {"Theo Park"}),
        ("UPRIYA", ".csv", NAME.format("usc-rossier", "csv"), {"Dana Whitfield", "Theo Park", "Jordan Reyes"}),
        ("UPRIYA", "jordan reyes", NAME.format("jordan-reyes", "xlsx"), {"Jordan Reyes"}),
    ],
)
def test_the_file_comes_as_a_direct_message(
    dialog: Dialog, slack: SlackStub, user: str, words: str, name: str, candidates: set[str]
) -> None:
    said = dialog.command(user, f"export {words}")
    assert "comes in a direct message from me, in a moment." in said["text"]
    [shared] = slack.sent("files.completeUploadExternal")
    assert (shared["channel_id"], list(slack.uploads)) == (f"D{user}", [name])
    assert "It is not the system of record" in shared["initial_comment"]
    lines = [line for _, line in read_sheet(slack.uploads[name], today=date(2026, 11, 18)).lines]
    assert {str(line.candidate) for line in lines} == candidates


def test_the_same_command_twice_delivered_sends_one_file(dialog: Dialog, slack: SlackStub) -> None:
    for _ in range(2):
        dialog.command("UDANA", "export", trigger="once")
    assert len(slack.sent("files.completeUploadExternal")) == 1


def test_a_workspace_that_takes_no_file_gets_the_command_line(dialog: Dialog, slack: SlackStub) -> None:
    slack.refuses_method["files.getUploadURLExternal"] = "missing_scope"
    dialog.command("UDANA", "export csv")
    [*_, message] = slack.sent("chat.postMessage")
    assert message["channel"] == "UDANA"
    assert "`companion hours export --as dana@school.example --to hours.csv`" in shown(message)


@pytest.mark.parametrize(
    ("user", "words", "why"),
    [
        ("UDANA", "Theo", "in your own record, the only one open to you"),
        ("UMARCUS", "Jordan", "I find no “Jordan” in your caseload."),
        ("USTRANGER", "", "roster"),
    ],
)
def test_what_is_not_open_to_them_is_refused(dialog: Dialog, slack: SlackStub, user: str, words: str, why: str) -> None:
    assert why in dialog.command(user, f"export {words}")["text"]
    assert slack.uploads == {}


def test_it_can_be_typed_as_a_message(dialog: Dialog, slack: SlackStub) -> None:
    dialog.direct("UDANA", "casc export csv")
    assert list(slack.uploads) == [NAME.format("dana-whitfield", "csv")]


def test_who_left_the_caseload_meanwhile_is_not_in_the_file(
    dialog: Dialog, companion: Companion, slack: SlackStub
) -> None:
    slack.refuses = "ratelimited"
    dialog.command("UMARCUS", "export Theo csv")
    slack.refuses = None
    assert slack.uploads == {}
    assert [errand.kind for errand in companion.records.errands.waiting() if errand.kind == "export_hours"] == [
        "export_hours"
    ]
