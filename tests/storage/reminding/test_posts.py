"""How weekly posts are set and sent, on record: each change once and audited, each week's post once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import NullPool, create_engine, select

from induction.packs.reminding import SchoolBreak
from induction.people import Role
from induction.refused import Refused
from induction.reminding.due import Decision, Reason, Verdict
from induction.reminding.reminders import Posting, ReminderState
from induction.roster import RosterLine
from storage.database.engine import database_url
from storage.errands import Errand, ErrandState
from storage.records import Records
from storage.reminding.posts import PostEdit, PostingChange
from storage.tables.audit import AuditRow

PRIYA = 1
MONDAY = date(2026, 11, 23)
KEY = "weekly:usc:2026:2026-W48"
LATER = timedelta(hours=1)
RECESS = SchoolBreak(title="winter recess", first=date(2026, 12, 21), last=date(2027, 1, 8))


def line(number: int, cohort: str | None, zone: str, *, program: str = "usc") -> RosterLine:
    return RosterLine(
        name=f"Person {number}",
        email=f"{number}@x.org",
        role=Role.CANDIDATE if cohort else Role.PROGRAM_ADMIN,
        program=program,
        cohort=cohort,
        starts_on=date(2026, 8, 17) if cohort else None,
        ends_on=date(2028, 6, 30) if cohort else None,
        zone=zone,
    )


@pytest.fixture(autouse=True)
def minded(records: Records, now: datetime) -> None:
    lines = [
        line(1, None, "America/Los_Angeles"),
        line(2, "2026", "America/Denver"),
        line(3, "2026", "America/New_York"),
        line(4, "2026", "America/New_York"),
        line(5, "2027", "America/Denver"),
        line(6, "2026", "America/Denver", program="mcoe"),
    ]
    records.write_roster(lines, today=now.date(), now=now)
    assert records.postings.mind(now=now) == 3
    assert records.postings.mind(now=now) == 0


def change(records: Records, asked: PostingChange, now: datetime) -> bool:
    return records.postings.change("usc", "2026", asked, actor_id=PRIYA, now=now)


def audited(url: str) -> list[tuple[str, str]]:
    engine = create_engine(database_url(url), poolclass=NullPool)
    columns = AuditRow.metadata.tables["audit"].c
    wanted = select(columns.action, columns.cohort).where(columns.cohort.is_not(None)).order_by(columns.id)
    with engine.connect() as connection:
        return [(row.action, row.cohort) for row in connection.execute(wanted)]


def test_a_cohorts_zone_is_that_of_most_of_its_candidates(records: Records, now: datetime) -> None:
    assert records.postings.of("usc", "2026") == Posting(
        program="usc",
        cohort="2026",
        since=now,
        zone="America/New_York",
        first=date(2026, 8, 17),
        last=date(2028, 6, 30),
    )
    assert records.postings.of("usc", "1999") is None
    assert [(one.program, one.cohort, one.zone) for one in records.postings.all()] == [
        ("mcoe", "2026", "America/Denver"),
        ("usc", "2026", "America/New_York"),
        ("usc", "2027", "America/Denver"),
    ]
    assert [one.cohort for one in records.postings.all("usc")] == ["2026", "2027"]


def test_what_is_set_is_set_once_and_audited_once(records: Records, url: str, now: datetime) -> None:
    settings = {"zone": "America/Chicago", "weekday": 2, "at": time(7, 30), "newsletter_day": 4}
    asked = PostingChange(settings, channel="C1", added=[RECESS])
    assert [change(records, asked, now + LATER), change(records, asked, now + 2 * LATER)] == [True, False]
    kept = records.postings.of("usc", "2026")
    assert kept is not None
    assert (kept.own_zone, kept.zone, kept.weekday, kept.at) == ("America/Chicago", "America/Chicago", 2, time(7, 30))
    assert (kept.newsletter_day, kept.channel, kept.breaks, kept.since) == (4, "C1", (RECESS,), now)
    assert audited(url) == [("set_posting", "2026"), ("set_channel", "2026")]
    other = records.postings.of("usc", "2027")
    assert other is not None
    assert (other.weekday, other.channel, other.breaks) == (None, None, ())


def test_breaks_come_and_go(records: Records, now: datetime) -> None:
    change(records, PostingChange(added=[RECESS]), now)
    [kept] = records.postings.breaks("usc", "2026")
    assert kept.rest == RECESS
    assert not records.postings.change("usc", "2027", PostingChange(removed=[kept.id]), actor_id=PRIYA, now=now)
    assert change(records, PostingChange(removed=[kept.id]), now)
    assert not change(records, PostingChange(removed=[kept.id]), now)
    assert records.postings.breaks("usc", "2026") == ()


def test_a_weeks_words_are_its_own(records: Records, url: str, now: datetime) -> None:
    def edit(words: str) -> None:
        records.postings.edit("usc", "2026", MONDAY, words, usual="usual", actor_id=PRIYA, now=now)

    for words in ("mine", "mine", "better"):
        edit(words)
    assert records.postings.edited("usc", "2026", MONDAY) == PostEdit("better", "usual", PRIYA, now)
    assert records.postings.edited("usc", "2026", MONDAY + timedelta(weeks=1)) is None
    assert records.postings.edited("usc", "2027", MONDAY) is None
    weeks = [("usc", "2026", MONDAY), ("usc", "2027", MONDAY)]
    assert records.postings.edits(weeks) == {weeks[0]: PostEdit("better", "usual", PRIYA, now)}
    back = [records.postings.unedit("usc", "2026", MONDAY, actor_id=PRIYA, now=now) for _ in range(2)]
    assert back == [True, False]
    assert records.postings.edited("usc", "2026", MONDAY) is None
    assert audited(url) == [("edit_post", "2026")] * 3


def decision(now: datetime) -> Decision:
    return Decision(key=KEY, verdict=Verdict.DUE, at=now, program="usc", cohort="2026", monday=MONDAY)


def send(records: Records, now: datetime, key: str = KEY) -> bool:
    errand = Errand(key, "weekly_post", {"to": "C1"})
    return records.postings.send(decision(now), "C1", errand=errand, actor_id=PRIYA, now=now)


def kept_state(records: Records) -> tuple[ReminderState, Reason | None, str | None]:
    [kept] = records.reminders.posts("usc", since=MONDAY)
    return kept.state, kept.reason, kept.errand


def test_a_post_sent_by_hand_is_on_record_as_the_weeks(records: Records, now: datetime) -> None:
    assert [send(records, now), send(records, now)] == [True, False]
    assert kept_state(records) == (ReminderState.DUE, None, KEY)
    again = records.reminders.keep([(decision(now), "usc", Errand(KEY, "weekly_post", {}))], now=now)
    assert again == ()
    records.errands.settle(KEY, ErrandState.DONE, now=now, sent_channel="C1", sent_ts="1.0")
    records.reminders.settle()
    assert kept_state(records) == (ReminderState.SENT, None, KEY)


def test_what_was_left_out_can_be_sent_all_the_same(records: Records, now: datetime) -> None:
    left_out = decision(now).model_copy(update={"verdict": Verdict.LEFT_OUT, "reason": Reason.PAUSED})
    records.reminders.keep([(left_out, "usc", None)], now=now)
    assert send(records, now + LATER)
    assert kept_state(records) == (ReminderState.DUE, None, KEY)


def test_one_that_waits_goes_out_at_once(records: Records, now: datetime) -> None:
    records.reminders.keep([(decision(now), "usc", Errand(KEY, "weekly_post", {"on": "2026-11-23"}))], now=now)
    records.errands.put_off(KEY, now + LATER)
    assert records.errands.due(now=now, at_most=9) == ()
    assert [send(records, now), send(records, now)] == [True, False]
    [waiting] = records.errands.due(now=now, at_most=9)
    assert (waiting.details, waiting.due_at) == ({"to": "C1"}, None)


def test_of_many_presses_one_sends(records: Records, now: datetime) -> None:
    def press(_: int) -> bool:
        while True:
            try:
                return send(records, now)
            except Refused as refused:
                if refused.rule != "try_again":
                    raise

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(press, range(8))) == [False] * 7 + [True]


def test_why_one_on_its_way_is_left_out(records: Records, now: datetime) -> None:
    send(records, now)
    assert [records.postings.leave_out(KEY, Reason.BREAK) for _ in range(2)] == [True, False]
    records.errands.settle(KEY, ErrandState.DONE, now=now)
    records.reminders.settle()
    assert kept_state(records) == (ReminderState.LEFT_OUT, Reason.BREAK, KEY)


def test_one_of_which_nobody_could_tell_was_found(records: Records, url: str, now: datetime) -> None:
    def found() -> bool:
        return records.postings.found(KEY, "2026", actor_id=PRIYA, now=now)

    send(records, now)
    assert not found()
    records.errands.settle(KEY, ErrandState.HELD, now=now, trouble="uncertain")
    records.reminders.settle()
    assert [found(), found()] == [True, False]
    assert kept_state(records) == (ReminderState.SENT, None, KEY)
    assert audited(url) == [("set_channel", "2026"), ("post_to_cohort", "2026"), ("post_to_cohort", "2026")]
