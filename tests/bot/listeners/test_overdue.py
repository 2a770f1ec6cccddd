"""What waits for a word longer than the pack lets pass, as dialogs: listed for both, and asked about again."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.companion import Companion
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, Message, boxes, buttons, notes, shown
from tests.bot.outgoing.accepted import assert_accepted

MARCUS_KNOWS = "*1 h* coaching with Dana Whitfield on Tue, Nov 17, 2026"
DANA_KNOWS = "*1 h* coaching with Marcus Bell on Tue, Nov 17, 2026"
WAITING = f"*You wait for somebody’s word*\n{MARCUS_KNOWS}\nWaiting for Dana since Nov 18"


@pytest.fixture
def dialog(dialog: Dialog, clock: Clock) -> Iterator[Dialog]:
    """Marcus logged a session with Dana eight days ago, and one today; she has been asked once."""
    log(dialog, "log 60 min coaching with Dana yesterday")
    clock.now += timedelta(hours=6)
    dialog.sweep()
    clock.now += timedelta(days=7, hours=18)
    log(dialog, "log 30 min coaching with Dana on 11/16")
    dialog.slack.calls.clear()
    yield dialog
    for method, payload in dialog.slack.calls:
        assert_accepted(method, payload)


def log(dialog: Dialog, said: str) -> None:
    dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", said))["Record"])


def told(dialog: Dialog, user: str) -> list[Message]:
    return [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == user]


def at(clock: Clock, hour: int) -> datetime:
    return clock.now.astimezone(ZoneInfo("America/Los_Angeles")).replace(hour=hour, minute=0)


def test_who_is_asked_has_it_first_with_since_when_it_waits(dialog: Dialog) -> None:
    listed = dialog.command("UDANA", "confirm")
    [options] = [
        element["options"]
        for block in listed["blocks"]
        for element in block.get("elements", ())
        if element["type"] == "checkboxes"
    ]
    assert [(one["text"]["text"], one.get("description", {}).get("text")) for one in options] == [
        ("1 h coaching with Marcus Bell on Tue, Nov 17, 2026", "waiting since Nov 18"),
        ("30 min coaching with Marcus Bell on Mon, Nov 16, 2026", None),
    ]
    assert f"{DANA_KNOWS}, logged by Marcus, waiting since Nov 18" in shown(dialog.home("UDANA"))


def test_who_waits_sees_for_whom_and_since_when(dialog: Dialog) -> None:
    for seen in (dialog.home("UMARCUS"), dialog.command("UMARCUS", "confirm")):
        assert f"{WAITING}, who is asked again today at 4:00 pm." in shown(seen)
        assert "Ask again" not in buttons(seen)
        assert "*30 min*" not in shown(seen)


@pytest.mark.parametrize(("user", "whom"), [("UDANA", "you"), ("UMARCUS", "Dana"), ("UPRIYA", "Dana")])
def test_the_standing_lists_it_for_everybody_who_sees_it(dialog: Dialog, user: str, whom: str) -> None:
    seen = shown(dialog.command(user, "progress" if user == "UDANA" else "progress Dana"))
    assert f"*Not confirmed yet*: 1 h, waiting for {whom} since Nov 18" in seen
    assert "30 min, waiting" not in seen


def test_the_administrator_reads_the_count_and_finds_the_names_in_the_list(dialog: Dialog) -> None:
    home = shown(dialog.home("UPRIYA"))
    counts = "None in dispute, 1 unconfirmed for more than 7 days: `/casc confirm` names them."
    assert f"*Hours that are not agreed on*\n{counts}" in home
    assert shown(dialog.command("UPRIYA", "confirm")) == (
        "*USC Rossier: what is not agreed on*\nNothing is in dispute.\n"
        "*Unconfirmed for more than 7 days, or with nobody to ask: 1*\n"
        "• *1 h* coaching between Dana Whitfield and Marcus Bell on Tue, Nov 17, 2026: "
        "waiting for Dana Whitfield since Nov 18\n"
        "One entry more waits for a confirmation, 7 days at most."
    )


def test_ask_again_puts_it_into_the_others_next_list_once(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    clock.now = at(clock, 16)
    dialog.sweep()
    assert len(told(dialog, "UDANA")) == 1
    clock.now += timedelta(minutes=5)
    listed = dialog.command("UMARCUS", "confirm")
    assert shown(listed).endswith(f"{WAITING}.")
    for _ in range(2):
        answer = dialog.press("UMARCUS", buttons(listed)["Ask again"])
        assert shown(answer).endswith(f"{WAITING}, who is asked again tomorrow at 4:00 pm.")
        assert "Ask again" not in buttons(answer)
    assert len(companion.records.errands.waiting()) == 1
    clock.now = at(clock, 16) + timedelta(days=1)
    dialog.sweep()
    [_, again] = told(dialog, "UDANA")
    assert list(boxes(again).values()) == [["1", "2"]]


def test_ask_again_on_the_home_does_the_same(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    clock.now = at(clock, 16)
    dialog.sweep()
    home = dialog.home("UMARCUS")
    dialog.act("UMARCUS", buttons(home)["Ask again"])
    assert len(companion.records.errands.waiting()) == 1
    assert "who is asked again tomorrow at 4:00 pm." in shown(dialog.home("UMARCUS"))


@pytest.mark.parametrize("user", ["UDANA", "UTHEO", "UELENA", "UPRIYA"])
def test_only_who_logged_it_has_it_asked_again(dialog: Dialog, companion: Companion, clock: Clock, user: str) -> None:
    clock.now = at(clock, 16)
    dialog.sweep()
    button = buttons(dialog.command("UMARCUS", "confirm"))["Ask again"]
    assert shown(dialog.press(user, button)) == "That entry is no longer there, or somebody else logged it."
    assert companion.records.errands.waiting() == ()


def test_once_confirmed_nobody_waits_any_more(dialog: Dialog) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", "confirm"))["Confirm the ticked ones"])
    assert shown(dialog.command("UMARCUS", "confirm")) == "Nothing waits for your confirmation."
    assert "Not confirmed yet" not in shown(dialog.command("UDANA", "progress"))
    assert "Nothing is in dispute, and nothing waits too long" in shown(dialog.home("UPRIYA"))


def test_confirm_all_on_the_home_confirms_what_it_shows(dialog: Dialog) -> None:
    home = dialog.home("UDANA")
    dialog.act("UDANA", next(one for label, one in buttons(home).items() if label.startswith("Confirm all")))
    assert "*What waits for you*\nNothing just now." in shown(dialog.home("UDANA"))


def test_what_waits_for_others_is_cut_with_how_many_more_there_are(dialog: Dialog, clock: Clock) -> None:
    for day in range(1, 8):
        log(dialog, f"log {20 + day} min coaching with Dana on 11/{day}")
    clock.now += timedelta(days=8)
    listed = dialog.command("UMARCUS", "confirm")
    assert shown(listed).count("Waiting for Dana since") == 5
    assert notes(listed) == "and 4 more"
    assert "and 4 more that wait: `/casc confirm`" in notes(dialog.home("UMARCUS"))
