"""`companion reminders` as someone types it."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from induction.refused import Refused
from storage.records import Records
from tests.bot.commands.command_line import CommandLine

pytestmark = pytest.mark.slow

ZONE = ZoneInfo("America/Los_Angeles")


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def in_slack(home: Path) -> None:
    """Have everybody in Slack, and a cohort with a channel whose posts are minded."""
    records = Records(f"sqlite:///{home}/companion.db")
    now = datetime.now(ZONE)  # noqa: TID251 - the command asks the clock too
    for person in records.people():
        records.link_slack(person.id, f"U{person.id}", now=now)
    records.cohorts.set_channel("usc", "usc-2020", "C1", actor_id=4, now=now)
    records.postings.mind(now=now - timedelta(days=1))
    records.close()


def monday(weeks: int) -> date:
    """A Monday so many weeks ahead."""
    today = datetime.now(ZONE).date()  # noqa: TID251 - the command asks the clock too
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)


def test_nobody_in_slack_hears_anything(run: CommandLine) -> None:
    said = run("reminders")
    assert said.endswith("nothing was sent or kept.\nNothing would go out.\n")


def test_the_post_of_a_coming_week_is_shown_with_its_time_and_its_channel(run: CommandLine, tmp_path: Path) -> None:
    in_slack(tmp_path / "home")
    said = run("reminders", "--on", monday(2).isoformat(), "--days", "1", "--json")
    [post] = [one for one in json.loads(said) if one["kind"] == "weekly_post"]
    at = datetime.combine(monday(2), datetime.min.time().replace(hour=8), ZONE).isoformat()
    assert post == {
        "at": at,
        "program": "usc",
        "kind": "weekly_post",
        "cohort": "usc-2020",
        "channel": "C1",
        "left_out": None,
    }
    assert "8:00 am  USC Rossier, usc-2020: the weekly post (C1)" in run("reminders", "--days", "60")


def test_a_person_reads_what_would_come_to_them_alone(run: CommandLine, tmp_path: Path) -> None:
    in_slack(tmp_path / "home")
    said = run("reminders", "--on", monday(1).isoformat(), "--person", "dana@school.example", "--days", "5")
    assert "Dana Whitfield (USC Rossier)" in said
    assert "weekly post (" not in said
    assert "Marcus Bell (" not in said


def test_looking_keeps_nothing_and_sending_keeps_it_once(run: CommandLine, tmp_path: Path) -> None:
    in_slack(tmp_path / "home")
    run("reminders", "--days", "30")
    records = Records(f"sqlite:///{tmp_path}/home/companion.db")
    assert records.errands.waiting() == ()
    first, again = run("reminders", "--send"), run("reminders", "--send")
    records.close()
    assert first.startswith(("On their way: ", "Nothing is due now"))
    assert again.startswith("Nothing is due now")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--send", "--on", "2026-11-30"), "`--send` sends what is due now"),
        (("--program", "nowhere"), "I know no program “nowhere”"),
        (("--person", "nobody@school.example"), "nobody@school.example is not on the roster"),
    ],
)
def test_what_cannot_be_is_said(run: CommandLine, words: tuple[str, ...], says: str) -> None:
    with pytest.raises(Refused) as refused:
        run("reminders", *words)
    assert says in refused.value.message
