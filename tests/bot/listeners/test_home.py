"""The App Home: what each role sees there, what its buttons do, and that nobody sees what is another's."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.companion import Companion
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.conftest import NOW, line
from tests.bot.dialog import Dialog, View, buttons, notes, shown
from tests.bot.outgoing.accepted import assert_accepted

LOGGED = (
    ("UMARCUS", "log 90 min coaching with Dana on 11/9, roster dispute"),
    ("UDANA", "log 2 hours PLC on 11/10, reading data"),
    ("UMARCUS", "log 45 min coaching with Theo on 11/11, gym schedule"),
    ("UELENA", "log 75 min coaching with Jordan on 11/12, bell schedule"),
)


@pytest.fixture
def dialog(dialog: Dialog, companion: Companion) -> Iterator[Dialog]:
    """A few hours logged; whatever was sent in the end is what Slack takes."""
    more = [
        line("Imani Cole", Role.INSTRUCTOR, "usc", "UIMANI"),
        line("Sofia Grant", Role.SUPERVISOR, "usc", "USOFIA"),
        line("Amir Haddad", Role.ANALYST, "usc", "UAMIR"),
    ]
    companion.records.write_roster(more, today=date(2026, 8, 17), now=NOW)
    for user, said in LOGGED:
        dialog.press(user, buttons(dialog.command(user, said))["Record"])
    dialog.slack.calls.clear()
    yield dialog
    for method, payload in dialog.slack.calls:
        assert_accepted(method, payload)


def words(view: View) -> str:
    headers = [block["text"]["text"] for block in view["blocks"] if block["type"] == "header"]
    return "\n".join([*headers, notes(view), shown(view)])


def labels(view: View) -> list[str]:
    elements = [
        one
        for block in view["blocks"]
        for one in (*block.get("elements", ()), *filter(None, [block.get("accessory")]))
        if one["type"] == "button"
    ]
    return [one["text"]["text"] for one in elements]


def test_a_candidate_sees_their_bars_dates_and_what_waits_for_them(dialog: Dialog) -> None:
    home = dialog.home("UDANA")
    assert "Hello, Dana" in words(home)
    assert "your coach is Marcus Bell" in words(home)
    assert "*What waits for you*\n*1 h 30 min* coaching with Marcus Bell on Mon, Nov 9, 2026" in words(home)
    assert "▰▱▱▱▱▱▱▱▱▱" not in words(home)
    assert "▱▱▱▱▱▱▱▱▱▱ Coaching: *1 h 30 min* of 40 h" in words(home)
    assert "*Next dates*\n• *" in words(home)
    assert labels(home) == ["Log hours", "Ask the handbook", "My progress", "Confirm", "That’s not right"]


def test_a_coach_sees_the_caseload_with_a_way_to_log_beside_each(dialog: Dialog) -> None:
    home = dialog.home("UMARCUS")
    assert "you coach 2 candidates" in words(home)
    assert "*Theo Park*, Year 1\n▱▱▱▱▱▱▱▱▱▱ coaching *45\u00a0min* of 40\u00a0h" in words(home)
    beside = ["Progress", "Log"]
    assert labels(home) == ["Close a session", "Log hours", "Ask the handbook", "Excel file", *beside, *beside]
    theo = next(place for place, block in enumerate(home["blocks"]) if "Theo" in block.get("text", {}).get("text", ""))
    progress, log = home["blocks"][theo + 1]["elements"]
    assert "Where Theo Park stands" in words(dialog.open("UMARCUS", progress))
    form = dialog.open("UMARCUS", log)
    assert form["blocks"][0]["element"]["initial_option"]["text"]["text"] == "Theo Park"


def test_the_administrator_sees_cohorts_those_in_need_and_what_is_unsettled(dialog: Dialog) -> None:
    home = words(dialog.home("UPRIYA"))
    assert "• *In no cohort*: 3 candidates, 2% of this year's hours" in home
    assert home.index("*Theo Park*") < home.index("*Jordan Reyes*") < home.index("*Dana Whitfield*")
    assert "rules on which your documents disagree*: settle them once" in home
    assert "`/casc weekly`" in home


@pytest.mark.parametrize(
    ("user", "said"),
    [
        ("UIMANI", "none are shown to you here"),
        ("UAMIR", "none are shown to you here"),
        ("USOFIA", "an IIP is not for employment evaluation"),
        ("USTRANGER", "You are not on a roster that I know"),
    ],
)
def test_everybody_else_reads_what_they_can_do_here(dialog: Dialog, user: str, said: str) -> None:
    assert said in words(dialog.home(user))


@pytest.mark.parametrize(
    ("user", "theirs"),
    [
        ("UDANA", {"Dana", "Marcus"}),
        ("UTHEO", {"Theo", "Marcus"}),
        ("UJORDAN", {"Jordan", "Elena"}),
        ("UMARCUS", {"Marcus", "Dana", "Theo"}),
        ("UELENA", {"Elena", "Jordan"}),
        ("UPRIYA", {"Priya", "Dana", "Theo", "Jordan", "Marcus", "Elena"}),
        ("UIMANI", {"Imani"}),
        ("USOFIA", {"Sofia"}),
        ("UAMIR", {"Amir"}),
        ("USTRANGER", set()),
    ],
)
def test_nobody_sees_what_is_another_persons(dialog: Dialog, companion: Companion, user: str, theirs: set[str]) -> None:
    home = str(dialog.home(user)["blocks"]).partition("What you can do here")[0]
    people = {person.first_name for person in companion.records.people()}
    assert {name for name in people if name in home} <= theirs
    topics = {"roster dispute": "UDANA", "reading data": "UDANA", "gym schedule": "UTHEO", "bell schedule": "UJORDAN"}
    assert {whose for topic, whose in topics.items() if topic in home} <= {user}


def test_one_tap_confirms_and_the_home_shows_it(dialog: Dialog) -> None:
    home = dialog.home("UDANA")
    for _ in range(2):
        dialog.act("UDANA", buttons(home)["Confirm"])
    dialog.settle()
    [_, *again] = dialog.slack.sent("views.publish")
    assert {one["user_id"] for one in again} == {"UDANA"}
    assert "Nothing just now" in words(again[-1]["view"])
    assert "not confirmed yet" not in words(again[-1]["view"])


def test_what_is_not_right_is_said_in_a_form(dialog: Dialog) -> None:
    form = dialog.open("UDANA", buttons(dialog.home("UDANA"))["That’s not right"])
    assert dialog.submit("UDANA", form, dispute_why="It was 45 minutes") == {}
    dialog.settle()
    told = [shown(call) for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UMARCUS"]
    assert "It was 45 minutes" in told[-1]


def test_a_record_shows_again_on_the_homes_of_those_it_concerns(dialog: Dialog) -> None:
    for user in ("UDANA", "UTHEO", "UMARCUS", "UPRIYA", "UJORDAN"):
        dialog.home(user)
    dialog.slack.calls.clear()
    form = dialog.shortcut("UDANA", "log_hours")
    dialog.submit("UDANA", form, log_what="professional_learning:plc", log_length="1 h")
    dialog.settle()
    assert {one["user_id"] for one in dialog.slack.sent("views.publish")} == {"UDANA", "UMARCUS", "UPRIYA"}


def test_a_word_typed_instead_of_a_tap_shows_again_too(dialog: Dialog) -> None:
    dialog.home("UDANA")
    dialog.direct("UDANA", "30 min PLC today")
    dialog.slack.calls.clear()
    dialog.direct("UDANA", "yes")
    [again] = dialog.slack.sent("views.publish")
    assert again["user_id"] == "UDANA"


def test_a_draft_that_waits_comes_as_a_message_with_its_buttons(dialog: Dialog) -> None:
    dialog.command("UMARCUS", "goal Dana: I want ninth graders to attend 95 percent of days by June")
    home = dialog.home("UDANA")
    assert "A goal that Marcus drafted with you, to keep or to change" in words(home)
    look = next(block["accessory"] for block in home["blocks"] if "accessory" in block)
    dialog.act("UDANA", look)
    dialog.settle()
    draft = dialog.slack.sent("chat.postMessage")[-1]
    assert draft["channel"] == "UDANA"
    assert {"Keep", "Edit"} <= set(buttons(draft))
    assert "A goal that Marcus drafted" not in words(dialog.home("UTHEO"))


def test_what_can_no_longer_be_confirmed_says_so(dialog: Dialog) -> None:
    dialog.act("UTHEO", buttons(dialog.home("UDANA"))["Confirm"])
    [notice] = dialog.slack.sent("views.open")
    assert "blocks" in notice["view"]


def test_progress_opens_to_be_read_where_it_was_asked_for(dialog: Dialog) -> None:
    assert "Where you stand" in shown(dialog.open("UDANA", buttons(dialog.home("UDANA"))["My progress"]))
    assert "Jordan Reyes" in shown(dialog.open("UPRIYA", buttons(dialog.home("UPRIYA"))["The whole cohort"]))


def test_a_question_asked_from_the_home_is_answered_in_a_direct_message(dialog: Dialog) -> None:
    form = dialog.open("UDANA", buttons(dialog.home("UDANA"))["Ask the handbook"])
    assert dialog.submit("UDANA", form, ask_question="who is my coach?") == {}
    dialog.settle()
    [answer] = dialog.slack.sent("chat.postMessage")
    assert (answer["channel"], shown(answer)) == ("UDANA", "Your coach is Marcus Bell (marcus@school.example).")


def test_words_of_someone_in_crisis_get_the_card_in_the_form_itself_and_are_kept_nowhere(dialog: Dialog) -> None:
    form = dialog.open("UDANA", buttons(dialog.home("UDANA"))["Ask the handbook"])
    answer = dialog.submit("UDANA", form, ask_question="I want to kill myself")
    assert answer["response_action"] == "update"
    assert "988" in shown(answer["view"])
    assert_accepted("view_submission", answer)
    dialog.settle()
    assert dialog.slack.sent("chat.postMessage") == []


def test_a_long_caseload_is_shown_a_page_at_a_time(dialog: Dialog, companion: Companion) -> None:
    many = [
        RosterLine(
            name=f"Candidate{number} Long-Surname",
            email=f"c{number}@school.example",
            role=Role.CANDIDATE,
            program="usc",
            coach="elena@school.example",
            starts_on=date(2026, 8, 17),
        )
        for number in range(120)
    ]
    companion.records.write_roster(many, today=date(2026, 8, 17), now=NOW)
    for user, count in (("UELENA", 121), ("UPRIYA", 123)):
        home = dialog.home(user)
        assert len(home["blocks"]) <= 100
        assert f"1 to 10 of {count}" in notes(home)
    whom = dialog.shortcut("UELENA", "log_hours")["blocks"][0]["element"]
    assert [len(group["options"]) for group in whom["option_groups"]] == [100, 21]


def test_the_messages_tab_publishes_nothing(dialog: Dialog) -> None:
    dialog._event({"type": "app_home_opened", "user": "UDANA", "tab": "messages"}, None)
    assert dialog.slack.calls == []
