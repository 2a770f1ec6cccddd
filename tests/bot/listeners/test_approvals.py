"""The approval of goals, as dialogs in Slack: each word is on exactly the version that was read."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.companion import Companion
from bot.services.rulings.replies import RulingAsked
from bot.views.drafts.approvals import COMMENT, ON_PAPER
from bot.views.drafts.form import part_field
from induction.packs.approvers import ApprovedBy
from induction.people import Role
from induction.refused import Refused
from induction.retention import ErasureReason
from tests.bot.conftest import NOW, line
from tests.bot.dialog import Dialog, buttons, shown

GOAL = "goal CPSEL 4. I want more families at our meetings, from 12 to 40 by May 2027."
HEARD = "Dana Whitfield asks for your approval of an IIP goal."


@pytest.fixture(autouse=True)
def _supervised(companion: Companion) -> None:
    dana = line("Dana Whitfield", Role.CANDIDATE, "usc", "UDANA", "marcus@school.example")
    sam = line("Sam Site", Role.SUPERVISOR, "usc", "USAM")
    supervised = dana.model_copy(update={"supervisor": "sam@school.example"})
    companion.records.write_roster([sam, supervised], today=date(2026, 8, 17), now=NOW)


def kept(dialog: Dialog) -> dict[str, Any]:
    """Dana's goal, once she kept it."""
    return dialog.press("UDANA", buttons(dialog.command("UDANA", GOAL))["Keep"])


def told(dialog: Dialog, user: str) -> dict[str, Any]:
    """The newest message that this person got of its own."""
    message: dict[str, Any] = [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == user][-1]
    return message


def edited(dialog: Dialog, user: str, message: dict[str, Any], **parts: str) -> dict[str, Any]:
    """The goal after somebody put something else into its form."""
    view = dialog.open(user, buttons(message)["Edit"])
    assert (
        dialog.submit(user, view, f"V{len(dialog.slack.calls)}", **{part_field(k): v for k, v in parts.items()}) == {}
    )
    receipt: dict[str, Any] = dialog.slack.sent("response")[-1]
    return receipt


def beside(dialog: Dialog, user: str, button: dict[str, Any]) -> str:
    """What is said beside a message whose button does nothing."""
    before = len(dialog.slack.calls)
    dialog._interact(user, dialog._pressed(user, button))
    dialog.settle()
    return json.dumps(dialog.slack.calls[before:], ensure_ascii=False)


def state(companion: Companion) -> tuple[int, int | None, str]:
    """How the goals of Dana's first year stand."""
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    file = companion.desk.steps.files.of(dana, now=companion.clock())
    [row] = [one for one in file.standings if one.key == "iip.goals"]
    return row.have, row.need, row.state.value


def test_a_goal_is_approved_by_the_coach_and_by_the_supervisor_it_is_shared_with(
    dialog: Dialog, companion: Companion
) -> None:
    card = kept(dialog)
    assert "Version 2 *waits for approval* by your coach and your site supervisor." in shown(card)
    asked = dialog.press("UDANA", buttons(card)["Ask for approval"])
    told_both = "Marcus will hear that it waits for approval. Sam hears of it once you share it: the button is below."
    assert told_both in shown(asked)
    news = told(dialog, "UMARCUS")
    assert (shown(news).startswith(HEARD), "families" in json.dumps(news)) == (True, False)
    read = dialog.press("UMARCUS", buttons(news)["Look at it"])
    assert "Where it should be" in shown(read)
    approved = dialog.press("UMARCUS", buttons(read)["Approve"])
    assert "Version 2 *waits for approval* by the site supervisor." in shown(approved)
    assert "You approved version 2, November 18, 2026" in shown(approved)
    heard = told(dialog, "UDANA")
    assert shown(heard) == "Marcus Bell approved an IIP goal of yours."
    assert shown(dialog.command("USAM", "goals")).startswith("Nobody shares IIP goals with you now.")
    shared = dialog.press("UDANA", buttons(card)["Share with Sam"])
    assert shared
    listed = dialog.command("USAM", "goals")
    assert "Version 2 *waits for approval* by you." in shown(listed)
    his = dialog.open("USAM", buttons(listed)["Look at it"])
    assert "You approved" not in shown(his)
    assert "Marcus" not in shown(his)
    assert state(companion) == (0, 3, "on_track")
    done = dialog.press_in("USAM", his, buttons(his)["Approve"])
    assert "*Approved*: version 2, on November 18, 2026." in shown(done)
    assert state(companion) == (1, 3, "on_track")
    assert "*Approved*: version 2" in shown(dialog.press("UDANA", buttons(heard)["Look at it"]))


def test_one_tap_shares_with_the_supervisor_and_asks(dialog: Dialog) -> None:
    card = kept(dialog)
    assert "may not use it for an employment evaluation" in json.dumps(card)
    asked = dialog.press("UDANA", buttons(card)["Share with Sam and ask for approval"])
    assert "Marcus and Sam will hear that it waits for approval." in shown(asked)
    assert "Shared with Sam Site since November 18, 2026." in json.dumps(asked)
    assert set(buttons(asked)) == {"Ask for approval", "Edit", "Stop sharing"}
    heard = [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == "USAM"]
    assert [shown(one).startswith(HEARD) for one in heard] == [True]
    his = dialog.open("USAM", buttons(heard[0])["Look at it"])
    dialog.press_in("USAM", his, buttons(his)["Approve"])
    read = dialog.press("UMARCUS", buttons(told(dialog, "UMARCUS"))["Look at it"])
    assert "*Approved*: version 2" in shown(dialog.press("UMARCUS", buttons(read)["Approve"]))


def test_who_waits_for_an_unshared_supervisor_alone_is_offered_to_share_and_ask(dialog: Dialog) -> None:
    card = kept(dialog)
    read = dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", "goals Dana"))["Read and approve"])
    dialog.press("UMARCUS", buttons(read)["Approve"])
    alone = dialog.press("UDANA", buttons(told(dialog, "UDANA"))["Look at it"])
    assert set(buttons(alone)) == {"Edit", "Share with Sam and ask for approval", "Share with Sam"}
    draft = edited(dialog, "UDANA", card, target="to 60")
    dialog.press("UDANA", buttons(draft)["Keep"])
    stale = dialog.press("UDANA", buttons(card)["Share with Sam and ask for approval"])
    assert shown(stale).startswith("Dana kept a newer version since")
    assert "Sam Site does not see this." in json.dumps(stale)


def test_the_home_of_a_supervisor_has_what_is_shared_until_it_is_taken_back(dialog: Dialog) -> None:
    card = kept(dialog)
    assert "Shared with you" not in shown(dialog.home("USAM"))
    shared = dialog.press("UDANA", buttons(card)["Share with Sam"])
    home = dialog.home("USAM")
    assert "*Shared with you*\n1 item is open to you, from Dana" in shown(home)
    assert "families" not in json.dumps(home)
    listed = dialog.open("USAM", buttons(home)["Show it"])
    assert "Dana Whitfield’s IIP goal, shared since November 18, 2026" in shown(listed)
    assert "Where it should be" in shown(dialog.press_in("USAM", listed, buttons(listed)["Open"]))
    dialog.press("UDANA", buttons(shared)["Stop sharing"])
    assert "Shared with you" not in shown(dialog.home("USAM"))


def test_a_supervisor_who_approved_is_not_told_that_nothing_is_missing(dialog: Dialog) -> None:
    dialog.press("UDANA", buttons(kept(dialog))["Share with Sam"])
    his = dialog.open("USAM", buttons(dialog.command("USAM", "goals"))["Look at it"])
    given = dialog.press_in("USAM", his, buttons(his)["Approve"])
    assert "Your approval of version 2 is *given*." in shown(given)


def test_a_ruling_on_whose_approval_counts_changes_who_is_asked(dialog: Dialog, companion: Companion) -> None:
    card = kept(dialog)
    priya = companion.records.person_by_slack("UPRIYA")
    assert priya is not None
    settle = companion.desk.rulings.rule
    asked = RulingAsked("iip.supervisor", "Principals give input.", side=1)
    with pytest.raises(Refused, match="Whose approval does an IIP goal need"):
        settle(priya, "usc", asked, source="one", now=NOW)
    made = settle(priya, "usc", replace(asked, approved_by=ApprovedBy.COACH), source="two", now=NOW)
    assert made.settled.ruling.says == "the supervisor gives input: goals are approved by the coach"
    assert companion.records.rulings.of_program("usc")[-1].approved_by is ApprovedBy.COACH
    again = dialog.press("UDANA", buttons(card)["Ask for approval"])
    assert "Marcus will hear that it waits for approval." in shown(again)
    assert "Version 2 *waits for approval* by your coach." in shown(again)
    read = dialog.press("UMARCUS", buttons(told(dialog, "UMARCUS"))["Look at it"])
    assert "*Approved*: version 2" in shown(dialog.press("UMARCUS", buttons(read)["Approve"]))
    assert state(companion) == (1, 3, "on_track")


def test_changes_are_asked_for_with_a_comment_that_candidate_and_coach_read(dialog: Dialog) -> None:
    card = kept(dialog)
    dialog.press("UDANA", buttons(card)["Share with Sam"])
    his = dialog.open("USAM", buttons(dialog.command("USAM", "goals"))["Look at it"])
    view = dialog.open("USAM", buttons(his)["Ask for changes"])
    empty = dialog.submit("USAM", view)
    assert empty["errors"] == {COMMENT: "Which changes? A sentence is enough, so that they know what to do."}
    done = dialog.submit("USAM", view, **{COMMENT: "Say which families you mean."})
    assert "You asked for changes in version 2" in shown(done["view"])
    assert "Sam Site read an IIP goal of yours and asks for changes." in shown(told(dialog, "UDANA"))
    said = "Sam Site asked for changes in version 2, November 18, 2026: Say which families you mean."
    for user, mine in (("UDANA", "your"), ("UMARCUS", "the")):
        listed = dialog.command(user, "goals" if user == "UDANA" else "goals Dana")
        assert f"*Changes are asked for* by {mine} site supervisor." in shown(listed)
        assert said in shown(dialog.press(user, buttons(listed)["Open"]))


def test_a_new_kept_version_needs_a_new_approval(dialog: Dialog, companion: Companion) -> None:
    card = kept(dialog)
    read = dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", "goals Dana"))["Read and approve"])
    draft = edited(dialog, "UDANA", card, target="to 60")
    assert "*What is different from before*\n• Where it should be: it was “to 40”" in shown(draft)
    again = dialog.press("UDANA", buttons(draft)["Keep"])
    assert "Version 4 *waits for approval*" in shown(again)
    stale = dialog.press("UMARCUS", buttons(read)["Approve"])
    assert shown(stale).startswith("Dana kept a newer version since: nothing is said of it yet. Here it is.")
    assert "• Where it should be: it was “to 40”" in shown(stale)
    assert companion.records.approvals.of_draft(str(buttons(read)["Approve"]["value"]).partition(":")[0]) == ()
    approved = dialog.press("UMARCUS", buttons(stale)["Approve"])
    assert "You approved version 4" in shown(approved)
    assert "Approve" not in buttons(approved)


def test_what_the_supervisor_said_on_paper_is_recorded_by_the_coach(dialog: Dialog, companion: Companion) -> None:
    kept(dialog)
    answer = dialog.command("UMARCUS", "goals Dana")
    read = dialog.press("UMARCUS", buttons(answer)["Read and approve"])
    mine = dialog.press("UMARCUS", buttons(read)["Approve"])
    done = dialog.press("UMARCUS", buttons(mine)["Supervisor approved on paper"])
    assert "You approved version 2 for the supervisor, from paper, November 18, 2026" in shown(done)
    assert state(companion) == (1, 3, "on_track")
    assert shown(told(dialog, "UDANA")) == (
        "Marcus Bell recorded that your supervisor approved an IIP goal of yours on paper."
    )


def test_who_may_not_approve_is_told_beside_the_message(dialog: Dialog, companion: Companion) -> None:
    kept(dialog)
    read = dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", "goals Dana"))["Read and approve"])
    approve = buttons(read)["Approve"]
    for user in ("UDANA", "UTHEO", "UELENA", "UPRIYA", "USAM", "UNOBODY"):
        sent = beside(dialog, user, approve)
        assert ("families" in sent, 'replace_original": true' in sent) == (False, False)
    for user in ("UDANA", "UELENA", "USAM"):
        assert "families" not in beside(dialog, user, approve | {"action_id": ON_PAPER})
    assert companion.records.approvals.of_draft(approve["value"].partition(":")[0]) == ()
    for value in ("", "x", "x:y", "x:1"):
        assert 'replace_original": false' in beside(dialog, "UMARCUS", approve | {"value": value})


def test_what_is_taken_back_is_not_approved_any_more(dialog: Dialog) -> None:
    card = kept(dialog)
    shared = dialog.press("UDANA", buttons(card)["Share with Sam"])
    his = dialog.open("USAM", buttons(dialog.command("USAM", "goals"))["Look at it"])
    dialog.press("UDANA", buttons(shared)["Stop sharing"])
    assert "not open to you" in beside(dialog, "USAM", buttons(his)["Approve"])


def test_what_waits_is_on_the_home_without_a_word_of_it(dialog: Dialog) -> None:
    card = kept(dialog)
    dialog.press("UDANA", buttons(card)["Share with Sam"])
    for user in ("UMARCUS", "USAM"):
        home = dialog.home(user)
        assert "An IIP goal of Dana, kept and waiting for your approval" in shown(home)
        assert "families" not in json.dumps(home)
        window = dialog.open(user, buttons(home)["Look at it"])
        dialog.settle()
        assert "Approve" in buttons(window if user == "USAM" else told(dialog, user))


def test_the_list_and_the_form_say_which_standards_the_year_is_for(dialog: Dialog) -> None:
    kept(dialog)
    listed = dialog.command("UDANA", "goals")
    assert "Year 1: CPSEL 4; two more to choose" in shown(listed)
    view = dialog.open("UDANA", buttons(listed)["New IIP goal"])
    assert "Year 1: CPSEL 4; two more to choose" in json.dumps(view)


def test_the_steps_lead_to_the_goals(dialog: Dialog) -> None:
    kept(dialog)
    steps = dialog.command("UMARCUS", "steps dana")
    listed = dialog.press("UMARCUS", buttons(steps)["See goals"])
    assert shown(listed).startswith("*Dana Whitfield's IIP goals*")


def test_where_nobody_coaches_the_candidate_it_is_said_who_can_help(dialog: Dialog, companion: Companion) -> None:
    card = kept(dialog)
    marcus = companion.records.person_by_slack("UMARCUS")
    assert marcus is not None
    companion.records.erasures.erase(
        marcus.id, source="gone", why=ErasureReason.LEFT, actor_id=None, today=NOW.date(), now=NOW
    )
    asked = dialog.press("UDANA", buttons(card)["Ask for approval"])
    assert "The roster has no coach for you yet: your program administrator can add one." in shown(asked)
    assert "a former coach" not in shown(dialog.command("UPRIYA", "coaching"))


def test_a_supervisor_who_is_not_asked_reads_that_and_nothing_of_the_coachs_word(
    dialog: Dialog, companion: Companion
) -> None:
    dialog.press("UDANA", buttons(kept(dialog))["Share with Sam"])
    priya = companion.records.person_by_slack("UPRIYA")
    assert priya is not None
    asked = RulingAsked("iip.supervisor", "Principals give input.", side=1, approved_by=ApprovedBy.COACH)
    companion.desk.rulings.rule(priya, "usc", asked, source="one", now=NOW)
    listed = dialog.command("USAM", "goals")
    assert "Your approval is not asked for." in shown(listed)
    assert "Approve" not in buttons(dialog.open("USAM", buttons(listed)["Look at it"]))
