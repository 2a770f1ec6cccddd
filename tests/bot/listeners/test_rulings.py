"""Settling rules, as dialogs: who may, what is asked, what everybody sees of it, and how it is taken back."""

from datetime import date

import pytest

from bot.companion import Companion
from induction.packs.rules import Due, Measure, RuleState, Trigger
from induction.people import Person, Role
from induction.roster import RosterLine
from knowledge.program_packs import guide_path
from tests.bot.conftest import NOW, STARTS
from tests.bot.dialog import Button, Dialog, Message, View, buttons, notes, shown

FORTY = "40 hours a year"


@pytest.fixture(autouse=True)
def more_people(companion: Companion) -> None:
    admin = RosterLine(
        name="Olga Ruiz", email="olga@mcoe.example", role=Role.PROGRAM_ADMIN, program="mcoe", slack_id="UOLGA"
    )
    own_cohort = RosterLine(
        name="Nia Cole",
        email="nia@school.example",
        role=Role.CANDIDATE,
        program="usc",
        slack_id="UNIA",
        cohort="usc-2026",
        starts_on=STARTS,
    )
    companion.records.write_roster([admin, own_cohort], today=NOW.date(), now=NOW)


def person(companion: Companion, slack_id: str) -> Person:
    found = companion.records.person_by_slack(slack_id)
    assert found is not None
    return found


def forty(dialog: Dialog) -> Button:
    return buttons(dialog.command("UPRIYA", "rulings"))[FORTY]


def settle(dialog: Dialog, *, view_id: str = "V1", **filled: str) -> Message:
    """Settle that 40 hours a year it is, and the receipt."""
    form = dialog.open("UPRIYA", forty(dialog))
    before = len(dialog.slack.sent("response"))
    assert dialog.submit("UPRIYA", form, view_id, ruling_reason="The rubric is old.", **filled) == {}
    [receipt] = dialog.slack.sent("response")[before:]
    return receipt


def learning(dialog: Dialog, user: str = "UDANA") -> str:
    return next(
        line
        for line in shown(dialog.command(user, "progress")).splitlines()
        if "rofessional learning:" in line and "of" in line
    )


def counts(companion: Companion) -> list[int | None]:
    rule = companion.packs["usc"].rule("pl.hours")
    return [rule.value] if rule else []


def test_what_counts_most_is_shown_first_a_few_at_a_time_with_a_button_for_each_reading(dialog: Dialog) -> None:
    listed = dialog.command("UPRIYA", "rulings")
    words = shown(listed)
    assert "*Rules of USC Rossier on which the documents disagree*\n0 of " in words
    assert (
        "1. 60 hours a year (USC Rossier CASC Candidate Handbook, Program Completion Requirements, line 683)" in words
    )
    assert words.count("`") == 2 * 3
    assert {"60 hours a year", FORTY, "20 to 30 hours a year", "Something else", "The next ones"} <= set(
        buttons(listed)
    )
    later = dialog.press("UPRIYA", buttons(listed)["The next ones"])
    assert "`pl.hours`" not in shown(later)
    assert "more on which they disagree and" in notes(later)


def test_plain_words_ask_for_the_same(dialog: Dialog) -> None:
    [listed] = dialog.direct("UPRIYA", "Which rules are open?")
    assert FORTY in buttons(listed)
    [read] = dialog.direct("UDANA", "which rules are settled?")
    assert "The strictest reading counts until Priya Nair settles the rest." in shown(read)
    assert f"• 60 hours a year or {FORTY} or 20 to 30 hours a year (`pl.hours`)" in shown(read)
    assert buttons(read) == {}


def test_a_reading_is_settled_with_a_reason_and_everybody_sees_it_at_once(dialog: Dialog, companion: Companion) -> None:
    before = learning(dialog)
    assert "of 60 h" in before
    form = dialog.open("UPRIYA", forty(dialog))
    assert "line 350" in shown(form)
    receipt = settle(dialog)
    words = shown(receipt)
    assert f"Settled: *{FORTY}* (`pl.hours`, #1), settled by Priya Nair on November 18, 2026, for every cohort" in words
    assert "Why: “The rubric is old.”" in words
    assert "*Rules of USC Rossier on which the documents disagree*\n1 of " in words
    assert "of 40 h" in learning(dialog)
    assert "settled by Priya Nair on November 18, 2026" in str(dialog.command("UDANA", "progress"))
    assert "*Settled*" in shown(dialog.command("UMARCUS", "rulings"))
    assert counts(companion) == [40]


def test_a_reason_is_required_and_a_double_press_settles_once(dialog: Dialog, companion: Companion) -> None:
    form = dialog.open("UPRIYA", forty(dialog))
    assert set(dialog.submit("UPRIYA", form)["errors"]) == {"ruling_reason"}
    for _ in range(2):
        dialog.submit("UPRIYA", form, ruling_reason="The rubric is old.")
    assert companion.records.rulings.count() == 1


def test_something_else_is_settled_in_words_and_figures(dialog: Dialog, companion: Companion) -> None:
    other = buttons(dialog.command("UPRIYA", "rulings"))["Something else"] | {"value": "usc|pl.hours|"}
    form = dialog.open("UPRIYA", other)
    filled = {"ruling_reason": "Our board says so."}
    assert set(dialog.submit("UPRIYA", form, **filled, ruling_number="many")["errors"]) == {"ruling_number"}
    assert set(dialog.submit("UPRIYA", form, **filled)["errors"]) == {"ruling_number"}
    assert dialog.submit("UPRIYA", form, **filled, ruling_number="45") == {}
    [made] = companion.records.rulings.of_program("usc")
    assert (made.side, made.number) == (None, 45)
    assert made.says == "45 hours a year"


def test_a_ruling_is_for_a_cohort_and_from_a_day_on(dialog: Dialog, companion: Companion) -> None:
    receipt = settle(dialog, ruling_cohort="usc-2026")
    assert "for the cohort usc-2026, from November 18, 2026" in shown(receipt)
    assert ["of 40 h" in learning(dialog, user) for user in ("UNIA", "UDANA")] == [True, False]
    assert counts(companion) == [60]
    settle(dialog, view_id="V2", ruling_since="2026-11-19")
    assert counts(companion) == [60]
    assert companion.packs.rules_for(person(companion, "UDANA"), date(2026, 11, 19)).rule("pl.hours") is not None
    rule = companion.packs.rules_for(person(companion, "UDANA"), date(2026, 11, 19)).rule("pl.hours")
    assert rule is not None
    assert rule.state is RuleState.RULED


def test_what_holds_for_a_cohort_or_later_is_open_for_the_others_until_then(dialog: Dialog) -> None:
    settle(dialog, ruling_cohort="usc-2026")
    receipt = settle(dialog, view_id="V2", ruling_since="2027-01-01")
    words = shown(receipt)
    assert "settled by Priya Nair on November 18, 2026, for every cohort, from January 1, 2027" in words
    assert "\n0 of 40 settled." in words
    assert f"Settled in part: {FORTY}, for the cohort usc-2026." in words
    assert f"Settled in part: {FORTY}, only from January 1, 2027." in words
    assert "*40 rules on which your documents disagree*" in str(dialog.home("UPRIYA"))
    listed = shown(dialog.command("UPRIYA", "rulings"))
    assert "on November 18, 2026 for the cohort usc-2026, from November 18, 2026\n" in listed
    assert "settled by Priya Nair" not in listed.partition("*Settled*")[0]


def test_who_cannot_settle_reads_those_on_which_most_depends(dialog: Dialog) -> None:
    words = shown(dialog.command("UDANA", "rulings"))
    assert words.count("\n• ") == 10
    assert "and 30 more, on which less depends." in words


def test_two_administrators_do_not_rule_over_one_another_unseen(dialog: Dialog, companion: Companion) -> None:
    form = dialog.open("UPRIYA", forty(dialog))
    settle(dialog)
    stale = dialog.submit("UPRIYA", form, "V2", ruling_reason="I had this open since the morning.")
    assert "Somebody ruled on this while your form was open" in str(stale)
    assert companion.records.rulings.count() == 1


def test_what_was_settled_is_taken_back_with_a_reason(dialog: Dialog, companion: Companion) -> None:
    receipt = settle(dialog)
    form = dialog.open("UPRIYA", buttons(receipt)["Take it back"])
    assert set(dialog.submit("UPRIYA", form, "V2")["errors"]) == {"ruling_reason"}
    before = len(dialog.slack.sent("response"))
    for _ in range(2):
        dialog.submit("UPRIYA", form, "V2", ruling_reason="Too early.")
    [undone] = dialog.slack.sent("response")[before:]
    assert f"Taken back: *{FORTY}* (`pl.hours`)\nWhy: “Too early.”" in shown(undone)
    assert "of 60 h" in learning(dialog)
    assert counts(companion) == [60]
    form = dialog.open("UPRIYA", buttons(receipt)["Take it back"])
    assert "taken back already" in str(dialog.submit("UPRIYA", form, "V3", ruling_reason="Once more."))


def test_a_mark_and_a_deadline_of_ones_own_ask_for_what_code_counts_with(dialog: Dialog, companion: Companion) -> None:
    other = buttons(dialog.command("UPRIYA", "rulings"))["Something else"]
    mark = dialog.open("UPRIYA", other | {"value": "usc|score.pass|"})
    of_average = {"ruling_number": "3", "ruling_measure": "average", "ruling_reason": "So we grade."}
    assert set(dialog.submit("UPRIYA", mark, **of_average)["errors"]) == {"ruling_words"}
    assert dialog.submit("UPRIYA", mark, **of_average, ruling_words="3 on average") == {}
    first = dialog.open("UPRIYA", other | {"value": "usc|assess.first|"})
    reason = {"ruling_reason": "So we plan."}
    assert set(dialog.submit("UPRIYA", first, "V2", **reason)["errors"]) == {"ruling_days"}
    filled = {**reason, "ruling_days": "100", "ruling_counts_from": "enrolled"}
    assert dialog.submit("UPRIYA", first, "V2", **filled) == {}
    passing, due = (companion.packs["usc"].rule(key) for key in ("score.pass", "assess.first"))
    assert passing is not None
    assert due is not None
    assert (passing.value, passing.measure) == (3, Measure.AVERAGE)
    assert due.due == Due(within=100, of=Trigger.ENROLLED)
    assert (due.value, due.unit, due.counts_from) == (100, "days", "enrollment")
    assert "within 100 days of enrollment" in shown(dialog.command("UDANA", "rulings"))


def readable(view: View) -> str:
    return str([block["text"]["text"] for block in view["blocks"] if "text" in block])


@pytest.mark.parametrize(("user", "said"), [("UMARCUS", "settled by your program administrator, Priya Nair")])
def test_a_coach_who_tries_is_told_who_settles(dialog: Dialog, companion: Companion, user: str, said: str) -> None:
    listed = dialog.command(user, "rulings")
    assert buttons(listed) == {}
    assert said in readable(dialog.open(user, forty(dialog)))
    form = dialog.open("UPRIYA", forty(dialog))
    assert said in str(dialog.submit(user, form, ruling_reason="I would like it."))
    receipt = settle(dialog)
    assert said in readable(dialog.open(user, buttons(receipt)["Take it back"]))
    assert companion.records.rulings.count() == 1


def test_another_programs_administrator_settles_nothing_here(dialog: Dialog, companion: Companion) -> None:
    assert "of another program" in readable(dialog.open("UOLGA", forty(dialog)))
    form = dialog.open("UPRIYA", forty(dialog))
    assert "of another program" in str(dialog.submit("UOLGA", form, ruling_reason="Mine is better."))
    receipt = settle(dialog)
    assert "not there" in readable(dialog.open("UOLGA", buttons(receipt)["Take it back"]))
    assert companion.records.rulings.count() == 1


def test_a_button_that_nobody_can_read_is_said_to_be_old(dialog: Dialog) -> None:
    for value in ("", "usc|pl.hours", "usc|pl.hours|x"):
        assert "/casc" in readable(dialog.open("UPRIYA", forty(dialog) | {"value": value}))
    assert "not one of the rule" in readable(dialog.open("UPRIYA", forty(dialog) | {"value": "usc|pl.hours|9"}))
    assert "has no rule" in readable(dialog.open("UPRIYA", forty(dialog) | {"value": "usc|nothing|0"}))


def test_the_home_of_the_administrator_begins_with_what_is_open(dialog: Dialog) -> None:
    home = dialog.home("UPRIYA")
    first = next(block for block in home["blocks"] if block["type"] == "section")
    assert "rules on which your documents disagree*: settle them once" in first["text"]["text"]
    opened = dialog.open("UPRIYA", first["accessory"])
    assert "I have sent them to you in Messages" in readable(opened)
    [listed] = dialog.slack.sent("chat.postMessage")
    assert FORTY in buttons(listed)
    assert "disagree" not in str(dialog.home("UDANA"))


@pytest.mark.slow
def test_the_answer_follows_the_ruling_and_its_end(dialog: Dialog, companion: Companion) -> None:
    companion.library.add("usc", [guide_path("usc")], now=NOW)
    question = "ask how many PL hours this year?"
    before = shown(dialog.command("UDANA", question))
    assert "The documents disagree" in before
    assert "until then 60 hours a year counts" in before
    receipt = settle(dialog, ruling_cohort="*")
    ruled = shown(dialog.command("UDANA", question))
    assert ruled.startswith(f"*{FORTY}: settled by Priya Nair on November 18, 2026.*\nWhy: The rubric is old.")
    assert "60 hours a year" in ruled
    assert "can settle this" not in ruled
    form = dialog.open("UPRIYA", buttons(receipt)["Take it back"])
    dialog.submit("UPRIYA", form, "V2", ruling_reason="Too early.")
    assert shown(dialog.command("UDANA", question)) == before


@pytest.mark.slow
def test_a_cohorts_ruling_is_in_that_cohorts_answers_alone(dialog: Dialog, companion: Companion) -> None:
    companion.library.add("usc", [guide_path("usc")], now=NOW)
    settle(dialog, ruling_cohort="usc-2026")
    answers = [shown(dialog.command(user, "ask how many PL hours this year?")) for user in ("UNIA", "UDANA")]
    assert ["settled by Priya Nair" in answer for answer in answers] == [True, False]
