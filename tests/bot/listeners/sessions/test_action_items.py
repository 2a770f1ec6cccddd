"""Action items as dialogs: on both Homes and in the list, done by either of the two, put off and taken back."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bot.companion import Companion
from induction.ledger.sessions import ActionItem
from induction.packs.reminding import NudgeKind
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Button, Dialog, View, buttons, shown
from tests.bot.outgoing.accepted import assert_accepted


@pytest.fixture
def dialog(dialog: Dialog) -> Iterator[Dialog]:
    """Dana and Marcus have closed a session: she drafts, he reads; whatever was sent in the end is what Slack takes."""
    dialog.command("UMARCUS", "session Dana")
    [view] = [call["view"] for call in dialog.slack.sent("views.open")]
    view = dialog.choose("UMARCUS", view, "session_another")
    dialog.submit(
        "UMARCUS",
        view,
        session_length="45",
        session_item_1="Draft the survey",
        session_due_1="2026-12-01",
        session_item_2="Read it",
        session_owner_2="coach",
        session_next="2026-12-03",
    )
    yield dialog
    for method, payload in dialog.slack.calls:
        assert_accepted(method, payload)


def items(companion: Companion) -> list[ActionItem]:
    [session] = companion.records.sessions.of([one.id for one in companion.records.people()])
    return list(session.items)


def state(companion: Companion) -> list[tuple[str, str | None, date | None]]:
    """Each item with who did it and the day it is due."""
    names = {person.id: person.first_name for person in companion.records.people()}
    return [(item.text, item.done_by and names[item.done_by], item.due) for item in items(companion)]


def beside(view: View, words: str) -> Button:
    """The button beside the section that begins with these words."""
    [button] = [
        block["accessory"]
        for block in view["blocks"]
        if block["type"] == "section" and block["text"]["text"].startswith(words)
    ]
    return {key: button[key] for key in ("type", "action_id", "value")}


def told_of(companion: Companion, clock: Clock, user: str) -> list[str]:
    """The keys of the action items and meetings of which this person's digest tells now."""
    [person] = [one for one in companion.records.people() if one.slack_id == user]
    found = companion.desk.reminding.items.of([person], now=clock.now).get(person.id, ())
    return [one.key for one in found if one.kind in {NudgeKind.ITEM, NudgeKind.MEETING}]


DUE, LATER = date(2026, 12, 1), date(2026, 12, 3)


def test_both_see_what_is_open_and_when_they_meet(dialog: Dialog) -> None:
    assert shown(dialog.command("UDANA", "items")) == (
        "*Open action items*\nYou: Draft the survey (by Tue, Dec 1)\nMarcus: Read it (by Thu, Dec 3)\n"
        "*Next meeting*: Thu, Dec 3, with Marcus"
    )
    assert shown(dialog.command("UMARCUS", "my action items")) == (
        "*Open action items*\nDana: Draft the survey (by Tue, Dec 1)\nYou (with Dana): Read it (by Thu, Dec 3)\n"
        "*Next meeting*: Thu, Dec 3, with Dana"
    )
    [typed] = dialog.direct("UDANA", "what are my action items?")
    assert "You: Draft the survey (by Tue, Dec 1)" in shown(typed)
    for user in ("UDANA", "UMARCUS"):
        home = shown(dialog.home(user))
        assert shown(dialog.command(user, "items")) in home


def test_what_is_overdue_comes_first(dialog: Dialog, clock: Clock) -> None:
    clock.now = NOW + timedelta(days=14)
    assert shown(dialog.command("UDANA", "items")).startswith(
        "*Open action items*\n*Overdue* · You: Draft the survey (was due Tue, Dec 1)\nMarcus: Read it"
    )


def test_nobody_else_sees_any_of_it(dialog: Dialog) -> None:
    for user in ("UTHEO", "UELENA"):
        assert shown(dialog.command(user, "items")) == "No action items are open."
        assert "survey" not in shown(dialog.home(user))
    assert "are between a candidate and their coach" in shown(dialog.command("UPRIYA", "items"))


def test_either_settles_an_item_in_the_list_and_takes_it_back(dialog: Dialog, companion: Companion) -> None:
    listed = dialog.command("UMARCUS", "items")
    done = dialog.press("UMARCUS", beside(listed, "Dana: Draft"))
    assert "✓ Dana: Draft the survey (done by you on Wed, Nov 18)" in shown(done)
    assert state(companion) == [("Draft the survey", "Marcus", DUE), ("Read it", None, LATER)]
    seen = dialog.command("UDANA", "items")
    assert "✓ You: Draft the survey (done by Marcus on Wed, Nov 18)" in shown(seen)
    again = dialog.press("UDANA", beside(seen, "✓ You: Draft"))
    assert "You: Draft the survey (by Tue, Dec 1)" in shown(again)
    assert state(companion) == [("Draft the survey", None, DUE), ("Read it", None, LATER)]


def test_the_home_settles_an_item_and_shows_what_came_of_it(dialog: Dialog, companion: Companion) -> None:
    button = beside(dialog.home("UDANA"), "You: Draft")
    for _ in range(2):
        dialog.act("UDANA", button)
    dialog.settle()
    [*_, home] = [call["view"] for call in dialog.slack.sent("views.publish") if call["user_id"] == "UDANA"]
    assert "✓ You: Draft the survey (done by you on Wed, Nov 18)" in shown(home)
    dialog.act("UDANA", beside(home, "✓ You: Draft"))
    assert state(companion) == [("Draft the survey", None, DUE), ("Read it", None, LATER)]


def test_what_was_done_goes_out_of_sight_after_a_day(dialog: Dialog, clock: Clock) -> None:
    listed = dialog.command("UDANA", "items")
    dialog.press("UDANA", beside(listed, "You: Draft"))
    clock.now = NOW + timedelta(days=1, minutes=1)
    assert "survey" not in shown(dialog.command("UDANA", "items"))


def test_its_owner_is_reminded_from_its_day_on_until_it_is_done(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    clock.now = NOW.replace(month=11, day=30)
    assert told_of(companion, clock, "UDANA") == []
    clock.now = NOW.replace(month=12, day=1)
    survey, *_ = items(companion)
    assert told_of(companion, clock, "UDANA") == [f"item:{survey.id}:2026-12-01"]
    assert told_of(companion, clock, "UMARCUS") == []
    clock.now = NOW.replace(month=12, day=20)
    assert told_of(companion, clock, "UDANA") == [f"item:{survey.id}:2026-12-01"]
    done = dialog.press("UDANA", {"type": "button", "action_id": "item_done", "value": str(survey.id)})
    assert shown(done) == "You: Draft the survey (done by you on Sun, Dec 20)"
    assert told_of(companion, clock, "UDANA") == []
    undone = dialog.press("UDANA", buttons(done)["Undo"])
    assert list(buttons(undone)) == ["Done", "In a week"]
    assert state(companion) == [("Draft the survey", None, DUE), ("Read it", None, LATER)]


def test_an_item_is_put_off_once_and_comes_back_in_a_week(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    clock.now = NOW.replace(month=12, day=1)
    survey, *_ = items(companion)
    later: Button = {"type": "button", "action_id": "item_later", "value": f"{survey.id}:2026-12-01"}
    moved = dialog.press("UDANA", later)
    assert shown(moved) == "*Put off to Tue, Dec 8*\nYou: Draft the survey (by Tue, Dec 8)"
    assert told_of(companion, clock, "UDANA") == []
    clock.now += timedelta(days=1)
    assert "by Tue, Dec 8" in shown(dialog.press("UDANA", later))
    assert state(companion)[0] == ("Draft the survey", None, date(2026, 12, 8))
    clock.now = NOW.replace(month=12, day=8)
    assert told_of(companion, clock, "UDANA") == [f"item:{survey.id}:2026-12-08"]


def test_nobody_is_reminded_of_what_is_done_or_withdrawn(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    listed = dialog.command("UDANA", "items")
    dialog.press("UDANA", beside(listed, "You: Draft"))
    [receipt] = [one for one in dialog.slack.sent("chat.postMessage") if "Undo" in buttons(one)]
    dialog.press("UMARCUS", buttons(receipt)["Undo"])
    clock.now = NOW + timedelta(days=30)
    assert told_of(companion, clock, "UDANA") == told_of(companion, clock, "UMARCUS") == []


def test_a_coach_who_is_one_no_more_is_asked_and_reminded_of_nothing(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    pair(companion, "Dana", "elena@school.example")
    clock.now = NOW + timedelta(days=30)
    assert told_of(companion, clock, "UMARCUS") == []
    assert shown(dialog.command("UMARCUS", "items")) == "No action items are open."
    assert "find no “Dana”" in shown(dialog.command("UMARCUS", "sessions Dana"))
    assert "Marcus (with Dana): Read it" in shown(dialog.command("UELENA", "items"))
    assert "Read it" in shown(dialog.command("UELENA", "sessions Dana"))


def pair(companion: Companion, name: str, coach: str) -> None:
    """The roster gives this candidate another coach."""
    from tests.bot.conftest import ROSTER  # noqa: PLC0415 - only here

    [line] = [one for one in ROSTER if one.name.startswith(name)]
    companion.records.write_roster(
        [line.model_copy(update={"coach": coach})], today=date(2026, 11, 19), now=NOW + timedelta(days=1)
    )


@pytest.mark.usefixtures("dialog")
def test_after_the_day_of_the_next_meeting_the_coach_is_reminded(companion: Companion, clock: Clock) -> None:
    [session] = companion.records.sessions.of([one.id for one in companion.records.people()])
    clock.now = NOW.replace(month=12, day=3)
    assert f"meeting:{session.key}" not in told_of(companion, clock, "UMARCUS")
    clock.now += timedelta(days=1)
    assert f"meeting:{session.key}" in told_of(companion, clock, "UMARCUS")
    assert told_of(companion, clock, "UELENA") == []


@pytest.mark.parametrize("logger", ["UMARCUS", "UDANA"])
def test_nobody_is_reminded_where_the_session_was_logged(
    dialog: Dialog, companion: Companion, clock: Clock, logger: str
) -> None:
    clock.now = NOW.replace(month=12, day=3)
    whom = "with Dana " if logger == "UMARCUS" else ""
    card = dialog.command(logger, f"log 60 min coaching {whom}today")
    dialog.press(logger, buttons(card)["Record"])
    clock.now += timedelta(days=2)
    assert [key for key in told_of(companion, clock, "UMARCUS") if key.startswith("meeting")] == []


@pytest.mark.parametrize(
    ("action_id", "value"),
    [("item_done", "1"), ("items_done", "1"), ("item_later", "1:2026-12-01"), ("item_done", "9")],
)
def test_an_item_of_others_is_not_there(dialog: Dialog, companion: Companion, action_id: str, value: str) -> None:
    button: Button = {"type": "button", "action_id": action_id, "value": value}
    assert "is not there any more, or is not open to you" in shown(dialog.press("UTHEO", button))
    assert [item.is_open for item in items(companion)] == [True, True]


@pytest.mark.parametrize("value", ["", "everything", "1:someday"])
def test_a_button_that_carries_nonsense_says_so(dialog: Dialog, value: str) -> None:
    button: Button = {"type": "button", "action_id": "item_later", "value": value}
    assert "from another time" in shown(dialog.press("UDANA", button))
