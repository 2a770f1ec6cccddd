"""The real DBOS over a stub of Slack: what is woken, what is found lying, and what is left of it."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from slack_sdk import WebClient
from sqlalchemy import create_engine, text

from bot.companion import Companion
from bot.durable.replicas import Replicas
from bot.durable.work import durable_work
from bot.errands.replies import reply_errand
from bot.errands.sending.outgoing import Outgoing
from bot.settings import Settings
from bot.views.blocks import plain_message
from induction.questions import KEPT_FOR, LONGEST_THREAD, Exchange, KeptQuestion
from storage.errands import Errand, ErrandState
from storage.records import Records
from tests.bot.conftest import NOW, ROSTER, Clock
from tests.bot.opening import opened
from tests.bot.quiet import nobody_is_reminded
from tests.bot.slack_stub import SlackStub

pytestmark = pytest.mark.slow


WORDS = "Words for one person alone"
A_MINUTE = timedelta(minutes=1)


@pytest.fixture(name="companion")
def quiet_companion(companion: Companion) -> Companion:
    nobody_is_reminded(companion.records, now=NOW)
    return companion


def greeting(key: str, to: str = "D1") -> Errand:
    return reply_errand(key, Outgoing(plain_message(WORDS), to=to, concerns="UDANA"))


def client_of(slack: SlackStub) -> WebClient:
    return WebClient("xoxb-1", base_url=f"{slack.url}/api/")


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.01)


def waiting(companion: Companion) -> list[str]:
    """What has still to go out now; early facts wait for their hour."""
    return [errand.key for errand in companion.records.errands.due(now=NOW, at_most=10)]


def is_over(companion: Companion, key: str) -> bool:
    errand = companion.records.errands.by_key(key)
    return errand is not None and errand.state is not ErrandState.WAITING


def test_an_errand_that_is_woken_is_done_once_and_leaves_no_words_behind(
    companion: Companion, slack: SlackStub, capfd: pytest.CaptureFixture[str]
) -> None:
    with durable_work(companion, client_of(slack)):
        companion.records.errands.add([greeting("reply:1")], now=NOW)
        for _ in range(3):
            companion.outbox.wake(["reply:1"])
        until(lambda: is_over(companion, "reply:1"))
    assert [call["channel"] for call in slack.sent("chat.postMessage")] == ["D1"]
    kept = b"".join(file.read_bytes() for file in companion.settings.home.glob("durable.db*"))
    assert b"reply:1" in kept
    assert WORDS.encode() not in kept
    assert capfd.readouterr() == ("", "")


def test_what_nobody_woke_it_for_is_found_at_the_start(companion: Companion, slack: SlackStub) -> None:
    companion.records.errands.add([greeting("reply:1", "D1"), greeting("reply:2", "D2")], now=NOW)
    companion.outbox.wake(["reply:1"])  # nobody attends to it yet
    with durable_work(companion, client_of(slack)):
        until(lambda: is_over(companion, "reply:1") and is_over(companion, "reply:2"))
    assert {call["channel"] for call in slack.sent("chat.postMessage")} == {"D1", "D2"}
    companion.outbox.wake(["reply:2"])  # nor any more


def test_what_slack_puts_off_is_sent_a_little_later(companion: Companion, slack: SlackStub) -> None:
    slack.refuses_method["chat.postMessage"] = "ratelimited"
    with durable_work(companion, client_of(slack)):
        companion.records.errands.add([greeting("reply:1")], now=NOW)
        companion.outbox.wake(["reply:1"])
        time.sleep(0.3)
        assert not is_over(companion, "reply:1")
        slack.refuses_method.clear()
        until(lambda: is_over(companion, "reply:1"))
    assert len(slack.sent("chat.postMessage")) == 1


def test_what_slack_never_takes_is_held_and_the_administrator_hears_of_it(
    companion: Companion, slack: SlackStub
) -> None:
    companion.records.errands.add([Errand("reply:1", "receipt")], now=NOW)
    with durable_work(companion, client_of(slack)):
        until(lambda: len(slack.sent("chat.postMessage")) == 1 and not waiting(companion))
    assert [call["channel"] for call in slack.sent("chat.postMessage")] == ["UPRIYA"]
    assert [errand.key for errand in companion.records.errands.held()] == ["reply:1"]


def test_a_second_start_finds_nothing_left_to_do(companion: Companion, slack: SlackStub) -> None:
    for _ in range(2):
        with durable_work(companion, client_of(slack)):
            companion.records.errands.add([greeting("reply:1")], now=NOW)
            companion.outbox.wake(["reply:1"])
            until(lambda: is_over(companion, "reply:1"))
    assert len(slack.sent("chat.postMessage")) == 1


def test_on_postgres_the_state_lies_beside_the_records(
    tmp_path: Path, clock: Clock, slack: SlackStub, new_postgres_url: Callable[[], str]
) -> None:
    with opened(Settings(home=tmp_path / "home", database_url=new_postgres_url()), clock) as companion:
        companion.records.write_roster(ROSTER, today=date(2026, 8, 17), now=NOW)
        nobody_is_reminded(companion.records, now=NOW)
        with durable_work(companion, client_of(slack)):
            companion.records.errands.add([greeting("reply:1")], now=NOW)
            companion.outbox.wake(["reply:1"])
            until(lambda: is_over(companion, "reply:1"))
    assert len(slack.sent("chat.postMessage")) == 1
    assert not (tmp_path / "home" / "durable.db").exists()


def test_a_living_replica_keeps_what_it_has_and_a_dead_one_leaves_it(new_postgres_url: Callable[[], str]) -> None:
    url = new_postgres_url()
    first, second = Records(url), Records(url)
    dying, survivor = Replicas(first.leases()), Replicas(second.leases())
    with survivor.estate(dying.executor) as abandoned:
        assert not abandoned
    for held in (Replicas.turn, Replicas.mailing):
        with held(dying) as theirs, held(survivor) as ours, held(dying) as once_more:
            assert (theirs, ours, once_more) == (True, False, False)
        with held(survivor) as ours, held(dying) as theirs:
            assert (ours, theirs) == (True, False)
    dying.close()
    with survivor.estate(dying.executor) as abandoned:
        assert abandoned
    with survivor.turn() as ours:
        assert ours
    survivor.close()
    for records in (first, second):
        records.close()


def test_where_postgres_was_away_nobody_is_taken_for_dead(new_postgres_url: Callable[[], str]) -> None:
    url = new_postgres_url()
    first, second = Records(url), Records(url)
    one, other = Replicas(first.leases()), Replicas(second.leases())
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"))
    engine.dispose()
    with one.turn(), one.estate(other.executor) as abandoned:
        assert not abandoned
    for replica, records in ((one, first), (other, second)):
        replica.close()
        records.close()


def test_questions_are_kept_for_a_year_and_conversations_for_a_day(companion: Companion, slack: SlackStub) -> None:
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    for key, at in (("old", NOW - KEPT_FOR - A_MINUTE), ("new", NOW - KEPT_FOR + A_MINUTE)):
        asked = KeptQuestion(
            key=key, person_id=dana.id, program="usc", text="Is it free?", reason="not_said", asked_at=at
        )
        companion.records.questions.keep(asked)
    said, long_ago = Exchange(question="Is it free?", answer="No."), NOW - LONGEST_THREAD - A_MINUTE
    companion.records.conversations.remember(dana.id, "D1", [said], now=long_ago, forgetting=long_ago)
    with durable_work(companion, client_of(slack)):
        until(lambda: not companion.records.conversations.earlier(dana.id, "D1", since=long_ago))
    kept = companion.records.questions.asked("usc", since=NOW - 2 * KEPT_FOR, until=NOW)
    assert [question.key for question in kept] == ["new"]
