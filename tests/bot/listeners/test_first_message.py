"""A person's first message from the companion says who owns the workspace, whichever it is, and none after it does."""

import pytest

from bot.companion import Companion
from bot.errands.notices import noticing
from bot.errands.sending.outgoing import Outgoing
from bot.services.people.notices import Notices
from bot.views.blocks import plain_message
from induction.people import Role
from prompts.welcome import owner_words
from storage.errands import KeptErrand
from tests.bot.conftest import Clock, line
from tests.bot.dialog import Dialog, notes

LINE = owner_words(None, local=True)


@pytest.fixture(autouse=True)
def _newcomers(companion: Companion, clock: Clock) -> None:
    lines = [
        line("Kim Newman", Role.CANDIDATE, "usc", "UKIM", "noor@school.example"),
        line("Noor Newcoach", Role.COACH, "usc", "UNOOR"),
    ]
    companion.records.write_roster(lines, today=clock.now.date(), now=clock.now)


def test_the_answer_to_the_first_command_carries_it_and_its_repetition_too(dialog: Dialog) -> None:
    assert notes(dialog.command("UKIM", "help", trigger="t1")).endswith(LINE)
    assert notes(dialog.command("UKIM", "help", trigger="t1")).endswith(LINE)
    assert LINE not in notes(dialog.command("UKIM", "help"))
    [answer] = dialog.direct("UKIM", "hello")
    assert LINE not in notes(answer)


def test_the_answer_to_the_first_direct_message_carries_it(dialog: Dialog) -> None:
    [answer] = dialog.direct("UKIM", "hello", event_id="EvFirst")
    assert notes(answer).endswith(LINE)
    assert LINE not in answer["text"]
    assert dialog.direct("UKIM", "hello", event_id="EvFirst") == []
    [again] = dialog.direct("UKIM", "hello")
    assert LINE not in notes(again)


def test_news_that_comes_first_carries_it(dialog: Dialog) -> None:
    dialog.command("UNOOR", "goal more families at our meetings")
    [news] = [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == "UKIM"]
    assert "Noor Newcoach" in news["text"]
    assert notes(news).endswith(LINE)
    assert LINE not in notes(dialog.command("UKIM", "help"))


def test_crisis_words_get_their_card_and_nothing_below_it(dialog: Dialog) -> None:
    [card] = dialog.direct("UKIM", "I want to kill myself")
    assert LINE not in str(card)
    assert LINE not in str(dialog.command("UKIM", "I want to kill myself"))
    assert notes(dialog.command("UKIM", "help")).endswith(LINE)


def test_what_goes_to_a_channel_never_carries_it(companion: Companion, clock: Clock) -> None:
    notices, find = Notices(companion.records, LINE), companion.records.person_by_slack
    errand, said = KeptErrand("post:1", "post"), plain_message("Week 3")
    for outgoing in (
        Outgoing(said, to="C1", concerns="UKIM"),
        Outgoing(said, to="C1", only_for="UKIM"),
        Outgoing(said, to="https://hooks.example/1", concerns="UKIM"),
    ):
        assert noticing(lambda _, __, one=outgoing: one, notices, find)(errand, clock.now) == outgoing  # type: ignore[misc]
    to_kim = Outgoing(said, to="UKIM")
    sent = noticing(lambda _, __: to_kim, notices, find)(errand, clock.now)
    assert isinstance(sent, Outgoing)
    assert notes({"blocks": sent.message.blocks}) == LINE


@pytest.mark.parametrize(
    ("owner", "local", "words"),
    [
        (None, True, "This workspace is on one computer, for trying out"),
        (None, False, "This workspace belongs to whoever set it up, your program or your district: they can export"),
        ("Sunrise USD", False, "This workspace belongs to Sunrise USD, who can export what is said in it"),
    ],
)
def test_whose_it_is(owner: str | None, local: bool, words: str) -> None:  # noqa: FBT001 - a row's answer
    assert owner_words(owner, local=local).startswith(words)
