"""One session that both have logged, as dialogs: whoever comes second is shown the first, and it is there once."""

from datetime import timedelta

import pytest

from bot.companion import Companion
from induction.ledger.confirmations import Verdict
from tests.bot.conftest import Clock
from tests.bot.dialog import Button, Dialog, Message, buttons, notes, shown
from tests.bot.logged import entries, log, minutes

COACHS = "log 60 min coaching with Dana yesterday on zoom"
DANAS = "log 45 min coaching yesterday in person, IIP goal 2"
THEIRS, MINE, APART = "Confirm theirs", "Same session, mine is right", "Another session: record it"
TOLD = "*1 h* coaching with Marcus Bell on Tue, Nov 17, 2026 (virtual)"


def words(companion: Companion) -> list[tuple[Verdict, str | None]]:
    said = companion.records.said_of([person.id for person in companion.records.people()])
    return [(word.verdict, word.reason) for word in said.values()]


def accessory(message: Message, number: int) -> Button:
    blocks = [block["accessory"] for block in message["blocks"] if "accessory" in block]
    return {"type": "button", "action_id": blocks[number]["action_id"], "value": blocks[number]["value"]}


@pytest.fixture
def card(dialog: Dialog) -> Message:
    """What Dana gets who logs a session that Marcus has logged with other facts."""
    log(dialog, "UMARCUS", COACHS)
    return dialog.command("UDANA", DANAS)


def test_both_entries_are_shown_with_what_differs(card: Message, companion: Companion) -> None:
    assert shown(card) == (
        "*Marcus Bell has logged a session with you that day. Is it the same one?*\n"
        "Yours: *45 min* coaching with Marcus Bell on Tue, Nov 17, 2026 (in person, IIP goal 2)\n"
        f"Marcus’s: {TOLD}: not confirmed yet\n"
        "What differs, yours first: length 45 min / 1 h; format in person / virtual; topic IIP goal 2 / not said"
    )
    assert list(buttons(card)) == [THEIRS, MINE, APART]
    assert minutes(companion) == [60]


def test_theirs_is_confirmed_with_one_tap_and_nothing_is_recorded_twice(
    dialog: Dialog, companion: Companion, card: Message
) -> None:
    answers = [dialog.press("UDANA", buttons(card)[THEIRS]) for _ in range(3)]
    assert [shown(answer) for answer in answers] == [
        f"*Thank you, that is all.*\n{TOLD}\nConfirmed by you.",
    ] * 3
    assert (minutes(companion), words(companion)) == ([60], [(Verdict.CONFIRMED, None)])
    assert "put away" in shown(dialog.press("UDANA", buttons(card)[APART])).lower()
    assert minutes(companion) == [60]


def test_mine_is_right_tells_the_other_party_what_differs(dialog: Dialog, companion: Companion, card: Message) -> None:
    answers = [dialog.press("UDANA", buttons(card)[MINE]) for _ in range(2)]
    reason = "45 min, not 1 h; in person, not virtual; about “IIP goal 2”"
    assert shown(answers[0]) == (
        f"*Thank you, that is all.*\n{TOLD}\nNot right: {reason}. Marcus is told, and can put it right."
    )
    assert shown(answers[1]) == shown(answers[0])
    assert (minutes(companion), words(companion)) == ([60], [(Verdict.DISPUTED, reason)])
    told = [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UMARCUS"]
    assert [f"not right: {reason}" in shown(call) for call in told] == [True]


def test_another_session_is_recorded_and_can_be_taken_back(dialog: Dialog, companion: Companion, card: Message) -> None:
    receipt = dialog.press("UDANA", buttons(card)[APART])
    assert "*Recorded*\n• *45 min* coaching" in shown(receipt)
    assert shown(dialog.press("UDANA", buttons(card)[APART])) == shown(receipt)
    assert shown(dialog.press("UDANA", buttons(card)[THEIRS])) == shown(receipt)
    assert (minutes(companion), words(companion)) == ([60, 45], [])
    dialog.press("UDANA", buttons(receipt)["Undo"])
    assert minutes(companion) == [60]


def test_who_presses_record_a_moment_later_is_asked(dialog: Dialog, companion: Companion) -> None:
    coachs, danas = dialog.command("UMARCUS", COACHS), dialog.command("UDANA", DANAS)
    assert list(buttons(danas)) == ["Record", "Change", "Not now"]
    dialog.press("UMARCUS", buttons(coachs)["Record"])
    asked = dialog.press("UDANA", buttons(danas)["Record"])
    assert shown(asked).startswith("*Marcus Bell has logged a session with you that day. Is it the same one?*")
    assert minutes(companion) == [60]
    dialog.press("UDANA", buttons(asked)[APART])
    assert minutes(companion) == [60, 45]


def test_the_coach_is_asked_as_well(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UDANA", "log 45 min coaching today")
    card = dialog.command("UMARCUS", "log 45 min coaching with Dana today")
    assert shown(card) == (
        "*Dana Whitfield has logged a session with you that day. Is it the same one?*\n"
        "Yours: *45 min* coaching with Dana Whitfield on Wed, Nov 18, 2026\n"
        "Dana’s: *45 min* coaching with Dana Whitfield on Wed, Nov 18, 2026: not confirmed yet\n"
        "Nothing differs."
    )
    assert list(buttons(card)) == [THEIRS, APART]
    dialog.press("UMARCUS", buttons(card)[THEIRS])
    assert (minutes(companion), words(companion)) == ([45], [(Verdict.CONFIRMED, None)])


def test_what_is_confirmed_already_is_said_to_be(dialog: Dialog, companion: Companion, card: Message) -> None:
    dialog.press("UDANA", buttons(card)[THEIRS])
    again = dialog.command("UDANA", "log 60 min coaching yesterday")
    assert shown(again).startswith(
        "*Marcus Bell has logged this session: it is already recorded, and you confirmed it. Is yours another one?*"
    )
    assert list(buttons(again)) == ["Leave it at that", APART]
    left = dialog.press("UDANA", buttons(again)["Leave it at that"])
    assert shown(left) == f"*Thank you, that is all.*\n{TOLD}\nConfirmed by you."
    assert minutes(companion) == [60]


def test_what_was_disputed_is_shown_with_what_was_said(dialog: Dialog, companion: Companion, card: Message) -> None:
    dialog.press("UDANA", buttons(card)[MINE])
    again = dialog.command("UDANA", DANAS)
    assert "and you said that it is not right. Is it the same one?" in shown(again)
    assert "in dispute, 45 min, not 1 h; in person, not virtual" in shown(again)
    dialog.press("UDANA", buttons(again)[THEIRS])
    assert words(companion) == [(Verdict.CONFIRMED, None)]


def test_clock_times_that_overlap_are_one_session_and_others_are_two(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", "log coaching with Dana yesterday 3-4 pm")
    log(dialog, "UDANA", "log coaching yesterday 4-5 pm")
    card = dialog.command("UDANA", "log coaching yesterday 3-3:45 pm")
    assert list(buttons(card)) == [THEIRS, MINE, "Change mine"]
    dialog.press("UDANA", buttons(card)[MINE])
    assert minutes(companion) == [60, 60]
    assert words(companion) == [(Verdict.DISPUTED, "45 min, not 1 h; 3:00-3:45 pm, not 3:00-4:00 pm")]


def test_mine_can_be_changed_on_the_form(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", "log coaching with Dana yesterday 3-4 pm")
    card = dialog.command("UDANA", "log coaching yesterday 3-3:45 pm")
    form = dialog.open("UDANA", buttons(card)["Change mine"])
    assert dialog.submit("UDANA", form, log_day="2026-11-16") == {}
    assert [(entry.minutes, entry.on.day) for entry in entries(companion)] == [(60, 17), (45, 16)]


def test_a_form_gets_the_question_instead_of_a_record(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", COACHS)
    form = dialog.shortcut("UDANA", "log_hours")
    filled = {"log_what": "coaching", "log_length": "45 min", "log_day": "2026-11-17"}
    for _ in range(2):
        assert dialog.submit("UDANA", form, **filled) == {}
    dialog.settle()
    [asked] = [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UDANA"]
    assert list(buttons(asked)) == [THEIRS, MINE, APART]
    assert minutes(companion) == [60]
    dialog.press("UDANA", buttons(asked)[APART])
    assert dialog.submit("UDANA", form, **filled) == {}
    assert minutes(companion) == [60, 45]


def test_a_word_for_a_tap_chooses_none_of_the_three(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", COACHS)
    [card] = dialog.direct("UDANA", "45 min coaching yesterday in person")
    [again] = dialog.direct("UDANA", "yes")
    assert (shown(again), buttons(again)) == (shown(card), buttons(card))
    assert (minutes(companion), words(companion)) == ([60], [])


def test_a_no_puts_it_away(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", COACHS)
    [card] = dialog.direct("UDANA", "45 min coaching yesterday in person")
    dialog.direct("UDANA", "no")
    assert "put away" in shown(dialog.press("UDANA", buttons(card)[APART])).lower()
    assert (minutes(companion), words(companion)) == ([60], [])


def test_what_changed_since_it_was_shown_is_shown_anew_and_not_confirmed(
    dialog: Dialog, companion: Companion, card: Message
) -> None:
    dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", "correct make that 3 hours"))["Correct it"])
    again = dialog.press("UDANA", buttons(card)[THEIRS])
    assert "*3 h* coaching with Marcus Bell on Tue, Nov 17, 2026 (virtual): not confirmed yet" in shown(again)
    assert words(companion) == []
    dialog.press("UDANA", buttons(again)[THEIRS])
    assert (minutes(companion), words(companion)) == ([180], [(Verdict.CONFIRMED, None)])


def test_what_was_taken_out_since_leaves_a_card_to_record(dialog: Dialog, companion: Companion, card: Message) -> None:
    dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", "correct delete my last log"))["Take it out"])
    again = dialog.press("UDANA", buttons(card)[THEIRS])
    assert shown(again).startswith("*Record this?*\n• *45 min* coaching")
    dialog.press("UDANA", buttons(again)["Record"])
    assert minutes(companion) == [45]


def test_the_card_goes_on_with_what_else_was_said(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", COACHS)
    card = dialog.command("UDANA", "log 60 min coaching yesterday\n2 hours PLC on 11/10")
    assert notes(card) == (
        "*What else you said comes after this*\n"
        "• *2 h* professional learning (PLC with the cohort) on Tue, Nov 10, 2026"
    )
    rest = dialog.press("UDANA", buttons(card)[THEIRS])
    assert shown(rest) == ("*Record this?*\n• *2 h* professional learning (PLC with the cohort) on Tue, Nov 10, 2026")
    assert buttons(dialog.press("UDANA", buttons(card)[THEIRS])) == buttons(rest)
    dialog.press("UDANA", buttons(rest)["Record"])
    assert (minutes(companion), words(companion)) == ([60, 120], [(Verdict.CONFIRMED, None)])


def test_of_several_one_is_confirmed_and_the_others_are_asked_about(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", "log 60 min coaching with Dana on 11/16\n30 min coaching with Dana on 11/17")
    card = dialog.command("UDANA", "log 60 min coaching on 11/16\n20 min coaching on 11/17")
    assert shown(card).startswith("*Sessions on these days are logged with you already. Are they the same ones?*")
    assert list(buttons(card)) == [
        "Confirm",
        "Confirm them all",
        "The same, and mine are right",
        "Other sessions: record them",
    ]
    rest = dialog.press("UDANA", accessory(card, 0))
    assert "Yours: *20 min* coaching" in shown(rest)
    dialog.press("UDANA", buttons(rest)[APART])
    assert (minutes(companion), words(companion)) == ([60, 30, 20], [(Verdict.CONFIRMED, None)])


def test_of_several_all_are_answered_with_one_tap(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", "log 60 min coaching with Dana on 11/16\n30 min coaching with Dana on 11/17")
    card = dialog.command("UDANA", "log 60 min coaching on 11/16\n20 min coaching on 11/17")
    answered = dialog.press("UDANA", buttons(card)["The same, and mine are right"])
    assert "Confirmed by you." in shown(answered)
    assert "Not right: 20 min, not 30 min." in shown(answered)
    assert minutes(companion) == [60, 30]
    assert words(companion) == [(Verdict.CONFIRMED, None), (Verdict.DISPUTED, "20 min, not 30 min")]


def test_two_questions_about_one_card_are_asked_one_after_the_other(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UTHEO", "log coaching yesterday 3-4 pm")
    log(dialog, "UDANA", "log 30 min coaching yesterday")
    card = dialog.command("UMARCUS", "log coaching with Dana yesterday 3-4 pm")
    asked = dialog.press("UMARCUS", buttons(card)[APART])
    assert "You have another coaching session recorded at that time." in shown(asked)
    dialog.press("UMARCUS", buttons(asked)["In a group: record"])
    assert [(entry.minutes, entry.together) for entry in entries(companion)] == [(30, False), (60, True), (60, True)]


def test_a_correction_to_a_session_that_the_other_party_logged_is_asked_about(
    dialog: Dialog, companion: Companion
) -> None:
    log(dialog, "UMARCUS", "log 60 min coaching with Dana on 11/16")
    log(dialog, "UDANA", "log 60 min coaching yesterday")
    card = dialog.command("UMARCUS", "correct it was yesterday")
    assert list(buttons(card)) == ["Leave it as it was", "Another session: correct it"]
    assert "delete the one that you were correcting" in notes(card)
    dialog.press("UMARCUS", buttons(card)["Another session: correct it"])
    assert [entry.on.day for entry in entries(companion)] == [17, 17]


def test_nobody_else_can_answer(dialog: Dialog, companion: Companion, card: Message) -> None:
    for user in ("UMARCUS", "UTHEO", "USTRANGER"):
        for button in buttons(card).values():
            answer = dialog.press(user, button)
            assert "Marcus Bell on Tue" not in shown(answer)
            assert buttons(answer) == {}
    assert (minutes(companion), words(companion)) == ([60], [])


def test_an_old_button_says_so(dialog: Dialog, companion: Companion, card: Message) -> None:
    button = buttons(card)[THEIRS]
    answer = dialog.press("UDANA", {**button, "value": button["value"] + ",x"})
    assert shown(answer) == "This button is old. Please say again what to log."
    assert words(companion) == []


def test_a_card_of_yesterday_is_answered_today(
    dialog: Dialog, companion: Companion, card: Message, clock: Clock
) -> None:
    clock.now += timedelta(days=1)
    dialog.press("UDANA", buttons(card)[THEIRS])
    assert words(companion) == [(Verdict.CONFIRMED, None)]
