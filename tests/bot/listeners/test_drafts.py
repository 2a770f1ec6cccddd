"""Goals and reflections, as dialogs in Slack."""

import json
from typing import Any

import pytest

from bot.companion import Companion
from bot.views.drafts.drafts import CPSEL
from bot.views.drafts.form import part_field
from induction.writing.drafts import DraftKind
from tests.bot.dialog import Dialog, buttons, notes, shown
from tests.bot.outgoing.accepted import assert_accepted

GOAL = "goal I want more families at our meetings, from 12 to 40 by May 2027. CPSEL 4"
REFLECT = "reflect We tried a shorter meeting. 31 families came."


def accepted(message: dict[str, Any]) -> dict[str, Any]:
    """The message, once it is sure that Slack takes it."""
    payload = {"channel": "D1", "text": message["text"], "blocks": message["blocks"]}
    assert_accepted("chat.postMessage", payload)
    return message


def opened(dialog: Dialog, user: str, text: str) -> dict[str, Any]:
    """The modal that a command opens."""
    before = len(dialog.slack.calls)
    assert dialog.command(user, text) == {}
    [(method, answer)] = dialog.slack.calls[before:]
    assert method == "views.open"
    assert_accepted("views.open", answer)
    view: dict[str, Any] = answer["view"]
    return view


def filled(**parts: str | None) -> dict[str, str | None]:
    return {part_field(name): value for name, value in parts.items()}


def everything(payload: object) -> str:
    return json.dumps(payload, ensure_ascii=False)


def test_a_candidate_drafts_a_goal_in_one_line_and_keeps_it(dialog: Dialog) -> None:
    card = accepted(dialog.command("UDANA", GOAL))
    assert card["response_type"] == "ephemeral"
    assert shown(card).startswith(
        "*Your IIP goal*\nA draft in your own words: I only sorted them. Press *Keep* when it says what you mean.\n"
        "*CPSEL 4: Family and community engagement*\n"
        "*What will change, and for whom*\nI want more families at our meetings\n"
        "*Where it stands now*\nfrom 12\n*Where it should be*\nto 40\n"
        "*Steps and dates*\nby May 2027. CPSEL 4\n*Done by*\nMay 31, 2027\n"
    )
    assert "• *Measurable*: What will you look at to see that it changed?" in shown(card)
    assert notes(card) == "Version 1 by you, November 18, 2026"
    assert list(buttons(card)) == ["Keep", "Edit", "One question at a time"]
    kept = accepted(dialog.press("UDANA", buttons(card)["Keep"]))
    assert shown(kept).startswith("*Your IIP goal*\nKept by you on November 18, 2026.\n")
    assert list(buttons(kept)) == ["Ask for approval", "Edit"]
    again = dialog.press("UDANA", buttons(card)["Keep"])
    assert shown(again) == shown(kept)


def test_what_a_locked_screen_shows_says_nothing_of_it(dialog: Dialog) -> None:
    card = dialog.command("UDANA", GOAL)
    assert card["text"] == "Your IIP goal is ready to read."
    assert dialog.command("UDANA", "goals")["text"] == "Here are the IIP goals."


@pytest.mark.parametrize(
    "said",
    [
        "draft a goal: More families at our meetings",
        "goal: More families at our meetings",
        "New IIP goal: More families at our meetings",
    ],
)
def test_plain_words_do_the_same(dialog: Dialog, said: str) -> None:
    card, _ = dialog.direct("UDANA", said)
    assert "*What will change, and for whom*\nMore families at our meetings" in shown(accepted(card))


def test_a_request_to_have_it_written_gets_the_rule_on_own_work(dialog: Dialog) -> None:
    answer, _ = dialog.direct("UDANA", "Write my reflection for CPSEL 3.")
    assert "Keep" not in buttons(answer)
    assert "what you hand in has to be your own words" in shown(answer)


def test_in_a_channel_nothing_of_it_is_shown(dialog: Dialog) -> None:
    sent = dialog.mention("UDANA", "draft a goal: More families at our meetings")
    in_channel = [arguments for _, arguments in sent if arguments["channel"] == "C1"]
    to_her = [arguments for _, arguments in sent if arguments["channel"] == "UDANA"]
    assert "families" not in everything(in_channel)
    assert "More families at our meetings" in everything(to_her)


def test_the_cpsel_is_asked_for_and_chosen_from_a_list(dialog: Dialog) -> None:
    card = accepted(dialog.command("UDANA", "goal More families at our meetings"))
    [select] = [
        element
        for block in card["blocks"]
        for element in block.get("elements", ())
        if element.get("action_id") == CPSEL
    ]
    assert [one["text"]["text"] for one in select["options"]][3] == "CPSEL 4: Family and community engagement"
    chosen = {"type": "static_select", "action_id": CPSEL, "selected_option": select["options"][3]}
    answer = accepted(dialog.press("UDANA", chosen))
    assert "*CPSEL 4: Family and community engagement*" in shown(answer)
    assert notes(answer) == "Versions 1 to 2 by you, November 18, 2026"


def test_a_goal_is_edited_in_a_form_that_holds_what_is_there(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UDANA", GOAL)
    view = dialog.open("UDANA", buttons(card)["Edit"])
    assert_accepted("views.open", {"trigger_id": "t", "view": view})
    fields = {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}
    assert fields[part_field("change")]["element"]["initial_value"] == "I want more families at our meetings"
    assert fields[part_field("due")]["element"]["initial_date"] == "2027-05-31"
    assert "In an office: how families and partners are heard" in notes(view)
    assert fields[part_field("cpsel")]["element"]["initial_option"]["value"] == "4"
    past = dialog.submit("UDANA", view, **filled(due="2026-11-01"))
    error = "This day has passed. Please choose one that is still to come."
    assert past == {"response_action": "errors", "errors": {part_field("due"): error}}
    assert dialog.submit("UDANA", view, **filled(evidence="sign-in sheets", dates=None)) == {}
    receipt = dialog.slack.sent("response")[-1]
    assert "*What will show it*\nsign-in sheets" in shown(receipt)
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    [newest] = companion.records.drafts.of([dana.id], DraftKind.GOAL)
    assert (newest.version, newest.parts.get("dates"), newest.parts["evidence"]) == (2, None, "sign-in sheets")


def test_a_form_changed_by_the_coach_meanwhile_comes_back_with_what_was_typed(dialog: Dialog) -> None:
    card = dialog.command("UDANA", GOAL)
    mine = dialog.open("UDANA", buttons(card)["Edit"])
    theirs = dialog.open("UMARCUS", buttons(card)["Edit"])
    assert dialog.submit("UMARCUS", theirs, "V1", **filled(target="to 50")) == {}
    answer = dialog.submit("UDANA", mine, "V2", **filled(target="to 60"))
    assert answer["response_action"] == "update"
    view = answer["view"]
    assert_accepted("views.update", {"view_id": "V2", "view": view})
    assert shown(view).startswith("*Marcus changed this draft while you had it open.")
    assert "to 60" in everything(view)
    assert dialog.submit("UDANA", view, "V2") == {}
    assert "*Where it should be*\nto 60" in shown(dialog.slack.sent("response")[-1])


def test_without_words_the_form_opens_and_is_sent_off_once(dialog: Dialog, companion: Companion) -> None:
    view = opened(dialog, "UDANA", "goal")
    assert view["title"]["text"] == "New IIP goal"
    empty = dialog.submit("UDANA", view)
    assert empty["errors"] == {part_field("cpsel"): "Please choose the CPSEL that this goal is for."}
    for _ in range(2):
        assert dialog.submit("UDANA", view, **filled(cpsel="2", change="Better feedback")) == {}
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    [goal] = companion.records.drafts.of([dana.id], DraftKind.GOAL)
    assert goal.parts == {"cpsel": "2", "change": "Better feedback"}


def test_words_of_a_crisis_in_a_form_are_kept_nowhere(dialog: Dialog, companion: Companion) -> None:
    view = opened(dialog, "UDANA", "reflect")
    answer = dialog.submit("UDANA", view, **filled(tried="I want to kill myself"))
    assert answer["response_action"] == "update"
    assert "988" in everything(answer)
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    assert companion.records.drafts.of([dana.id], *DraftKind) == ()


def test_a_reflection_is_begun_with_the_facts_of_the_log(dialog: Dialog) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", "log 90 min coaching yesterday, IIP goal 1"))["Record"])
    dialog.command("UDANA", GOAL)
    view = opened(dialog, "UDANA", "reflect")
    assert notes(view) == (
        "*Logged so far*: 1 entry, 1 h 30 min\n• Tue, Nov 17, 2026: 1 h 30 min coaching (IIP goal 1)"
    )
    hints = [block["hint"]["text"] for block in view["blocks"] if "hint" in block]
    assert hints[:2] == [
        "You logged 1 session so far, on “IIP goal 1”. What did you try, and why?",
        "What happened, and for whom?",
    ]
    card = accepted(dialog.command("UDANA", f"{REFLECT} IIP goal 1"))
    assert "*IIP goal*\nI want more families at our meetings" in shown(card)
    assert "*What you tried*\nWe tried a shorter meeting.\n*What happened*\n31 families came. IIP goal 1" in shown(card)
    assert "*Logged so far*: 1 entry" in shown(card)


def test_the_coach_drafts_with_the_candidate_who_has_the_last_word(dialog: Dialog) -> None:
    card = accepted(dialog.command("UMARCUS", "goal Dana: More families at our meetings"))
    assert shown(card).startswith("*Dana Whitfield’s IIP goal*\nA draft, waiting for Dana to keep it.")
    assert list(buttons(card)) == ["Edit", "One question at a time"]
    [news] = dialog.slack.sent("chat.postMessage")
    assert news["channel"] == "UDANA"
    assert "families" not in everything(news)
    assert shown(accepted(news)).startswith("Marcus Bell wrote an IIP goal together with you.")
    hers = accepted(dialog.press("UDANA", buttons(news)["Look at it"]))
    assert "Marcus Bell wrote this version with you." in shown(hers)
    kept = dialog.press("UDANA", buttons(hers)["Keep"])
    assert notes(kept) == ("Version 1 by Marcus Bell, November 18, 2026; Version 2 by you, kept, November 18, 2026")


def test_the_list_opens_edits_and_keeps(dialog: Dialog) -> None:
    assert shown(dialog.command("UDANA", "goals")).startswith("You have no IIP goals here yet.")
    dialog.command("UDANA", GOAL)
    dialog.command("UMARCUS", "goal Dana: Better feedback")
    listed = accepted(dialog.command("UDANA", "goals"))
    assert shown(listed) == (
        "*Your IIP goals*\nYear 1: three CPSELs to choose\n"
        "*1.* I want more families at our meetings\nYour draft; 5 questions still open\n"
        "*2.* Better feedback\nDraft by Marcus Bell, waiting for you to keep it; 9 questions still open"
    )
    assert list(buttons(listed)) == ["Open", "Edit", "Keep", "New IIP goal"]
    assert "*What will change, and for whom*\nBetter feedback" in shown(dialog.press("UDANA", buttons(listed)["Open"]))
    assert dialog.open("UDANA", buttons(listed)["New IIP goal"])["title"]["text"] == "New IIP goal"
    of_coach = accepted(dialog.command("UMARCUS", "goals Dana"))
    assert list(buttons(of_coach)) == ["Open", "Edit"]
    assert shown(accepted(dialog.command("UPRIYA", "goals Dana"))).startswith(
        "Dana Whitfield has kept no IIP goals yet"
    )
    dialog.press("UDANA", buttons(listed)["Keep"])
    of_admin = accepted(dialog.command("UPRIYA", "goals Dana"))
    assert list(buttons(of_admin)) == ["Open"]


def test_who_may_not_is_told_beside_the_message(dialog: Dialog) -> None:
    card = dialog.command("UDANA", GOAL)
    for user in ("UTHEO", "UELENA", "UNOBODY"):
        before = len(dialog.slack.calls)
        for label in ("Keep", "Edit"):
            dialog._interact(user, dialog._pressed(user, buttons(card)[label]))
        dialog.settle()
        sent = everything(dialog.slack.calls[before:])
        assert "families" not in sent
        assert 'replace_original": true' not in sent
    assert "unknown" not in shown(dialog.command("UTHEO", "goals Dana"))


def test_three_thousand_characters_are_shown_to_the_last_word(dialog: Dialog) -> None:
    words = " ".join(f"<word{number}>" for number in range(290))
    card = accepted(dialog.command("UDANA", f"goal {words}"))
    assert all(f"word{number}&gt;" in everything(card) for number in range(290))
    view = dialog.open("UDANA", buttons(card)["Edit"])
    assert_accepted("views.open", {"trigger_id": "t", "view": view})


def test_a_button_from_another_time_says_so(dialog: Dialog) -> None:
    for value in ("", "x", "x:y", "x:1"):
        button = {"type": "button", "action_id": "draft_keep", "value": value}
        before = len(dialog.slack.calls)
        dialog._interact("UDANA", dialog._pressed("UDANA", button))
        [(_, answer)] = dialog.slack.calls[before:]
        assert ("another time" in answer["text"]) or ("not there any more" in answer["text"])


def test_of_a_long_list_the_older_ones_open_too(dialog: Dialog) -> None:
    for number in range(1, 18):
        dialog.command("UDANA", f"goal I want {number} more families at our meetings")
    listed = accepted(dialog.command("UDANA", "goals"))
    [older] = [one for block in listed["blocks"] for one in block.get("elements", ()) if one["type"] == "static_select"]
    assert [one["text"]["text"][:16] for one in older["options"]] == ["1. I want 1 more", "2. I want 2 more"]
    chosen = {"type": "static_select", "action_id": older["action_id"], "selected_option": older["options"][1]}
    assert "I want 2 more families at our meetings" in shown(dialog.press("UDANA", chosen))
