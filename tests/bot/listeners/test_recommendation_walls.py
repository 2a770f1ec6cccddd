"""The walls of the way to the recommendation in Slack: channels, locked screens, strangers, and a coach of before."""

import re
from datetime import timedelta
from typing import Any

import pytest

from bot.companion import Companion
from bot.views.assessing.rating import ANSWER_RATING, ASK_OTHERS, OPEN_RATING
from bot.views.cohort import CANDIDATE, CHOOSE_COACH, CHOOSE_SHOWN, COHORT_PAGE, EXPORT, TURN
from bot.views.deadlines.deadlines import ADD_TO_CALENDAR
from bot.views.rulings.listing import LATER, OTHER, SIDE, UNDO
from bot.views.support.plans import CHANGE_PLAN, WRITE_PLAN
from bot.views.verification.steps import RECORD, SEE_WAY, TAKE_BACK
from bot.views.verification.way import REOPEN, SEE_STEPS, SIGN
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.conftest import NOW, Clock, line
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.slack_stub import SlackStub

WORDS = (
    *("progress", "deadlines", "deadlines feed", "cohort", "report", "steps", "verify", "packet", "rate", "ratings"),
    *("rulings", "plan", "warnings", "progress Dana", "steps Dana", "verify Dana", "packet Dana", "rate Dana"),
    *("ratings Dana", "plan Dana", "warnings Dana", "deadlines Dana"),
)
PEOPLE = ("UDANA", "UMARCUS", "UPRIYA", "UROSA", "UANA", "UINES", "USTRANGER")
PERSONAL = re.compile(
    r"\d+ of \d|\d h\b|\d\.\d|behind|No coaching|Academic Watch|watch|plan\b|warning|missing|below|```|Dana Whitfield",
    re.IGNORECASE,
)
"""What no locked screen shows: figures, scores, gaps, warnings, plans, and whose they are."""

OF_SOMEBODY = re.compile(r"Dana|Theo|Jordan|\d+ h\b|```|Academic|signed|orientation|site visit|\d of \d", re.IGNORECASE)
"""What no channel shows."""


def roster(coach: str = "marcus@school.example") -> list[RosterLine]:
    dana = line("Dana Whitfield", Role.CANDIDATE, "usc", "UDANA", coach)
    return [
        line("Rosa Kim", Role.SUPERVISOR, "usc", "UROSA"),
        line("Ana Castillo", Role.ANALYST, "usc", "UANA"),
        line("Ines Ruiz", Role.INSTRUCTOR, "usc", "UINES"),
        dana.model_copy(update={"supervisor": "rosa@school.example"}),
    ]


@pytest.fixture(autouse=True)
def _people(companion: Companion) -> None:
    companion.records.write_roster(roster(), today=NOW.date(), now=NOW)


def in_channel(slack: SlackStub) -> list[dict[str, Any]]:
    """Everything that all members of a channel see."""
    posted = [call for call in slack.sent("chat.postMessage") if str(call["channel"]).startswith("C")]
    return posted + [call for call in slack.sent("response") if call.get("response_type") == "in_channel"]


@pytest.mark.parametrize("user", PEOPLE)
def test_a_command_in_a_channel_is_answered_to_who_gave_it_alone(dialog: Dialog, slack: SlackStub, user: str) -> None:
    for word in WORDS:
        before = len(slack.calls)
        answer = dialog.command(user, word)
        assert answer == {} or answer["response_type"] == "ephemeral", word
        assert answer or len(slack.calls) > before, word
    dialog.settle()
    assert in_channel(slack) == []


@pytest.mark.parametrize("user", ["UDANA", "UMARCUS", "UPRIYA"])
def test_a_mention_in_a_channel_is_answered_in_the_direct_message(dialog: Dialog, slack: SlackStub, user: str) -> None:
    for said in (*(f"/casc {word}" for word in WORDS), "what's due for Dana?", "my deadlines", "am I on track?"):
        assert dialog.mention(user, said) != [], said
    dialog.settle()
    assert [call["text"] for call in in_channel(slack) if OF_SOMEBODY.search(str(call))] == []


@pytest.mark.parametrize("user", PEOPLE)
def test_a_button_pressed_in_a_channel_says_nothing_there(
    dialog: Dialog, companion: Companion, slack: SlackStub, user: str
) -> None:
    names = {one.slack_id: one.id for one in companion.records.people()}
    dana = names["UDANA"]
    for action_id, value in (
        (SEE_STEPS, str(dana)),
        (SEE_WAY, str(dana)),
        (SIGN, f"{dana}:verification.coach"),
        (REOPEN, str(dana)),
        (RECORD, f"{dana}:orientation"),
        (OPEN_RATING, f"{dana}:first"),
        (ASK_OTHERS, f"{dana}:first"),
        (ADD_TO_CALENDAR, f"person:{dana}"),
        (WRITE_PLAN, str(dana)),
        (CANDIDATE, str(dana)),
        (EXPORT, "{}"),
    ):
        button = {"type": "button", "action_id": action_id, "value": value}
        dialog._interact(user, {**dialog._pressed(user, button), "channel": {"id": "C1"}})
    dialog.settle()
    assert in_channel(slack) == []


def test_a_locked_screen_shows_nothing_of_anybody(
    dialog: Dialog, companion: Companion, slack: SlackStub, clock: Clock
) -> None:
    for user in ("UDANA", "UMARCUS", "UROSA"):
        dialog.command(user, "rate Dana" if user != "UDANA" else "rate")
        view = slack.sent("views.open")[-1]["view"]
        levels = {f"rating_standard_{number}": "2" for number in range(1, 7)}
        assert dialog.submit(user, view, f"R{user}", **levels) == {}
    written = dialog.open("UPRIYA", buttons(dialog.command("UPRIYA", "plan Dana"))["Write a support plan"])
    filled = {"plan_status": "academic_watch", "plan_goal_1": "Meet twice", "plan_day_1": "2026-12-04"}
    assert dialog.submit("UPRIYA", written, "P1", **filled) == {}
    for day in (0, 1, 2):
        clock.now = NOW + timedelta(days=day)
        companion.desk.early_warnings.look(now=clock.now)
        dialog.sweep()
    for user, words in (
        ("UDANA", ("ratings", "my deadlines", "steps", "verify", "warnings")),
        ("UMARCUS", ("cohort", "steps Dana", "verify Dana", "ratings Dana")),
        ("UPRIYA", ("cohort", "verify Dana", "warnings")),
    ):
        for word in words:
            dialog.direct(user, word)
    dialog.settle()
    texts = [call["text"] for call in slack.sent("chat.postMessage")]
    assert len(texts) > 15
    about = [text for text in texts if "asks for your" not in text and "asked" not in text]
    shown_locked = [
        text.replace("What is due for Dana Whitfield", "").replace("Dana Whitfield’s growth", "") for text in about
    ]
    assert [text for text in shown_locked if PERSONAL.search(text)] == []


def test_a_coach_of_before_can_do_no_more_with_what_is_still_open(
    dialog: Dialog, companion: Companion, slack: SlackStub
) -> None:
    dana = next(one.id for one in companion.records.people() if one.slack_id == "UDANA")
    dialog.command("UMARCUS", "rate Dana")
    rating = slack.sent("views.open")[-1]["view"]
    step = dialog.open("UMARCUS", {"type": "button", "action_id": RECORD, "value": f"{dana}:site.visit"})
    way = dialog.command("UMARCUS", "verify Dana")
    checklist = dialog.command("UMARCUS", "steps Dana")
    companion.records.write_roster(roster("elena@school.example"), today=NOW.date(), now=NOW)

    levels = {f"rating_standard_{number}": "2" for number in range(1, 7)}
    answers = [
        dialog.submit("UMARCUS", rating, "R1", **levels),
        dialog.submit("UMARCUS", step, "S1", step_day="2026-11-03"),
    ]
    for answer in answers:
        assert "that is open only to" in str(answer)
    for message, label in ((way, "Steps and documents"), (checklist, "The way to the recommendation")):
        assert "that is open only to" in shown(dialog.press("UMARCUS", buttons(message)[label]))
    for word in ("steps", "verify", "ratings", "plan", "warnings", "packet", "rate", "progress", "deadlines"):
        assert "Whitfield" not in str(dialog.command("UMARCUS", f"{word} Dana")), word
    assert companion.records.ratings.of_candidates([dana]) == ()
    assert companion.records.milestones.of_candidates([dana]) == ()


def test_what_is_on_its_way_to_a_coach_of_before_does_not_arrive(
    dialog: Dialog, companion: Companion, slack: SlackStub
) -> None:
    companion.outbox.attended_by(None)
    for word in ("packet Dana", "ratings Dana", "export Dana"):
        dialog.command("UMARCUS", word)
    companion.records.write_roster(roster("elena@school.example"), today=NOW.date(), now=NOW)
    dialog.sweep()
    assert dict(slack.uploads) == {}
    assert [call for call in slack.sent("chat.postMessage") if "Whitfield" in str(call)] == []


FORGED = (
    "",
    "x",
    ":",
    "||",
    "{",
    "[]",
    '{"page": "x"}',
    '{"coach": []}',
    "9" * 5000,
    "9" * 500 + ":first",
    "-1",
    "²:first",
)
PRESSED = (
    *(SEE_STEPS, SEE_WAY, SIGN, REOPEN, RECORD, TAKE_BACK, OPEN_RATING, ANSWER_RATING, ASK_OTHERS, WRITE_PLAN),
    *(CHANGE_PLAN, ADD_TO_CALENDAR, CANDIDATE, EXPORT, f"{TURN}:1", f"{COHORT_PAGE}:1", CHOOSE_COACH, CHOOSE_SHOWN),
    *(f"{SIDE}:0", OTHER, UNDO, LATER),
)


@pytest.mark.parametrize("action_id", PRESSED)
def test_a_button_that_carries_nonsense_is_told_kindly(
    dialog: Dialog, slack: SlackStub, caplog: pytest.LogCaptureFixture, action_id: str
) -> None:
    for user in ("UPRIYA", "UMARCUS"):
        for value in FORGED:
            before = len(slack.calls)
            dialog._interact(user, dialog._pressed(user, {"type": "button", "action_id": action_id, "value": value}))
            dialog.settle()
            assert len(slack.calls) > before, value[:20]
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
