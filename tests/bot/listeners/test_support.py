"""Early facts and support plans, as dialogs in Slack."""

from datetime import timedelta
from typing import Any

import pytest

from bot.companion import Companion
from induction.people import Person
from prompts.support import early_words
from storage.records import Records
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, buttons, notes, shown

FILLED = {
    "plan_status": "academic_watch",
    "plan_goal_1": "Meet with Marcus twice",
    "plan_day_1": "2026-12-04",
    "plan_note": "Marcus calls on Fridays.",
}
SILENT = "• No coaching session is logged since Mon, Aug 17, {days} days ago."


def told(dialog: Dialog, user: str) -> list[dict[str, Any]]:
    """The messages that went to this person of their own accord."""
    return [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == user]


def person(companion: Companion, user: str) -> Person:
    [found] = [one for one in companion.records.people() if one.slack_id == user]
    return found


def open_keys(companion: Companion, clock: Clock, user: str) -> list[str]:
    """The keys of what that person's digest tells of now."""
    reader = person(companion, user)
    return [one.key for one in companion.desk.reminding.items.of([reader], now=clock.now).get(reader.id, ())]


def look_on(dialog: Dialog, companion: Companion, clock: Clock, days: int) -> None:
    """A day goes by: facts are looked for, and what is due goes out."""
    clock.now = NOW + timedelta(days=days)
    companion.desk.early_warnings.look(now=clock.now)
    dialog.sweep()


def test_the_candidate_hears_first_and_a_day_later_those_who_help(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    contact = "no_contact:2026-08-17"
    for days, hers, others in ((0, True, False), (1, True, False), (2, True, True)):
        look_on(dialog, companion, clock, days)
        dana = person(companion, "UDANA").id
        assert (f"early_warning:{dana}:{contact}" in open_keys(companion, clock, "UDANA")) is hers
        assert (f"contact:{dana}:2026-08-17" in open_keys(companion, clock, "UMARCUS")) is others, days
        assert (f"early_warning:{dana}:{contact}" in open_keys(companion, clock, "UPRIYA")) is others, days
    assert [one for one in open_keys(companion, clock, "UELENA") if f":{dana}:" in one] == []


def test_over_a_weekend_the_candidate_hears_first_all_the_same(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    look_on(dialog, companion, clock, 3)  # a Saturday: her next digest is on Monday
    dana = person(companion, "UDANA").id
    for days, others in ((5, False), (6, True)):
        clock.now = NOW + timedelta(days=days)
        assert (f"contact:{dana}:2026-08-17" in open_keys(companion, clock, "UMARCUS")) is others, days


def test_what_no_longer_stands_is_open_no_more(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    look_on(dialog, companion, clock, 0)
    [card] = dialog.direct("UDANA", "90 min coaching yesterday")
    dialog.press("UDANA", buttons(card)["Record"])
    look_on(dialog, companion, clock, 2)
    assert [one for one in open_keys(companion, clock, "UDANA") if "no_contact" in one] == []
    assert [one for one in open_keys(companion, clock, "UMARCUS") if one == "contact:4:2026-08-17"] == []


def test_a_fact_of_a_later_look_is_noted_as_well(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    candidate = person(companion, "UDANA")
    assert companion.desk.early_warnings.look(now=NOW) == 4
    assert companion.desk.early_warnings.look(now=NOW) == 0
    [card] = dialog.direct("UDANA", "45 min coaching on 8/21")
    dialog.press("UDANA", buttons(card)["Record"])
    look_on(dialog, companion, clock, 1)
    told = companion.records.support.told([candidate.id])
    assert {fact: at for (_, fact), at in told.items() if fact.startswith("no_contact")} == {
        "no_contact:2026-08-17": NOW,
        "no_contact:2026-08-21": clock.now,
    }


def test_nobody_sees_a_fact_before_its_candidate_was_told_and_had_a_day(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    for days in (0, 0, 1):
        assert "No coaching session" in shown(dialog.command("UDANA", "warnings"))
        for user in ("UMARCUS", "UPRIYA"):
            assert "No coaching session" not in shown(dialog.command(user, "warnings")), days
        look_on(dialog, companion, clock, days)
    look_on(dialog, companion, clock, 2)
    for user in ("UMARCUS", "UPRIYA"):
        assert "No coaching session" in shown(dialog.command(user, "warnings"))


def test_everybody_sees_what_is_theirs_to_see(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    look_on(dialog, companion, clock, -2)
    clock.now = NOW
    silent = SILENT.format(days=93)
    assert silent in shown(dialog.command("UDANA", "warnings"))
    coached = shown(dialog.command("UMARCUS", "warnings"))
    assert ("Dana Whitfield" in coached, "Theo Park" in coached, "Jordan Reyes" in coached) == (True, True, False)
    everybody = dialog.command("UPRIYA", "warnings")
    assert all(name in shown(everybody) for name in ("Dana Whitfield", "Theo Park", "Jordan Reyes"))
    assert "Maria Lopez" not in shown(everybody)
    assert "I find no “Jordan”" in shown(dialog.command("UMARCUS", "warnings Jordan"))


def plan_form(dialog: Dialog, whom: str) -> dict[str, Any]:
    listed = dialog.command("UPRIYA", f"plan {whom}")
    return dialog.open("UPRIYA", buttons(listed)["Write a support plan"])


def test_a_person_decides_and_the_candidate_and_the_coach_get_the_plan(dialog: Dialog) -> None:
    assert shown(dialog.command("UDANA", "plan")) == "There is no support plan for you."
    view = plan_form(dialog, "Dana")
    assert dialog.submit("UPRIYA", view, "V7", **FILLED) == {}
    assert dialog.submit("UPRIYA", view, "V7", **FILLED) == {}
    dialog.sweep()
    words = (
        "\nDecided by {who} on November 18, 2026\n"
        "• Meet with Marcus twice (by December 4, 2026)\nMarcus calls on Fridays."
    )
    [mine] = told(dialog, "UDANA")
    assert shown(mine) == "*Academic Watch*" + words.format(who="Priya Nair")
    [his] = told(dialog, "UMARCUS")
    assert shown(his) == "*Academic Watch*, Dana Whitfield" + words.format(who="Priya Nair")
    assert {one["text"] for one in (mine, his)} == {"There is something for you to read."}
    assert told(dialog, "UTHEO") == told(dialog, "UELENA") == []
    assert "*Academic Watch*" in shown(dialog.command("UDANA", "plan"))
    assert "I find no “Dana”" in shown(dialog.command("UELENA", "plan Dana"))


def test_the_candidate_sees_who_read_their_plan(dialog: Dialog) -> None:
    dialog.submit("UPRIYA", plan_form(dialog, "Dana"), **FILLED)
    for user in ("UDANA", "UMARCUS"):
        dialog.command(user, "plan dana" if user == "UMARCUS" else "plan")
    assert "Marcus Bell (coach) looked at a support plan of yours" in shown(dialog.command("UDANA", "readers"))
    assert "Dana Whitfield" not in shown(dialog.command("UDANA", "readers"))


def test_a_plan_is_changed_and_ended_on_top_of_what_is_there(dialog: Dialog, companion: Companion) -> None:
    dialog.submit("UPRIYA", plan_form(dialog, "Dana"), "V7", **FILLED)
    listed = dialog.command("UPRIYA", "plan Dana")
    first = dialog.open("UPRIYA", buttons(listed)["Change or end it"])
    second = dialog.open("UPRIYA", buttons(listed)["Change or end it"])
    unsaid = dialog.submit("UPRIYA", first, "V8", **(FILLED | {"plan_note": None, "plan_over": "closed"}))
    assert unsaid["errors"] == {"plan_note": "Please say in a few words how it ended."}
    over = {**FILLED, "plan_note": "Both meetings took place.", "plan_over": "closed"}
    assert dialog.submit("UPRIYA", first, "V8", **over) == {}
    stale = dialog.submit("UPRIYA", second, "V9", **FILLED)
    assert stale["errors"] == {
        "plan_status": "This plan was changed while you had it open. Please look at it once more."
    }
    ended = dialog.command("UPRIYA", "plan Dana")
    assert shown(ended).startswith("*Academic Watch*, Dana Whitfield (over)\n")
    assert list(buttons(ended)) == ["Write a support plan"]
    assert statuses(companion.records) == [("academic_watch", 1, False), ("academic_watch", 2, True)]


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"plan_day_1": None}, {"plan_day_1": "By which day? A plan has a clear timeline."}),
        (
            {"plan_day_1": "2026-11-01"},
            {"plan_day_1": "This day has passed. Please choose one that is still to come."},
        ),
        ({"plan_day_2": "2026-12-01"}, {"plan_goal_2": "Please say what is to be reached by that day."}),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    dialog: Dialog, changes: dict[str, str | None], errors: dict[str, str]
) -> None:
    answer = dialog.submit("UPRIYA", plan_form(dialog, "Dana"), "V7", **{**FILLED, **changes})
    assert answer["errors"] == errors


@pytest.mark.parametrize("user", ["UMARCUS", "UDANA", "UTHEO"])
def test_nobody_else_writes_a_plan(dialog: Dialog, companion: Companion, user: str) -> None:
    listed = dialog.command("UPRIYA", "plan Dana")
    view = dialog.open(user, buttons(listed)["Write a support plan"])
    assert "not yours to change" in str(view)
    answer = dialog.submit(user, plan_form(dialog, "Dana"), "V7", **FILLED)
    assert answer["errors"] == {
        "plan_status": "That plan is not there, or not yours to change. /casc plan shows those that are."
    }
    assert statuses(companion.records) == []


def statuses(records: Records) -> list[tuple[str, int, bool]]:
    plans = records.support.plans_of([person.id for person in records.people()])
    return [(plan.status, plan.version, plan.closed) for plan in plans]


def test_who_is_told_later_reads_that_the_candidate_comes_first(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    look_on(dialog, companion, clock, 0)
    words = shown(dialog.command("UPRIYA", "warnings"))
    assert words.startswith("There is no early fact that candidates have had a day to see: each comes to them first")


def test_the_candidate_reads_who_reads_it_after_them(dialog: Dialog) -> None:
    note = "Priya Nair and Marcus Bell can read too, so that somebody can help."
    assert note in notes(dialog.command("UDANA", "warnings"))
    assert note not in notes(dialog.command("UMARCUS", "warnings"))


def test_those_who_read_it_a_day_later_are_named_as_people_name_them() -> None:
    others = ["Priya Nair", "Paul Reed", "Marcus Bell"]
    assert early_words(others=others, instructor="Noor Haddad") == (
        "If an assignment is in, tell Noor Haddad, who marks it here.\n"
        "What still stands a day after you could read it, Priya Nair, Paul Reed and Marcus Bell can read too, so that "
        "somebody can help."
    )
    assert early_words(others=["Marcus Bell"], instructor=None) == (
        "What still stands a day after you could read it, Marcus Bell can read too, so that somebody can help."
    )
    assert early_words(others=[], instructor=None) == ""
