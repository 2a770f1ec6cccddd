"""A weekly post goes out in its week, to the channel that was named, or not at all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.errands.kinds import composers
from bot.errands.sending.outgoing import Outgoing, PutOff
from bot.errands.sending.troubles import trouble_errands
from bot.errands.together import together
from bot.settings import Settings
from induction.people import Role
from induction.reminding.due import Reason
from induction.reminding.reminders import ReminderState
from induction.roster import RosterLine
from storage.errands import KeptErrand
from storage.reminding.posts import PostingChange
from tests.bot.conftest import NOW, STARTS, Clock
from tests.bot.dialog import Dialog, buttons, notes
from tests.bot.opening import opened
from tests.bot.slack_stub import SlackStub

MONDAY_AT_EIGHT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # in Los Angeles


def test_only_the_programs_own_administrator_is_told_of_a_channel_that_is_closed_to_the_companion(
    companion: Companion,
) -> None:
    helen = RosterLine(name="Helen", email="h@x.org", role=Role.PROGRAM_ADMIN, program="mcoe", slack_id="UHELEN")
    companion.records.write_roster([helen], today=NOW.date(), now=NOW)
    people = {person.slack_id: person.id for person in companion.records.people()}
    companion.records.cohorts.set_channel("usc", "usc-2026", "C1", actor_id=people["UPRIYA"], now=NOW)
    told = {
        channel: [errand.details["admin"] for errand in trouble_errands(companion.records, "k", "x", channel, now=NOW)]
        for channel in ("C1", "C2")
    }
    assert told == {"C1": [people["UPRIYA"]], "C2": [people["UPRIYA"], people["UHELEN"]]}


@pytest.fixture
def planned(companion: Companion) -> KeptErrand:
    """The post of the week from November 23, as the planner keeps it."""
    candidate = RosterLine(
        name="Alba Moreno", email="a@x.org", role=Role.CANDIDATE, program="usc", cohort="usc-2026", starts_on=STARTS
    )
    companion.records.write_roster([candidate], today=NOW.date(), now=NOW)
    companion.records.postings.mind(now=NOW)
    set_to(companion, channel="C1")
    [kept, *_] = companion.desk.reminding.planner.posts(now=MONDAY_AT_EIGHT)
    errand = companion.records.errands.by_key(kept[0])
    assert errand is not None
    return errand


def set_to(companion: Companion, cohort: str = "usc-2026", channel: str | None = None, **settings: object) -> None:
    priya = companion.records.person_by_slack("UPRIYA")
    assert priya is not None
    companion.desk.weekly.settings.change(priya, cohort, PostingChange(settings, channel=channel), now=NOW)


def composed(companion: Companion, errand: KeptErrand, now: datetime) -> tuple[str, str] | PutOff | None:
    sent = composers(companion)[errand.kind](errand, now)
    if isinstance(sent, Outgoing):
        return sent.to, sent.message.text.splitlines()[0]
    assert sent is None or isinstance(sent, PutOff)
    return sent


POST = "*USC Rossier: the weeks of Nov 23 and Nov 30*"


def test_the_planners_post_goes_to_the_channel_as_it_is_then(companion: Companion, planned: KeptErrand) -> None:
    assert composed(companion, planned, MONDAY_AT_EIGHT) == ("C1", POST)
    set_to(companion, channel="C2")
    assert composed(companion, planned, MONDAY_AT_EIGHT + timedelta(hours=10)) == ("C2", POST)


def test_posts_that_are_composed_together_say_what_each_would_say_alone(
    companion: Companion, planned: KeptErrand
) -> None:
    alone = composers(companion)

    def in_one_go() -> object:
        return together(companion, alone, [planned], MONDAY_AT_EIGHT)[planned.kind](planned, MONDAY_AT_EIGHT)

    usual = in_one_go()
    assert usual == alone[planned.kind](planned, MONDAY_AT_EIGHT)
    assert isinstance(usual, Outgoing)
    set_to(companion, newsletter_link="https://news.example.org/42")
    with_newsletter = in_one_go()
    assert with_newsletter == alone[planned.kind](planned, MONDAY_AT_EIGHT)
    assert with_newsletter != usual
    priya = companion.records.person_by_slack("UPRIYA")
    assert priya is not None
    week = ("usc", "usc-2026", date.fromisoformat(planned.details["on"]))
    companion.records.postings.edit(*week, "Bring your log.", usual="", actor_id=priya.id, now=NOW)
    edited = in_one_go()
    assert isinstance(edited, Outgoing)
    assert (edited.message.text, edited.to) == ("Bring your log.", "C1")


def test_at_night_it_waits_for_the_morning(companion: Companion, planned: KeptErrand) -> None:
    tuesday_at_seven = PutOff(MONDAY_AT_EIGHT + timedelta(hours=23))
    assert composed(companion, planned, MONDAY_AT_EIGHT + timedelta(hours=11)) == tuesday_at_seven
    assert composed(companion, planned, MONDAY_AT_EIGHT + timedelta(hours=22, minutes=59)) == tuesday_at_seven
    assert composed(companion, planned, MONDAY_AT_EIGHT + timedelta(hours=23)) == ("C1", POST)


@pytest.mark.parametrize(
    ("settings", "later", "reason"),
    [
        ({"paused_at": NOW}, timedelta(0), Reason.PAUSED),
        ({}, timedelta(hours=49), Reason.LATE),
        ({}, timedelta(days=7), Reason.LATE),
    ],
)
def test_it_is_left_out_and_the_reason_is_on_record(
    companion: Companion, planned: KeptErrand, settings: dict[str, object], later: timedelta, reason: Reason
) -> None:
    set_to(companion, **settings)
    assert composed(companion, planned, MONDAY_AT_EIGHT + later) is None
    [kept] = companion.records.reminders.posts("usc", since=date(2026, 11, 23))
    assert (kept.state, kept.reason) == (ReminderState.LEFT_OUT, reason)


def test_a_cohort_that_nobody_is_in_any_more_gets_none(companion: Companion, planned: KeptErrand) -> None:
    gone = replace(planned, details={**planned.details, "cohort": "usc-1999"})
    assert composed(companion, gone, MONDAY_AT_EIGHT) is None


def test_a_broken_template_holds_the_post_until_it_is_mended(slack: SlackStub, tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "packs" / "usc"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_bytes(Path("knowledge/packs/usc/pack.toml").read_bytes())
    template = folder / "weekly_post.jinja"
    template.write_text("{{ program }}: {{ wether }}", encoding="utf-8")
    with opened(Settings(home=tmp_path / "own", packs=tmp_path / "packs"), clock) as companion:
        priya = RosterLine(name="Priya", email="p@x.org", role=Role.PROGRAM_ADMIN, program="usc", slack_id="UPRIYA")
        candidates = [
            RosterLine(
                name="Alba", email=f"{one}@x.org", role=Role.CANDIDATE, program="usc", cohort=one, starts_on=STARTS
            )
            for one in ("usc-2026", "usc-2027")
        ]
        companion.records.write_roster([priya, *candidates], today=STARTS, now=NOW)
        companion.records.postings.mind(now=NOW)
        set_to(companion, channel="C1")
        set_to(companion, "usc-2027", channel="C2")
        dialog = Dialog(companion, slack)
        clock.now = MONDAY_AT_EIGHT
        for _ in range(2):
            for keys in companion.desk.reminding.planner.posts(now=clock.now):
                companion.outbox.wake(keys)
        [told] = [one["text"] for one in slack.sent("chat.postMessage")]
        assert "'wether' is undefined" in told
        assert "/casc weekly usc-2026" in told
        template.write_text("{{ program }}: {{ this_week_begins }}", encoding="utf-8")
        preview = dialog.command("UPRIYA", "weekly")
        assert "'wether' is undefined" in notes(preview)
        dialog.press("UPRIYA", buttons(preview)["Send now"])
        preview = dialog.command("UPRIYA", "weekly usc-2027")
        dialog.press("UPRIYA", buttons(preview)["Send now"])
        sent = slack.sent("chat.postMessage")[1:]
        assert [(one["channel"], one["text"]) for one in sent] == [
            ("C1", "USC Rossier: Nov 23"),
            ("C2", "USC Rossier: Nov 23"),
        ]


def test_a_post_is_composed_until_its_week_is_over(companion: Companion) -> None:
    candidate = RosterLine(
        name="Alba Moreno", email="a@x.org", role=Role.CANDIDATE, program="usc", cohort="usc-2026", starts_on=STARTS
    )
    companion.records.write_roster([candidate], today=NOW.date(), now=NOW)
    admin = companion.records.person_by_slack("UPRIYA")
    assert admin is not None
    posted = companion.desk.weekly.post(admin, "usc-2026", "C1", on=date(2026, 11, 18), now=NOW)
    compose = composers(companion)[posted.errand.kind]
    for later in (timedelta(0), timedelta(days=4), timedelta(days=4, hours=12)):  # until ten on Sunday, in Los Angeles
        sent = compose(posted.errand, NOW + later)
        assert isinstance(sent, Outgoing)
        assert (sent.to, sent.message.text.splitlines()[0]) == ("C1", "*USC Rossier: the weeks of Nov 16 and Nov 23*")
    assert compose(posted.errand, NOW + timedelta(days=5)) is None


@pytest.mark.parametrize("trouble", ["is_archived", "not_in_channel"])
def test_a_closed_channel_is_named_once_and_everything_else_goes_on(
    dialog: Dialog, companion: Companion, planned: KeptErrand, clock: Clock, trouble: str
) -> None:
    other = RosterLine(
        name="Bea Lund", email="b@x.org", role=Role.CANDIDATE, program="usc", cohort="usc-2027", starts_on=STARTS
    )
    companion.records.write_roster([other], today=NOW.date(), now=NOW)
    companion.records.postings.mind(now=NOW)
    set_to(companion, "usc-2027", channel="C2")
    dialog.slack.refuses_place["C1"] = trouble
    clock.now = MONDAY_AT_EIGHT
    companion.outbox.wake([planned.key])
    for week in range(2):
        clock.now = MONDAY_AT_EIGHT + timedelta(weeks=week)
        for keys in companion.desk.reminding.planner.posts(now=clock.now):
            companion.outbox.wake(keys)
    assert [(one["channel"], one["text"].partition("\n")[0]) for one in dialog.slack.sent("chat.postMessage")] == [
        ("UPRIYA", "The weekly post of usc-2026 for a channel did not go out for sure."),
        ("C2", POST),
        ("C2", "*USC Rossier: the weeks of Nov 30 and Dec 7*"),
    ]
    assert dialog.slack.refused == ["C1", "C1"]
    del dialog.slack.refuses_place["C1"]
    preview = dialog.command("UPRIYA", "weekly usc-2026")
    assert "This week’s post did not go out: " in notes(preview)
    dialog.press("UPRIYA", buttons(preview)["Send now"])
    assert [one["channel"] for one in dialog.slack.sent("chat.postMessage")][3:] == ["C1"]
