"""Sharing with one's site supervisor, item by item, as dialogs in Slack."""

import json

import pytest

from bot.companion import Companion
from induction.people import Role
from tests.bot.conftest import Clock, line
from tests.bot.dialog import Dialog, Message, buttons, notes, shown

GOAL = "goal I want more families at our meetings, from 12 to 40 by May 2027. CPSEL 4"
REFLECT = "reflect We tried a shorter meeting. 31 families came."
WALL = "may not use it for an employment evaluation"


@pytest.fixture(autouse=True)
def _supervisors(companion: Companion, clock: Clock) -> None:
    roster(companion, clock, "rosa@school.example")


def roster(companion: Companion, clock: Clock, supervisor: str | None) -> None:
    dana = line("Dana Whitfield", Role.CANDIDATE, "usc", None, "marcus@school.example")
    lines = [
        line("Rosa Diaz", Role.SUPERVISOR, "usc", "UROSA"),
        line("Sam Lee", Role.SUPERVISOR, "usc", "USAM"),
        dana.model_copy(update={"supervisor": supervisor}),
    ]
    companion.records.write_roster(lines, today=clock.now.date(), now=clock.now)


def kept(dialog: Dialog, said: str) -> Message:
    return dialog.press("UDANA", buttons(dialog.command("UDANA", said))["Keep"])


def told(dialog: Dialog, user: str) -> list[Message]:
    return [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == user]


def test_one_tap_shares_and_one_takes_it_back(dialog: Dialog) -> None:
    card = kept(dialog, GOAL)
    assert "Rosa Diaz does not see this. You can share it, and stop whenever you like." in notes(card)
    assert WALL in notes(card)
    shared = dialog.press("UDANA", buttons(card)["Share with Rosa"])
    assert "Shared with Rosa Diaz since November 18, 2026." in notes(shared)
    assert "Share with Rosa" not in buttons(shared)
    [news] = told(dialog, "UROSA")
    assert "families" not in json.dumps(news)
    assert news["text"] == (
        "Dana Whitfield shared an IIP goal with you. It opens here, for you alone, as long as they share it."
    )
    opened = dialog.open("UROSA", buttons(news)["Look at it"])
    assert "I want more families at our meetings" in shown(opened)
    assert WALL in notes(opened)
    stopped = dialog.press("UDANA", buttons(shared)["Stop sharing"])
    assert "Rosa Diaz does not see this." in notes(stopped)
    stale = dialog.press("UROSA", buttons(news)["Look at it"])
    assert shown(stale) == "This is not shared with you any more."
    assert "families" not in json.dumps(to_supervisor(dialog, "UROSA"))
    assert "Nothing is shared with you just now." in shown(dialog.command("UROSA", "shared"))


def test_a_draft_that_is_not_kept_and_a_candidate_without_a_supervisor_have_no_such_button(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    assert "Share with Rosa" not in buttons(dialog.command("UDANA", GOAL))
    roster(companion, clock, None)
    assert "Share with Rosa" not in buttons(kept(dialog, REFLECT))
    assert "the roster has no site supervisor for you" in shown(dialog.command("UDANA", "shared"))


def test_only_the_version_that_was_shared_is_seen_and_nothing_else(dialog: Dialog) -> None:
    goal, reflection = kept(dialog, GOAL), kept(dialog, REFLECT)
    dialog.press("UDANA", buttons(reflection)["Share with Rosa"])
    mine = dialog.command("UDANA", "shared")
    assert "*We tried a shorter meeting." in shown(mine)
    assert "Your reflection, shared since November 18, 2026" in shown(mine)
    theirs = dialog.command("UROSA", "shared")
    assert "Dana Whitfield’s reflection, shared since November 18, 2026" in shown(theirs)
    assert "more families" not in json.dumps(theirs)
    assert "31 families" not in json.dumps(theirs)
    opened = dialog.open("UROSA", buttons(theirs)["Open"])
    assert "31 families came" in shown(opened)
    not_shared = {**buttons(goal)["Share with Rosa"], "action_id": "sharing_open"}
    assert shown(dialog.press("UROSA", not_shared)) == "This is not shared with you any more."
    dialog.act_on("UROSA", buttons(dialog.command("UDANA", "goals"))["Open"])
    dialog.settle()
    assert dialog.slack.sent("response")[-1]["text"] == "This draft is not there any more, or is not open to you."


def test_a_change_of_supervisor_ends_every_share(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    dialog.press("UDANA", buttons(kept(dialog, GOAL))["Share with Rosa"])
    [news] = told(dialog, "UROSA")
    roster(companion, clock, "sam@school.example")
    assert shown(dialog.press("UROSA", buttons(news)["Look at it"])) == "This is not shared with you any more."
    for user in ("UROSA", "USAM"):
        assert "Nothing is shared with you just now." in shown(dialog.command(user, "shared"))
    assert "You share nothing with Sam Lee." in shown(dialog.command("UDANA", "shared"))


def test_nobody_shares_for_another(dialog: Dialog) -> None:
    share = buttons(kept(dialog, GOAL))["Share with Rosa"]
    for user in ("UTHEO", "UMARCUS", "UPRIYA", "UROSA"):
        dialog.act_on(user, share)
    dialog.settle()
    assert told(dialog, "UROSA") == []
    assert "You share nothing with Rosa Diaz." in shown(dialog.command("UDANA", "shared"))


def test_a_second_press_tells_nobody_twice(dialog: Dialog) -> None:
    share = buttons(kept(dialog, GOAL))["Share with Rosa"]
    dialog.press("UDANA", share)
    dialog.press("UDANA", share)
    assert len(told(dialog, "UROSA")) == 1


def test_the_candidate_sees_who_looked_and_nobody_else_does(dialog: Dialog) -> None:
    assert "Nobody else has looked at your IIP so far." in shown(dialog.command("UDANA", "readers"))
    dialog.press("UDANA", buttons(kept(dialog, GOAL))["Share with Rosa"])
    [news] = told(dialog, "UROSA")
    dialog.open("UROSA", buttons(news)["Look at it"])
    dialog.command("UMARCUS", "goals Dana")
    dialog.command("UMARCUS", "goals Dana")
    looks = dialog.command("UDANA", "readers")
    assert shown(looks) == (
        "*Who looked at your IIP*\n"
        "• Wed, Nov 18, 2026: Marcus Bell (coach) looked at an IIP goal\n"
        "• Wed, Nov 18, 2026: Rosa Diaz (site supervisor) looked at an IIP goal"
    )
    assert looks["text"] == "Here is who looked at your IIP."
    assert "Nobody else" in shown(dialog.command("UTHEO", "readers"))
    assert "you have none here" in shown(dialog.command("UMARCUS", "readers Dana"))


def test_looks_are_told_page_by_page(dialog: Dialog, clock: Clock) -> None:
    kept(dialog, GOAL)
    for _ in range(45):
        dialog.command("UMARCUS", "goals Dana")
        clock.now = clock.now.replace(day=clock.now.day % 28 + 1)
    newest = dialog.command("UDANA", "readers")
    older = dialog.press("UDANA", buttons(newest)["Earlier"])
    assert shown(newest).count("Marcus Bell") == 40
    assert shown(older).count("Marcus Bell") == 5
    assert "Earlier" not in buttons(older)


def test_a_piece_of_evidence_is_shared_by_itself(dialog: Dialog, companion: Companion) -> None:
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    blank = companion.desk.evidence.form(dana, now=companion.clock()).seed
    for number, title in enumerate(("Survey of families", "Budget memo")):
        seed = blank.model_copy(update={"title": title, "standards": (4,)})
        companion.desk.evidence.save(dana, seed, source=f"E{number}", now=companion.clock())
    dialog.press("UDANA", share_button(dialog.command("UDANA", "evidence"), "1"))
    [news] = told(dialog, "UROSA")
    assert "shared a piece of evidence with you" in news["text"]
    opened = json.dumps(dialog.open("UROSA", buttons(news)["Look at it"]))
    assert "Survey of families" in opened
    assert "Budget memo" not in opened
    listed = dialog.command("UROSA", "evidence Dana")
    assert shown(listed).startswith("Dana Whitfield shares 1 piece of evidence with you.")
    assert "Survey" not in json.dumps([listed, to_supervisor(dialog, "UROSA")])
    assert "Survey of families" in json.dumps(dialog.open("UROSA", buttons(listed)["Look at it"]))


@pytest.mark.parametrize("said", ["goals", "reflections", "shared", "evidence Dana", "show me what Dana shared"])
def test_no_message_holds_what_is_shared_so_that_nothing_is_left_when_it_is_taken_back(
    dialog: Dialog, said: str
) -> None:
    """A message outlives that something is shared; a window does not."""
    for said_by_dana in (GOAL, REFLECT):
        dialog.press("UDANA", buttons(kept(dialog, said_by_dana))["Share with Rosa"])
    answered = dialog.direct("UROSA", said)
    assert answered
    assert "families" not in json.dumps([answered, to_supervisor(dialog, "UROSA")])


def to_supervisor(dialog: Dialog, user: str) -> list[Message]:
    """Every message to that person, in the conversation that it stays in."""
    return [call for _, call in dialog.slack.calls if call.get("channel") in {user, f"D{user}"}]


def share_button(message: Message, artifact: str) -> Message:
    """The button that shares the artifact with that number."""
    elements = [one for block in message["blocks"] for one in block.get("elements", ())]
    [found] = [one for one in elements if str(one.get("value")).endswith(f":artifact:{artifact}:0")]
    return {key: found[key] for key in ("type", "action_id", "value")}
