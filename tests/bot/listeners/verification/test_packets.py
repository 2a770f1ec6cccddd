"""The packet as a dialog: the files come in a direct message, and hold what their reader may see."""

import io
from datetime import UTC, date, datetime
from typing import Any

import pdfplumber
import pytest
from openpyxl import load_workbook

from bot.companion import Companion
from induction.people import Role
from induction.writing.drafts import Draft, DraftKind, DraftState
from induction.writing.suggestions import Suggestion
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.listeners.verification.test_way import do, person, record, sign
from tests.bot.slack_stub import SlackStub

NAME = "packet-zoe-nguyen-2026-11-18"


@pytest.fixture(autouse=True)
def _on_record(dialog: Dialog, companion: Companion) -> None:
    """Hours, steps, a signature that was opened again, a goal, and a plan's own words."""
    [card] = dialog.direct("UZOE", "45 min coaching yesterday about the budget hearing")
    dialog.press("UZOE", buttons(card)["Record"])
    do(dialog, "UCORA", record(companion, "survey"), "R1", step_link="https://x.example/survey", step_note="=by mail")
    do(dialog, "UCORA", sign(companion, "coach"), "S1")
    way = dialog.command("UADA", "verify zoë")
    view = dialog.open("UADA", buttons(way)["Open a signed step again"])
    dialog.submit("UADA", view, "O1", way_which="coach", way_reason="it was another survey")
    zoe = person(companion, "UZOE")
    goal = Draft(
        draft_id="g1",
        version=1,
        kind=DraftKind.GOAL,
        candidate_id=zoe.id,
        author_id=zoe.id,
        parts={"cpsel": "2", "change": "a secret about my school"},
        state=DraftState.KEPT,
        written_at=datetime(2026, 10, 1, tzinfo=UTC),
    )
    companion.records.drafts.write(goal)


def packet(dialog: Dialog, slack: SlackStub, user: str, words: str = "") -> dict[str, bytes]:
    slack.uploads.clear()
    dialog.command(user, f"packet {words}")
    dialog.settle()
    return dict(slack.uploads)


def text_of(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def sheets(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [row for row in sheet.iter_rows(values_only=True) if any(row)] for sheet in book.worksheets}


def test_both_files_come_in_the_direct_message(dialog: Dialog, slack: SlackStub) -> None:
    said = dialog.command("UZOE", "packet")
    assert said["text"] == ("Your packet comes in a direct message from me, in a moment, as PDF and an Excel workbook.")
    dialog.settle()
    assert {call["channel_id"] for call in slack.sent("files.completeUploadExternal")} == {"DUZOE"}
    assert sorted(slack.uploads) == [f"{NAME}.pdf", f"{NAME}.xlsx"]


def test_the_pdf_says_who_what_and_when(dialog: Dialog, slack: SlackStub) -> None:
    text = text_of(packet(dialog, slack, "UADA", "zoë pdf")[f"{NAME}.pdf"])
    for words in (
        "Packet of Zoë Nguyễn",
        "Made November 18, 2026, 10:00 AM PST, by Ada Admin with the CASC Companion",
        "Zoë Nguyễn <zoe@pine.example>",
        "Pine County Induction",
        "Pine Handbook, 2026",
        "Page 1 of ",
        "opened again",
        "it was another",
        "Cora Coach",
        "budget",
        "Exit survey",
        "https://x.exam",
    ):
        assert words in text, words
    assert "secret" not in text
    assert "?" not in text


def test_the_workbook_holds_the_same_facts(dialog: Dialog, slack: SlackStub) -> None:
    found = sheets(packet(dialog, slack, "UZOE", "xlsx")[f"{NAME}.xlsx"])
    assert list(found) == [
        *("About", "Requirements", "Rulings", "Sign-offs and reopenings", "What was signed", "Steps and documents"),
        *("Hours by year and category", "Every entry", "Sessions", "IIP goals", "Evidence", "Ratings", "Support plans"),
    ]
    steps = found["Steps and documents"]
    assert steps[0][:7] == ("Step", "CPSEL", "Score", "Day", "Link", "Note", "State")
    assert steps[1][:7] == (
        "exit survey", None, None, datetime(2026, 11, 18), "https://x.example/survey", "=by mail", "stands",  # noqa: DTZ001 - Excel's days have no zone
    )  # fmt: skip
    assert [row[:3] for row in found["Sign-offs and reopenings"][-2:]] == [
        ("coach's checklist", "signed", "Cora Coach"),
        ("coach's checklist", "opened again", "Ada Admin"),
    ]
    assert [row[0].date() for row in found["Every entry"][1:]] == [date(2026, 11, 17)]
    assert found["Every entry"][1][3] == 0.75
    assert found["IIP goals"][-1] == ("CPSEL 2: Instructional leadership", datetime(2026, 9, 30), None)  # noqa: DTZ001 - the same
    assert "secret" not in str(found)


def test_the_office_gets_no_word_of_a_session_and_no_ratings_or_plans(dialog: Dialog, slack: SlackStub) -> None:
    files = packet(dialog, slack, "UOLU", "zoë")
    found = sheets(files[f"{NAME}.xlsx"])
    assert "budget" not in str(found)
    assert "budget" not in text_of(files[f"{NAME}.pdf"])
    assert not {"Ratings", "Support plans"} & set(found)
    assert (
        "Not in it",
        (
            "the text of IIP goals and reflections; what each session was about; what the evidence is; ratings; "
            "support plans"
        ),
    ) in [row[:2] for row in found["About"]]


def test_the_same_command_twice_delivered_sends_each_file_once(dialog: Dialog, slack: SlackStub) -> None:
    for _ in range(2):
        dialog.command("UZOE", "packet pdf", trigger="once")
    dialog.settle()
    assert len(slack.sent("files.completeUploadExternal")) == 1


def test_a_workspace_that_takes_no_file_says_what_to_do(dialog: Dialog, slack: SlackStub) -> None:
    slack.refuses_method["files.getUploadURLExternal"] = "missing_scope"
    dialog.command("UZOE", "packet pdf")
    dialog.settle()
    assert "lets me hand over no file" in shown(slack.sent("chat.postMessage")[-1])


@pytest.mark.parametrize(
    ("user", "words", "says"),
    [
        ("UFINN", "zoë", "in your caseload"),
        ("UZHANNA", "zoë", "in your own record"),
        ("UMAX", "zoë", "among the candidates of your program"),
        ("UADA", "", "Whose?"),
    ],
)
def test_nobody_else_gets_it(dialog: Dialog, slack: SlackStub, user: str, words: str, says: str) -> None:
    assert says in shown(dialog.command(user, f"packet {words}"))
    assert slack.uploads == {}


def test_who_coached_the_candidate_once_gets_a_refusal_in_place_of_the_file(
    dialog: Dialog, companion: Companion, slack: SlackStub
) -> None:
    from tests.bot.listeners.verification.conftest import ROSTER  # noqa: PLC0415 - read where it is changed

    companion.outbox.attended_by(None)
    dialog.command("UCORA", "packet zoë pdf")
    moved = [one.model_copy(update={"coach": None}) if one.role is Role.CANDIDATE else one for one in ROSTER]
    companion.records.write_roster(moved, today=date(2026, 11, 18), now=companion.clock())
    dialog.sweep()
    assert slack.uploads == {}
    assert "You can't see the way to the recommendation of Zoë" in shown(slack.sent("chat.postMessage")[-1])


def test_a_goal_with_a_models_wording_says_so(dialog: Dialog, slack: SlackStub, companion: Companion) -> None:
    zoe, at = person(companion, "UZOE"), datetime(2026, 10, 2, tzinfo=UTC)
    [suggestion] = companion.records.suggestions.keep(
        [
            Suggestion(
                id=0,
                draft_id="g1",
                version=1,
                candidate_id=zoe.id,
                part="change",
                own_words="a secret about my school",
                proposed="A secret about my school.",
                model="stub",
                proposed_at=at,
            )
        ]
    )
    companion.records.suggestions.answer(suggestion.id, taken=True, now=at)
    worded = companion.records.drafts.versions("g1")[-1]
    companion.records.drafts.write(worded.model_copy(update={"version": 3, "state": DraftState.KEPT}))
    told = "Goal 1 is worded with a model’s help, accepted by Zoë Nguyễn: What will change, and for whom."
    found = sheets(packet(dialog, slack, "UADA", "zoë xlsx")[f"{NAME}.xlsx"])
    assert told in [row[0] for row in found["IIP goals"]]
