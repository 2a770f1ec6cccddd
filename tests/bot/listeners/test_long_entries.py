"""A length that is hardly plausible, as dialogs: asked about and never refused."""

from dataclasses import replace

import pytest

from bot.companion import Companion
from induction.hours import HourKind
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.logged import minutes

ASKED = "6 h is long for one coaching session. Is that right?"
LEARNT = "9 h is long for one entry of professional learning. Is that right?"


@pytest.mark.parametrize(
    ("said", "asked"), [("log 6 hours coaching yesterday", ASKED), ("log 9 hours PLC yesterday", LEARNT)]
)
def test_the_card_asks_above_its_buttons_and_yes_records_it(
    dialog: Dialog, companion: Companion, said: str, asked: str
) -> None:
    card = dialog.command("UDANA", said)
    assert shown(card).endswith(f"\n{asked}")
    assert card["blocks"][-1]["type"] == "actions"
    assert list(buttons(card)) == ["Yes, record it", "Change", "Not now"]
    assert "Recorded" in shown(dialog.press("UDANA", buttons(card)["Yes, record it"]))
    assert len(minutes(companion)) == 1


def test_what_is_plausible_is_asked_about_nothing(dialog: Dialog) -> None:
    card = dialog.command("UDANA", "log 4 hours coaching yesterday\n8 hours PLC on 11/10")
    assert "Is that right?" not in shown(card)
    assert "Record" in buttons(card)


def test_a_yes_is_the_answer(dialog: Dialog, companion: Companion) -> None:
    dialog.direct("UDANA", "6 hours coaching yesterday")
    dialog.direct("UDANA", "yes")
    assert minutes(companion) == [360]


def test_a_form_gets_the_card_with_the_question_instead_of_a_record(dialog: Dialog, companion: Companion) -> None:
    form = dialog.shortcut("UDANA", "log_hours")
    for _ in range(2):
        assert dialog.submit("UDANA", form, log_what="coaching", log_length="6 h") == {}
    [card] = [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UDANA"]
    assert shown(card).endswith(f"\n{ASKED}")
    assert minutes(companion) == []
    dialog.press("UDANA", buttons(card)["Yes, record it"])
    assert dialog.submit("UDANA", form, log_what="coaching", log_length="6 h") == {}
    assert minutes(companion) == [360]


def test_a_form_on_a_card_that_corrects_asks_and_then_corrects(dialog: Dialog, companion: Companion) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", "log 1 hour coaching yesterday"))["Record"])
    [card] = dialog.direct("UDANA", "make that 2 hours")
    form = dialog.open("UDANA", buttons(card)["Change"])
    assert dialog.submit("UDANA", form, log_length="6 h") == {}
    dialog.settle()
    asked = dialog.slack.sent("response")[-1]
    assert shown(asked).startswith("*Correct the entry to this?*\n• *6 h*")
    assert shown(asked).endswith(f"\n{ASKED}")
    assert minutes(companion) == [60]
    dialog.press("UDANA", buttons(asked)["Yes, correct it"])
    assert minutes(companion) == [360]


def test_a_correction_of_something_else_does_not_ask_again(dialog: Dialog) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", "log 6 hours coaching yesterday"))["Yes, record it"])
    card = dialog.command("UDANA", "correct it was on 11/16")
    assert "Is that right?" not in shown(card)
    assert "Correct it" in buttons(card)


def test_the_limit_is_the_packs(dialog: Dialog, companion: Companion) -> None:
    pack = companion.packs["usc"]
    rules = pack.entries.model_copy(update={"plausible": {HourKind.COACHING: 30}})
    strict = {**companion.packs, "usc": pack.model_copy(update={"entries": rules})}
    hours = replace(companion.desk.hours, packs=strict)
    dana = companion.records.person_by_slack("UDANA")
    [card] = dialog.direct("UDANA", "45 min coaching yesterday")
    kept = companion.records.card(buttons(card)["Record"]["value"])
    assert dana is not None
    assert kept is not None
    assert [hours.shown(dana, kept).asks, companion.desk.hours.shown(dana, kept).asks] == [True, False]
