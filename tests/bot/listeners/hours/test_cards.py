"""Logging hours, as dialogs: what is said, what is answered, and what then stands in the ledger."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.companion import Companion
from induction.people import Role
from tests.bot.conftest import Clock, line
from tests.bot.dialog import Dialog, buttons, shown

LOG = "log 90 min coaching with Dana yesterday, IIP goal 2"


def test_a_coach_logs_in_one_line_and_one_tap_and_the_candidate_sees_it(dialog: Dialog) -> None:
    card = dialog.command("UMARCUS", LOG)
    assert card["response_type"] == "ephemeral"
    assert shown(card) == (
        "*Record this?*\n• *1 h 30 min* coaching with Dana Whitfield on Tue, Nov 17, 2026 (IIP goal 2)"
    )
    receipt = dialog.press("UMARCUS", buttons(card)["Record"])
    assert shown(receipt) == (
        "*Recorded*\n• *1 h 30 min* coaching with Dana Whitfield on Tue, Nov 17, 2026 (IIP goal 2)\n"
        "Now: *Dana Whitfield* (Year 1): coaching 1 h 30 min of 40 h, none confirmed yet; "
        "professional learning 0 min of 60 h\n"
        "Dana is asked to confirm it today at 4:00 pm."
    )
    assert "*1 h 30 min* of 40 h" in shown(dialog.command("UDANA", "progress"))


def test_the_same_words_in_a_direct_message_do_the_same(dialog: Dialog) -> None:
    [card] = dialog.direct("UDANA", "45 min coaching today")
    assert "*45 min* coaching with Marcus Bell on Wed, Nov 18, 2026" in shown(card)
    assert "Recorded" in shown(dialog.press("UDANA", buttons(card)["Record"]))


def test_nothing_is_recorded_before_the_tap_nor_after_it_was_put_away(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UMARCUS", LOG)
    assert companion.records.entries_of([4]) == ()
    dialog.press("UMARCUS", buttons(card)["Not now"])
    assert "put away" in shown(dialog.press("UMARCUS", buttons(card)["Record"])).lower()
    assert companion.records.entries_of([4]) == ()


def test_what_was_recorded_is_not_said_to_be_put_away(dialog: Dialog) -> None:
    card = dialog.command("UMARCUS", LOG)
    receipt = dialog.press("UMARCUS", buttons(card)["Record"])
    assert shown(dialog.press("UMARCUS", buttons(card)["Not now"])) == shown(receipt)


def test_what_was_taken_out_since_is_not_said_to_be_recorded(dialog: Dialog) -> None:
    [card] = dialog.direct("UDANA", "45 min coaching today")
    [receipt] = [one for one in dialog.direct("UDANA", "yes") if "Undo" in buttons(one)]
    dialog.press("UDANA", buttons(receipt)["Undo"])
    assert shown(dialog.press("UDANA", buttons(card)["Record"])) == (
        "This was recorded, and corrected or taken out since. `/casc progress` shows what counts now."
    )


def test_pressing_twice_and_being_delivered_twice_records_once(dialog: Dialog, companion: Companion) -> None:
    first = dialog.command("UMARCUS", LOG, trigger="same")
    again = dialog.command("UMARCUS", LOG, trigger="same")
    assert buttons(first) == buttons(again)
    receipts = [shown(dialog.press("UMARCUS", buttons(first)["Record"])) for _ in range(3)]
    assert len(set(receipts)) == 1
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    assert len(companion.records.entries_of([dana.id])) == 1


def test_a_redelivered_message_is_answered_once(dialog: Dialog) -> None:
    assert len(dialog.direct("UDANA", "45 min coaching today", event_id="Ev1")) == 1
    assert dialog.direct("UDANA", "45 min coaching today", event_id="Ev1") == []


def test_a_card_belongs_to_the_person_it_was_shown_to(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UMARCUS", LOG)
    assert "belongs to someone else" in shown(dialog.press("UELENA", buttons(card)["Record"]))
    assert companion.records.entries_of([person.id for person in companion.records.people()]) == ()


def test_a_correction_keeps_the_old_entry_and_counts_the_new(dialog: Dialog, companion: Companion) -> None:
    dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", LOG))["Record"])
    [card] = dialog.direct("UMARCUS", "make that 60 min")
    assert shown(card).startswith("*Correct the entry to this?*\n• *1 h* coaching with Dana Whitfield")
    assert "instead of: *1 h 30 min*" in shown(card)
    receipt = dialog.press("UMARCUS", buttons(card)["Correct it"])
    assert "coaching 1 h of 40 h" in shown(receipt)
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    old, new = companion.records.entries_of([dana.id])
    assert (old.minutes, old.replaced_by, new.minutes, new.corrects) == (90, new.id, 60, old.id)


def test_deleting_voids_and_undo_takes_back_the_fresh_entry(dialog: Dialog) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", "log 2 hours PLC on 11/10"))["Record"])
    [card] = dialog.direct("UDANA", "delete my last log")
    assert shown(card).startswith("*Take this entry out of the count?*\n• *2 h* professional learning")
    assert "professional learning 0 min of 60 h" in shown(dialog.press("UDANA", buttons(card)["Take it out"]))

    receipt = dialog.press("UDANA", buttons(dialog.command("UDANA", "log 1 hour PLC on 11/9"))["Record"])
    undone = dialog.press("UDANA", buttons(receipt)["Undo"])
    assert "professional learning 0 min of 60 h" in shown(undone)
    assert shown(dialog.press("UDANA", buttons(receipt)["Undo"])) == shown(undone)


@pytest.mark.parametrize(
    ("user", "said", "answered"),
    [
        ("UDANA", "log coaching yesterday", "How long was it?"),
        ("UMARCUS", "log 2 hours", "What was it: coaching"),
        ("UDANA", "log 1 hour coaching tomorrow", "Hours are logged once they are done"),
        ("UDANA", "log 25 hours coaching yesterday", "more than 24 hours"),
        ("UDANA", "log -2 hours coaching yesterday", "needs a length above zero"),
        ("UDANA", "log 1 hour coaching on 6/1", "before the program began"),
        ("UMARCUS", "log 2 hours PLC yesterday", "logged by the candidate who did it"),
        ("UPRIYA", "log 1 hour coaching yesterday", "logged by the candidate or the coach who were there"),
        ("UDANA", "log the moon is bright", "I can't read that as hours"),
        ("UDANA", "log " + "45 min coaching yesterday, " * 30, "more than I can read as hours at once"),
        ("USTRANGER", "log 1 hour coaching yesterday", "You are not on a roster that I know"),
    ],
)
def test_what_cannot_be_recorded_is_asked_back_or_refused_with_its_rule(
    dialog: Dialog, companion: Companion, user: str, said: str, answered: str
) -> None:
    answer = dialog.command(user, said)
    assert answered in shown(answer)
    assert buttons(answer) == {}
    assert companion.records.entries_of([person.id for person in companion.records.people()]) == ()


@pytest.mark.parametrize(
    ("user", "said", "answered", "offered"),
    [
        ("UDANA", "log 2 hours", "What was it: coaching", "Coaching"),
        ("UDANA", "log 1 hour coaching the other day", "Which day was that?", "Yesterday"),
        ("UDANA", "log 1 hour coaching with Elena yesterday", "you are paired with Marcus Bell", "Marcus Bell"),
        ("UMARCUS", "log 1 hour coaching with Jordan yesterday", "I find no “Jordan” in your caseload", "Theo Park"),
    ],
)
def test_what_has_few_answers_is_asked_with_a_button_for_each(
    dialog: Dialog, companion: Companion, user: str, said: str, answered: str, offered: str
) -> None:
    answer = dialog.command(user, said)
    assert answered in shown(answer)
    assert shown(dialog.press(user, buttons(answer)[offered])).startswith("*Record this?*")
    assert companion.records.entries_of([person.id for person in companion.records.people()]) == ()


def test_a_coach_who_names_a_candidate_need_not_say_that_it_was_coaching(dialog: Dialog) -> None:
    card = dialog.command("UMARCUS", "log 1h dana mon\nlog 30 min theo tue")
    assert "• *1 h* coaching with Dana Whitfield on Mon, Nov 16, 2026" in shown(card)
    assert "• *30 min* coaching with Theo Park on Tue, Nov 17, 2026" in shown(card)
    assert "Record" in buttons(card)


def test_the_day_is_the_persons_own(dialog: Dialog, clock: Clock) -> None:
    clock.now += timedelta(hours=12)  # 22:00 in Los Angeles, tomorrow in UTC
    [card] = dialog.direct("UDANA", "45 min coaching today")
    assert "Wed, Nov 18, 2026" in shown(card)


def test_a_coach_further_east_logs_their_own_day(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    marcus = line("Marcus Bell", Role.COACH, "usc", None).model_copy(update={"zone": "America/New_York"})
    companion.records.write_roster([marcus], today=clock.now.date(), now=clock.now)
    clock.now = datetime(2026, 11, 19, 6, 30, tzinfo=UTC)  # half past one in New York, the evening before out west
    assert "on Thu, Nov 19, 2026" in shown(dialog.command("UMARCUS", "log 45 min coaching with Dana today"))
    assert dialog.submit("UMARCUS", dialog.shortcut("UMARCUS", "log_hours"), log_whom="4", log_length="30 min") == {}
    assert "on Wed, Nov 18, 2026" in shown(dialog.command("UDANA", "log 45 min coaching today"))


def test_a_candidate_who_names_somebody_else_deletes_nothing(dialog: Dialog) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", "log 1 hour coaching on 11/9"))["Record"])
    [answer] = dialog.direct("UDANA", "delete the coaching with Theo on 11/9")
    assert "I find no “Theo” in your own entries" in shown(answer)


def test_entries_that_look_alike_are_told_apart_by_their_candidate(dialog: Dialog) -> None:
    for name in ("Dana", "Theo"):
        card = dialog.command("UMARCUS", f"log 1 hour coaching with {name} on friday")
        dialog.press("UMARCUS", buttons(card)["Record"])
    [answer] = dialog.direct("UMARCUS", "remove the entry from friday")
    assert list(buttons(answer)) == [f"1 h of coaching with {name} on Fri, Nov 13, 2026" for name in ("Theo", "Dana")]
