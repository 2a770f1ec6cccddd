"""Why something on record was changed, as dialogs: no change goes without a reason, and none has to be typed."""

import pytest

from bot.companion import Companion
from bot.listeners.entrance.faults import STALE_BUTTON
from induction.ledger.cards import NO_REASON
from tests.bot.dialog import Dialog, Message, buttons, notes, shown

DANA = 4
CORRECT, DELETE = "correct make that 45 min", "correct delete my last log"


@pytest.fixture
def logged(dialog: Dialog) -> Message:
    """The receipt of an hour that Dana logged."""
    card = dialog.command("UDANA", "log 90 min coaching yesterday")
    return dialog.press("UDANA", buttons(card)["Record"])


def reasons(companion: Companion) -> list[str | None]:
    return [entry.reason for entry in companion.records.entries_of([DANA])]


def test_what_is_new_has_no_reason(logged: Message, companion: Companion) -> None:
    assert "Undo" in buttons(logged)
    assert reasons(companion) == [None]


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        (CORRECT, ["Wrong length", "Wrong day", "Wrong activity", "Wrong details"]),
        (DELETE, ["Did not take place", "Logged twice", "Wrong person", "Wrong day", "Wrong length"]),
    ],
)
@pytest.mark.usefixtures("logged")
def test_the_usual_reasons_are_offered(dialog: Dialog, said: str, offered: list[str]) -> None:
    card = dialog.command("UDANA", said)
    assert [label for label in buttons(card) if label in offered] == offered
    assert notes(card) == "Why? Choose one first, or leave it out."


@pytest.mark.parametrize(("said", "tap"), [(CORRECT, "Correct it"), (DELETE, "Take it out")])
@pytest.mark.usefixtures("logged")
def test_one_tap_says_why_and_the_next_does_it(dialog: Dialog, companion: Companion, said: str, tap: str) -> None:
    card = dialog.command("UDANA", said)
    explained = dialog.press("UDANA", buttons(card)["Wrong day"])
    assert (notes(explained), shown(explained)) == ("Reason: Wrong day", shown(card))
    assert len(reasons(companion)) == 1
    dialog.press("UDANA", buttons(explained)[tap])
    assert reasons(companion) == [None, "Wrong day"]


@pytest.mark.parametrize(("said", "tap"), [(CORRECT, "Correct it"), (DELETE, "Take it out")])
@pytest.mark.usefixtures("logged")
def test_whoever_says_none_has_given_none(dialog: Dialog, companion: Companion, said: str, tap: str) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", said))[tap])
    assert reasons(companion) == [None, NO_REASON]


@pytest.mark.parametrize("said", ["correct make that 45 min because we stopped early"])
@pytest.mark.usefixtures("logged")
def test_a_reason_that_was_said_is_not_asked_for(dialog: Dialog, companion: Companion, said: str) -> None:
    card = dialog.command("UDANA", said)
    assert "we stopped early" in notes(card)
    assert "Wrong length" not in buttons(card)
    dialog.press("UDANA", buttons(card)["Correct it"])
    assert "we stopped early" in (reasons(companion)[1] or "")


def test_an_undo_is_undone(logged: Message, dialog: Dialog, companion: Companion) -> None:
    dialog.press("UDANA", buttons(logged)["Undo"])
    assert reasons(companion) == [None, "undone"]


@pytest.mark.usefixtures("logged")
def test_the_form_of_a_correction_asks_why(dialog: Dialog, companion: Companion) -> None:
    card = dialog.press("UDANA", buttons(dialog.command("UDANA", CORRECT))["Wrong length"])
    form = dialog.open("UDANA", buttons(card)["Change"])
    [why] = [block for block in form["blocks"] if block.get("block_id") == "log_why"]
    assert (why["optional"], why["element"]["initial_value"]) == (True, "Wrong length")
    dialog.submit("UDANA", form, log_why="We stopped early")
    assert reasons(companion) == [None, "We stopped early"]


def test_the_form_of_what_is_new_does_not(dialog: Dialog) -> None:
    form = dialog.open("UDANA", buttons(dialog.command("UDANA", "log 45 min coaching yesterday"))["Change"])
    assert "log_why" not in [block.get("block_id") for block in form["blocks"]]


@pytest.mark.usefixtures("logged")
def test_the_reason_chosen_first_stands(dialog: Dialog) -> None:
    card = dialog.command("UDANA", DELETE)
    first = dialog.press("UDANA", buttons(card)["Wrong day"])
    assert notes(first) == "Reason: Wrong day"
    assert dialog.press("UDANA", buttons(card)["Wrong day"])["blocks"] == first["blocks"]
    assert dialog.press("UDANA", buttons(card)["Logged twice"])["blocks"] == first["blocks"]


@pytest.mark.usefixtures("logged")
def test_once_the_card_is_answered_a_reason_comes_too_late(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UDANA", DELETE)
    dialog.press("UDANA", buttons(card)["Take it out"])
    late = dialog.press("UDANA", buttons(card)["Logged twice"])
    assert shown(late) == "This card was answered already. `/casc progress` shows what counts now."
    assert reasons(companion) == [None, NO_REASON]


@pytest.mark.usefixtures("logged")
def test_nobody_explains_somebody_elses_card(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UDANA", DELETE)
    assert "belongs to someone else" in shown(dialog.press("UMARCUS", buttons(card)["Logged twice"]))
    assert reasons(companion) == [None]


@pytest.mark.usefixtures("logged")
def test_a_reason_that_is_no_longer_offered_says_so(dialog: Dialog) -> None:
    pressed = buttons(dialog.command("UDANA", DELETE))["Logged twice"] | {"action_id": "hours_why:other"}
    assert shown(dialog.press("UDANA", pressed)) == STALE_BUTTON
