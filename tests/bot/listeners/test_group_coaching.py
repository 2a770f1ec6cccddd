"""Coaching of several candidates at the same time, as dialogs: asked where it is open, marked wherever it is shown."""

import pytest

from bot.companion import Companion
from tests.bot.dialog import Dialog, Message, buttons, notes, shown
from tests.bot.progressing import everything

TOGETHER = "log 60 min coaching with Dana and Theo together yesterday"
TWO_LINES = "log 1h dana yesterday\nlog 1h theo yesterday"
NOTE = (
    "No document says whether coaching in a group counts in full for each candidate, so it is recorded as you said it. "
    "Please ask the Program Administrator (213-740-6881)."
)


def log(dialog: Dialog, user: str, said: str) -> Message:
    """The receipt of what was said and recorded."""
    return dialog.press(user, buttons(dialog.command(user, said))["Record"])


def counted(companion: Companion) -> list[tuple[int, int, bool]]:
    entries = companion.records.entries_of([person.id for person in companion.records.people()])
    return [(entry.candidate_id, entry.minutes, entry.together) for entry in entries if entry.counts]


def test_what_is_said_to_be_together_is_recorded_so_and_shown_wherever_it_stands(
    dialog: Dialog, companion: Companion
) -> None:
    receipt = log(dialog, "UMARCUS", TOGETHER)
    assert shown(receipt).startswith(
        "*Recorded*\n"
        "• *1 h* coaching in a group with Dana Whitfield on Tue, Nov 17, 2026\n"
        "• *1 h* coaching in a group with Theo Park on Tue, Nov 17, 2026\n"
    )
    assert notes(receipt) == NOTE
    assert counted(companion) == [(4, 60, True), (5, 60, True)]
    assert "*1 h* coaching in a group with Marcus Bell" in shown(dialog.command("UDANA", "confirm"))
    assert "*1 h* coaching in a group with Marcus Bell" in everything(dialog, "UDANA")


def test_a_receipt_of_a_session_of_ones_own_has_no_such_note(dialog: Dialog) -> None:
    assert notes(log(dialog, "UMARCUS", "log 60 min coaching with Dana yesterday")) == ""


@pytest.mark.parametrize(("label", "together"), [("One session: record", True), ("Two sessions: record", False)])
def test_two_as_long_as_each_other_on_one_card_are_asked_about(
    dialog: Dialog,
    companion: Companion,
    label: str,
    together: bool,  # noqa: FBT001 - a row's answer
) -> None:
    card = dialog.command("UMARCUS", TWO_LINES)
    assert shown(card).endswith("\nWas that one session together, or two?")
    assert [one for one in buttons(card) if one != "Change"] == [
        "One session: record",
        "Two sessions: record",
        "Not now",
    ]
    receipts = [dialog.press("UMARCUS", buttons(card)[label]) for _ in range(2)]
    assert shown(receipts[0]) == shown(receipts[1])
    assert (notes(receipts[0]) == NOTE) is together
    assert counted(companion) == [(4, 60, together), (5, 60, together)]


def test_who_chose_that_it_was_one_after_the_other_is_not_asked_again(dialog: Dialog, companion: Companion) -> None:
    question = dialog.command("UMARCUS", "log 1h coaching with Dana and Theo yesterday")
    card = dialog.press("UMARCUS", buttons(question)["1 h each, one after the other"])
    assert "together" not in shown(card)
    dialog.press("UMARCUS", buttons(card)["Record"])
    assert counted(companion) == [(4, 60, False), (5, 60, False)]


def test_a_yes_says_neither(dialog: Dialog, companion: Companion) -> None:
    [card] = dialog.direct("UMARCUS", "1h dana yesterday\n1h theo yesterday")
    [again] = dialog.direct("UMARCUS", "yes")
    assert shown(again) == shown(card)
    assert counted(companion) == []


def test_the_clock_times_of_a_recorded_session_are_asked_about(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", "log coaching with Dana yesterday 3-4 pm")
    card = dialog.command("UMARCUS", "log coaching with Theo yesterday 3-4 pm")
    assert shown(card).endswith(
        "\nYou have another coaching session recorded at that time. Was that one session, in a group?"
    )
    assert list(buttons(card)) == ["In a group: record", "Change", "Not now"]
    receipt = dialog.press("UMARCUS", buttons(card)["In a group: record"])
    assert "*1 h* coaching in a group with Theo Park on Tue, Nov 17, 2026, 3:00-4:00 pm" in shown(receipt)
    assert notes(receipt) == NOTE
    assert counted(companion) == [(4, 60, True), (5, 60, True)]


def test_a_candidate_is_not_told_whom_their_coach_met(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", "log coaching with Dana yesterday 3-4 pm, budget")
    same = dialog.command("UTHEO", "log coaching yesterday 3-4 pm")
    other = dialog.command("UTHEO", "log coaching yesterday 3:30-4:30 pm")
    assert shown(same).endswith(
        "\nThe coach has another session recorded at that time. Was that one session, in a group?"
    )
    assert shown(other) == (
        "The coach has another session recorded at that time. Compare the times, and log it with the right ones."
    )
    assert not any(secret in shown(one) for one in (same, other) for secret in ("Dana", "budget", "16:30 to"))
    dialog.press("UTHEO", buttons(same)["In a group: record"])
    assert counted(companion) == [(4, 60, False), (5, 60, True)]


def test_a_coach_who_is_recorded_elsewhere_reads_when(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", "log coaching with Dana yesterday 3-4 pm")
    answer = dialog.command("UMARCUS", "log coaching with Theo yesterday 3:30-4:30 pm")
    assert shown(answer) == (
        "This overlaps another coaching session of yours, 3:00-4:00 pm the same day. One person cannot be in two "
        "places: correct one of them."
    )
    assert counted(companion) == [(4, 60, False)]


def test_who_records_a_moment_later_is_asked(dialog: Dialog, companion: Companion) -> None:
    cards = [dialog.command("UMARCUS", f"log coaching with {name} yesterday 3-4 pm") for name in ("Dana", "Theo")]
    dialog.press("UMARCUS", buttons(cards[0])["Record"])
    asked = dialog.press("UMARCUS", buttons(cards[1])["Record"])
    assert "In a group: record" in buttons(asked)
    dialog.press("UMARCUS", buttons(asked)["In a group: record"])
    assert counted(companion) == [(4, 60, True), (5, 60, True)]


def test_change_keeps_that_it_was_in_a_group(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UMARCUS", TOGETHER)
    changes = [block["accessory"] for block in card["blocks"] if "accessory" in block]
    form = dialog.open("UMARCUS", {"type": "button", **changes[0]})
    assert dialog.submit("UMARCUS", form, log_length="45 min") == {}
    dialog.settle()
    [again] = dialog.slack.sent("response")
    assert "• *45 min* coaching in a group with Dana Whitfield" in shown(again)
    dialog.press("UMARCUS", buttons(again)["Record"])
    assert counted(companion) == [(4, 45, True), (5, 60, True)]


def test_a_group_that_is_not_named_is_asked_about(dialog: Dialog, companion: Companion) -> None:
    said = shown(dialog.command("UMARCUS", "log 45 min group coaching yesterday"))
    assert "With whom was that? Say it with their names" in said
    assert counted(companion) == []
