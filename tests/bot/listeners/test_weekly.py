"""The weekly post, as dialogs: who may see and send it, where it goes, and what can never be in it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.listeners.entrance.faults import STALE_BUTTON
from bot.settings import Settings
from induction.people import Role
from induction.roster import RosterLine
from storage.errands import ErrandState
from tests.bot.conftest import NOW, STARTS, Clock
from tests.bot.dialog import Button, Dialog, Message, buttons, notes, shown
from tests.bot.opening import opened
from tests.bot.outgoing.accepted import assert_accepted
from tests.bot.slack_stub import SlackStub

POST = """*USC Rossier: the weeks of Nov 16 and Nov 23*

Nothing is due this week or next. What comes after that:
• *In December*: job-aligned workshop 1, parts A and B, personnel and retention.
"""
NEXT_MONDAY = "The next one goes out by itself on Mon, Nov 23, 2026, 8:00 am (Los Angeles time)."
NUDGE = "*Met with your coach, or learned something?* Log it in one line"


def people(*cohorts: str, program: str = "usc", coach: str | None = None) -> list[RosterLine]:
    return [
        RosterLine(
            name=f"{first_name} Moreno",
            email=f"{first_name}@{cohort}.example",
            role=Role.CANDIDATE,
            program=program,
            cohort=cohort,
            coach=coach,
            starts_on=STARTS,
        )
        for cohort in cohorts
        for first_name in ("Alba", "Bruno", "Carla")
    ]


@pytest.fixture(autouse=True)
def one_cohort(companion: Companion) -> None:
    companion.records.write_roster(people("usc-2026"), today=NOW.date(), now=NOW)


@pytest.fixture(autouse=True)
def every_message_is_accepted(dialog: Dialog) -> Iterator[None]:
    yield
    for payload in dialog.slack.sent("chat.postMessage"):
        sent = {name: value for name, value in payload.items() if name in {"channel", "blocks", "text"}}
        assert_accepted("chat.postMessage", sent)


def posted(dialog: Dialog, channel: str) -> list[Message]:
    return [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == channel]


def accepted(answer: Message) -> Message:
    """The answer, which Slack takes as a message."""
    assert_accepted("chat.postMessage", {"channel": "C1", "blocks": answer["blocks"], "text": answer["text"]})
    return answer


def test_the_administrator_sees_the_post_first_and_sends_it_with_one_tap(dialog: Dialog, companion: Companion) -> None:
    preview = accepted(dialog.command("UPRIYA", "weekly"))
    assert preview["response_type"] == "ephemeral"
    assert shown(preview).startswith(f"*The weekly post for usc-2026*, seen by you alone so far:\n{POST}")
    assert notes(preview) == (
        "This cohort has no channel yet. The post would go to <#C1>, which becomes the cohort’s channel."
    )
    assert list(buttons(preview)) == [
        "Post to this channel",
        "Not now",
        "Edit…",
        "Pause",
        "Settings…",
        "Next week’s post",
    ]
    assert posted(dialog, "C1") == []
    receipt = accepted(dialog.press("UPRIYA", buttons(preview)["Post to this channel"]))
    assert shown(receipt) == (
        "*The weekly post for usc-2026 is on its way to <#C1>.* That is the cohort’s channel from now on."
    )
    [post] = posted(dialog, "C1")
    assert shown(post).startswith(POST)
    assert NUDGE in shown(post)
    assert buttons(post) == {}
    assert companion.records.cohorts.channels() == {("usc", "usc-2026"): "C1"}


def test_a_week_has_one_post_however_often_it_is_pressed(dialog: Dialog, clock: Clock) -> None:
    preview = dialog.command("UPRIYA", "weekly")
    dialog.press("UPRIYA", buttons(preview)["Post to this channel"])
    again = dialog.press("UPRIYA", buttons(preview)["Post to this channel"])
    assert shown(again) == "That week’s post for usc-2026 went to <#C1> already, and there is one a week."
    second = accepted(dialog.command("UPRIYA", "weekly"))
    assert notes(second) == (
        f"This week’s post is in <#C1> already, or on its way there: there is one a week.\n{NEXT_MONDAY}"
    )
    assert list(buttons(second)) == ["Not now", "Edit…", "Pause", "Settings…", "Next week’s post"]
    assert len(posted(dialog, "C1")) == 1
    clock.now += timedelta(days=7)
    sent = dialog.press("UPRIYA", buttons(dialog.command("UPRIYA", "weekly"))["Send now"])
    assert shown(sent) == "*The weekly post for usc-2026 is on its way to <#C1>.*"
    assert len(posted(dialog, "C1")) == 2


def test_a_preview_of_last_week_sends_nothing_any_more(dialog: Dialog, clock: Clock) -> None:
    preview = dialog.command("UPRIYA", "weekly")
    clock.now += timedelta(days=7)
    answer = dialog.press("UPRIYA", buttons(preview)["Post to this channel"])
    assert shown(answer) == "That week is over, so its post is not sent any more."
    assert posted(dialog, "C1") == []


def test_next_weeks_post_is_looked_at_edited_and_sent_before_its_monday(dialog: Dialog, companion: Companion) -> None:
    this_week = dialog.command("UPRIYA", "weekly")
    preview = accepted(dialog.press("UPRIYA", buttons(this_week)["Next week’s post"]))
    assert "*USC Rossier: the weeks of Nov 23 and Nov 30*" in shown(preview)
    edit = dialog.open("UPRIYA", buttons(preview)["Edit…"])
    assert "in the week of Mon, Nov 23 alone" in str(edit["blocks"])
    dialog.submit("UPRIYA", edit, weekly_words="*No session next week.*")
    edited = dialog.press("UPRIYA", buttons(dialog.command("UPRIYA", "weekly"))["Next week’s post"])
    assert "*No session next week.*" in shown(edited)
    assert shown(dialog.press("UPRIYA", buttons(edited)["This week’s post"])) == shown(this_week)
    dialog.press("UPRIYA", buttons(edited)["Post to this channel"])
    assert [shown(post) for post in posted(dialog, "C1")] == ["*No session next week.*"]
    again = dialog.press("UPRIYA", buttons(this_week)["Next week’s post"])
    assert notes(again).startswith("Next week’s post is in <#C1> already, or on its way there")
    assert "Mon, Nov 30, 2026, 8:00 am" in notes(again)
    assert companion.records.postings.edited("usc", "usc-2026", date(2026, 11, 16)) is None


def test_what_is_changed_in_a_channel_can_still_be_posted_there(dialog: Dialog) -> None:
    preview = dialog.command("UPRIYA", "weekly")
    dialog.submit("UPRIYA", dialog.open("UPRIYA", buttons(preview)["Edit…"]), weekly_words="*Hello.*")
    [receipt] = dialog.slack.sent("response")
    assert "Post to this channel" in buttons(receipt)
    paused = dialog.press("UPRIYA", buttons(receipt)["Pause"])
    assert "No post goes out by itself: the cohort’s posts are paused." in notes(paused)
    assert "Post to this channel" in buttons(paused)
    dialog.submit("UPRIYA", dialog.open("UPRIYA", buttons(paused)["Settings…"]), "V2")
    [*_, receipt] = dialog.slack.sent("response")
    assert notes(receipt).startswith("It goes to <#C1>.")


def test_not_now_sends_nothing(dialog: Dialog) -> None:
    preview = dialog.command("UPRIYA", "weekly")
    assert shown(dialog.press("UPRIYA", buttons(preview)["Not now"])) == "Put away. Nothing was posted."
    assert posted(dialog, "C1") == []


def test_a_cohort_with_a_channel_is_posted_to_there_or_moved_here(dialog: Dialog, companion: Companion) -> None:
    admin = companion.records.person_by_slack("UPRIYA")
    assert admin is not None
    companion.desk.weekly.set_channel(admin, "usc-2026", "C0OLD", now=NOW)
    preview = dialog.command("UPRIYA", "weekly")
    assert notes(preview) == f"It goes to <#C0OLD>.\n{NEXT_MONDAY}"
    assert list(buttons(preview))[:3] == ["Send now", "Post here instead, from now on", "Not now"]
    dialog.press("UPRIYA", buttons(preview)["Post here instead, from now on"])
    assert (len(posted(dialog, "C1")), len(posted(dialog, "C0OLD"))) == (1, 0)
    assert companion.records.cohorts.channels() == {("usc", "usc-2026"): "C1"}


def test_several_cohorts_are_chosen_from(dialog: Dialog, companion: Companion) -> None:
    companion.records.write_roster(people("usc-2027"), today=NOW.date(), now=NOW)
    preview = accepted(dialog.command("UPRIYA", "weekly"))
    [select] = [
        one for block in preview["blocks"] for one in block.get("elements", ()) if one["type"] == "static_select"
    ]
    assert [option["value"] for option in select["options"]] == ["usc-2026", "usc-2027"]
    chosen: Button = {
        "type": "static_select",
        "action_id": select["action_id"],
        "selected_option": select["options"][1],
        "channel": "C1",
    }
    other = accepted(dialog.press("UPRIYA", chosen))
    assert shown(other).startswith("*The weekly post for usc-2027*")
    assert "*The weekly post for usc-2027*" in shown(dialog.command("UPRIYA", "weekly USC-2027"))
    assert "I know no cohort “1999”. There is usc-2026, usc-2027." in shown(dialog.command("UPRIYA", "weekly 1999"))


@pytest.mark.parametrize(
    ("user", "answered"),
    [
        ("UDANA", "The weekly post is sent by your program's administrator: Priya Nair."),
        ("UMARCUS", "The weekly post is sent by your program's administrator: Priya Nair."),
        ("USTRANGER", "You are not on a roster that I know"),
    ],
)
def test_only_the_administrator_sends_it(dialog: Dialog, companion: Companion, user: str, answered: str) -> None:
    assert answered in shown(dialog.command(user, "weekly"))
    preview = dialog.command("UPRIYA", "weekly")
    assert answered in shown(dialog.press(user, buttons(preview)["Post to this channel"]))
    assert posted(dialog, "C1") == []
    assert companion.records.cohorts.channels() == {}


def test_an_administrator_of_another_program_has_no_say(dialog: Dialog, companion: Companion) -> None:
    helen = RosterLine(
        name="Helen Cho", email="helen@x.org", role=Role.PROGRAM_ADMIN, program="mcoe", slack_id="UHELEN"
    )
    companion.records.write_roster([helen], today=NOW.date(), now=NOW)
    preview = dialog.command("UPRIYA", "weekly")
    assert "Nobody on the roster is in a cohort yet" in shown(
        dialog.press("UHELEN", buttons(preview)["Post to this channel"])
    )
    assert posted(dialog, "C1") == []


@pytest.mark.parametrize("value", ["", "{}", "[]", '{"cohort": "usc-2026", "on": "soon", "channel": "C1"}'])
def test_a_button_that_carries_nonsense_is_answered_kindly(dialog: Dialog, value: str) -> None:
    button: Button = {"type": "button", "action_id": "weekly_send", "value": value}
    assert shown(dialog.press("UPRIYA", button)) == STALE_BUTTON


def test_a_post_that_slack_did_not_take_can_be_sent_again(dialog: Dialog, companion: Companion) -> None:
    preview = dialog.command("UPRIYA", "weekly")
    dialog.slack.refuses = "not_in_channel"
    admin = companion.records.person_by_slack("UPRIYA")
    assert admin is not None
    first = companion.desk.weekly.post(admin, "usc-2026", "C1", on=date(2026, 11, 18), now=NOW)
    assert (first.first_time, first.errand.state, first.errand.trouble) == (True, ErrandState.HELD, "not_in_channel")
    dialog.slack.refuses = None
    dialog.press("UPRIYA", buttons(preview)["Post to this channel"])
    dialog.press("UPRIYA", buttons(preview)["Post to this channel"])
    assert len(posted(dialog, "C1")) == 1


def post_of(slack: SlackStub, home: Path, roster: list[RosterLine], *said: str) -> str:
    """The post of a companion with that roster, whose people have said and recorded that."""
    with opened(Settings(home=home), Clock()) as companion:
        companion.records.write_roster(roster, today=STARTS, now=NOW)
        dialog = Dialog(companion, slack)
        for text in said:
            dialog.press("UC", buttons(dialog.command("UC", text))["Record"])
        return companion.desk.weekly.words("usc", "usc-2026", NOW.date())


def test_no_name_and_no_figure_of_a_person_can_get_into_a_post(slack: SlackStub, tmp_path: Path) -> None:
    coach = RosterLine(name="Zebulon Quist", email="z@x.org", role=Role.COACH, program="usc", slack_id="UC")
    few = people("usc-2026")
    others = [line.model_copy(update={"name": f"Xanthippe {n}", "email": f"x{n}@x.org"}) for n, line in enumerate(few)]
    many = [coach, *people("usc-2026", coach="z@x.org"), *others]
    said = [f"log 7{number} min coaching with {line.name} yesterday" for number, line in enumerate(few)]
    assert post_of(slack, tmp_path / "few", few) == post_of(slack, tmp_path / "many", many, *said)


def test_a_program_words_the_post_in_its_own_way_and_calls_nobody(
    slack: SlackStub, tmp_path: Path, clock: Clock
) -> None:
    folder = tmp_path / "packs" / "usc"
    folder.mkdir(parents=True)
    shipped = Path("knowledge/packs/usc/pack.toml")
    (folder / "pack.toml").write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    template = folder / "weekly_post.jinja"
    template.write_text("<!channel> {{ program }}, week of {{ this_week_begins }}", encoding="utf-8")
    with opened(Settings(home=tmp_path / "own", packs=tmp_path / "packs"), clock) as companion:
        admin = RosterLine(name="Priya", email="p@x.org", role=Role.PROGRAM_ADMIN, program="usc", slack_id="UPRIYA")
        companion.records.write_roster([admin, *people("usc-2026")], today=STARTS, now=NOW)
        dialog = Dialog(companion, slack)
        preview = dialog.command("UPRIYA", "weekly")
        dialog.press("UPRIYA", buttons(preview)["Post to this channel"])
        assert [shown(post) for post in posted(dialog, "C1")] == ["&lt;!channel&gt; USC Rossier, week of Nov 16"]
        for wrong, trouble in (
            ("{{ names }}", "'names' is undefined"),
            ("{{ 1 / 0 }}", "division by zero"),
            ("{# no words #}", "nothing comes of it"),
        ):
            template.write_text(wrong, encoding="utf-8")
            assert shown(dialog.command("UPRIYA", "weekly")) == (
                f"The template weekly_post.jinja of USC Rossier cannot be used: {trouble}. Mend it, or take it away "
                "for the usual post."
            )
