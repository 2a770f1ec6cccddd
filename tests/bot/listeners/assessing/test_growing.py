"""`/casc ratings`: growth in figures and as a picture, open to the candidate, their coach and the administrator."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.companion import Companion
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, buttons, notes, shown
from tests.bot.listeners.assessing.conftest import Audited
from tests.bot.listeners.assessing.raters import LEVELS, columns, rate, roster_of
from tests.bot.slack_stub import SlackStub

ALL = """CPSEL  you  coach  supervisor  mean
1        1      2           3   2.0
2        1      3           3  2.33
3        4      2           3   3.0
4        2      2           4  2.67
5        1      2           4  2.33
6        1      3           4  2.67"""


@pytest.fixture
def rated(dialog: Dialog) -> None:
    for place, user in enumerate(LEVELS):
        rate(dialog, user, f"V{place}")


@pytest.mark.usefixtures("rated")
def test_the_candidate_reads_a_table_and_what_the_mean_comes_to(dialog: Dialog) -> None:
    reply = dialog.command("UDANA", "ratings")
    assert f"```\n{ALL}\n```" in shown(reply)
    assert shown(reply).startswith("*Your growth*, USC Rossier")
    held = next(line for line in shown(reply).splitlines() if "on average.*" in line)
    assert held.startswith("*First assessment, 2.5 on average.* Taken on the mean of those who rated, ")
    assert "“3 on average” is not" in held
    assert "“3 on each CPSEL” is not: CPSEL 1 is at 2.0, CPSEL 2 is at 2.33, " in held
    assert "Whether it passes is for " in held
    assert "1 Shared vision · 2 Instructional leadership" in notes(reply)
    assert "1 directed toward the standard · " in notes(reply)


@pytest.mark.usefixtures("rated")
def test_the_picture_comes_as_a_file_with_words_for_who_does_not_see_it(dialog: Dialog, slack: SlackStub) -> None:
    dialog.command("UDANA", "ratings")
    [asked] = slack.sent("files.getUploadURLExternal")
    assert asked["alt_txt"] == (
        "First assessment, levels of CPSEL 1 to 6: you 1, 1, 4, 2, 1, 1; coach 2, 3, 2, 2, 2, 3; "
        "site supervisor 3, 3, 3, 4, 4, 4."
    )
    [shared] = slack.sent("files.completeUploadExternal")
    assert shared["channel_id"] == "DUDANA"
    assert shared["initial_comment"] == "Your growth, standard by standard. `/casc ratings` has the same in figures."
    [(name, content)] = slack.uploads.items()
    assert name == "growth-2026-11-18-180000.png"
    image = Image.open(BytesIO(content))
    assert (image.format, image.width) == ("PNG", 960)


@pytest.mark.usefixtures("rated")
def test_a_workspace_that_takes_no_file_gets_the_figures_all_the_same(dialog: Dialog, slack: SlackStub) -> None:
    slack.refuses_method["files.getUploadURLExternal"] = "missing_scope"
    assert ALL in shown(dialog.command("UDANA", "ratings"))
    [*_, instead] = [one for one in slack.sent("chat.postMessage") if one["channel"] == "UDANA"]
    assert shown(instead).startswith("This workspace lets me hand over no picture. Everything in it stands in words")


@pytest.mark.usefixtures("rated")
def test_every_read_of_anothers_ratings_is_written_down(dialog: Dialog, audited: Audited) -> None:
    before = audited("see_ratings")
    for user, words in (("UDANA", ""), ("UMARCUS", " Dana"), ("UPRIYA", " Dana"), ("UPRIYA", " Theo")):
        dialog.command(user, f"ratings{words}")
    assert audited("see_ratings")[len(before) :] == [
        ("Dana", "Dana", "first"),
        ("Marcus", "Dana", "first"),
        ("Priya", "Dana", "first"),
    ]


def test_the_administrator_sees_what_is_in_at_any_time(dialog: Dialog) -> None:
    rate(dialog, "UROSA", "V1")
    reply = dialog.command("UPRIYA", "ratings Dana")
    assert columns(shown(reply)) == [["CPSEL", "supervisor"]]
    assert buttons(reply) == {}
    assert "Still to come: Dana (candidate), Marcus (coach)." in shown(reply)


def test_who_waits_reads_that_something_is_kept_back_and_rates_with_a_tap(dialog: Dialog, slack: SlackStub) -> None:
    rate(dialog, "UROSA", "V1")
    reply = dialog.command("UDANA", "ratings")
    assert "What others gave is shown once your own scores are in." in shown(reply)
    assert dialog.open("UDANA", buttons(reply)["Rate yourself"])["title"]["text"] == "Self-assessment"
    assert slack.uploads == {}


def test_a_picture_on_its_way_is_not_drawn_for_a_coach_of_earlier(
    dialog: Dialog, companion: Companion, slack: SlackStub, clock: Clock
) -> None:
    rate(dialog, "UMARCUS", "V1")
    companion.outbox.attended_by(None)
    dialog.command("UMARCUS", "ratings Dana")
    lines = roster_of(coach="elena@school.example")
    companion.records.write_roster(lines, today=clock.now.date(), now=clock.now)
    dialog.sweep()
    assert slack.uploads == {}
    assert companion.records.errands.waiting() == ()


def test_a_picture_holds_what_was_shown_and_nothing_that_came_meanwhile(
    dialog: Dialog, slack: SlackStub, clock: Clock
) -> None:
    rate(dialog, "UDANA", "V1")
    slack.refuses_method["conversations.open"] = "ratelimited"
    dialog.command("UDANA", "ratings")
    slack.refuses_method.clear()
    rate(dialog, "UMARCUS", "V2")
    assert slack.uploads == {}
    clock.now += timedelta(minutes=10)
    dialog.sweep()
    [uploaded] = slack.sent("files.getUploadURLExternal")
    assert uploaded["alt_txt"] == "First assessment, levels of CPSEL 1 to 6: you 1, 1, 4, 2, 1, 1."


@pytest.mark.parametrize("said", ["show me Dana's ratings", "ratings of Dana", "Dana's growth"])
def test_it_can_be_said_in_plain_words(dialog: Dialog, said: str) -> None:
    rate(dialog, "UMARCUS", "V1")
    [message] = dialog.direct("UMARCUS", said)
    assert columns(shown(message)) == [["CPSEL", "you"]]


def test_in_a_channel_it_is_answered_to_that_person_alone(dialog: Dialog) -> None:
    rate(dialog, "UDANA", "V1")
    assert dialog.command("UDANA", "ratings")["response_type"] == "ephemeral"
    sent = dialog.mention("UDANA", "my growth")
    posted = [arguments for method, arguments in sent if method == "chat.postMessage"]
    assert {one["channel"] for one in posted} == {"UDANA"}
