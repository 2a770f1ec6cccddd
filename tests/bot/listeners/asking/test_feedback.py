"""The thumbs under an answer, as dialogs: what is said, why, and that each person has one word on each answer."""

from datetime import timedelta
from typing import Any

import pytest

from bot.companion import Companion
from bot.listeners.entrance.faults import STALE_BUTTON
from induction.questions import Feedback, Why
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, Message, buttons, shown
from tests.bot.inquiring import Handbook, inquiring, thumbs
from tests.bot.outgoing.accepted import assert_accepted
from tests.bot.slack_stub import SlackStub

QUESTION = "how many hours of coaching is it?"


@pytest.fixture
def dialog(companion: Companion, slack: SlackStub) -> Dialog:
    return inquiring(companion, slack, Handbook())


def pressed(dialog: Dialog, user: str, button: dict[str, Any], **where: Any) -> Message:
    """What is said beside the message whose thumb this person pressed."""
    before = len(dialog.slack.calls)
    dialog.act_on(user, button, **where)
    [(method, answer)] = dialog.slack.calls[before:]
    assert (method, answer["replace_original"]) == ("response", False)
    assert_accepted("response", answer)
    return answer


def said(companion: Companion) -> list[tuple[str | None, str, bool, Why | None]]:
    """What is kept: who, on which question, and their word."""
    names = {person.id: person.slack_id for person in companion.records.people()}
    rated = companion.records.questions.rated("usc", since=NOW, until=NOW + timedelta(days=9))
    return [(names[one.person_id], one.question, one.helpful, one.why) for one in rated]


def test_under_an_answer_stands_one_row_and_nothing_is_kept_of_it(dialog: Dialog, companion: Companion) -> None:
    [direct] = dialog.direct("UDANA", QUESTION)
    typed = dialog.command("UDANA", f"ask {QUESTION}")
    [(_, in_channel)] = dialog.mention("UDANA", QUESTION)
    for answer in (direct, typed, in_channel):
        assert [block["type"] for block in answer["blocks"]] == ["section", "context", "context_actions"]
        assert list(thumbs(answer)) == ["Helpful", "Not helpful"]
    assert_accepted("chat.postMessage", {"channel": "D1", "text": direct["text"], "blocks": direct["blocks"]})
    assert_accepted("response", typed)
    assert said(companion) == []


def test_a_helpful_answer_is_thanked_for(dialog: Dialog, companion: Companion) -> None:
    [answer] = dialog.direct("UDANA", QUESTION)
    thanks = pressed(dialog, "UDANA", thumbs(answer)["Helpful"])
    assert (shown(thanks), buttons(thanks)) == ("Thank you. It is good to know that this helped.", {})
    assert said(companion) == [("UDANA", QUESTION, True, None)]


def test_what_was_wrong_is_one_more_tap(dialog: Dialog, companion: Companion) -> None:
    [answer] = dialog.direct("UDANA", QUESTION)
    asked = pressed(dialog, "UDANA", thumbs(answer)["Not helpful"])
    assert shown(asked) == "Thank you for saying so. What was wrong with it?"
    assert list(buttons(asked)) == [
        "Wrong part of the document",
        "Out of date",
        "Too long",
        "Did not answer",
        "Something else",
    ]
    assert said(companion) == [("UDANA", QUESTION, False, None)]
    thanks = dialog.press("UDANA", buttons(asked)["Out of date"])
    assert shown(thanks) == (
        "Thank you. Your program administrator sees what was wrong (out of date), together with what others say, and "
        "not who said it."
    )
    assert said(companion) == [("UDANA", QUESTION, False, Why.OUT_OF_DATE)]


def test_a_word_can_be_changed_and_each_person_has_their_own(dialog: Dialog, companion: Companion) -> None:
    [(_, answer)] = dialog.mention("UDANA", QUESTION)
    asked = pressed(dialog, "UDANA", thumbs(answer)["Not helpful"])
    for _ in range(2):
        dialog.press("UDANA", buttons(asked)["Too long"])
    pressed(dialog, "UDANA", thumbs(answer)["Helpful"])
    pressed(dialog, "UTHEO", thumbs(answer)["Not helpful"])
    assert said(companion) == [("UDANA", QUESTION, True, None), ("UTHEO", QUESTION, False, None)]


def test_the_thanks_stay_in_the_thread(dialog: Dialog) -> None:
    [(_, answer)] = dialog.mention("UDANA", QUESTION)
    where = {"container": {"type": "message", "thread_ts": "2.0"}}
    thanks = pressed(dialog, "UDANA", thumbs(answer)["Helpful"], **where)
    assert thanks["thread_ts"] == "2.0"


def test_who_is_on_no_roster_gets_the_answer_alone(dialog: Dialog, companion: Companion) -> None:
    [(_, answer)] = dialog.mention("UDANA", QUESTION)
    refused = pressed(dialog, "USTRANGER", thumbs(answer)["Helpful"])
    assert shown(refused).startswith("I'm the CASC Companion")
    assert said(companion) == []
    chosen = dialog.press("USTRANGER", buttons(dialog.command("USTRANGER", f"ask {QUESTION}"))["USC Rossier"])
    assert thumbs(chosen) == {}


def test_a_reason_from_another_time_is_refused(dialog: Dialog) -> None:
    button = {"type": "button", "action_id": "answer_why:bored", "value": QUESTION}
    assert shown(dialog.press("UDANA", button)) == STALE_BUTTON


def test_a_question_of_any_length_and_any_letters_fits_its_buttons(dialog: Dialog) -> None:
    [answer] = dialog.direct("UDANA", "how many hours 👩‍🏫 <!channel> " * 80)
    assert_accepted("chat.postMessage", {"channel": "D1", "text": answer["text"], "blocks": answer["blocks"]})
    asked = pressed(dialog, "UDANA", thumbs(answer)["Not helpful"])
    assert shown(dialog.press("UDANA", buttons(asked)["Too long"])).startswith("Thank you.")


def test_what_was_asked_before_is_said_with_it(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    dialog.direct("UDANA", QUESTION)
    [answer] = dialog.direct("UDANA", "and how many hours in year 2?")
    pressed(dialog, "UDANA", thumbs(answer)["Helpful"])
    [kept] = companion.records.questions.rated("usc", since=NOW, until=NOW + timedelta(days=1))
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    assert kept == Feedback(
        person_id=dana.id,
        program="usc",
        question=f"and how many hours in year 2? (after: {QUESTION})",
        helpful=True,
        at=clock.now,
    )
