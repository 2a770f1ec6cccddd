"""Questions that lean on an earlier one, as dialogs: in a direct message and in a thread, each person their own."""

from datetime import timedelta

import pytest

from bot.companion import Companion
from knowledge.answers import Answer, Reason, Turn
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, shown
from tests.bot.inquiring import ANSWER, Handbook, inquiring
from tests.bot.slack_stub import SlackStub

FIRST = "how many hours of coaching does a candidate need a year?"
LATER = "and in year 2?"
TURNS = (Turn(role="user", text=FIRST), Turn(role="bot", text=ANSWER.text))


@pytest.fixture
def handbook() -> Handbook:
    return Handbook()


@pytest.fixture
def dialog(companion: Companion, slack: SlackStub, handbook: Handbook) -> Dialog:
    return inquiring(companion, slack, handbook)


@pytest.mark.parametrize("later", [LATER, "and for coaches", "What about year 2?"])
def test_in_a_direct_message_the_question_before_comes_along(dialog: Dialog, handbook: Handbook, later: str) -> None:
    dialog.direct("UDANA", FIRST)
    dialog.direct("UDANA", later)
    assert handbook.turns == [(), TURNS]


def test_half_a_sentence_with_nothing_before_it_is_asked_about(dialog: Dialog, handbook: Handbook) -> None:
    [answer] = dialog.direct("UDANA", "and for coaches")
    assert "and for coaches" in shown(answer)
    assert handbook.asked == []


def test_the_whole_way_of_questions_comes_along_and_a_new_subject_begins_anew(
    dialog: Dialog, handbook: Handbook, clock: Clock
) -> None:
    new = "do I have to pay for parking when I come to the second session in December?"
    for question in (FIRST, LATER, "who signs that?", new, LATER):
        dialog.direct("UDANA", question)
        clock.now += timedelta(minutes=5)
    asked = [[turn.text for turn in turns if turn.role == "user"] for turns in handbook.turns]
    assert asked[:3] == [[], [FIRST], [FIRST, LATER]]
    assert asked[4] == [new]


def test_after_half_an_hour_a_direct_message_begins_anew(dialog: Dialog, handbook: Handbook, clock: Clock) -> None:
    dialog.direct("UDANA", FIRST)
    clock.now += timedelta(minutes=31)
    dialog.direct("UDANA", LATER)
    assert handbook.turns == [(), ()]


def test_a_thread_goes_on_for_a_day(dialog: Dialog, handbook: Handbook, clock: Clock) -> None:
    dialog.mention("UDANA", FIRST, ts="7.0")
    clock.now += timedelta(hours=23)
    dialog.mention("UDANA", LATER, ts="7.5", thread_ts="7.0")
    clock.now += timedelta(hours=25)
    dialog.mention("UDANA", LATER, ts="7.9", thread_ts="7.0")
    assert handbook.turns == [(), TURNS, ()]


def test_nobody_leans_on_what_another_person_or_another_thread_said(dialog: Dialog, handbook: Handbook) -> None:
    dialog.mention("UDANA", FIRST, ts="7.0")
    dialog.mention("UTHEO", LATER, ts="7.5", thread_ts="7.0")
    dialog.mention("UDANA", LATER, ts="8.0")
    dialog.direct("UDANA", LATER)
    dialog.command("UDANA", f"ask {LATER}")
    assert handbook.turns == [()] * 5


def test_a_thread_under_a_direct_message_goes_on_from_it(dialog: Dialog, handbook: Handbook) -> None:
    dialog.direct("UDANA", FIRST)
    dialog.direct("UDANA", LATER, thread_ts="1.0")
    assert handbook.turns == [(), TURNS]


@pytest.mark.parametrize("reason", [Reason.DISCLOSURE, Reason.PRIVATE, Reason.ADVICE, Reason.INSTRUCTION])
def test_what_is_nobodys_business_is_not_remembered(dialog: Dialog, handbook: Handbook, reason: Reason) -> None:
    handbook.reason = reason
    dialog.direct("UDANA", "what is it about the parking at Theo's place?")
    dialog.direct("UDANA", LATER)
    assert handbook.turns == [(), ()]


def test_a_question_that_was_refused_is_gone_on_from(dialog: Dialog, handbook: Handbook) -> None:
    dialog.direct("UDANA", "is parking free at the session?")
    dialog.direct("UDANA", LATER)
    answer: Answer = handbook.ask(handbook.asked[0])
    assert handbook.turns[1] == (
        Turn(role="user", text="is parking free at the session?"),
        Turn(role="bot", text=answer.text),
    )
