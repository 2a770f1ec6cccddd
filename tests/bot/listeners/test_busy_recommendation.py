"""Busy records on the way to the recommendation: told what was recorded, and what was not."""

import pytest

from bot.companion import Companion
from bot.views.deadlines.deadlines import ADD_TO_CALENDAR
from induction.people import Person
from tests.bot.dialog import Dialog, View, buttons, shown
from tests.bot.listeners.test_busy_records import NOT_RECORDED, busy
from tests.bot.slack_stub import SlackStub

LEVELS = {f"rating_standard_{number}": "2" for number in range(1, 7)}
PLAN = {"plan_status": "academic_watch", "plan_goal_1": "Meet twice", "plan_day_1": "2026-12-04"}


@pytest.fixture
def dana(companion: Companion) -> Person:
    return next(one for one in companion.records.people() if one.slack_id == "UDANA")


def rating(dialog: Dialog, slack: SlackStub) -> View:
    dialog.command("UDANA", "rate")
    view: View = slack.sent("views.open")[-1]["view"]
    return view


def step(dialog: Dialog, dana: Person) -> View:
    return dialog.open("UDANA", {"type": "button", "action_id": "step_record", "value": f"{dana.id}:site.visit"})


def plan(dialog: Dialog) -> View:
    return dialog.open("UPRIYA", buttons(dialog.command("UPRIYA", "plan Dana"))["Write a support plan"])


@pytest.mark.parametrize("what", ["rating", "step", "plan"])
def test_a_form_stays_open_and_is_recorded_once_afterwards(
    dialog: Dialog, companion: Companion, slack: SlackStub, dana: Person, what: str
) -> None:
    user, view, filled = {
        "rating": lambda: ("UDANA", rating(dialog, slack), LEVELS),
        "step": lambda: ("UDANA", step(dialog, dana), {"step_day": "2026-11-03"}),
        "plan": lambda: ("UPRIYA", plan(dialog), PLAN),
    }[what]()
    with busy(companion):
        answer = dialog.submit(user, view, "V9", **filled)
    assert list(answer["errors"].values()) == [NOT_RECORDED]
    assert rows(companion, dana) == 0
    for _ in range(2):
        assert dialog.submit(user, view, "V9", **filled) == {}
    assert rows(companion, dana) == 1


def rows(companion: Companion, dana: Person) -> int:
    records = companion.records
    return sum(
        len(found)
        for found in (
            records.ratings.of_candidates([dana.id]),
            records.milestones.of_candidates([dana.id]),
            records.support.plans_of([dana.id]),
        )
    )


@pytest.mark.parametrize(
    ("user", "word"),
    [("UDANA", "packet"), ("UMARCUS", "packet Dana"), ("UPRIYA", "report")],
)
def test_a_file_that_cannot_be_asked_for_now_is_not_promised(
    dialog: Dialog, companion: Companion, slack: SlackStub, user: str, word: str
) -> None:
    with busy(companion):
        answer = dialog.command(user, word)
    assert shown(answer) == NOT_RECORDED
    dialog.settle()
    assert dict(slack.uploads) == {}


def test_scores_of_others_are_not_shown_where_the_reading_cannot_be_noted(
    dialog: Dialog, companion: Companion, slack: SlackStub
) -> None:
    assert dialog.submit("UDANA", rating(dialog, slack), "V9", **LEVELS) == {}
    with busy(companion):
        answer = dialog.command("UPRIYA", "ratings Dana")
    assert shown(answer) == NOT_RECORDED


def test_a_calendar_that_cannot_be_asked_for_now_is_not_promised(
    dialog: Dialog, companion: Companion, slack: SlackStub, dana: Person
) -> None:
    button = {"type": "button", "action_id": ADD_TO_CALENDAR, "value": f"person:{dana.id}"}
    with busy(companion):
        dialog.act_on("UDANA", button)
    [told] = slack.sent("response")
    assert NOT_RECORDED in str(told)


@pytest.mark.parametrize("user", ["UDANA", "UMARCUS", "UPRIYA"])
def test_what_only_reads_is_answered_all_the_same(dialog: Dialog, companion: Companion, user: str) -> None:
    words = ("steps Dana", "verify Dana", "plan Dana", "warnings", "rulings", "deadlines Dana", "progress Dana")
    for word in (*words, *(("cohort",) if user != "UDANA" else ())):
        with busy(companion):
            answer = dialog.command(user, word)
        assert NOT_RECORDED not in shown(answer), word
        assert answer["blocks"], word


def test_forms_open_while_the_records_are_busy(dialog: Dialog, companion: Companion, dana: Person) -> None:
    with busy(companion):
        for view in (step(dialog, dana), plan(dialog)):
            assert "callback_id" in view
