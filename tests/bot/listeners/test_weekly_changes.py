"""What an administrator changes about the weekly post, as dialogs: its words, when and where it goes, pauses."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.companion import Companion
from induction.people import Role
from induction.refused import Refused
from induction.reminding.due import Decision, Reason, Verdict
from induction.reminding.reminders import ReminderState
from induction.roster import RosterLine
from storage.errands import Errand, ErrandState
from tests.bot.conftest import NOW, STARTS, Clock
from tests.bot.dialog import Dialog, Message, View, buttons, notes, shown
from tests.bot.outgoing.accepted import assert_accepted

KEY = "weekly:usc:usc-2026:2026-W47"
MONDAY = date(2026, 11, 16)
NEXT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def cohort(companion: Companion) -> None:
    lines = [
        RosterLine(
            name=name,
            email=f"{name.split(maxsplit=1)[0]}@x.org",
            role=Role.CANDIDATE,
            program="usc",
            cohort="usc-2026",
            starts_on=STARTS,
        )
        for name in ("Alba Moreno", "Bruno Castañeda", "May Young")
    ]
    companion.records.write_roster(lines, today=NOW.date(), now=NOW)
    priya = companion.records.person_by_slack("UPRIYA")
    assert priya is not None
    companion.desk.weekly.set_channel(priya, "usc-2026", "C1", now=NOW)


@pytest.fixture(autouse=True)
def every_view_is_accepted(dialog: Dialog) -> Iterator[None]:
    yield
    for opened in dialog.slack.sent("views.open"):
        assert_accepted("views.open", {"trigger_id": "1", "view": opened["view"]})


def weekly(dialog: Dialog) -> Message:
    return dialog.command("UPRIYA", "weekly")


def pressed(dialog: Dialog, label: str) -> Message:
    return dialog.press("UPRIYA", buttons(weekly(dialog))[label])


def form(dialog: Dialog, label: str) -> View:
    return dialog.open("UPRIYA", buttons(weekly(dialog))[label])


def planned(companion: Companion, clock: Clock, at: datetime = NEXT) -> None:
    """It is that time, and the planner's minute."""
    clock.now = at
    for keys in companion.desk.reminding.planner.posts(now=at):
        companion.outbox.wake(keys)


def posts(dialog: Dialog, channel: str = "C1") -> list[str]:
    return [shown(call) for call in dialog.slack.sent("chat.postMessage") if call["channel"] == channel]


class TestWords:
    def test_an_edit_holds_for_its_week_alone(self, dialog: Dialog, companion: Companion, clock: Clock) -> None:
        edit = form(dialog, "Edit…")
        assert dialog.submit("UPRIYA", edit, weekly_words="*No session this week.*") == {}
        preview = weekly(dialog)
        assert "*No session this week.*" in shown(preview)
        assert "These words are Priya Nair’s own, since Nov 18, for this week alone." in notes(preview)
        dialog.press("UPRIYA", buttons(preview)["Send now"])
        assert posts(dialog) == ["*No session this week.*"]
        planned(companion, clock)
        assert posts(dialog)[1].startswith("*USC Rossier: the weeks of Nov 23 and Nov 30*")

    def test_the_usual_words_come_back(self, dialog: Dialog) -> None:
        usual = shown(weekly(dialog))
        dialog.submit("UPRIYA", form(dialog, "Edit…"), weekly_words="*No session this week.*")
        assert shown(pressed(dialog, "Back to the usual words")) == usual
        assert "Back to the usual words" not in buttons(weekly(dialog))

    def test_the_usual_words_kept_as_they_are_stay_the_calendars(self, dialog: Dialog) -> None:
        dialog.submit("UPRIYA", form(dialog, "Edit…"))
        assert "Back to the usual words" not in buttons(weekly(dialog))

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("Well done, Alba Moreno!", "“Alba Moreno”"),
            ("well done alba  MORENO", "“Alba Moreno”"),
            ("Ask Marcus about it.", "“Marcus”"),
            ("bruno castaneda speaks", "“Bruno Castañeda”"),
            ("Write to dana@school.example today", "“dana@school.example”"),
            ("Alba has 31.5 of 40 hours.", "“31.5 of 40 hours”, “Alba”"),
            ("<@U0123ABCD> knows", "“<@U0123ABCD>”"),
        ],
    )
    def test_what_is_personal_is_named_at_the_field(self, dialog: Dialog, words: str, found: str) -> None:
        answer = dialog.submit("UPRIYA", form(dialog, "Edit…"), weekly_words=words)
        assert answer["errors"] == {
            "weekly_words": f"Found: {found}. The whole cohort reads this: dates and rules only, no names, no hours, "
            "nothing personal."
        }

    @pytest.mark.parametrize("words", ["The workshop of May 5 moves.", "Log it: `45 min coaching yesterday`."])
    def test_dates_and_the_usual_words_pass(self, dialog: Dialog, words: str) -> None:
        assert dialog.submit("UPRIYA", form(dialog, "Edit…"), weekly_words=words) == {}

    def test_it_is_said_that_the_usual_words_changed_since(self, dialog: Dialog) -> None:
        dialog.submit("UPRIYA", form(dialog, "Edit…"), weekly_words="*No session this week.*")
        dialog.submit("UPRIYA", form(dialog, "Settings…"), post_newsletter_day="4")
        assert "The calendar’s own words have changed since" in notes(weekly(dialog))

    def test_nobody_else_edits(self, companion: Companion) -> None:
        dana = companion.records.person_by_slack("UDANA")
        assert dana is not None
        with pytest.raises(Refused, match="sent by your program's administrator: Priya Nair"):
            companion.desk.weekly.edits.save(dana, "usc-2026", MONDAY, "Hello", now=NOW)


class TestSettings:
    def test_day_hour_zone_and_newsletter_are_set(self, dialog: Dialog, companion: Companion) -> None:
        filled = {
            "post_weekday": "2",
            "post_at": "07:30",
            "post_zone": "America/New_York",
            "post_channel": "C2",
            "post_newsletter_day": "4",
            "post_newsletter_link": "https://usc.example/news",
        }
        assert dialog.submit("UPRIYA", form(dialog, "Settings…"), **filled) == {}
        preview = weekly(dialog)
        assert notes(preview) == (
            "It goes to <#C2>.\nThe next one goes out by itself on Tue, Nov 24, 2026, 7:30 am (New York time)."
        )
        assert "The program's newsletter comes on Thursday: https://usc.example/news" in shown(preview)
        kept = companion.records.postings.of("usc", "usc-2026")
        assert kept is not None
        assert (kept.weekday, kept.at, kept.own_zone, kept.channel) == (2, time(7, 30), "America/New_York", "C2")

    def test_what_the_pack_says_is_nothing_of_the_cohorts_own(self, dialog: Dialog, companion: Companion) -> None:
        dialog.submit("UPRIYA", form(dialog, "Settings…"))
        kept = companion.records.postings.of("usc", "usc-2026")
        assert kept is not None
        assert (kept.weekday, kept.at, kept.own_zone, kept.newsletter_day) == (None, None, None, None)

    @pytest.mark.parametrize(
        ("filled", "errors"),
        [
            (
                {"post_other_zone": "Mars/Olympus"},
                {"post_other_zone": "I know no time zone “Mars/Olympus”. Its name is one such as America/New_York."},
            ),
            (
                {"post_at": "23:00"},
                {"post_at": "A post goes out between 7:00 am and 7:00 pm. Please choose a time of the day."},
            ),
            (
                {"post_newsletter_link": "javascript:alert(1)"},
                {"post_newsletter_link": "The link begins with https:// and has no blanks in it."},
            ),
            (
                {"break_first": "2026-12-21", "break_last": "2026-12-20"},
                {"break_last": "A break ends on its first day or later. Please choose another last day."},
            ),
            (
                {"break_title": "winter recess"},
                {"break_last": "A break has a first and a last day. Please choose both, or neither."},
            ),
        ],
    )
    def test_what_cannot_be_is_refused_at_its_field(
        self, dialog: Dialog, filled: dict[str, str | None], errors: dict[str, str]
    ) -> None:
        assert dialog.submit("UPRIYA", form(dialog, "Settings…"), **filled)["errors"] == errors

    def test_a_break_comes_and_goes(self, dialog: Dialog, companion: Companion, clock: Clock) -> None:
        week = {"break_title": "thanksgiving", "break_first": "2026-11-23", "break_last": "2026-11-27"}
        dialog.submit("UPRIYA", form(dialog, "Settings…"), **week)
        assert notes(weekly(dialog)).endswith(
            "on Mon, Nov 30, 2026, 8:00 am (Los Angeles time). Until then: the school calendar has a break."
        )
        planned(companion, clock)
        assert posts(dialog) == []
        assert "This week’s post was left out: the school calendar has a break. You can still send it." in notes(
            weekly(dialog)
        )
        [kept] = companion.records.postings.breaks("usc", "usc-2026")
        dialog.submit("UPRIYA", form(dialog, "Settings…"), breaks_removed=str(kept.id))
        assert companion.records.postings.breaks("usc", "usc-2026") == ()

    def test_another_zone_by_its_name(self, dialog: Dialog) -> None:
        dialog.submit("UPRIYA", form(dialog, "Settings…"), post_other_zone="Pacific/Guam")
        assert "8:00 am (Guam time)" in notes(weekly(dialog))
        again = form(dialog, "Settings…")
        dialog.submit("UPRIYA", again, post_zone="as the roster")
        assert "8:00 am (Los Angeles time)" in notes(weekly(dialog))


class TestPausing:
    def test_paused_nothing_goes_out_by_itself(self, dialog: Dialog, companion: Companion, clock: Clock) -> None:
        paused = pressed(dialog, "Pause")
        assert "No post goes out by itself: the cohort’s posts are paused." in notes(paused)
        planned(companion, clock)
        assert posts(dialog) == []
        again = pressed(dialog, "Go on")
        assert "The next one goes out by itself on Mon, Nov 30, 2026" in notes(again)
        planned(companion, clock, NEXT + timedelta(weeks=1))
        assert len(posts(dialog)) == 1
        assert "Before: week of Nov 23 left out (the cohort’s posts are paused)." in notes(weekly(dialog))


class TestSending:
    def test_what_somebody_sent_the_planner_never_sends_again(
        self, dialog: Dialog, companion: Companion, clock: Clock
    ) -> None:
        clock.now = NEXT - timedelta(hours=10)  # at ten on Sunday night: it is quiet, and an administrator decides
        sunday = pressed(dialog, "Send now")
        assert "is on its way" in shown(sunday)
        clock.now = NEXT - timedelta(hours=2)
        weekly(dialog)
        pressed(dialog, "Send now")
        for minute in range(3):
            planned(companion, clock, NEXT + timedelta(minutes=minute))
        assert [text.splitlines()[0] for text in posts(dialog)] == [
            "*USC Rossier: the weeks of Nov 16 and Nov 23*",
            "*USC Rossier: the weeks of Nov 23 and Nov 30*",
        ]
        kept = companion.records.reminders.posts("usc", since=date(2026, 11, 1))
        companion.records.reminders.settle()
        kept = companion.records.reminders.posts("usc", since=date(2026, 11, 1))
        assert [(one.day, one.state) for one in kept] == [
            (date(2026, 11, 16), ReminderState.SENT),
            (date(2026, 11, 23), ReminderState.SENT),
        ]

    def test_the_next_weeks_post_sent_early_takes_nothing_from_this_week(
        self, dialog: Dialog, companion: Companion, clock: Clock
    ) -> None:
        weekly(dialog)
        priya = companion.records.person_by_slack("UPRIYA")
        assert priya is not None
        clock.now = NEXT - timedelta(hours=1)
        companion.desk.weekly.post(priya, None, None, on=date(2026, 11, 30), now=clock.now)
        planned(companion, clock)
        planned(companion, clock, NEXT + timedelta(weeks=1))
        assert [text.splitlines()[0] for text in posts(dialog)] == [
            "*USC Rossier: the weeks of Nov 30 and Dec 7*",
            "*USC Rossier: the weeks of Nov 23 and Nov 30*",
        ]

    def test_one_that_waits_for_the_morning_goes_out_when_somebody_sends_it(
        self, dialog: Dialog, companion: Companion, clock: Clock
    ) -> None:
        weekly(dialog)
        companion.outbox.attended_by(None)
        planned(companion, clock, NEXT)
        dialog = Dialog(companion, dialog.slack)
        clock.now = NEXT + timedelta(hours=14)  # ten at night in Los Angeles
        dialog.sweep()
        assert posts(dialog) == []
        assert "is on its way" in shown(pressed(dialog, "Send now"))
        assert len(posts(dialog)) == 1

    def test_a_post_of_which_nobody_can_tell_is_looked_for_by_somebody(
        self, dialog: Dialog, companion: Companion
    ) -> None:
        held(companion, "uncertain")
        preview = weekly(dialog)
        assert "This week’s post may or may not have arrived in <#C1>. Please look there: is it there?" in notes(
            preview
        )
        assert list(buttons(preview))[:3] == ["It is there", "It is not there: send it again", "Not now"]
        there = dialog.press("UPRIYA", buttons(preview)["It is there"])
        assert "This week’s post is in <#C1> already" in notes(there)
        assert posts(dialog) == []

    def test_or_is_sent_once_more(self, dialog: Dialog, companion: Companion) -> None:
        held(companion, "uncertain")
        again = buttons(weekly(dialog))["It is not there: send it again"]
        assert "is on its way to <#C1>" in shown(dialog.press("UPRIYA", again))
        assert "went to <#C1> already" in shown(dialog.press("UPRIYA", again))
        assert len(posts(dialog)) == 1
        assert "This week’s post is in <#C1> already" in notes(weekly(dialog))

    def test_one_that_slack_refused_says_why_and_can_be_sent(self, dialog: Dialog, companion: Companion) -> None:
        held(companion, "is_archived")
        preview = weekly(dialog)
        assert (
            "This week’s post did not go out: the channel is archived. Bring it back in Slack, or choose another one. "
            "Once that is mended, you can send it."
        ) in notes(preview)
        dialog.press("UPRIYA", buttons(preview)["Send now"])
        assert len(posts(dialog)) == 1

    def test_nothing_is_sent_again_that_is_not_held(self, dialog: Dialog, companion: Companion) -> None:
        held(companion, "uncertain")
        again = buttons(weekly(dialog))["It is not there: send it again"]
        stale: dict[str, Any] = {**again, "value": again["value"].replace(KEY, "nothing")}
        assert "is not held any more" in shown(dialog.press("UPRIYA", stale))


def held(companion: Companion, trouble: str) -> None:
    """This week's post was decided on, and is held."""
    companion.records.postings.mind(now=NOW - timedelta(weeks=1))
    decision = Decision(key=KEY, verdict=Verdict.DUE, at=NOW, program="usc", cohort="usc-2026", monday=MONDAY)
    details = {"program": "usc", "cohort": "usc-2026", "on": MONDAY.isoformat()}
    companion.records.reminders.keep([(decision, "usc", Errand(KEY, "weekly_post", details))], now=NOW)
    companion.records.errands.settle(KEY, ErrandState.HELD, now=NOW, sent_channel="C1", trouble=trouble)


def test_why_it_was_left_out_is_on_record(companion: Companion, clock: Clock, dialog: Dialog) -> None:
    weekly(dialog)
    companion.outbox.attended_by(None)
    planned(companion, clock)
    priya = companion.records.person_by_slack("UPRIYA")
    assert priya is not None
    companion.desk.weekly.settings.pause(priya, None, now=clock.now)
    Dialog(companion, dialog.slack).sweep()
    companion.records.reminders.settle()
    [kept] = companion.records.reminders.posts("usc", since=date(2026, 11, 1))
    assert (kept.state, kept.reason) == (ReminderState.LEFT_OUT, Reason.PAUSED)
