"""Scores of a round are seen by no other rater before their own are in, by whatever way; every reading is audited."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.companion import Companion
from induction.people import Role
from tests.bot.conftest import Clock, line
from tests.bot.dialog import Dialog
from tests.bot.listeners.assessing.conftest import Audited
from tests.bot.listeners.assessing.raters import form_of, rate
from tests.bot.slack_stub import SlackStub

WAYS = (
    *("progress Dana", "cohort", "ratings Dana", "packet Dana", "steps Dana", "verify Dana", "export Dana"),
    *("warnings", "plan Dana", "deadlines Dana", "history Dana", "progress", "cohort me"),
)
SCORES = ("1.67", "1.66", "1, 1, 4", "1 1 4", "at 4", "the same scores as nobody else")
NOTE = "the same scores as nobody else"


def everything(dialog: Dialog, slack: SlackStub, user: str) -> str:
    """All that the person is shown, in words and in files."""
    slack.uploads.clear()
    before = len(slack.calls)
    found = [str(dialog.command(user, words.replace(" Dana", "") if user == "UDANA" else words)) for words in WAYS]
    found.append(str(dialog.home(user)))
    found.append(str(form_of(dialog, user, "rate" if user != "UMARCUS" else "rate Dana")))
    dialog.settle()
    found += [str(call) for _, call in slack.calls[before:]]
    for name, content in slack.uploads.items():
        if name.endswith(".xlsx"):
            book = load_workbook(io.BytesIO(content))
            found += [str(row) for sheet in book for row in sheet.iter_rows(values_only=True) if is_scored(row)]
    return "\n".join(found)


def is_scored(row: tuple[Any, ...]) -> bool:
    return any(value is not None for value in row)


@pytest.mark.parametrize("user", ["UMARCUS", "UROSA"])
def test_no_way_leads_to_anothers_scores_before_ones_own(dialog: Dialog, slack: SlackStub, user: str) -> None:
    rate(dialog, "UDANA", "V1", rating_note=NOTE)
    shown = everything(dialog, slack, user)
    assert [one for one in SCORES if one in shown] == []
    assert "(1, 1, 4, 2, 1, 1)" not in shown
    rate(dialog, user, "V2")
    after = everything(dialog, slack, user)
    assert (NOTE in after) is (user == "UMARCUS")


def test_the_candidate_sees_nobodys_before_their_own(dialog: Dialog, slack: SlackStub) -> None:
    rate(dialog, "UMARCUS", "V1", levels="114211", rating_note=NOTE)
    rate(dialog, "UROSA", "V2", levels="114211")
    shown = everything(dialog, slack, "UDANA")
    assert [one for one in SCORES if one in shown] == []


def test_nobody_else_of_the_program_sees_any(dialog: Dialog) -> None:
    for place, user in enumerate(("UDANA", "UMARCUS", "UROSA")):
        rate(dialog, user, f"V{place}", levels="114211", rating_note=NOTE)
    for user in ("USAM", "UELENA", "UTHEO"):
        said = [str(dialog.command(user, words)) for words in WAYS] + [str(dialog.home(user))]
        assert [one for one in SCORES if one in "\n".join(said)] == []


def test_a_packet_and_a_report_with_scores_in_them_are_readings(dialog: Dialog, audited: Audited) -> None:
    for place, user in enumerate(("UDANA", "UMARCUS", "UROSA")):
        rate(dialog, user, f"V{place}")
    before = len(audited("see_ratings"))
    dialog.command("UPRIYA", "packet Dana")
    dialog.command("UMARCUS", "packet Dana")
    dialog.command("UDANA", "packet")
    dialog.command("UPRIYA", "report")
    assert audited("see_ratings")[before:] == [
        ("Priya", "Dana", "first"),
        ("Marcus", "Dana", "first"),
        ("Dana", "Dana", "first"),
        ("Priya", "Dana", "first"),
    ]


def test_a_supervisors_own_packet_and_those_of_others_are_refused(
    dialog: Dialog, companion: Companion, slack: SlackStub
) -> None:
    rate(dialog, "UROSA", "V1")
    for words in ("packet Dana", "ratings Dana", "cohort", "report", "plan Dana", "warnings", "export Dana"):
        answer = dialog.command("UROSA", words)
        assert "Dana Whitfield" not in str(answer), words
    dialog.settle()
    assert dict(slack.uploads) == {}
    assert companion.records.errands.due(now=companion.clock(), at_most=10) == ()


def test_the_analyst_sees_that_people_rated_and_no_score(
    dialog: Dialog, companion: Companion, slack: SlackStub, clock: Clock
) -> None:
    analyst = line("Ana Castillo", Role.ANALYST, "usc", "UANA")
    companion.records.write_roster([analyst], today=clock.now.date(), now=clock.now)
    for place, user in enumerate(("UDANA", "UMARCUS", "UROSA")):
        rate(dialog, user, f"V{place}", levels="114211", rating_note=NOTE)
    assert [one for one in SCORES if one in everything_for_office(dialog, slack)] == []


def everything_for_office(dialog: Dialog, slack: SlackStub) -> str:
    """All that an analyst is shown of Dana."""
    slack.uploads.clear()
    found = [
        str(dialog.command("UANA", words)) for words in ("steps Dana", "verify Dana", "packet Dana xlsx", "verify")
    ]
    dialog.settle()
    [content] = slack.uploads.values()
    book = load_workbook(io.BytesIO(content))
    found += [str(row) for sheet in book for row in sheet.iter_rows(values_only=True)]
    return "\n".join(found)
