"""The other party's one tap, as dialogs: who is asked, what each tap leads to, and what everybody then sees."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.companion import Companion
from bot.listeners.entrance.faults import STALE_BUTTON
from induction.ledger.confirmations import Verdict
from induction.people import Role
from tests.bot.conftest import Clock, line
from tests.bot.dialog import Button, Dialog, Message, boxes, buttons, notes, shown
from tests.bot.logged import log
from tests.bot.outgoing.accepted import assert_accepted
from tests.bot.progressing import everything

LOG = "log 90 min coaching with Dana yesterday, IIP goal 2"
ENTRY = "*1 h 30 min* coaching with Marcus Bell on Tue, Nov 17, 2026 (IIP goal 2)"
ASKED = f"*Marcus Bell logged this with you. Is it right?*\n{ENTRY}"


def told(dialog: Dialog, user: str) -> list[Message]:
    """Every direct message to that person."""
    return [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == user]


def asked(dialog: Dialog, clock: Clock, user: str) -> list[Message]:
    """Every direct message to that person once it is four in the afternoon where they all are."""
    here = clock.now.astimezone(ZoneInfo("America/Los_Angeles"))
    four = here.replace(hour=16, minute=0, second=0)
    clock.now = four if four > here else four + timedelta(days=1)
    dialog.sweep()
    return told(dialog, user)


def verdicts(companion: Companion) -> list[Verdict]:
    words = companion.records.said_of([person.id for person in companion.records.people()])
    return [word.verdict for word in words.values()]


@pytest.fixture(autouse=True)
def every_message_is_accepted(dialog: Dialog) -> Iterator[None]:
    yield
    for method in ("chat.postMessage", "views.open"):
        for payload in dialog.slack.sent(method):
            known = {"channel", "blocks", "text", "view", "trigger_id"}
            assert_accepted(method, {name: value for name, value in payload.items() if name in known})


def test_the_candidate_is_asked_for_the_coachs_entry_and_confirms_it(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    log(dialog, "UMARCUS", LOG)
    [request] = asked(dialog, clock, "UDANA")
    assert shown(request) == ASKED
    assert list(buttons(request)) == ["Confirm", "That’s not right"]
    answered = dialog.press("UDANA", buttons(request)["Confirm"])
    assert shown(answered) == f"*Thank you, that is all.*\n{ENTRY}\nConfirmed by you."
    assert verdicts(companion) == [Verdict.CONFIRMED]
    assert "*1 h 30 min* of 40 h, 1 h 30 min confirmed, 38 h 30 min to go" in shown(dialog.command("UDANA", "progress"))


def test_the_coach_is_asked_for_the_candidates_entry(dialog: Dialog, clock: Clock) -> None:
    log(dialog, "UDANA", "log 45 min coaching today")
    [request] = asked(dialog, clock, "UMARCUS")
    assert shown(request) == (
        "*Dana Whitfield logged this with you. Is it right?*\n"
        "*45 min* coaching with Dana Whitfield on Wed, Nov 18, 2026"
    )
    assert asked(dialog, clock, "UDANA") == []


def test_professional_learning_needs_no_second_word(dialog: Dialog, clock: Clock) -> None:
    log(dialog, "UDANA", "log 2 hours PLC on 11/10")
    assert asked(dialog, clock, "UMARCUS") == []
    newest = everything(dialog, "UDANA")
    assert "• *2 h* professional learning (PLC with the cohort) on Tue, Nov 10, 2026" in newest.splitlines()


def test_a_second_press_says_the_same_and_changes_nothing(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    log(dialog, "UMARCUS", LOG)
    [request] = asked(dialog, clock, "UDANA")
    answers = [shown(dialog.press("UDANA", buttons(request)["Confirm"])) for _ in range(3)]
    assert len(set(answers)) == 1
    assert verdicts(companion) == [Verdict.CONFIRMED]


@pytest.mark.parametrize("user", ["UMARCUS", "UELENA", "UTHEO", "UPRIYA", "USTRANGER"])
def test_nobody_else_can_answer(dialog: Dialog, companion: Companion, user: str, clock: Clock) -> None:
    log(dialog, "UMARCUS", LOG)
    [request] = asked(dialog, clock, "UDANA")
    for label in ("Confirm", "That’s not right"):
        answer = dialog.press(user, buttons(request)[label])
        assert ENTRY not in shown(answer)
        assert buttons(answer) == {}
    assert verdicts(companion) == []


def test_what_is_not_right_is_said_with_one_tap_and_told_to_who_logged_it(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    log(dialog, "UMARCUS", LOG)
    [request] = asked(dialog, clock, "UDANA")
    why = dialog.press("UDANA", buttons(request)["That’s not right"])
    assert shown(why) == f"*What is not right about it?*\n{ENTRY}"
    assert list(buttons(why)) == ["Wrong length", "Wrong day", "It did not take place", "Something else", "Back"]
    assert verdicts(companion) == []
    answered = dialog.press("UDANA", buttons(why)["Wrong length"])
    assert shown(answered) == (
        f"*Thank you, that is all.*\n{ENTRY}\nNot right: wrong length. Marcus is told, and can put it right."
    )
    [news] = told(dialog, "UMARCUS")
    assert shown(news) == (
        "*Dana Whitfield says that this is not right: wrong length*\n"
        "• *1 h 30 min* coaching with Dana Whitfield on Tue, Nov 17, 2026 (IIP goal 2)\n"
        "Correct it, and Dana Whitfield is asked once more; or take it out if it did not take place. If it is right, "
        "say so."
    )
    assert list(buttons(news)) == ["Correct it", "Take it out", "It is right as it is"]


def test_back_asks_again(dialog: Dialog, clock: Clock) -> None:
    log(dialog, "UMARCUS", LOG)
    [request] = asked(dialog, clock, "UDANA")
    why = dialog.press("UDANA", buttons(request)["That’s not right"])
    again = dialog.press("UDANA", buttons(why)["Back"])
    assert (shown(again), buttons(again)) == (shown(request), buttons(request))


def test_another_reason_is_written_in_a_form(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    log(dialog, "UMARCUS", LOG)
    [request] = asked(dialog, clock, "UDANA")
    why = dialog.press("UDANA", buttons(request)["That’s not right"])
    form = dialog.open("UDANA", buttons(why)["Something else"])
    assert dialog.submit("UDANA", form, dispute_why=None)["errors"] == {
        "dispute_why": "What is not right about it? A few words are enough."
    }
    before = len(dialog.slack.calls)
    assert dialog.submit("UDANA", form, dispute_why="We met for 45 <!channel> minutes") == {}
    [replaced] = [call for method, call in dialog.slack.calls[before:] if method == "response"]
    assert "Not right: We met for 45 &lt;!channel&gt; minutes. Marcus is told" in shown(replaced)
    assert "not right: We met for 45 &lt;!channel&gt; minutes*" in shown(told(dialog, "UMARCUS")[0])
    assert verdicts(companion) == [Verdict.DISPUTED]


def test_a_dispute_shows_to_both_and_to_the_administrator_until_it_is_taken_back(dialog: Dialog, clock: Clock) -> None:
    log(dialog, "UMARCUS", LOG)
    [request] = asked(dialog, clock, "UDANA")
    why = dialog.press("UDANA", buttons(request)["That’s not right"])
    answered = dialog.press("UDANA", buttons(why)["Wrong day"])
    for user, said in (("UDANA", "progress"), ("UMARCUS", "progress Dana"), ("UPRIYA", "progress Dana")):
        seen = shown(dialog.command(user, said))
        assert "*1 h 30 min* of 40 h, none confirmed yet, 1 h 30 min in dispute, 38 h 30 min to go" in seen
        assert "*In dispute*: 1 h 30 min, to be put right by who logged it" in seen
        assert "(IIP goal 2): in dispute, wrong day" in everything(dialog, user, said)
    for user in ("UMARCUS", "UPRIYA"):
        assert "1 h 30 min of 40 h, none confirmed yet, 1 h 30 min in dispute" in shown(
            dialog.command(user, "progress")
        )
    dialog.press("UDANA", buttons(answered)["It is right after all"])
    seen = shown(dialog.command("UDANA", "progress"))
    assert "1 h 30 min confirmed, 38 h 30 min to go" in seen
    assert "dispute" not in seen


def test_a_mistaken_confirmation_can_be_taken_back(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    log(dialog, "UMARCUS", LOG)
    [request] = asked(dialog, clock, "UDANA")
    answered = dialog.press("UDANA", buttons(request)["Confirm"])
    why = dialog.press("UDANA", buttons(answered)["That’s not right after all"])
    dialog.press("UDANA", buttons(why)["It did not take place"])
    assert verdicts(companion) == [Verdict.DISPUTED]


def test_a_corrected_entry_is_asked_about_anew_and_the_old_request_says_so(dialog: Dialog, clock: Clock) -> None:
    log(dialog, "UMARCUS", LOG)
    dialog.press("UDANA", buttons(asked(dialog, clock, "UDANA")[0])["Confirm"])
    [card] = dialog.direct("UMARCUS", "make that 60 min")
    dialog.press("UMARCUS", buttons(card)["Correct it"])
    old, new = asked(dialog, clock, "UDANA")
    assert shown(new) == (
        "*Marcus Bell logged this with you. Is it right?*\n"
        "*1 h* coaching with Marcus Bell on Tue, Nov 17, 2026 (IIP goal 2)\n"
        f"corrected, instead of: {ENTRY}"
    )
    assert "*1 h* of 40 h, none confirmed yet" in shown(dialog.command("UDANA", "progress"))
    stale = dialog.press("UDANA", buttons(old)["Confirm"])
    assert shown(stale) == (
        f"*Thank you, that is all.*\n{ENTRY}\nMarcus corrected this meanwhile, so there is nothing to confirm here. "
        "The new entry waits for you: `/casc confirm`."
    )
    dialog.press("UDANA", buttons(new)["Confirm"])
    assert "*1 h* of 40 h, 1 h confirmed" in shown(dialog.command("UDANA", "progress"))


def test_what_was_taken_out_of_the_count_says_so(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    receipt = log(dialog, "UMARCUS", LOG)
    [request] = asked(dialog, clock, "UDANA")
    dialog.press("UMARCUS", buttons(receipt)["Undo"])
    for label in ("Confirm", "That’s not right"):
        stale = dialog.press("UDANA", buttons(request)[label])
        assert shown(stale) == (
            f"*Thank you, that is all.*\n{ENTRY}\nMarcus took this out of the count meanwhile, so there is nothing to "
            "confirm."
        )
    assert verdicts(companion) == []


TENTH = "1 h coaching with Marcus Bell on Tue, Nov 10, 2026"
TWELFTH = "30 min coaching with Marcus Bell on Thu, Nov 12, 2026"


def labels(message: Message) -> list[tuple[str, str | None]]:
    """What each checkbox of the message says, and the small line below it."""
    return [
        (option["text"]["text"], option.get("description", {}).get("text"))
        for block in message["blocks"]
        for element in block.get("elements", ())
        if element["type"] == "checkboxes"
        for option in element["options"]
    ]


def test_one_list_a_day_asks_about_everything_with_all_of_it_ticked(dialog: Dialog, clock: Clock) -> None:
    receipt = log(dialog, "UMARCUS", "log 60 min coaching with Dana on 11/10", "45 min coaching with Theo on 11/13")
    assert "Dana is asked to confirm it today at 4:00 pm.\nTheo is asked to confirm it today at 4:00 pm." in shown(
        receipt
    )
    clock.now += timedelta(hours=2)
    log(dialog, "UMARCUS", "log 30 min coaching with Dana on 11/12, IIP goal 2, on zoom")
    assert (told(dialog, "UDANA"), told(dialog, "UTHEO")) == ([], [])
    [danas] = asked(dialog, clock, "UDANA")
    [theos] = told(dialog, "UTHEO")
    assert shown(danas) == "*Marcus Bell logged these with you. Are they right?*"
    assert labels(danas) == [(TENTH, None), (TWELFTH, "virtual, IIP goal 2")]
    assert list(boxes(danas).values()) == [["1", "3"]]
    assert list(buttons(danas)) == ["Confirm the ticked ones", "One is not right"]
    assert shown(theos).startswith("*Marcus Bell logged this with you. Is it right?*\n*45 min* coaching")
    answered = dialog.press("UDANA", buttons(danas)["Confirm the ticked ones"])
    assert shown(answered).count("Confirmed by you.") == 2
    assert shown(dialog.press("UDANA", buttons(danas)["Confirm the ticked ones"])) == shown(answered)


def test_what_is_logged_after_the_list_went_out_is_asked_about_the_next_day(dialog: Dialog, clock: Clock) -> None:
    log(dialog, "UMARCUS", "log 60 min coaching with Dana on 11/10")
    assert len(asked(dialog, clock, "UDANA")) == 1
    receipt = log(dialog, "UMARCUS", "log 30 min coaching with Dana on 11/12")
    assert "Dana is asked to confirm it tomorrow at 4:00 pm." in shown(receipt)
    clock.now += timedelta(hours=23)
    dialog.sweep()
    assert len(told(dialog, "UDANA")) == 1
    [_, second] = asked(dialog, clock, "UDANA")
    assert labels(second) == [(TENTH, None), (TWELFTH, None)]
    assert len(asked(dialog, clock, "UDANA")) == 2


def test_after_an_outage_one_list_goes_out_for_all_the_days(dialog: Dialog, clock: Clock) -> None:
    for day in (10, 11, 12):
        log(dialog, "UMARCUS", f"log 60 min coaching with Dana on 11/{day}")
        clock.now += timedelta(days=1)
    clock.now += timedelta(days=2)  # a Monday: on the weekend nobody is asked
    [danas] = asked(dialog, clock, "UDANA")
    assert len(labels(danas)) == 3


def test_what_is_ticked_is_confirmed_and_the_rest_waits(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    for day in (10, 12, 13):
        log(dialog, "UMARCUS", f"log 60 min coaching with Dana on 11/{day}")
    [request] = asked(dialog, clock, "UDANA")
    [block_id] = boxes(request)
    chosen = buttons(request)["Confirm the ticked ones"]
    answered = dialog.press("UDANA", chosen, ticked={block_id: ["1", "3"]})
    assert verdicts(companion) == [Verdict.CONFIRMED] * 2
    assert shown(answered).splitlines()[:2] == [
        "*Marcus Bell logged this with you. Is it right?*",
        "*1 h* coaching with Marcus Bell on Thu, Nov 12, 2026",
    ]
    assert list(buttons(answered)) == ["Confirm", "That’s not right", "That’s not right after all"]
    again = dialog.press("UDANA", chosen, ticked={block_id: ["1", "3"]})
    assert shown(again) == shown(answered)


def test_boxes_that_nobody_touched_are_ticked_as_they_were_shown(dialog: Dialog, companion: Companion) -> None:
    for day in range(1, 13):
        log(dialog, "UMARCUS", f"log 60 min coaching with Dana on 11/{day}")
    listed = dialog.command("UDANA", "confirm")
    first, second = boxes(listed)
    assert [len(ticked) for ticked in boxes(listed).values()] == [10, 2]
    dialog.press("UDANA", buttons(listed)["Confirm the ticked ones"], ticked={first: ["1"]})
    assert len(verdicts(companion)) == 3
    assert second != first


def test_nothing_ticked_is_said_beside_the_list_which_stays(dialog: Dialog, companion: Companion) -> None:
    for day in (10, 12):
        log(dialog, "UMARCUS", f"log 60 min coaching with Dana on 11/{day}")
    listed = dialog.command("UDANA", "confirm")
    [block_id] = boxes(listed)
    before = len(dialog.slack.calls)
    chosen = {**buttons(listed)["Confirm the ticked ones"]}
    dialog.act_on("UDANA", chosen, state={"values": {block_id: {"boxes": {"selected_options": []}}}})
    [(_, answer)] = [call for call in dialog.slack.calls[before:] if call[0] == "response"]
    assert answer["replace_original"] is False
    assert answer["text"] == "Nothing is ticked, so nothing was confirmed. Tick those that are right."
    assert verdicts(companion) == []


def test_ticking_a_box_says_nothing(dialog: Dialog) -> None:
    before = len(dialog.slack.calls)
    dialog.act_on("UDANA", {"type": "checkboxes", "action_id": "hours_pick", "selected_options": []})
    assert dialog.slack.calls[before:] == []


def test_of_several_the_one_that_is_not_right_is_chosen_first(dialog: Dialog, companion: Companion) -> None:
    for day in (10, 12):
        log(dialog, "UMARCUS", f"log 60 min coaching with Dana on 11/{day}")
    listed = dialog.command("UDANA", "confirm")
    which = dialog.press("UDANA", buttons(listed)["One is not right"])
    assert shown(which) == (
        "*Which one is not right?*\n*1 h* coaching with Marcus Bell on Tue, Nov 10, 2026\n"
        "*1 h* coaching with Marcus Bell on Thu, Nov 12, 2026"
    )
    back = dialog.press("UDANA", buttons(which)["Back"])
    assert labels(back) == labels(listed)
    why = dialog.press("UDANA", buttons(which)["That’s not right"])
    assert shown(why) == "*What is not right about it?*\n*1 h* coaching with Marcus Bell on Thu, Nov 12, 2026"
    answered = dialog.press("UDANA", buttons(why)["Wrong day"])
    assert shown(answered) == (
        "*Marcus Bell logged this with you. Is it right?*\n*1 h* coaching with Marcus Bell on Tue, Nov 10, 2026\n"
        "*1 h* coaching with Marcus Bell on Thu, Nov 12, 2026\n"
        "Not right: wrong day. Marcus is told, and can put it right."
    )
    assert verdicts(companion) == [Verdict.DISPUTED]


def test_the_list_confirms_exactly_what_it_shows(dialog: Dialog, companion: Companion) -> None:
    for day in (10, 12):
        log(dialog, "UMARCUS", f"log 60 min coaching with Dana on 11/{day}")
    listed = dialog.command("UDANA", "confirm")
    assert shown(listed).startswith("*Marcus Bell logged these with you. Are they right?*")
    log(dialog, "UMARCUS", "log 60 min coaching with Dana on 11/13")
    dialog.press("UDANA", buttons(listed)["Confirm the ticked ones"])
    assert verdicts(companion) == [Verdict.CONFIRMED] * 2
    assert "Fri, Nov 13" in shown(dialog.command("UDANA", "confirm"))


def test_a_list_with_an_entry_that_was_voided_meanwhile_says_so(dialog: Dialog, companion: Companion) -> None:
    receipts = [log(dialog, "UMARCUS", f"log 60 min coaching with Dana on 11/{day}") for day in (10, 12)]
    listed = dialog.command("UDANA", "confirm")
    dialog.press("UMARCUS", buttons(receipts[0])["Undo"])
    answered = shown(dialog.press("UDANA", buttons(listed)["Confirm the ticked ones"]))
    assert "Marcus took this out of the count meanwhile, so there is nothing to confirm." in answered
    assert answered.count("Confirmed by you.") == 1
    assert verdicts(companion) == [Verdict.CONFIRMED]


def test_the_list_says_how_many_more_there_are(dialog: Dialog, companion: Companion) -> None:
    for day in range(1, 16):
        for minutes in (30, 45):
            log(dialog, "UMARCUS", f"log {minutes} min coaching with Dana on 11/{day}, IIP goal 2")
    listed = dialog.command("UDANA", "confirm")
    assert_accepted("chat.postMessage", {"channel": "D1", "blocks": listed["blocks"], "text": listed["text"]})
    assert notes(listed) == "10 more: `/casc confirm` shows them once these are answered."
    which = dialog.press("UDANA", buttons(listed)["One is not right"])
    assert_accepted("chat.postMessage", {"channel": "D1", "blocks": which["blocks"], "text": which["text"]})
    answered = dialog.press("UDANA", buttons(listed)["Confirm the ticked ones"])
    assert_accepted("chat.postMessage", {"channel": "D1", "blocks": answered["blocks"], "text": answered["text"]})
    assert len(verdicts(companion)) == 20
    assert len(labels(dialog.command("UDANA", "confirm"))) == 10


@pytest.mark.parametrize(
    ("user", "answered"),
    [
        ("UDANA", "Nothing waits for your confirmation."),
        ("UMARCUS", "Nothing waits for your confirmation."),
        ("UPRIYA", "*USC Rossier: what is not agreed on*\nNothing is in dispute.\nNothing waits for a confirmation."),
        ("USTRANGER", "You are not on a roster that I know"),
    ],
)
def test_who_has_nothing_to_confirm(dialog: Dialog, user: str, answered: str) -> None:
    assert answered in shown(dialog.command(user, "confirm"))


def test_who_is_not_in_slack_yet_finds_everything_in_the_list_later(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    nadia = line("Nadia Haddad", Role.CANDIDATE, "usc", None, "marcus@school.example")
    companion.records.write_roster([nadia], today=companion.clock().date(), now=companion.clock())
    receipt = log(dialog, "UMARCUS", "log 60 min coaching with Nadia yesterday")
    assert "is asked" not in shown(receipt)
    assert asked(dialog, clock, "UNADIA") == []
    assert companion.records.errands.waiting() == ()
    assert companion.records.errands.held() == ()
    dialog.slack.emails["UNADIA"] = "nadia@school.example"
    assert "*1 h* coaching with Marcus Bell" in shown(dialog.command("UNADIA", "confirm"))


@pytest.mark.parametrize("value", ["", "|", "1", "1|x", "99|99"])
def test_a_button_that_carries_nonsense_is_answered_kindly(dialog: Dialog, value: str) -> None:
    button: Button = {"type": "button", "action_id": "hours_confirm", "value": value}
    answer = shown(dialog.press("UDANA", button))
    assert answer in {STALE_BUTTON, "That entry is no longer there."}
