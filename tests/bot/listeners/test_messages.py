"""What is said in plain words or in a channel, and what must never be answered there."""

from threading import Barrier, Thread

import pytest

from bot.companion import Companion
from bot.services.people.slack import People
from storage.errands import ErrandState
from tests.bot.dialog import Dialog, shown
from tests.bot.slack_stub import SlackStub


def test_what_concerns_one_person_leaves_the_channel_for_a_direct_message(dialog: Dialog) -> None:
    sent = dialog.mention("UDANA", "how many hours do I have left?")
    assert [(method, call.get("channel"), call.get("user")) for method, call in sent] == [
        ("chat.postMessage", "UDANA", None),
        ("chat.postEphemeral", "C1", "UDANA"),
    ]
    assert "Where you stand" in shown(sent[0][1])
    assert "direct message" in shown(sent[1][1])


def test_a_log_in_a_channel_is_confirmed_in_a_direct_message(dialog: Dialog) -> None:
    sent = dialog.mention("UMARCUS", "60 min coaching with Dana today")
    assert [call["channel"] for method, call in sent if method == "chat.postMessage"] == ["UMARCUS"]


def test_what_the_documents_say_is_answered_in_the_thread(dialog: Dialog) -> None:
    [(method, call)] = dialog.mention("UDANA", "what is the IIP?", thread_ts="1.5")
    assert (method, call["channel"], call["thread_ts"]) == ("chat.postMessage", "C1", "1.5")


def _break_the_database(companion: Companion) -> None:
    companion.records.close()
    for file in companion.settings.home.glob("companion.db*"):
        file.unlink()
    (companion.settings.home / "companion.db").mkdir()


@pytest.mark.parametrize("text", ["I want to kill myself", "i cant go on anymore"])
def test_crisis_words_get_the_card_in_private_everywhere_and_touch_no_record(
    dialog: Dialog, companion: Companion, text: str
) -> None:
    _break_the_database(companion)
    [card] = dialog.direct("UDANA", text)
    assert "988" in shown(card)
    assert "911" in shown(card)
    [(method, in_channel)] = dialog.mention("USTRANGER", text)
    assert (method, in_channel["user"], shown(in_channel)) == ("chat.postEphemeral", "USTRANGER", shown(card))
    for words in (text, f"ask {text}", f"log {text}"):
        command = dialog.command("UDANA", words)
        assert (command["response_type"], shown(command)) == ("ephemeral", shown(card))


def test_crisis_words_leave_nothing_behind(dialog: Dialog, companion: Companion) -> None:
    for _ in range(2):  # whoever repeats them, or has them delivered again, gets the card again
        [card] = dialog.direct("UDANA", "I want to kill myself", event_id="Ev1")
        assert "988" in shown(card)
    assert not companion.records.claimed("Ev1")
    assert companion.records.errands.by_key("reply:Ev1:0") is None
    kept = b"".join(file.read_bytes() for file in companion.settings.home.glob("companion.db*"))
    assert b"kill" not in kept
    assert b"988" not in kept


def test_a_message_that_is_delivered_twice_at_once_is_answered_once(dialog: Dialog, companion: Companion) -> None:
    start = Barrier(4)

    def deliver() -> None:
        start.wait()
        dialog.direct("UDANA", "help", event_id="Ev1")

    threads = [Thread(target=deliver) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(dialog.slack.sent("chat.postMessage")) == 1
    errand = companion.records.errands.by_key("reply:Ev1:0")
    assert errand is not None
    assert (errand.state, errand.details) == (ErrandState.DONE, {})


@pytest.mark.parametrize(
    "event",
    [
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message", "bot_id": "B9"},
        {"bot_id": "B9"},
        {"channel_type": "channel"},
    ],
)
def test_edits_deletions_other_apps_and_channel_talk_rightly_get_nothing(dialog: Dialog, event: dict[str, str]) -> None:
    assert dialog.direct("UDANA", "45 min coaching today", **event) == []


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("thanks!", "Glad to help, Dana"),
        ("help", "What you can do here"),
        ("", "What you can do here"),
        ("x" * 40_000, "I read up to 3,000"),
    ],
)
def test_every_message_gets_an_answer(dialog: Dialog, said: str, answered: str) -> None:
    [message] = dialog.direct("UDANA", said)
    assert answered in shown(message)


def test_someone_is_linked_at_their_first_word_by_their_address(
    dialog: Dialog, slack: SlackStub, companion: Companion
) -> None:
    slack.emails["UMARIA"] = "Maria@School.example"
    assert "Where you stand" in shown(dialog.command("UMARIA", "progress"))
    person = People(companion.records).known("UMARIA")
    assert person is not None
    assert person.name == "Maria Lopez"


def test_an_address_that_is_linked_already_links_nobody_else(dialog: Dialog, slack: SlackStub) -> None:
    slack.emails["UIMPOSTOR"] = "dana@school.example"
    assert "not on a roster" in shown(dialog.command("UIMPOSTOR", "progress"))


def test_a_mention_of_a_person_is_read_as_their_name(dialog: Dialog) -> None:
    [card] = dialog.direct("UMARCUS", "30 min coaching with <@UDANA> today")
    assert "coaching with Dana Whitfield" in shown(card)


def test_what_people_type_comes_back_without_a_life_of_its_own(dialog: Dialog) -> None:
    [card] = dialog.direct("UMARCUS", "30 min coaching with Dana today, <!channel> & {{ 7 * 7 }}")
    assert "<!channel>" not in shown(card)
    assert "49" not in shown(card)
