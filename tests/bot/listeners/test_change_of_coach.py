"""A change of coach on every surface: what the coach of before could open shows them nothing more, at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.companion import Companion
from bot.services.heard import COMMANDS
from bot.services.sessions.sessions import Sessions
from induction.packs.writing import WritingRules
from induction.people import Person, Role
from tests.bot.access_fuzz.showing import Sight, sights
from tests.bot.access_fuzz.surface import Form, Press, Surface
from tests.bot.closing import close
from tests.bot.conftest import Clock, line
from tests.bot.dialog import Dialog, buttons, shown

GOAL, TOGETHER, REFLECTION, NOTE, ITEM, TOPIC, EVIDENCE = WORDS = (
    *("marigold", "periwinkle", "chrysanthemum", "hollyhock", "larkspur", "foxglove", "snapdragon"),
)
"""A word of each thing of Dana's that stands nowhere else."""

ASKED = (
    *COMMANDS,
    *(f"{word} Dana" for word in COMMANDS if word != "packet"),
    *("show me Dana's goals", "Dana's reflections", "what did we agree on", "how is Dana doing?", "Dana's history"),
)
OPENING = {"Open", "Edit", "Close it", "Look at it", "Done"}
"""The buttons that are pressed before the change; all of them are after it."""


@pytest.fixture(autouse=True)
def _record(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    """Dana has a goal, a goal written with Marcus, a reflection, notes, an action item, hours and evidence."""
    people = [line("Rosa Diaz", Role.SUPERVISOR, "usc", "UROSA"), moved("marcus@school.example")]
    companion.records.write_roster(people, today=clock.now.date(), now=clock.now)
    for said in (f"goal more {GOAL} at our meetings", f"reflect We tried {REFLECTION}. 31 families came."):
        dialog.press("UDANA", buttons(dialog.command("UDANA", said))["Keep"])
    dialog.press("UDANA", buttons(dialog.command("UDANA", f"log 2 hours PLC on 11/10, reading {TOPIC}"))["Record"])
    companion.desk.evidence.save(person(companion, "UDANA"), seed(companion), source="E1", now=clock.now)
    dialog.command("UMARCUS", f"goal Dana: more {TOGETHER} by May 2027")
    close(dialog, session_notes=f"She spoke of {NOTE}", session_item_1=f"Draft the {ITEM}", session_next="2026-12-03")
    dialog.settle()


def seed(companion: Companion) -> Any:
    known = companion.desk.evidence.form(person(companion, "UDANA"), now=companion.clock()).seed
    return known.model_copy(update={"title": f"The {EVIDENCE} survey", "standards": (4,)})


def moved(coach: str) -> Any:
    dana = line("Dana Whitfield", Role.CANDIDATE, "usc", "UDANA", coach)
    return dana.model_copy(update={"supervisor": "rosa@school.example"})


def person(companion: Companion, slack_id: str) -> Person:
    found = companion.records.person_by_slack(slack_id)
    assert found is not None
    return found


def seen(dialog: Dialog, user: str, since: int, acknowledged: Mapping[str, Any] = {}) -> Iterator[Sight]:
    """What this person was shown since then."""
    dialog.settle()
    calls = dialog.slack.calls[since:]
    yield from (one for one in sights(acknowledged, user, calls, dialog.slack.uploads) if one.reader == user)
    for method, call in calls:  # the stub keeps answers to presses under one name, for whoever acted
        if method == "response":
            yield Sight(user, str(call), call)


def walk(dialog: Dialog, user: str) -> Sequence[Sight]:
    """Everything that somebody can ask for: every command, alone and with the name, their Home, and a channel."""
    found: list[Sight] = []
    for said in ASKED:
        before = len(dialog.slack.calls)
        found += seen(dialog, user, before, dialog.command(user, said))
    before = len(dialog.slack.calls)
    dialog.home(user)
    dialog.mention(user, "show me Dana's goals")
    dialog.direct(user, "goals Dana")
    return [*found, *seen(dialog, user, before)]


def pressed(dialog: Dialog, press: Press) -> Sequence[Sight]:
    before = len(dialog.slack.calls)
    where = {"view": {"id": "VHOME", **press.view}} if press.view else {}
    dialog.act_on(press.user, dict(press.action), **where)
    return list(seen(dialog, press.user, before))


def sent_off(dialog: Dialog, form: Form) -> Sequence[Sight]:
    before = len(dialog.slack.calls)
    return list(seen(dialog, form.user, before, dialog.submit(form.user, dict(form.view), "VOLD")))


def words_in(found: Sequence[Sight]) -> set[str]:
    return {word for word in WORDS if any(word in one.words for one in found)}


def label(press: Press) -> str:
    text = press.action.get("text") or {}
    return str(text.get("text", ""))


def opened_before(dialog: Dialog) -> tuple[Surface, Sequence[Sight]]:
    """All that Marcus has before him, with what lies behind its buttons."""
    surface = Surface()
    found = [*walk(dialog, "UMARCUS"), *seen(dialog, "UMARCUS", 0)]
    for one in found:
        surface.look(one)
    for presses in [*surface.presses.values()]:
        for press in [one for one in presses if label(one) in OPENING and one.view is None]:
            behind = pressed(dialog, press)
            found += behind
            for one in behind:
                surface.look(one)
    return surface, found


@pytest.mark.slow
def test_the_coach_of_before_sees_nothing_more_wherever_they_look(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    surface, found = opened_before(dialog)
    assert words_in(found) == set(WORDS)
    assert surface.forms
    clock.now += timedelta(minutes=1)
    companion.records.write_roster([moved("elena@school.example")], today=clock.now.date(), now=clock.now)
    after = [*walk(dialog, "UMARCUS")]
    for press in [one for presses in surface.presses.values() for one in presses]:
        after += pressed(dialog, press)
    for form in [one for forms in surface.forms.values() for one in forms]:
        after += sent_off(dialog, form)
    before = len(dialog.slack.calls)
    for _ in range(20):  # lists of the day, reminders, meetings that passed: whatever was on its way
        clock.now += timedelta(days=1)
        dialog.sweep()
    after += seen(dialog, "UMARCUS", before)
    assert [one.words for one in after if words_in([one])] == []


@pytest.mark.slow
def test_the_new_coach_sees_the_iip_and_not_the_notes_of_the_one_before(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    assert words_in(walk(dialog, "UELENA")) == set()
    companion.records.write_roster([moved("elena@school.example")], today=clock.now.date(), now=clock.now)
    assert words_in(walk(dialog, "UELENA")) == set(WORDS) - {NOTE}
    listed = dialog.command("UELENA", "sessions Dana")
    assert "The notes of this session are for Dana and the coach who wrote them." in str(listed)
    assert NOTE in shown(dialog.command("UDANA", "sessions"))


def test_where_a_rule_of_the_program_says_so_the_notes_are_handed_over(companion: Companion, clock: Clock) -> None:
    companion.records.write_roster([moved("elena@school.example")], today=clock.now.date(), now=clock.now)
    pack = companion.packs["usc"]
    rules = WritingRules(handover_notes=True, handover_rule="coach.change")
    packs = {**companion.packs, "usc": pack.model_copy(update={"writing": rules})}
    sessions = companion.desk.closings.sessions
    handed_over = Sessions(sessions.records, replace(sessions.lines, packs=packs), sessions.items)
    [session] = handed_over.listed(person(companion, "UELENA"), "Dana", now=clock.now).lines
    assert (session.session.notes, session.withheld) == (f"She spoke of {NOTE}", False)
    [read] = companion.records.readings.of(person(companion, "UDANA").id, at_most=1)
    assert (read.reader_id, read.looked_at) == (person(companion, "UELENA").id, "note")
