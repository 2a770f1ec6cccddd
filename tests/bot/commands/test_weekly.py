"""`companion weekly` as someone types it."""

from pathlib import Path

import pytest

from induction.refused import Refused
from tests.bot.commands.command_line import ROSTER, CommandLine

PRIYA = ("--as", "priya@school.example")
OF_USC = ("--program", "usc", "--cohort", "usc-2020")


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def test_the_post_of_a_day_is_shown_and_nothing_is_sent(run: CommandLine) -> None:
    shown = run("weekly", *OF_USC, "--on", "2020-10-07")
    assert shown.startswith(
        "USC Rossier: the weeks of Oct 5 and Oct 12\n\nNext week\n• Mon, Oct 12, 5:30-7:30 pm: CPSEL"
    )
    assert shown == run("weekly", *PRIYA, "--on", "2020-10-09")
    assert "It goes to" not in shown


def test_it_is_sent_once_a_week_to_the_channel_of_the_cohort(run: CommandLine) -> None:
    with pytest.raises(Refused, match="has no channel yet"):
        run("weekly", *PRIYA, "--send")
    assert run("weekly", *PRIYA, "--channel", "C0123").endswith("\nThe channel of usc-2020 is now C0123.\n")
    for _ in range(2):
        sent = run("weekly", *PRIYA, "--send")
        assert sent.endswith("\nIt goes to C0123, as soon as `companion serve` runs on the same records.\n")


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ((), "Which program?"),
        (("--program", "nasa"), "I know no program “nasa”"),
        (("--program", "mcoe"), "Nobody on the roster is in a cohort yet"),
        (("--program", "usc", "--cohort", "usc-1999"), "I know no cohort “usc-1999”. There is usc-2020."),
        ((*OF_USC, "--send"), "Who does that?"),
        ((*OF_USC, "--as", "dana@school.example", "--send"), "sent by your program's administrator: Priya Nair"),
        (
            (*OF_USC, "--as", "dana@school.example", "--channel", "C1"),
            "sent by your program's administrator: Priya Nair",
        ),
        ((*PRIYA, "--channel", "#cohort"), "“#cohort” is not the id of a channel, such as C0123456789"),
        ((*PRIYA, "--channel", "C1", "--send", "--on", "2020-10-07"), "That week is over"),
        ((*PRIYA, "--channel", "C1", "--send", "--on", "2099-10-07"), "That week is still far off"),
    ],
)
def test_what_cannot_be_done_says_why(run: CommandLine, words: tuple[str, ...], refused: str) -> None:
    with pytest.raises(Refused, match=refused):
        run("weekly", *words)


def test_of_several_cohorts_one_is_named(run: CommandLine, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text(
        ROSTER.replace("theo@school.example,candidate", "new@school.example,candidate").replace(
            "2020-08-17,usc-2020\nPriya", "2021-08-17,usc-2021\nPriya"
        ),
        encoding="utf-8",
    )
    run("roster", "import", str(more), "--write")
    with pytest.raises(Refused, match="Add --cohort with one of usc-2020, usc-2021"):
        run("weekly", *PRIYA)
    assert "the weeks of" in run("weekly", *PRIYA, "--cohort", "usc-2021")


def test_it_says_when_the_next_one_goes_out_by_itself(run: CommandLine) -> None:
    assert run("weekly", *PRIYA).endswith("\nNo post goes out by itself before the cohort has a channel.\n")
    run("weekly", *PRIYA, "--channel", "C0123")
    lines = run("weekly", *PRIYA).splitlines()
    assert lines[-1].startswith("The next one goes out by itself on Mon, ")
    assert lines[-1].endswith(", 8:00 am (Los Angeles time).")


def test_it_is_set_as_in_slack(run: CommandLine) -> None:
    when = ("--weekday", "tue", "--at", "07:30", "--zone", "America/New_York")
    newsletter = ("--newsletter-day", "Thursday", "--newsletter-link", "https://usc.example/news")
    shown = run("weekly", *PRIYA, "--channel", "C0123", *when, *newsletter)
    assert "The program's newsletter comes on Thursday: https://usc.example/news\n" in shown
    assert "The next one goes out by itself on Tue, " in shown
    assert "7:30 am (New York time).\n" in shown
    back = run("weekly", *PRIYA, "--zone", "roster", "--newsletter-day", "none", "--newsletter-link", "none")
    assert "newsletter" not in back
    assert "7:30 am (Los Angeles time).\n" in back


def test_posts_are_paused_and_go_on(run: CommandLine) -> None:
    run("weekly", *PRIYA, "--channel", "C0123")
    assert "No post goes out by itself: the cohort’s posts are paused.\n" in run("weekly", *PRIYA, "--pause")
    assert "The next one goes out by itself on " in run("weekly", *PRIYA, "--resume")


def test_breaks_come_and_go(run: CommandLine) -> None:
    run("weekly", *PRIYA, "--channel", "C0123")
    always = ("--add-break", "2020-01-01..2099-12-31 A long recess")
    assert "No post goes out by itself in the next year.\n" in run("weekly", *PRIYA, *always)
    assert "The next one goes out by itself on " in run("weekly", *PRIYA, "--remove-break", "2020-01-01")


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (("--zone", "Mars/Olympus"), "I know no time zone “Mars/Olympus”"),
        (("--at", "23:30"), "A post goes out between 7:00 am and 7:00 pm"),
        (("--weekday", "someday"), "I know no day of the week “someday”"),
        (("--weekday", "t"), "I know no day of the week “t”"),
        (("--newsletter-link", "usc.example"), "The link begins with https://"),
        (("--add-break", "winter"), "A break is written"),
        (("--add-break", "2026-12-21..2026-12-20"), "A break ends on its first day or later"),
        (("--remove-break", "2026-12-21"), "no break of its own that begins on 2026-12-21. There is none"),
    ],
)
def test_settings_that_cannot_be_are_refused(run: CommandLine, words: tuple[str, ...], refused: str) -> None:
    with pytest.raises(Refused, match=refused):
        run("weekly", *PRIYA, *words)


def test_nobody_sets_it_without_saying_who(run: CommandLine) -> None:
    with pytest.raises(Refused, match=r"Who does that\?"):
        run("weekly", *OF_USC, "--pause")
    with pytest.raises(Refused, match="sent by your program's administrator: Priya Nair"):
        run("weekly", *OF_USC, "--as", "dana@school.example", "--pause")
