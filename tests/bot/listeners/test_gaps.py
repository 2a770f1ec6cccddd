"""What the documents did not answer, as dialogs: grouped, with no asker in it, and for the administrator alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.companion import Companion
from bot.services.asking.replies import Gap, GapsReport
from bot.views.asking.gaps import SHOWN, gaps_message
from induction.people import Role
from induction.questions import SMALL_COHORT, Why
from induction.roster import RosterLine
from knowledge.answers import Reason
from prompts.questions import REASONS, WHYS
from storage.asking.wordings import WordingCount
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.inquiring import Handbook, inquiring, same_words, thumbs
from tests.bot.outgoing.accepted import assert_accepted
from tests.bot.slack_stub import SlackStub

TITLE = "*USC Rossier: what the documents did not answer in the last 90 days*"
NOTHING = "Nothing: every question found its answer."
PARKING = "is parking free?"


@pytest.fixture
def handbook() -> Handbook:
    return Handbook()


@pytest.fixture
def dialog(companion: Companion, slack: SlackStub, handbook: Handbook) -> Dialog:
    return inquiring(companion, slack, handbook)


def asked(dialog: Dialog, question: str, *users: str) -> None:
    for user in users:
        dialog.direct(user, question)


def enlarge(companion: Companion, cohort: str | None = None) -> None:
    """Make the program, or this cohort of it, a large one."""
    crowd = [
        RosterLine(name="A B", email=f"{n}@x.org", role=Role.CANDIDATE, program="usc", cohort=cohort)
        for n in range(SMALL_COHORT + 1)
    ]
    companion.records.write_roster(crowd, today=NOW.date(), now=NOW)


def gaps(dialog: Dialog, user: str = "UPRIYA") -> str:
    answer = dialog.command(user, "gaps")
    assert_accepted("response", answer)
    assert answer["response_type"] == "ephemeral"
    return shown(answer)


def test_where_nothing_was_asked_it_says_so(dialog: Dialog) -> None:
    assert gaps(dialog) == f"{TITLE}\n{NOTHING}"


def test_what_three_asked_is_shown_and_what_fewer_asked_is_counted(dialog: Dialog, handbook: Handbook) -> None:
    asked(dialog, PARKING, "UDANA", "UTHEO", "UTHEO")
    handbook.reason = Reason.NOT_LOADED
    asked(dialog, PARKING, "UJORDAN")
    asked(dialog, "who pays the fee?", "UDANA", "UTHEO")
    asked(dialog, "is lunch served?", "UDANA", "UDANA", "UDANA")
    assert gaps(dialog).splitlines() == [
        TITLE,
        "• “is parking free?” 4 times, by 3 people (not in the documents 3, in a document that I don't have 1)",
        "2 more questions, each asked by fewer than 3 people, are not shown.",
    ]


def test_where_nothing_may_be_shown_it_is_counted(dialog: Dialog) -> None:
    asked(dialog, PARKING, "UDANA")
    assert gaps(dialog) == f"{TITLE}\n1 question, asked by fewer than 3 people, is not shown."


def test_in_a_large_program_one_asker_cannot_be_told(dialog: Dialog, companion: Companion) -> None:
    enlarge(companion)
    asked(dialog, PARKING, "UDANA")
    assert "• “is parking free?” once, by one person (not in the documents)" in gaps(dialog)


def test_a_small_cohort_of_a_large_program_is_small(dialog: Dialog, companion: Companion) -> None:
    enlarge(companion, "usc-2026")
    dana = RosterLine(name="Dana", email="dana@school.example", role=Role.CANDIDATE, program="usc", cohort="usc-2020")
    companion.records.write_roster([dana], today=NOW.date(), now=NOW)
    asked(dialog, PARKING, "UDANA")
    assert "is not shown" in gaps(dialog)


def test_names_of_the_roster_addresses_and_numbers_are_hidden(dialog: Dialog) -> None:
    question = "can dana or Mr. Bell be reached at 213 555 0144 or x@y.org?"
    asked(dialog, question, "UDANA", "UTHEO", "UJORDAN")
    assert "• “can [name] or Mr. [name] be reached at [number] or [address]?” 3 times" in gaps(dialog)


def test_answers_that_did_not_help_are_there_with_what_was_wrong(dialog: Dialog) -> None:
    for user, why in (("UDANA", "Too long"), ("UTHEO", "Out of date"), ("UJORDAN", "Too long")):
        [answer] = dialog.direct(user, "how many hours?")
        before = len(dialog.slack.calls)
        dialog.act_on(user, thumbs(answer)["Not helpful"])
        [(_, asked_why)] = dialog.slack.calls[before:]
        dialog.press(user, buttons(asked_why)[why])
    [answer] = dialog.direct("UMARCUS", "how many hours of coaching?")
    dialog.act_on("UMARCUS", thumbs(answer)["Not helpful"])
    dialog.act_on("UPRIYA", thumbs(answer)["Helpful"])
    assert gaps(dialog).splitlines() == [
        TITLE,
        NOTHING,
        "",
        "*Answers that were not helpful*",
        "• “how many hours?” 3 times, by 3 people (too long 2, out of date 1)",
        "1 more answer, about which fewer than 3 people said so, is not shown.",
        "",
        "One answer was called helpful.",
    ]


def test_the_administrator_asks_in_a_channel_and_is_answered_alone(dialog: Dialog) -> None:
    asked(dialog, PARKING, "UDANA")
    before, note = dialog.mention("UPRIYA", "casc gaps")
    assert (before[1]["channel"], note[1]["user"]) == ("UPRIYA", "UPRIYA")


@pytest.mark.parametrize("user", ["UDANA", "UMARCUS"])
def test_it_is_for_the_administrator(dialog: Dialog, user: str) -> None:
    assert gaps(dialog, user) == "What the documents do not answer is for your program's administrator to see."


def test_a_redelivery_and_another_program_count_nothing(dialog: Dialog, companion: Companion) -> None:
    enlarge(companion)
    helen = RosterLine(name="Helen", email="h@x.org", role=Role.PROGRAM_ADMIN, program="mcoe", slack_id="UHELEN")
    companion.records.write_roster([helen], today=NOW.date(), now=NOW)
    for _ in range(2):
        dialog.direct("UDANA", PARKING, event_id="EvA")
        dialog.command("UDANA", f"ask {PARKING}", trigger="T1")
    assert "2 times, by one person" in gaps(dialog)
    assert NOTHING in gaps(dialog, "UHELEN")


def test_the_weeks_note_goes_to_each_administrator_once_and_an_empty_week_says_nothing(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    found = companion.desk.gaps
    assert found.send("usc", now=clock.now) == []
    asked(dialog, PARKING, "UDANA", "UTHEO", "UJORDAN")
    clock.now += timedelta(hours=1)
    assert [[one.name for one in found.send("usc", now=clock.now)] for _ in range(2)] == [["Priya Nair"], []]
    [note] = [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UPRIYA"]
    assert shown(note).startswith(
        "*USC Rossier: what the documents did not answer in the last 7 days*\n• “is parking free?” 3 times, by 3 people"
    )
    clock.now += timedelta(days=8)
    assert found.send("usc", now=clock.now) == []


def test_the_questions_that_can_be_looked_at_at_once_are_the_newest(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    for day in range(4):
        asked(dialog, f"is it free on day {day}?", "UDANA")
        clock.now += timedelta(days=1)
    found = replace(companion.desk.gaps, grouping=same_words)
    report = found.report("usc", since=NOW, until=clock.now, most=2)
    assert (report.since, report.unshown) == (NOW + timedelta(days=2), 2)


def test_what_became_of_the_wordings_stands_below(dialog: Dialog, companion: Companion) -> None:
    counts = [WordingCount("shown", "", 22), WordingCount("refused", "figure", 4)]
    companion.records.wordings.add(counts, on=NOW.date())
    companion.records.wordings.add(counts, on=NOW.date() - timedelta(days=91))
    told = "The chat model's wordings of answers, of all programs together: 22 shown, 4 not shown (figure 4)."
    assert gaps(dialog).splitlines() == [TITLE, NOTHING, "", told]


def test_every_reason_but_a_disclosure_has_its_words() -> None:
    assert set(REASONS) == {reason.value for reason in Reason} - {Reason.DISCLOSURE.value}
    assert list(WHYS) == list(Why)


@pytest.mark.parametrize("many", [[], [5, 4], [3] * 60])
def test_a_report_of_any_length_is_taken_by_slack(companion: Companion, many: Sequence[int]) -> None:
    found = [Gap("<!channel> *what* about it? " * 20, times, 3, {"not_said": times}) for times in many]
    report = GapsReport(companion.packs["usc"], NOW - timedelta(days=7), NOW, found, 2, found, 1, 12)
    message = gaps_message(report)
    assert_accepted("chat.postMessage", {"channel": "D1", **message.payload()})
    assert message.text.count("<!channel>") > 0 or not many
    assert ("90 more" in message.text) is (len(many) > SHOWN)
