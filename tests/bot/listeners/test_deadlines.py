"""What is due, asked in Slack: for oneself, a caseload, a candidate and a cohort; as a file and as an address."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from bot.companion import Companion
from induction.people import Role
from induction.record.milestones import Happened
from induction.roster import RosterLine
from tests.bot.closing import close
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.slack_stub import SlackStub


def happened(companion: Companion, user: str, key: str, on: date) -> None:
    person = companion.records.person_by_slack(user)
    assert person is not None
    said = Happened(candidate_id=person.id, key=key, on=on)
    companion.records.milestones.record(said, source=f"test:{user}:{key}:{on}", by=None, now=NOW)


def lines(message: dict[str, object], about: str) -> list[str]:
    return [line for line in shown(message).splitlines() if about in line]


def test_a_candidate_reads_this_week_and_the_next_first(dialog: Dialog):
    said = shown(dialog.command("UDANA", "deadlines"))

    assert said.startswith("*Your deadlines*\nNothing is due this week or next week.\n*Past its day")
    assert "• orientation, Aug 31 or Sep 17" in said
    assert "*Going on now*\n• *Until the end of December*: first assessment (September to December)." in said
    assert "• *Mon, Jan 11, 2027, 5:30-7:30 pm*: CPSEL session 4" in said
    assert said.endswith("For any other ask the program administrator.")


@pytest.mark.parametrize("said", ["when is my first assessment due?", "first assessmnt due when"])
def test_the_first_assessment_has_four_readings_each_with_its_day_and_place(
    dialog: Dialog, companion: Companion, said: str
):
    """Golden question 6."""
    handbook = "USC Rossier CASC Candidate Handbook"
    over = f"• *By Thu, Sep 17* (over): at orientation, in the first month ({handbook}, line 210)"
    months = f"• *Until the end of December*: September to December ({handbook}, line 169)"

    [before] = dialog.direct("UDANA", said)
    assert shown(before).splitlines() == [
        "*First assessment*: the documents give several dates",
        over,
        months,
        f"• *No day known*: within 90 days of the position ({handbook}, line 492)",
        f"• *No day known*: within the 120 days that admission may take ({handbook}, line 224)",
        (
            "That counts from the first day in the position, which is not on record. You can add that day with "
            "`/casc steps`, and Priya Nair with the roster's column `hired_on`."
        ),
        "The Program Administrator can settle which one holds.",
    ]

    happened(companion, "UDANA", "hired", date(2026, 8, 24))
    [after] = dialog.direct("UDANA", said)
    assert shown(after).splitlines()[1:-1] == [
        over,
        f"• *By Sun, Nov 22*: within 90 days of the position ({handbook}, line 492)",
        f"• *By Tue, Dec 22*: within the 120 days that admission may take ({handbook}, line 224)",
        months,
    ]


def test_a_coach_asks_when_something_of_a_candidate_is_due(dialog: Dialog):
    [answer] = dialog.direct("UMARCUS", "when is Dana's first assessment due?")
    assert shown(answer).startswith("*First assessment*, Dana Whitfield: the documents give several dates\n")
    [refused] = dialog.direct("UDANA", "when is Theo's first assessment due?")
    assert "I find no “Theo” in your own record" in refused["text"]


def test_what_is_done_is_due_no_more(dialog: Dialog, companion: Companion):
    assert lines(dialog.command("UDANA", "deadlines"), "• orientation, Aug 31") != []
    happened(companion, "UDANA", "orientation", date(2026, 8, 20))
    assert lines(dialog.command("UDANA", "deadlines"), "• orientation,") == []


def test_a_session_on_a_holiday_is_not_moved(dialog: Dialog, clock: Clock):
    clock.now = NOW - timedelta(days=40)  # October 9, a Friday
    [session] = lines(dialog.command("UDANA", "deadlines"), "CPSEL session 2")

    assert session.startswith("• *Mon, Oct 12, 5:30-7:30 pm*: CPSEL session 2")
    assert "federal holiday (Columbus Day" in session
    assert "nothing says that it moves. Please ask" in session


@pytest.mark.parametrize(
    "said", ["what is due this week?", "my deadlines", "when is my next deadline?", "what's due?", "any deadlines?"]
)
def test_it_is_asked_in_plain_words_too(dialog: Dialog, said: str):
    [answer] = dialog.direct("UDANA", said)
    assert shown(answer).startswith("*Your deadlines*\nNothing is due this week")


@pytest.mark.parametrize("user", ["UMARCUS", "UPRIYA"])
@pytest.mark.parametrize("said", ["what's due for Dana?", "Dana Whitfield's deadlines", "/casc deadlines dana"])
def test_who_may_see_a_candidates_way_asks_by_name(dialog: Dialog, user: str, said: str):
    [answer] = dialog.direct(user, said)
    assert shown(answer).startswith("*What is due for Dana Whitfield*\nNothing is due this week")


@pytest.mark.parametrize(
    ("user", "words", "answered"),
    [
        ("UDANA", "Theo", "I find no “Theo” in your own record"),
        ("UMARCUS", "Jordan", "I find no “Jordan” in your caseload"),
        ("UPRIYA", "cohort 2031", "I know no cohort “2031”"),
    ],
)
def test_nobody_is_told_what_is_another_persons(dialog: Dialog, user: str, words: str, answered: str):
    assert answered in shown(dialog.command(user, f"deadlines {words}"))


def test_a_coach_and_an_administrator_read_who_has_something_due(dialog: Dialog, companion: Companion):
    happened(companion, "UDANA", "hired", date(2026, 8, 24))
    for user, title in (("UMARCUS", "your candidates"), ("UPRIYA", "USC Rossier")):
        said = shown(dialog.command(user, "deadlines"))
        assert said.startswith(
            f"*What is due: {title}*\n1 candidate has something due by themselves in this week and the next:\n"
            "• *Dana Whitfield*: first assessment, by Sun, Nov 22\n"
            "`/casc deadlines` with a candidate's name shows the whole of it.\n*In no cohort*"
        )


def test_a_cohort_has_its_common_dates_and_an_instructor_no_names(dialog: Dialog, companion: Companion):
    happened(companion, "UDANA", "hired", date(2026, 8, 24))
    more = [
        RosterLine(
            name="Noor Haddad", email="noor@school.example", role=Role.INSTRUCTOR, program="usc", slack_id="UNOOR"
        ),
        RosterLine(
            name="Theo Park",
            email="theo@school.example",
            role=Role.CANDIDATE,
            program="usc",
            cohort="A",
            starts_on=date(2026, 8, 17),
        ),
    ]
    companion.records.write_roster(more, today=NOW.date(), now=NOW)

    [answer] = dialog.direct("UPRIYA", "cohort A deadlines")
    assert shown(answer).startswith("*What is due: cohort A*\nNobody has anything due by themselves")
    assert "*Cohort A* (1 candidate)\n• *In December*: job-aligned workshop 1" in shown(answer)
    instructors = shown(dialog.command("UNOOR", "deadlines"))
    assert "*Cohort A* (1 candidate)" in instructors
    assert not any(name in instructors for name in ("Dana", "Theo", "candidate has", "candidates have"))


def test_what_was_agreed_in_coaching_is_due_to_the_two_alone(dialog: Dialog):
    close(dialog, session_item_1="Draft the survey", session_due_1="2026-11-20", session_next="2026-11-24")
    item, meeting = "• *By Fri, Nov 20*: Draft the survey.", "• *Tue, Nov 24*: coaching session."

    for user in ("UDANA", "UMARCUS"):
        said = shown(dialog.command(user, "deadlines Dana"))
        assert f"*This week*\n{item}\n*Next week*\n{meeting}" in said
    assert "Dana Whitfield*: Draft the survey, by Fri, Nov 20; coaching session" in shown(
        dialog.command("UMARCUS", "deadlines")
    )
    for words in ("deadlines", "deadlines Dana"):
        assert "survey" not in shown(dialog.command("UPRIYA", words))


def test_the_calendar_comes_as_a_file_once(dialog: Dialog, companion: Companion, slack: SlackStub):
    happened(companion, "UDANA", "hired", date(2026, 8, 24))
    button = buttons(dialog.command("UDANA", "deadlines"))["Add to my calendar"]
    dialog.act_on("UDANA", button)

    [file] = slack.uploads
    assert file == "deadlines-of-dana-whitfield.ics"
    events = Calendar.from_ical(slack.uploads[file]).walk("VEVENT")
    titles = {str(event["SUMMARY"]) for event in events}
    assert "First assessment (one of 4 dates that the documents give)" in titles
    assert "CPSEL session 4, creating a teaching and learning environment" in titles
    [shared] = slack.sent("files.completeUploadExternal")
    assert shared["channel_id"] == "DUDANA"
    assert "Not in it, because no day is printed:" in shared["initial_comment"]
    assert (
        "job-aligned workshop 2, parts A and B, shared vision and budgets, in January 2027" in shared["initial_comment"]
    )


def test_a_coach_takes_the_dates_of_their_cohorts(dialog: Dialog, slack: SlackStub):
    dialog.act_on("UMARCUS", buttons(dialog.command("UMARCUS", "deadlines"))["Add to my calendar"])

    content = slack.uploads["usc-rossier.ics"].decode()
    assert "CPSEL session 4" in content
    assert "Dana" not in content


def test_a_button_for_somebody_elses_dates_gives_none(dialog: Dialog, slack: SlackStub, companion: Companion):
    theo = companion.records.person_by_slack("UTHEO")
    assert theo is not None
    button = buttons(dialog.command("UDANA", "deadlines"))["Add to my calendar"]
    dialog.act_on("UDANA", button | {"value": f"person:{theo.id}"})

    assert slack.uploads == {}


def test_the_companion_says_where_it_has_no_address(dialog: Dialog):
    assert "has no address on the web" in shown(dialog.command("UDANA", "deadlines feed"))


def test_the_address_comes_in_a_direct_message_and_can_be_replaced_and_ended(companion: Companion, slack: SlackStub):
    dialog = Dialog(replace(companion, desk=replace(companion.desk, feeds_at="https://casc.example.org/")), slack)

    assert "comes in a direct message" in shown(dialog.command("UDANA", "deadlines feed"))
    dialog.command("UDANA", "deadlines feed")
    dialog.command("UDANA", "deadlines feed new")
    told = [shown(message) for message in slack.sent("chat.postMessage") if message["channel"] == "UDANA"]
    first, again, fresh = (text.splitlines()[1] for text in told)
    assert first == again != fresh
    assert first.startswith("https://casc.example.org/calendar/")
    assert first.endswith(".ics")
    assert "holds no longer" in shown(dialog.command("UDANA", "deadlines feed off"))
    assert "`feed new` another one" in shown(dialog.command("UDANA", "deadlines feed xyz"))
