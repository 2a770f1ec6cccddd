"""After a change of coach: whoever was there answers for the session, sees that one entry, and nothing else."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.companion import Companion
from induction.hours import LedgerEntry
from induction.people import Role
from tests.bot.conftest import Clock, line
from tests.bot.dialog import Dialog, Message, buttons, shown
from tests.bot.outgoing.accepted import assert_accepted

MARCUS_KNOWS = "*45 min* coaching with Dana Whitfield on Wed, Nov 18, 2026"
DANA_KNOWS = "*1 h* coaching with Marcus Bell on Tue, Nov 17, 2026"


@pytest.fixture
def dialog(dialog: Dialog, companion: Companion, clock: Clock) -> Iterator[Dialog]:
    """Dana logged a session with Marcus, he one with her, she some learning; a day later Elena coaches her."""
    for user, said in (
        ("UDANA", "log 45 min coaching today"),
        ("UMARCUS", "log 60 min coaching with Dana yesterday"),
        ("UDANA", "log 2 hours PLC on 11/10, reading data"),
    ):
        dialog.press(user, buttons(dialog.command(user, said))["Record"])
    clock.now += timedelta(days=1)
    moved = line("Dana Whitfield", Role.CANDIDATE, "usc", None, "elena@school.example")
    companion.records.write_roster([moved], today=clock.now.date(), now=clock.now)
    dialog.slack.calls.clear()
    yield dialog
    for method, payload in dialog.slack.calls:
        assert_accepted(method, payload)


def told(dialog: Dialog, user: str) -> list[Message]:
    return [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == user]


def entries(companion: Companion) -> list[LedgerEntry]:
    people = [person.id for person in companion.records.people()]
    return [entry for entry in companion.records.entries_of(people) if entry.counts]


def test_the_list_of_the_day_asks_who_was_there_and_not_the_coach_of_today(dialog: Dialog) -> None:
    dialog.sweep()
    [marcus] = told(dialog, "UMARCUS")
    assert shown(marcus) == f"*Dana Whitfield logged this with you. Is it right?*\n{MARCUS_KNOWS}"
    assert told(dialog, "UELENA") == []
    answered = dialog.press("UMARCUS", buttons(marcus)["Confirm"])
    assert shown(answered) == f"*Thank you, that is all.*\n{MARCUS_KNOWS}\nConfirmed by you."
    assert ", 45 min confirmed," in shown(dialog.command("UDANA", "progress"))


def test_the_earlier_coach_sees_that_entry_on_their_home_and_nothing_else_of_the_candidate(dialog: Dialog) -> None:
    home = dialog.home("UMARCUS")
    whole, _, _ = shown(home).partition("What you can do here")
    assert whole.count("Dana") == 2  # with whom the one entry was, and who logged it
    assert f"{MARCUS_KNOWS}, logged by Dana" in whole
    assert "Dana" not in shown(dialog.command("UMARCUS", "progress"))
    assert "of 40 h" not in shown(dialog.command("UMARCUS", "progress Dana"))
    assert shown(dialog.command("UELENA", "confirm")) == "Nothing waits for your confirmation."
    dialog.act("UMARCUS", buttons(home)["Confirm"])
    assert "*What waits for you*\nNothing just now." in shown(dialog.home("UMARCUS"))


def test_the_candidate_still_confirms_what_the_earlier_coach_logged(dialog: Dialog) -> None:
    listed = dialog.command("UDANA", "confirm")
    assert DANA_KNOWS in shown(listed)
    assert "Confirmed by you." in shown(dialog.press("UDANA", buttons(listed)["Confirm"]))


def test_the_earlier_coach_corrects_what_they_logged_themselves(dialog: Dialog, companion: Companion) -> None:
    why = dialog.press("UDANA", buttons(dialog.command("UDANA", "confirm"))["That’s not right"])
    dialog.press("UDANA", buttons(why)["Wrong length"])
    [news] = told(dialog, "UMARCUS")
    form = dialog.open("UMARCUS", buttons(news)["Correct it"])
    assert dialog.submit("UMARCUS", form, log_length="50 min") == {}
    marcus, dana = (companion.records.person_by_slack(one) for one in ("UMARCUS", "UDANA"))
    assert marcus is not None
    assert dana is not None
    corrected = entries(companion)[-1]
    assert (corrected.candidate_id, corrected.coach_id, corrected.minutes) == (dana.id, marcus.id, 50)
    dialog.settle()
    assert "of 40 h" not in shown(dialog.slack.sent("response")[-1])
    assert "*50 min* coaching with Marcus Bell" in shown(dialog.command("UDANA", "confirm"))


def test_the_candidate_corrects_a_session_without_moving_it_to_the_coach_of_today(
    dialog: Dialog, companion: Companion
) -> None:
    why = dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", "confirm"))["That’s not right"])
    dialog.press("UMARCUS", buttons(why)["Wrong length"])
    [news] = told(dialog, "UDANA")
    form = dialog.open("UDANA", buttons(news)["Correct it"])
    assert "Coaching with Marcus Bell" in str(form["blocks"][0])
    assert dialog.submit("UDANA", form, log_length="40 min") == {}
    marcus = companion.records.person_by_slack("UMARCUS")
    assert marcus is not None
    assert (entries(companion)[-1].coach_id, entries(companion)[-1].minutes) == (marcus.id, 40)
    assert "*40 min* coaching with Dana Whitfield" in shown(dialog.command("UMARCUS", "confirm"))


@pytest.mark.parametrize("said", ["log 30 min coaching with Dana today", "goals Dana", "goal Dana: I want more visits"])
def test_nothing_else_is_open_to_the_earlier_coach(dialog: Dialog, companion: Companion, said: str) -> None:
    before = entries(companion)
    answer: dict[str, Any] = dialog.command("UMARCUS", said)
    assert "Record" not in buttons(answer)
    assert entries(companion) == before


def test_what_nobody_can_be_asked_about_is_in_the_administrators_list_at_once(
    dialog: Dialog, companion: Companion
) -> None:
    assert shown(dialog.command("UPRIYA", "confirm")) == (
        "*USC Rossier: what is not agreed on*\nNothing is in dispute.\n"
        "2 entries wait for a confirmation, 7 days at most."
    )
    gone = line("Marcus Bell", Role.SUPERVISOR, "usc", None)
    companion.records.write_roster([gone], today=companion.clock().date(), now=companion.clock())
    assert shown(dialog.command("UPRIYA", "confirm")) == (
        "*USC Rossier: what is not agreed on*\nNothing is in dispute.\n"
        "*Unconfirmed for more than 7 days, or with nobody to ask: 1*\n"
        "• *45 min* coaching between Dana Whitfield and Marcus Bell on Wed, Nov 18, 2026: "
        "waiting for Marcus Bell since Nov 18, who can't be asked in Slack\n"
        "One entry more waits for a confirmation, 7 days at most."
    )
    dialog.sweep()
    assert told(dialog, "UMARCUS") == []


def test_a_coach_who_is_not_in_slack_is_in_that_list_too(dialog: Dialog, companion: Companion) -> None:
    ruth = line("Ruth Cole", Role.COACH, "usc", None)
    theo = line("Theo Park", Role.CANDIDATE, "usc", None, ruth.email)
    companion.records.write_roster([ruth, theo], today=companion.clock().date(), now=companion.clock())
    receipt = dialog.press("UTHEO", buttons(dialog.command("UTHEO", "log 30 min coaching today"))["Record"])
    assert "is asked" not in shown(receipt)
    assert "waiting for Ruth Cole since Nov 19, who can't be asked in Slack" in shown(
        dialog.command("UPRIYA", "confirm")
    )
