"""Coaching rated, as a dialog: by the coach, and by the administrator who observed; never open to a candidate."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import create_engine, text

from bot.companion import Companion
from induction.feedback.coaching import RUBRIC
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, View, buttons, notes, shown
from tests.bot.listeners.feedback.crowd import form_of

LEVELS = {
    "coaching_part_preparation": "3",
    "coaching_part_relationship": "4",
    "coaching_part_depth": "2",
    "coaching_part_closure": "1",
}


def told(dialog: Dialog, user: str) -> list[dict[str, Any]]:
    return [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == user]


def rate(dialog: Dialog, user: str, view_id: str, words: str = "coaching", **more: str) -> dict[str, Any]:
    """The form filled in and sent off; the receipt in their direct message."""
    form = form_of(dialog, user, words)
    before = len(told(dialog, user))
    assert dialog.submit(user, form, view_id, **{**LEVELS, **more}) == {}
    receipt: dict[str, Any]
    [receipt, *_] = told(dialog, user)[before:]
    return receipt


def audited(companion: Companion) -> list[tuple[str, str, str]]:
    names = {person.id: person.first_name for person in companion.records.people()}
    engine = create_engine(companion.records.url)
    with engine.connect() as connection:
        statement = "SELECT actor_id, action, subject_id FROM audit WHERE action LIKE '%coaching' ORDER BY id"
        found = [
            (names[actor], action, names[subject]) for actor, action, subject in connection.execute(text(statement))
        ]
    engine.dispose()
    return found


def labels(form: View) -> list[str]:
    return [block["label"]["text"] for block in form["blocks"] if block["type"] == "input"]


def test_a_coach_rates_themselves_and_sees_their_growth(dialog: Dialog, clock: Clock, companion: Companion) -> None:
    form = form_of(dialog, "UMARCUS", "coaching")
    assert labels(form) == [*(one.name for one in RUBRIC.values()), "Note"]
    assert "You and the program administrator see this, no candidate does." in shown(form)
    first = rate(dialog, "UMARCUS", "V1", coaching_note="A *calm* week")
    assert shown(first).startswith(
        "Recorded, for Wed, Nov 18, 2026.\n*Your coaching*\n```\nwhen       by    Prep  Rela  Dept  Acti"
    )
    assert "Nov 18 26  self     3     4     2     1" in shown(first)
    assert first["text"] == "Your coaching"
    clock.now = NOW + timedelta(days=40)
    assert (
        "Last time (Wed, Nov 18, 2026): Preparation 3, Relationship 4, Depth and reflection 2, Action and closure 1."
        in shown(form_of(dialog, "UMARCUS", "coaching"))
    )
    rate(dialog, "UMARCUS", "V2", coaching_part_closure="4")
    grown = dialog.command("UMARCUS", "coaching growth")
    table = shown(grown).split("```")[1].strip().splitlines()[1:]
    assert table == ["Dec 28 26  self     3     4     2     4", "Nov 18 26  self     3     4     2     1"]
    assert "*Wed, Nov 18, 2026*, self-assessment: A" in shown(grown)
    assert {Image.open(BytesIO(one)).width for one in dialog.slack.uploads.values()} == {960}
    assert audited(companion) == [("Marcus", "rate_coaching", "Marcus")] * 2


def test_an_administrator_records_an_observation_and_the_coach_hears_of_it(
    dialog: Dialog, companion: Companion
) -> None:
    form = form_of(dialog, "UPRIYA", "coaching Marcus")
    assert labels(form)[0] == "When did you observe?"
    receipt = rate(dialog, "UPRIYA", "V1", "coaching Marcus", coaching_day="2026-11-12", coaching_note="Seen in person")
    assert "*The coaching of Marcus Bell*" in shown(receipt)
    assert "Nov 12 26  obs.     3     4     2     1" in shown(receipt)
    [news] = told(dialog, "UMARCUS")
    assert news["text"] == "There is something for you to read."
    assert shown(news) == (
        "Priya Nair recorded an observation of your coaching, Thu, Nov 12, 2026. `/casc coaching growth` shows it. No "
        "candidate sees it."
    )
    assert "observed by Priya Nair: Seen in person" in shown(dialog.command("UMARCUS", "coaching growth"))
    dialog.command("UPRIYA", "coaching growth Marcus")
    assert audited(companion) == [
        ("Priya", "rate_coaching", "Marcus"),
        ("Priya", "see_coaching", "Marcus"),
        ("Priya", "see_coaching", "Marcus"),
    ]


def test_a_form_that_is_delivered_twice_records_once(dialog: Dialog, companion: Companion) -> None:
    form = form_of(dialog, "UMARCUS", "coaching")
    for _ in range(2):
        assert dialog.submit("UMARCUS", form, "V1", **LEVELS) == {}
    marcus = next(one for one in companion.records.people("usc") if one.slack_id == "UMARCUS")
    assert len(companion.records.coaching.of_coach(marcus.id)) == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"coaching_part_depth": None}, "coaching_part_depth"),
        ({"coaching_part_depth": "5"}, "coaching_part_depth"),
        ({"coaching_day": "2026-11-19"}, "coaching_day"),
    ],
)
def test_what_is_not_whole_is_said_at_its_field(dialog: Dialog, changed: dict[str, str | None], field: str) -> None:
    form = form_of(dialog, "UPRIYA", "coaching Marcus")
    assert list(dialog.submit("UPRIYA", form, **{**LEVELS, **changed})["errors"]) == [field]


@pytest.mark.parametrize("words", ["coaching", "coaching Marcus", "coaching growth", "coaching growth Marcus"])
def test_a_candidate_sees_nothing_of_it(dialog: Dialog, words: str) -> None:
    rate(dialog, "UMARCUS", "V1")
    reply = dialog.command("UDANA", words)
    assert shown(reply) == "How coaching is rated is open to the coach and the program administrator alone."
    form = form_of(dialog, "UMARCUS", "coaching")
    refused = dialog.submit("UDANA", form, "V5", **LEVELS)
    assert "You can't rate the coaching of Marcus" in str(refused)


def test_a_coach_sees_no_other_coach(dialog: Dialog) -> None:
    assert "I find no “Elena”" in shown(dialog.command("UMARCUS", "coaching growth Elena"))
    form = form_of(dialog, "UELENA", "coaching")
    assert "You can't rate the coaching of Elena" in str(dialog.submit("UMARCUS", form, **LEVELS))


def test_an_administrator_is_asked_whose(dialog: Dialog) -> None:
    assert shown(dialog.command("UPRIYA", "coaching growth")) == (
        "Whose coaching: Marcus or Elena? Say it with the name: `/casc coaching growth Marcus`."
    )
    empty = dialog.command("UPRIYA", "coaching growth Marcus")
    assert shown(empty).startswith("The coaching of Marcus Bell: nothing is recorded yet.")
    assert "Record an observation" in buttons(empty)


def test_the_self_assessment_is_offered_with_the_first_session_of_a_month(dialog: Dialog, clock: Clock) -> None:
    offers = []
    for days in (0, 1, 30):
        clock.now = NOW + timedelta(days=days)
        form = form_of(dialog, "UMARCUS", "session Dana")
        assert dialog.submit("UMARCUS", form, f"V{days}", session_length="45 min") == {}
        closed = told(dialog, "UMARCUS")[-1]
        offers.append("Rate yourself" in buttons(closed))
    assert offers == [True, False, True]
    opened = dialog.open("UMARCUS", buttons(told(dialog, "UMARCUS")[-1])["Rate yourself"])
    assert labels(opened)[0] == "Preparation"
    assert "1 Ineffective" in notes(rate(dialog, "UMARCUS", "V9"))
