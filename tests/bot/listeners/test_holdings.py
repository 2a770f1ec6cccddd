"""What is held about a person, and erasing them, as dialogs in Slack."""

import json
from typing import Any

import pytest
from sqlalchemy import NullPool, create_engine

from bot.companion import Companion
from induction.people import Role
from induction.record.assessments import Rated
from storage.database.engine import database_url
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, buttons, notes, shown
from tests.bot.logged import log
from tests.bot.slack_stub import SlackStub
from tests.storage.everything import rows

ADMIN, MARCUS, _ELENA, DANA = range(1, 5)
PAGE, JSON = (f"what-is-held-about-me-2026-11-18.{kind}" for kind in ("html", "json"))


def told(slack: SlackStub) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(slack.uploads[JSON])
    return value


def section(value: dict[str, Any], table: str, which: str = "held") -> list[dict[str, Any]]:
    found = [one["rows"] for one in value[which] if one["table"] == table]
    return [row for rows_of in found for row in rows_of]


@pytest.mark.parametrize(
    "said",
    [
        "What do you hold about me?",
        "export my data",
        "/casc mydata",
        "Please download all my data",
        "what data do you have about me",
    ],
)
def test_it_comes_as_a_page_and_as_json_however_it_is_asked_for(dialog: Dialog, slack: SlackStub, said: str) -> None:
    [answer] = [one for one in dialog.direct("UDANA", said) if "Everything that I hold about you comes" in one["text"]]
    assert "a page to read, the same as JSON for another program." in answer["text"]
    assert sorted(slack.uploads) == [PAGE, JSON]
    assert {one["channel_id"] for one in slack.sent("files.completeUploadExternal")} == {"DUDANA"}


@pytest.mark.parametrize("user", ["UPRIYA", "UMARCUS", "UDANA"])
def test_it_is_there_for_every_role(dialog: Dialog, slack: SlackStub, user: str) -> None:
    dialog.command(user, "mydata")
    value = told(slack)
    assert (value["format"], value["version"]) == ("casc-companion-mydata", 1)
    assert [one["name"] for one in section(value, "person")] == [value["person"]["name"]]


def test_a_candidate_gets_what_is_theirs_and_a_coach_what_they_did_without_whose_it_is(
    dialog: Dialog, slack: SlackStub
) -> None:
    log(dialog, "UMARCUS", "90 min coaching with Dana yesterday, about her school site council")
    dialog.direct("UDANA", "when does the moon landing workshop on cheese begin?")
    dialog.command("UDANA", "mydata")
    value, page = told(slack), slack.uploads[PAGE].decode()
    [entry] = section(value, "hour")
    assert (entry["minutes"], entry["coach_id"], value["people"]["2"]) == (
        90,
        MARCUS,
        {"name": "Marcus Bell", "role": "coach"},
    )
    assert "Theo Park" not in page + json.dumps(value)
    assert page.startswith("<!doctype html>")
    assert "<h2>Hours</h2>" in page
    assert "<td>Marcus Bell</td>" in page
    slack.uploads.clear()
    dialog.command("UMARCUS", "mydata")
    value, page = told(slack), slack.uploads[PAGE].decode()
    [led] = section(value, "hour", "done_for_others")
    assert (led["minutes"], "candidate_id" in led, "topic" in led) == (90, False, False)
    assert section(value, "hour") == []
    for words in ("Dana", "school site council"):
        assert words not in page + json.dumps(value), words


def test_scores_that_are_blind_for_them_are_counted_and_not_told(
    dialog: Dialog, companion: Companion, slack: SlackStub
) -> None:
    def rate(rater: int, role: Role, level: int) -> None:
        scores = dict.fromkeys(range(1, 7), level)
        rated = Rated(candidate_id=DANA, rater_id=rater, rater_role=role, round="first", scores=scores)
        companion.records.ratings.rate(rated, source=f"form:{rater}", now=NOW)

    rate(MARCUS, Role.COACH, 3)
    dialog.command("UDANA", "mydata")
    assert section(told(slack), "rating") == []
    assert "1 not in here" in told(slack)["not_in_here"][-1]["why"]
    assert "1 not in here" in slack.uploads[PAGE].decode()
    slack.uploads.clear()
    rate(DANA, Role.CANDIDATE, 2)
    dialog.command("UDANA", "mydata")
    assert [one["scores"]["1"] for one in section(told(slack), "rating")] == [3, 2]
    slack.uploads.clear()
    dialog.command("UMARCUS", "mydata")
    assert [one["scores"]["1"] for one in section(told(slack), "rating", "done_for_others")] == [3]


def test_no_token_and_no_number_of_a_delivery_is_in_it(dialog: Dialog, slack: SlackStub) -> None:
    log(dialog, "UDANA", "45 min coaching yesterday")
    dialog.command("UDANA", "mydata")
    value = told(slack)
    names = {name for part in ("held", "done_for_others") for one in value[part] for row in one["rows"] for name in row}
    assert not names & {"token", "source", "card_id", "session_key", "details"}
    assert {"table": "calendar_feed", "column": "token", "why": "whoever holds it reads the calendar"} in value[
        "not_in_here"
    ]


def test_that_it_was_taken_away_is_on_record(dialog: Dialog, slack: SlackStub) -> None:
    dialog.command("UDANA", "mydata")
    assert [one["action"] for one in section(told(slack), "audit")][-1] == "export_record"


def card(dialog: Dialog, whom: str = "Dana") -> dict[str, Any]:
    return dialog.command("UPRIYA", f"erase {whom}")


def erased(dialog: Dialog, whom: str, name: str) -> dict[str, Any]:
    view = dialog.open("UPRIYA", buttons(card(dialog, whom))["Erase …"])
    return dialog.submit("UPRIYA", view, "V9", erase_reason="asked", erase_name=name)


def test_what_goes_and_what_stays_is_said_first(dialog: Dialog) -> None:
    log(dialog, "UMARCUS", "90 min coaching with Dana yesterday")
    said = card(dialog)
    assert said["text"] == "There is something for you to look at."
    assert shown(said).startswith("*Erase Dana Whitfield (candidate)?* This cannot be taken back.\n*What goes*\n")
    assert "• Hours: 1" in shown(said)
    assert "*What stays, and why*\n• Their number, role and program" in shown(said)
    assert "messages in Slack" in notes(said)


@pytest.mark.parametrize(
    ("filled", "errors"),
    [
        ({"erase_name": "Dana Whitfield"}, {"erase_reason": "Please choose why."}),
        (
            {"erase_reason": "asked", "erase_name": "Dana"},
            {"erase_name": "To erase Dana Whitfield, please type their whole name as it stands here."},
        ),
    ],
)
def test_it_takes_a_reason_and_the_whole_name(
    dialog: Dialog, companion: Companion, filled: dict[str, str], errors: dict[str, str]
) -> None:
    view = dialog.open("UPRIYA", buttons(card(dialog))["Erase …"])
    assert dialog.submit("UPRIYA", view, **filled)["errors"] == errors
    assert companion.records.person(DANA) is not None


def test_the_name_that_was_typed_to_erase_is_no_words_about_somebody(dialog: Dialog) -> None:
    before = len(dialog.slack.sent("response"))
    assert erased(dialog, "Marcus", "Marcus Bell") == {}
    [receipt] = dialog.slack.sent("response")[before:]
    assert shown(receipt).startswith("Erased: coach number")
    assert "reads like" not in shown(receipt) + notes(receipt)


def test_nobody_else_erases_anybody_and_an_administrator_not_themselves(dialog: Dialog) -> None:
    for user in ("UDANA", "UMARCUS"):
        assert "Only the program administrator can erase somebody" in shown(dialog.command(user, "erase Theo"))
    for name in ("Priya", "Maria"):
        assert f"I find no “{name}”" in shown(card(dialog, name))
    view = dialog.open("UPRIYA", buttons(card(dialog))["Erase …"])
    answer = dialog.submit("UMARCUS", view, erase_reason="asked", erase_name="Dana Whitfield")
    assert "That person is not of your program" in json.dumps(answer)


def test_afterwards_everything_goes_on_for_everybody_else(dialog: Dialog, companion: Companion) -> None:
    for user in ("UDANA", "UTHEO"):
        log(dialog, user, "45 min coaching yesterday")
    dialog.command("UDANA", "goal I want more families at our council by May 2027")
    before = shown(dialog.command("UTHEO", "progress"))
    assert erased(dialog, "Dana", "dana  whitfield") == {}
    dialog.settle()
    for user in ("UMARCUS", "UTHEO", "UPRIYA"):
        dialog.home(user)
    assert shown(dialog.command("UTHEO", "progress")) == before
    for said in ("cohort", "progress", "confirm", "deadlines", "verify", "warnings", "gaps", "weekly"):
        assert "Dana" not in shown(dialog.command("UPRIYA", said)), said
    for said in ("cohort", "confirm", "items", "sessions", "goals", "export", "history"):
        assert "Dana" not in shown(dialog.command("UMARCUS", said)), said
    assert "I find no “Dana”" in shown(dialog.command("UMARCUS", "progress Dana"))
    assert "I find no “Dana”" in shown(card(dialog))
    assert left_of(companion, "Dana") == []


def test_a_coach_is_erased_and_their_candidates_keep_their_hours(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", "90 min coaching with Dana yesterday")
    before = companion.records.entries_of([DANA])
    assert erased(dialog, "Marcus", "Marcus Bell") == {}
    assert companion.records.entries_of([DANA]) == before
    assert companion.records.said_of([DANA]) == {}
    for user in ("UDANA", "UTHEO", "UPRIYA"):
        dialog.home(user)
    for user, said in (("UDANA", "progress"), ("UDANA", "history"), ("UDANA", "confirm"), ("UPRIYA", "cohort")):
        assert "Marcus" not in shown(dialog.command(user, said)), said
    assert left_of(companion, "Marcus") == []
    assert "I find no “Marcus”" in shown(card(dialog, "Marcus"))


def test_the_same_form_twice_delivered_erases_once(dialog: Dialog, companion: Companion) -> None:
    view = dialog.open("UPRIYA", buttons(card(dialog))["Erase …"])
    for _ in range(2):
        assert dialog.submit("UPRIYA", view, erase_reason="left", erase_name="Dana Whitfield") == {}
    [tombstone] = companion.records.erasures.tombstones()
    assert (tombstone.person_id, tombstone.erased_by, tombstone.why) == (DANA, ADMIN, "left")
    assert companion.desk.tombstones is not None
    assert companion.desk.tombstones.read() == (tombstone,)


def left_of(companion: Companion, name: str) -> list[tuple[str, str]]:
    """Every row of the database with that name in it."""
    engine = create_engine(database_url(companion.records.url), poolclass=NullPool)
    with engine.connect() as connection:
        kept = [(table, json.dumps(row, default=str)) for table, found in rows(connection).items() for row in found]
    return [(table, row) for table, row in kept if name in row]


def test_where_no_rule_says_how_long_nobody_is_past_it(dialog: Dialog) -> None:
    said = dialog.command("UPRIYA", "retention")
    assert "Nothing says how long logs and reflections are kept" in shown(said)
    assert "So nobody’s time has passed." in shown(said)
    assert notes(said) == "Nothing is deleted by itself: each is erased by your word alone."
    assert "the program administrator’s to look after" in shown(dialog.command("UDANA", "retention"))


def test_who_is_past_the_time_that_the_pack_gives_is_listed(companion: Companion, clock: Clock) -> None:
    retention = companion.desk.retention
    pack = companion.packs["usc"]
    years = pack.retention.model_copy(update={"years": 5})
    listing = type(retention)(retention.records, {"usc": pack.model_copy(update={"retention": years})})
    priya = companion.records.person(ADMIN)
    assert priya is not None
    assert listing.listed(priya, now=clock.now).past == []
    later = clock.now.replace(year=2033, month=7)
    past = listing.listed(priya, now=later).past
    assert [(one.person.name, one.until.isoformat()) for one in past] == [
        (name, "2033-06-30") for name in ("Dana Whitfield", "Jordan Reyes", "Theo Park")
    ]
