"""The cohort at a glance: by command, in plain words and on the Home, with what is chosen there, and as a file."""

import io
from collections.abc import Iterator
from datetime import date

import pytest
from openpyxl import load_workbook

from bot.companion import Companion
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.conftest import ENDS, NOW, STARTS
from tests.bot.dialog import Dialog, View, buttons, notes, shown
from tests.bot.outgoing.accepted import assert_accepted


@pytest.fixture
def dialog(dialog: Dialog, companion: Companion) -> Iterator[Dialog]:
    """Twelve more candidates in two cohorts; whatever was sent in the end is what Slack takes."""
    more = [
        RosterLine(
            name=f"Nia Long{chr(97 + number)}",
            email=f"n{number}@school.example",
            role=Role.CANDIDATE,
            program="usc",
            coach="elena@school.example",
            cohort="usc-2026" if number % 2 else "usc-2025",
            starts_on=STARTS,
            ends_on=ENDS,
        )
        for number in range(12)
    ]
    companion.records.write_roster(more, today=date(2026, 8, 17), now=NOW)
    yield dialog
    for method, payload in dialog.slack.calls:
        assert_accepted(method, payload)


def select(view: View, action_id: str, value: str) -> dict[str, object]:
    """The list with that option chosen."""
    elements = [one for block in view["blocks"] for one in block.get("elements", ())]
    [element] = [one for one in elements if one.get("action_id") == action_id]
    [chosen] = [one for one in element["options"] if one["value"] == value]
    return {"type": "static_select", "action_id": action_id, "selected_option": chosen}


def test_an_administrator_sees_all_and_a_coach_their_own(dialog: Dialog) -> None:
    assert "15 candidates" in shown(dialog.command("UPRIYA", "cohort"))
    mine = shown(dialog.command("UMARCUS", "cohort"))
    assert "Your caseload" in mine
    assert "2 candidates" in mine
    assert "Nia" not in mine


def test_a_candidate_is_told_where_to_look(dialog: Dialog) -> None:
    assert "`/casc progress` shows where you stand" in shown(dialog.command("UDANA", "cohort"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("usc-2026", "6 of 15 candidates"),
        ("Marcus", "2 of 15 candidates"),
        ("no contact", "15 candidates"),
        ("me", "15 candidates"),
    ],
)
def test_words_behind_the_command_choose(dialog: Dialog, said: str, told: str) -> None:
    assert told in shown(dialog.command("UPRIYA", f"cohort {said}"))


@pytest.mark.parametrize("said", ["who needs help?", "How is my cohort doing?", "who is behind", "how's my caseload"])
def test_plain_words_do(dialog: Dialog, said: str) -> None:
    [answer] = dialog.direct("UMARCUS", said)
    assert "Your caseload" in shown(answer)


def test_a_home_is_filtered_and_its_pages_turned(dialog: Dialog) -> None:
    home = dialog.home("UPRIYA")
    assert "1 to 10 of 15" in notes(home)
    dialog.act("UPRIYA", buttons(home)["Next"])
    assert "11 to 15 of 15" in notes(dialog.home("UPRIYA"))
    dialog.act("UPRIYA", select(home, "cohort_choose", "usc-2025"))
    assert "6 of 15 candidates" in shown(dialog.home("UPRIYA"))
    dialog.settle()


def test_the_table_comes_as_a_workbook(dialog: Dialog, companion: Companion) -> None:
    told = dialog.open("UPRIYA", buttons(dialog.command("UPRIYA", "cohort usc-2026"))["Excel file"])
    assert "comes as an Excel file" in shown(told)
    priya = companion.records.person_by_slack("UPRIYA")
    assert priya is not None
    exports, table = companion.desk.cohort_exports, companion.desk.cohort_tables.meant(priya, "usc-2026", now=NOW)
    made = exports.file(priya, table.view, now=NOW)
    assert made.name == "usc-2026-at-a-glance-2026-11-18.xlsx"
    sheet = load_workbook(io.BytesIO(made.content))["At a glance"]
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == [row.candidate.name for row in table.rows]


def test_a_day_of_another_year_comes_with_its_year(dialog: Dialog, companion: Companion) -> None:
    longer = RosterLine(
        name="Theo Park",
        email="theo@school.example",
        role=Role.CANDIDATE,
        program="usc",
        slack_id="UTHEO",
        coach="marcus@school.example",
        starts_on=date(2025, 8, 17),
        ends_on=date(2027, 6, 30),
    )
    companion.records.write_roster([longer], today=NOW.date(), now=NOW)
    words = shown(dialog.command("UMARCUS", "cohort"))
    assert "candidate's MOU, signed (Sep 17, 2025)" in words
    assert "candidate's MOU, signed (Sep 17)" in words
