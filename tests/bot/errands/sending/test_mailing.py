"""Many scheduled errands in one go: each once, at the pace of its workspace, whatever breaks meanwhile."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Lock

import pytest

from bot.companion import Companion
from bot.errands.kinds import composers
from bot.errands.sending.courier import Sent
from bot.errands.sending.mailing import HOPELESS, Mailed, Mailing, is_mailed
from bot.errands.sending.messenger import Messenger
from bot.errands.sending.outgoing import Composer, Outgoing, PutOff
from bot.errands.sending.pacing import Pacing
from bot.errands.sending.unsent import RATELIMITED, Unsent
from bot.services.cohort.weekly import POST
from bot.services.reminding.digests import DIGEST
from bot.views.blocks import plain_message
from induction.refused import Refused
from induction.reminding.calendars import post_key
from induction.reminding.due import Decision, Verdict
from storage.errands import Errand, ErrandState, KeptErrand
from tests.bot.conftest import NOW

SHARED = 0.25
"""Seconds between two messages to one workspace here."""

LATER = NOW + timedelta(hours=3)


class Seconds:
    """A clock that only goes on when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> bool:
        self.now += seconds
        return False


@dataclass
class Slack:
    """Takes messages, and keeps which (key, to whom, when); what it `refuses` first is by key."""

    clock: Callable[[], float]
    refuses: dict[str, list[Unsent]] = field(default_factory=dict)
    there: dict[str, str] = field(default_factory=dict)
    took: list[tuple[str, str, float]] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def send(self, outgoing: Outgoing, key: str) -> Sent:
        with self.lock:
            if refusals := self.refuses.get(key):
                raise refusals.pop(0)
            assert key not in self.there, "it is there already"
            self.there[key] = f"1.{len(self.there)}"
            self.took.append((key, outgoing.to, self.clock()))
            return Sent(outgoing.to, self.there[key])

    def find(self, outgoing: Outgoing, key: str, since: datetime) -> Sent | None:  # noqa: ARG002 - as Courier has it
        with self.lock:
            self.looked.append(key)
            return Sent(outgoing.to, self.there[key]) if key in self.there else None


def compose(errand: KeptErrand, now: datetime) -> Outgoing | PutOff | None:  # noqa: ARG001 - a composer gets the time
    to = errand.details["to"]
    if to == "later":
        return PutOff(LATER)
    if to == "broken":
        raise ValueError(to)
    return None if to == "gone" else Outgoing(plain_message("Hello"), to=to)


@dataclass
class Office:
    """A mailing over real records, with its stand-in for Slack and its clock."""

    companion: Companion
    seconds: Seconds
    slack: Slack
    messenger: Messenger

    def add(self, *addressees: str, kind: str = DIGEST) -> list[str]:
        prefix = "weekly" if kind == POST else "digest"
        errands = [Errand(f"{prefix}:{number}", kind, {"to": to}) for number, to in enumerate(addressees)]
        self.companion.records.errands.add(errands, now=NOW)
        return [errand.key for errand in errands]

    def mail(self, **more: float) -> Mailed:
        return Mailing(self.messenger, **{"senders": 4, "moment": 0, **more}).send()  # type: ignore[arg-type] - few are whole

    def states(self) -> dict[str, tuple[ErrandState, int]]:
        errands = self.companion.records.errands
        keys = (*errands.beginning_with("weekly:"), *errands.beginning_with("digest:"))
        kept = {key: errands.by_key(key) for key in keys}
        return {key: (one.state, one.tries) for key, one in kept.items() if one is not None}


@pytest.fixture
def office(companion: Companion) -> Office:
    seconds = Seconds()
    slack = Slack(seconds)
    pacing = Pacing(0, SHARED, workspace_of=lambda to: to[1], clock=seconds, wait=seconds.wait)
    rendered = {**composers(companion), POST: compose, DIGEST: compose}
    return Office(companion, seconds, slack, Messenger(companion.records, rendered, slack, companion.clock, pacing))


def test_each_goes_out_once_and_what_was_in_it_is_forgotten(office: Office) -> None:
    keys = office.add(*(f"D{number % 7}n{number}" for number in range(150)))
    assert office.mail() == Mailed(more=True)
    assert office.mail() == Mailed()
    assert sorted(key for key, _, _ in office.slack.took) == sorted(keys)
    assert set(office.states().values()) == {(ErrandState.DONE, 1)}
    done = office.companion.records.errands.by_key(keys[0])
    assert done is not None
    assert (done.details, done.sent_channel, done.sent_ts) == ({}, "D0n0", office.slack.there[keys[0]])


def test_every_workspace_keeps_its_own_pace(office: Office) -> None:
    office.add(*(f"D{number % 2}n{number}" for number in range(20)))
    office.mail()
    times = {name: [at for _, to, at in office.slack.took if to[1] == name] for name in ("0", "1")}
    assert {name: [round(at, 3) for at in known] for name, known in times.items()} == {
        name: [SHARED * turn for turn in range(10)] for name in ("0", "1")
    }


def test_posts_go_before_digests(office: Office) -> None:
    office.add(*(f"D1n{number}" for number in range(6)))
    office.add("C1a", "C1b", kind=POST)
    office.mail()
    assert [to for _, to, _ in office.slack.took][:2] == ["C1a", "C1b"]


def test_what_a_crash_left_is_looked_for_and_not_sent_twice(office: Office) -> None:
    keys = office.add(*(f"D{number}x" for number in range(6)))
    office.companion.records.errands.begin_many(keys[:4])
    office.slack.there = dict.fromkeys(keys[:2], "1.0")
    office.mail()
    assert sorted(office.slack.looked) == keys[:4]
    assert sorted(key for key, _, _ in office.slack.took) == keys[2:]
    assert {state for state, _ in office.states().values()} == {ErrandState.DONE}


def test_where_slack_has_enough_the_workspace_rests_and_the_others_go_on(office: Office) -> None:
    keys = office.add("D1a", "D1b", "D2a")
    office.slack.refuses = {keys[0]: [Unsent(RATELIMITED, wait=8)]}
    office.mail()
    assert sorted((round(at, 3), to[1]) for _, to, at in office.slack.took) == [(0, "2"), (8, "1"), (8 + SHARED, "1")]
    assert set(office.states().values()) == {(ErrandState.DONE, 1)}


def test_what_was_not_sent_waits_for_the_next_mailing(office: Office) -> None:
    keys = office.add("D1a", "D2a")
    office.slack.refuses = {keys[0]: [Unsent("unreachable")]}
    office.mail()
    assert office.states() == {keys[0]: (ErrandState.WAITING, 0), keys[1]: (ErrandState.DONE, 1)}
    office.mail()
    assert office.states()[keys[0]] == (ErrandState.DONE, 1)


def test_with_slack_out_of_reach_a_mailing_gives_up_for_now(office: Office) -> None:
    keys = office.add(*(f"D{chr(65 + number)}n" for number in range(3 * HOPELESS)))
    office.slack.refuses = {key: [Unsent("unreachable")] for key in keys}
    assert office.mail(senders=1) == Mailed()
    tried = [key for key in keys if not office.slack.refuses[key]]
    assert HOPELESS <= len(tried) < len(keys)
    assert set(office.states().values()) == {(ErrandState.WAITING, 0)}


def test_what_slack_never_takes_is_held_and_told_and_the_rest_goes_on(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    keys = office.add("D1a", "broken", "gone", "later", "D2a")
    office.slack.refuses = {keys[0]: [Unsent("is_archived", lasting=True)]}
    followed = office.mail().followed_by
    assert len(followed) == 2
    assert [(key, state) for key, (state, _) in office.states().items()] == [
        (keys[0], ErrandState.HELD),
        (keys[1], ErrandState.HELD),
        (keys[2], ErrandState.DONE),
        (keys[3], ErrandState.WAITING),
        (keys[4], ErrandState.DONE),
    ]
    put_off = office.companion.records.errands.by_key(keys[3])
    assert put_off is not None
    assert put_off.due_at == LATER
    assert "Hello" not in caplog.text


def test_what_is_put_off_alone_is_no_reason_to_mail_again_at_once(office: Office) -> None:
    office.add("later")
    assert office.mail() == Mailed()


def test_a_mailing_ends_and_the_next_one_goes_on(office: Office) -> None:
    office.add(*(f"D1n{number}" for number in range(30)))
    assert office.mail(longest=5.0) == Mailed(more=True)
    assert len(office.slack.took) == 20
    office.mail()
    assert len(office.slack.took) == 30


def test_at_the_end_nothing_is_begun(office: Office) -> None:
    office.add("D1a")
    office.messenger.pacing.close()
    assert office.mail() == Mailed()
    assert set(office.states().values()) == {(ErrandState.WAITING, 0)}


def test_where_another_process_may_mail_nothing_more_is_begun(office: Office) -> None:
    keys = office.add(*(f"D1n{number}" for number in range(6)))
    turns = iter([True, True, False])
    Mailing(office.messenger, still_ours=lambda: next(turns)).send()
    assert [key for key, _, _ in office.slack.took] == keys[:2]
    assert list(office.states().values()) == [(ErrandState.DONE, 1)] * 2 + [(ErrandState.WAITING, 0)] * 4


def test_a_post_that_is_sent_elsewhere_while_it_stands_in_line_goes_there(office: Office) -> None:
    records, monday = office.companion.records, date(2026, 11, 16)
    admin, key = records.person_by_slack("UPRIYA"), post_key("usc", "A", monday)
    assert admin is not None
    records.errands.add([Errand(key, POST)], now=NOW)
    decision = Decision(key=key, verdict=Verdict.DUE, at=NOW, program="usc", cohort="A", monday=monday)

    def composed(errand: KeptErrand, _: datetime) -> Outgoing:
        by_hand = Errand(key, POST, {"to": "C2"})
        records.postings.send(decision, "C2", errand=by_hand, actor_id=admin.id, now=NOW)
        return Outgoing(plain_message("Hello"), to=errand.details.get("to", "C1"))

    mailing = Mailing(office.messenger, lambda _errands, _now: {POST: composed})
    mailing.send()
    assert (office.slack.took, office.states()) == ([], {key: (ErrandState.WAITING, 0)})
    mailing.send()
    assert [to for _, to, _ in office.slack.took] == ["C2"]


def test_what_cannot_be_read_together_is_composed_one_by_one(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    def broken(errands: Sequence[KeptErrand], now: datetime) -> Mapping[str, Composer]:
        raise ValueError(len(errands), now)

    office.add("D1a", "D2a")
    Mailing(office.messenger, broken).send()
    assert len(office.slack.took) == 2
    assert "cannot be read together" in caplog.text


def test_busy_records_leave_everything_waiting(office: Office) -> None:
    def busy(errands: Sequence[KeptErrand], now: datetime) -> Mapping[str, Composer]:
        raise Refused("try_again", f"Busy with {len(errands)} at {now}.")

    office.add("D1a")
    assert Mailing(office.messenger, busy).send() == Mailed()
    assert set(office.states().values()) == {(ErrandState.WAITING, 0)}


def test_mailings_bring_posts_and_digests_and_nothing_that_somebody_waits_for() -> None:
    assert [is_mailed(key) for key in ("weekly:usc:A:2026-W47", "digest:3:2026-11-18", "reply:1")] == [
        True,
        True,
        False,
    ]
