"""Answers that a chat model may word: the documents' words at once, and the wording after them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from slack_sdk import WebClient

from bot.companion import Companion
from knowledge.answers import Answer, AnswerStatus, Citation, Question
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, buttons, inline, notes, shown
from tests.bot.slack_stub import SlackStub

STATUS = "assistant.threads.setStatus"
WORDS = "*Handbook:* “40 hours a year.”"
IN_SHORT = "*In short:* It is 40 hours a year [1]. That is &lt;!channel&gt; ∗all∗ of it [1]."

PLACE = Citation(
    program="usc", document="h.pdf", title="Handbook", heading=("Hours",), place="page 3", quote="40 hours a year."
)
QUOTES = Answer(
    status=AnswerStatus.ANSWERED, text="Handbook: “40 hours a year.”", citations=(PLACE,), grounds=1, wordable=True
)
QUESTION = "how much coaching is it a year?"


class Handbook:
    """A handbook that knows one answer."""

    def ask(self, question: Question) -> Answer:  # noqa: ARG002 - it knows one answer
        return QUOTES


class Model:
    """A model that says the same sentences, or nothing."""

    def __init__(self) -> None:
        self.says = ["It is 40 hours a year [1].", "That is <!channel> *all* of it [1]."]

    def can_word(self, answer: Answer) -> bool:
        return answer.wordable

    def sentences(self, question: str, answer: Answer, *, names: Iterable[str], now: datetime) -> Iterator[str]:  # noqa: ARG002 - it says the same
        return iter(self.says)


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def eloquent(companion: Companion, model: Model) -> Companion:
    """The companion with that handbook and that model."""
    questions = replace(
        companion.desk.questions, handbook=Handbook(), wording=model, with_documents=lambda: ["usc", "mcoe"]
    )
    return replace(companion, desk=replace(companion.desk, questions=questions))


@pytest.fixture
def dialog(eloquent: Companion, slack: SlackStub) -> Dialog:
    return Dialog(eloquent, slack)


def calls(slack: SlackStub) -> list[str]:
    return [method for method, _ in slack.calls]


def test_a_direct_message_is_answered_with_the_quotes_and_then_in_short(dialog: Dialog, slack: SlackStub) -> None:
    [answer, wording] = dialog.direct("UDANA", QUESTION)
    assert (shown(answer), shown(wording)) == (WORDS, IN_SHORT)
    assert notes(wording) == "*Where it stands*\n[1] Handbook, Hours › page 3"
    assert calls(slack) == ["chat.postMessage", "chat.postMessage"]


def test_where_the_model_has_nothing_to_say_the_quotes_stay_alone(dialog: Dialog, model: Model) -> None:
    model.says = []
    [answer] = dialog.direct("UDANA", QUESTION)
    assert shown(answer) == WORDS


def test_in_a_thread_the_sentences_are_streamed_as_they_come(dialog: Dialog, slack: SlackStub) -> None:
    sent = dialog.mention("UDANA", QUESTION, team="T1")
    [(_, answer), (_, status), (_, start), (_, append), (_, stop)] = sent
    assert calls(slack) == ["chat.postMessage", STATUS, "chat.startStream", "chat.appendStream", "chat.stopStream"]
    assert shown(answer) == WORDS
    assert status == {"channel_id": "C1", "thread_ts": "2.0", "status": "is putting it in short …"}
    assert start == {
        "channel": "C1",
        "thread_ts": "2.0",
        "recipient_user_id": "UDANA",
        "recipient_team_id": "T1",
        "markdown_text": "**In short:** It is 40 hours a year [1].",
    }
    assert append == {
        "channel": "C1",
        "ts": "1.1",
        "markdown_text": " That is &lt;!channel&gt; ∗all∗ of it [1].",
    }
    assert notes(stop) == "*Where it stands*\n[1] Handbook, Hours › page 3"
    assert (stop["ts"], stop["metadata"]["event_type"]) == ("1.1", "companion_errand")


@pytest.mark.parametrize("refusal", ["unknown_method", "feature_not_enabled", "missing_scope", "no_such_word_yet"])
def test_a_workspace_without_streams_gets_messages_and_is_asked_once(
    dialog: Dialog, slack: SlackStub, refusal: str
) -> None:
    slack.refuses_method = {STATUS: refusal, "chat.startStream": refusal}
    for _ in range(2):
        [(_, answer), (_, wording)] = dialog.mention("UDANA", QUESTION)
        assert (shown(answer), shown(wording), wording["thread_ts"]) == (WORDS, IN_SHORT, "2.0")
    assert slack.refused == [STATUS, "chat.startStream"]


def test_what_one_conversation_refuses_may_go_in_another(dialog: Dialog, slack: SlackStub) -> None:
    slack.refuses_method = {"chat.startStream": "channel_type_not_supported"}
    assert len(dialog.mention("UDANA", QUESTION)) == 3
    slack.refuses_method = {}
    assert [method for method, _ in dialog.mention("UDANA", QUESTION)][-1] == "chat.stopStream"


def test_after_an_hour_it_is_tried_again(dialog: Dialog, slack: SlackStub, clock: Clock) -> None:
    slack.refuses_method = {"chat.startStream": "feature_not_enabled"}
    dialog.mention("UDANA", QUESTION)
    slack.refuses_method = {}
    clock.now += timedelta(minutes=59)
    assert "chat.startStream" not in dict(dialog.mention("UDANA", QUESTION))
    clock.now += timedelta(minutes=1)
    assert "chat.startStream" in dict(dialog.mention("UDANA", QUESTION))


@pytest.mark.parametrize("broken", ["chat.appendStream", "chat.stopStream"])
def test_a_stream_that_slack_ended_is_written_as_a_message_in_its_place(
    dialog: Dialog, slack: SlackStub, broken: str
) -> None:
    slack.refuses_method = {broken: "message_not_in_streaming_state"}
    method, change = dialog.mention("UDANA", QUESTION)[-1]
    assert (method, change["ts"], shown(change)) == ("chat.update", "1.1", IN_SHORT)


def test_a_stream_of_which_nobody_knows_whether_it_began_is_left_alone(dialog: Dialog, slack: SlackStub) -> None:
    slack.refuses_method = {"chat.startStream": "internal_error"}
    assert [method for method, _ in dialog.mention("UDANA", QUESTION)] == ["chat.postMessage", STATUS]


def test_a_status_that_no_message_ends_is_taken_back(dialog: Dialog, slack: SlackStub, model: Model) -> None:
    model.says = []
    dialog.mention("UDANA", QUESTION)
    assert [one["status"] for one in slack.sent(STATUS)] == ["is putting it in short …", ""]


def test_a_wording_that_may_have_been_told_is_not_told_again(
    dialog: Dialog, eloquent: Companion, slack: SlackStub
) -> None:
    eloquent.outbox.attended_by(None)
    dialog.mention("UDANA", QUESTION)
    [quotes, wording] = [errand.key for errand in eloquent.records.errands.waiting()]
    eloquent.records.errands.begin(wording)
    wake = inline(eloquent, WebClient("xoxb-test", base_url=f"{slack.url}/api/"))
    wake([quotes, wording])
    assert calls(slack) == ["chat.postMessage"]
    assert eloquent.records.errands.waiting() == ()


def test_a_command_is_answered_at_once_and_its_wording_follows(dialog: Dialog, slack: SlackStub) -> None:
    answer = dialog.command("UDANA", f"ask {QUESTION}")
    assert shown(answer) == WORDS
    [wording] = slack.sent("response")
    assert (shown(wording), wording["replace_original"]) == (IN_SHORT, False)
    assert notes(wording) == "*Where it stands*\n[1] Handbook, Hours › page 3"


def test_a_command_without_a_wording_is_followed_by_nothing(dialog: Dialog, slack: SlackStub, model: Model) -> None:
    model.says = []
    dialog.command("UDANA", f"ask {QUESTION}")
    assert slack.sent("response") == []


def test_a_stranger_who_chose_a_program_gets_the_wording_too(dialog: Dialog, slack: SlackStub) -> None:
    [which] = dialog.direct("USTRANGER", QUESTION)
    dialog.act_on("USTRANGER", buttons(which)["USC Rossier"])
    [answer, wording] = slack.sent("response")
    assert (shown(answer), answer["replace_original"]) == (WORDS, True)
    assert (shown(wording), wording["replace_original"]) == (IN_SHORT, False)
