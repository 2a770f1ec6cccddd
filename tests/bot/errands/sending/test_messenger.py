"""One errand from its row to Slack: what is sent, looked for, tried again, held and told."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.companion import Companion
from bot.errands.kinds import composers
from bot.errands.replies import reply_errand
from bot.errands.sending.courier import Sent, Unsearchable
from bot.errands.sending.messenger import End, Messenger, Outcome
from bot.errands.sending.outgoing import Outgoing
from bot.errands.sending.pacing import Pacing
from bot.errands.sending.unsent import Unsent
from bot.views.blocks import plain_message
from induction.refused import Refused
from storage.errands import Errand, ErrandState, KeptErrand
from tests.bot.conftest import Clock

HELLO = Outgoing(plain_message("Hello"), to="D1", concerns="UDANA")
KEY = "reply:1"


class ScriptedCourier:
    """Does to each message what the script says, and keeps (what, to whom)."""

    def __init__(self, *script: Sent | Exception, found: Sent | Exception | None = None) -> None:
        self.script = list(script)
        self.found = found
        self.did: list[tuple[str, str]] = []

    def send(self, outgoing: Outgoing, key: str) -> Sent:  # noqa: ARG002 - as Courier has it
        self.did.append(("send", outgoing.to))
        return _happened(self.script.pop(0))

    def find(self, outgoing: Outgoing, key: str, since: datetime) -> Sent | None:  # noqa: ARG002 - as Courier has it
        self.did.append(("find", outgoing.to))
        return None if self.found is None else _happened(self.found)


def _happened(what: Sent | Exception) -> Sent:
    if isinstance(what, Exception):
        raise what
    return what


Hire = Callable[..., tuple[Messenger, ScriptedCourier]]


@pytest.fixture
def hire(companion: Companion) -> Hire:
    """A messenger whose courier follows a script, with the greeting waiting in the outbox."""

    def hired(*script: Sent | Exception, found: Sent | Exception | None = None, outgoing: Outgoing = HELLO):
        companion.records.errands.add([reply_errand(KEY, outgoing)], now=companion.clock())
        courier = ScriptedCourier(*script, found=found)
        return Messenger(companion.records, composers(companion), courier, companion.clock, Pacing(0, 0)), courier

    return hired


def errand_of(companion: Companion, key: str = KEY) -> KeptErrand:
    errand = companion.records.errands.by_key(key)
    assert errand is not None
    return errand


def test_a_message_is_sent_and_its_words_are_forgotten(hire: Hire, companion: Companion) -> None:
    messenger, courier = hire(Sent("D1", "1.5"))
    outcome = messenger.attempt(KEY)
    assert outcome == Outcome(End.DONE, channel="D1", ts="1.5")
    assert messenger.settle(KEY, outcome) == ()
    done = errand_of(companion)
    assert (done.state, done.details, done.sent_channel, done.sent_ts) == (ErrandState.DONE, {}, "D1", "1.5")
    assert messenger.attempt(KEY) == Outcome(End.OVER)
    assert courier.did == [("send", "D1")]


def test_after_a_crash_a_message_is_looked_for_and_not_sent_twice(hire: Hire, companion: Companion) -> None:
    messenger, courier = hire(found=Sent("D1", "1.5"))
    companion.records.errands.begin(KEY)
    assert messenger.attempt(KEY) == Outcome(End.DONE, channel="D1", ts="1.5")
    assert courier.did == [("find", "D1")]


def test_after_a_crash_a_message_that_is_not_there_is_sent(hire: Hire, companion: Companion) -> None:
    messenger, courier = hire(Sent("D1", "1.5"))
    companion.records.errands.begin(KEY)
    assert messenger.attempt(KEY).end is End.DONE
    assert courier.did == [("find", "D1"), ("send", "D1")]


@pytest.mark.parametrize(
    ("outgoing", "found"),
    [
        (HELLO, Unsearchable("missing_scope")),
        (Outgoing(HELLO.message, to="C1", only_for="UDANA"), None),
        (Outgoing(HELLO.message, to="https://slack.example/1", concerns="UDANA"), None),
    ],
)
def test_where_one_cannot_look_nothing_is_sent_and_the_administrator_is_told(
    hire: Hire, companion: Companion, outgoing: Outgoing, found: Exception | None
) -> None:
    messenger, courier = hire(Sent("DPRIYA", "1.9"), found=found, outgoing=outgoing)
    companion.records.errands.begin(KEY)
    outcome = messenger.attempt(KEY)
    assert (outcome.end, outcome.trouble) == (End.HELD, "uncertain")
    [told] = messenger.settle(KEY, outcome)
    assert messenger.settle(told, messenger.attempt(told)) == ()
    assert [one for one in courier.did if one[0] == "send"] == [("send", "UPRIYA")]
    assert [errand.key for errand in companion.records.errands.held()] == [KEY]


def test_an_answer_in_place_of_a_card_may_simply_come_again(hire: Hire, companion: Companion) -> None:
    url = "https://slack.example/1"
    messenger, courier = hire(Sent(), outgoing=Outgoing(HELLO.message, to=url, replace_original=True))
    companion.records.errands.begin(KEY)
    assert messenger.attempt(KEY).end is End.DONE
    assert courier.did == [("send", url)]


def test_what_surely_was_not_sent_is_sent_later_without_a_look(hire: Hire, companion: Companion) -> None:
    messenger, courier = hire(Unsent("ratelimited"), Sent("D1", "1.5"))
    later = messenger.attempt(KEY)
    assert (later.end, later.trouble) == (End.LATER, "ratelimited")
    assert messenger.settle(KEY, later) == ()
    assert errand_of(companion).tries == 0
    assert messenger.attempt(KEY).end is End.DONE
    assert courier.did == [("send", "D1")] * 2


def test_what_was_perhaps_sent_is_looked_for_before_it_is_sent_again(hire: Hire) -> None:
    messenger, courier = hire(Unsent("unreachable", certain=False), found=Sent("D1", "1.5"))
    assert messenger.attempt(KEY).end is End.LATER
    assert messenger.attempt(KEY).end is End.DONE
    assert courier.did == [("send", "D1"), ("find", "D1")]


def test_slack_is_left_alone_for_as_long_as_it_asks(hire: Hire) -> None:
    messenger, courier = hire(Unsent("ratelimited", wait=30))
    assert [messenger.attempt(KEY).trouble for _ in range(2)] == ["ratelimited", "many_messages"]
    assert courier.did == [("send", "D1")]


def test_what_slack_never_takes_is_held_and_told_once(
    hire: Hire, companion: Companion, caplog: pytest.LogCaptureFixture
) -> None:
    messenger, _ = hire(Unsent("is_archived", lasting=True))
    outcome = messenger.attempt(KEY)
    assert len(messenger.settle(KEY, outcome)) == 1
    messenger.settle(KEY, outcome)
    assert [errand.kind for errand in companion.records.errands.waiting()] == ["trouble"]
    assert errand_of(companion).trouble == "is_archived"
    assert "Hello" not in caplog.text


def test_after_a_day_a_message_is_no_news_any_more(hire: Hire, clock: Clock) -> None:
    messenger, _ = hire(Unsent("unreachable"), Unsent("unreachable"))
    assert messenger.attempt(KEY).end is End.LATER
    clock.now += timedelta(days=1, minutes=1)
    assert messenger.attempt(KEY).end is End.HELD


def test_an_old_message_that_had_no_turn_before_the_end_goes_on_waiting(hire: Hire, clock: Clock) -> None:
    messenger, courier = hire()
    clock.now += timedelta(days=3)
    messenger.pacing.close()
    outcome = messenger.attempt(KEY)
    assert (outcome.end, outcome.trouble, courier.did) == (End.LATER, "many_messages", [])


def test_a_trouble_message_that_is_stuck_troubles_nobody(hire: Hire) -> None:
    messenger, _ = hire(Unsent("is_archived", lasting=True), Unsent("user_not_found", lasting=True))
    [told] = messenger.settle(KEY, messenger.attempt(KEY))
    assert messenger.settle(told, messenger.attempt(told)) == ()


def test_a_kind_that_nobody_knows_waits_for_a_day_for_a_version_that_does(hire: Hire, companion: Companion) -> None:
    messenger, courier = hire()
    companion.records.errands.add([Errand("odd", "unheard_of")], now=companion.clock())
    assert messenger.attempt("odd") == Outcome(End.LATER, trouble="unknown_kind")
    assert (errand_of(companion, "odd").tries, courier.did) == (0, [])


def test_a_kind_that_nobody_knows_any_more_and_a_composer_that_breaks_are_held(
    hire: Hire, companion: Companion, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    messenger, courier = hire()
    companion.records.errands.add([Errand("odd", "unheard_of"), Errand("bad", "receipt")], now=companion.clock())
    clock.now += timedelta(days=1, minutes=1)
    for key in ("odd", "bad"):
        outcome = messenger.attempt(key)
        assert outcome.end is End.HELD
        assert outcome.trouble is not None
        assert outcome.trouble.startswith("fault ")
        assert outcome.trouble.removeprefix("fault ") in caplog.text
    assert courier.did == []


def test_busy_records_put_an_errand_off(companion: Companion) -> None:
    def busy(*_: object) -> Outgoing:
        raise Refused("try_again", "Busy.")

    companion.records.errands.add([Errand("one", "slow")], now=companion.clock())
    messenger = Messenger(companion.records, {"slow": busy}, ScriptedCourier(), companion.clock, Pacing())
    assert messenger.attempt("one") == Outcome(End.LATER, trouble="try_again")


def test_what_need_not_be_said_any_more_is_done_without_a_word(companion: Companion) -> None:
    companion.records.errands.add([Errand("one", "gone")], now=companion.clock())
    courier = ScriptedCourier()
    messenger = Messenger(companion.records, {"gone": lambda *_: None}, courier, companion.clock, Pacing())
    messenger.settle("one", messenger.attempt("one"))
    assert errand_of(companion, "one").state is ErrandState.DONE
    assert courier.did == []
