"""A form that is out of date says so, and what is sent off twice is recorded once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.companion import Companion
from bot.settings import Settings
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, Message, View, buttons, shown
from tests.bot.opening import opened
from tests.bot.slack_stub import SlackStub

DANA = 4
LOG, TWO = "log 90 min coaching yesterday", "log 45 min coaching 11/9; 30 min webinar 11/10"


def minutes(companion: Companion) -> list[int]:
    return sorted(entry.minutes for entry in companion.records.entries_of([DANA]) if entry.counts)


def error(answered: dict[str, Any]) -> str:
    """What the form says at its field."""
    assert answered["response_action"] == "errors"
    [said] = answered["errors"].values()
    return str(said)


def form_of(dialog: Dialog, said: str = LOG) -> tuple[Message, View]:
    """A card, and the form that its first Change opens."""
    card = dialog.command("UDANA", said)
    return card, dialog.open("UDANA", change_in(card))


def change_in(card: Message) -> dict[str, Any]:
    beside = [block["accessory"] for block in card["blocks"] if "accessory" in block]
    return beside[0] if beside else buttons(card)["Change"]


@pytest.mark.parametrize("said", [LOG, TWO])
def test_its_card_was_recorded_meanwhile(dialog: Dialog, companion: Companion, said: str) -> None:
    card, form = form_of(dialog, said)
    dialog.press("UDANA", buttons(card)["Record"])
    before = minutes(companion)
    assert error(dialog.submit("UDANA", form, log_length="60 min")).startswith("The card was recorded meanwhile.")
    assert minutes(companion) == before


@pytest.mark.parametrize("said", [LOG, TWO])
def test_its_card_was_put_away_meanwhile(dialog: Dialog, companion: Companion, said: str) -> None:
    card, form = form_of(dialog, said)
    dialog.press("UDANA", buttons(card)["Not now"])
    said_at_field = error(dialog.submit("UDANA", form, log_length="60 min"))
    assert said_at_field.startswith("The card was put away or changed meanwhile, so this form is out of date")
    assert minutes(companion) == []


def test_its_card_was_changed_by_another_form_meanwhile(dialog: Dialog, companion: Companion) -> None:
    card, form = form_of(dialog)
    other = dialog.open("UDANA", change_in(card))
    assert dialog.submit("UDANA", other, "V2", log_length="60 min") == {}
    assert "out of date" in error(dialog.submit("UDANA", form, "V1", log_length="45 min"))
    assert minutes(companion) == [60]


def test_the_entry_that_it_corrects_was_corrected_meanwhile(dialog: Dialog, companion: Companion) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", LOG))["Record"])
    form = dialog.open("UDANA", change_in(dialog.command("UDANA", "correct make that 60 min")))
    dialog.press("UDANA", buttons(dialog.command("UDANA", "correct make that 45 min"))["Correct it"])
    assert error(dialog.submit("UDANA", form)).startswith("That entry was corrected or taken out meanwhile.")
    assert minutes(companion) == [45]


def test_the_entry_that_it_corrects_was_taken_out_meanwhile(dialog: Dialog, companion: Companion) -> None:
    receipt = dialog.press("UDANA", buttons(dialog.command("UDANA", LOG))["Record"])
    form = dialog.open("UDANA", change_in(dialog.command("UDANA", "correct make that 60 min")))
    dialog.press("UDANA", buttons(receipt)["Undo"])
    assert error(dialog.submit("UDANA", form)).startswith("That entry was corrected or taken out meanwhile.")
    assert minutes(companion) == []


@pytest.mark.parametrize(
    ("press", "said"), [("Record", "This card was recorded already"), ("Not now", "This card was put away")]
)
def test_no_form_opens_for_a_card_that_was_answered(dialog: Dialog, press: str, said: str) -> None:
    card = dialog.command("UDANA", LOG)
    dialog.press("UDANA", buttons(card)[press])
    shown_instead = dialog.open("UDANA", change_in(card))
    assert shown_instead["blocks"][0]["text"]["text"].startswith(said)
    assert "submit" not in shown_instead


@pytest.mark.parametrize(
    "open_form", [lambda dialog: form_of(dialog)[1], lambda dialog: dialog.shortcut("UDANA", "log_hours")]
)
def test_sent_off_twice_it_is_recorded_once(
    dialog: Dialog, companion: Companion, open_form: Callable[[Dialog], View]
) -> None:
    form = open_form(dialog)
    filled = {"log_what": "coaching", "log_length": "60 min"}
    assert dialog.submit("UDANA", form, **filled) == {}
    assert dialog.submit("UDANA", form, **filled) == {}
    assert minutes(companion) == [60]
    told = [one for _, one in dialog.slack.calls if "blocks" in one and "*Recorded*" in shown(one)]
    assert len(told) == 1


def test_a_card_of_several_changed_twice_is_changed_once(dialog: Dialog, companion: Companion) -> None:
    _, form = form_of(dialog, TWO)
    assert dialog.submit("UDANA", form, log_length="60 min") == {}
    assert dialog.submit("UDANA", form, log_length="60 min") == {}
    assert minutes(companion) == []


def test_opened_before_a_restart_it_records_after_it(
    tmp_path: Path, furnished: Path, clock: Clock, slack: SlackStub
) -> None:
    home = tmp_path / "restarted"
    home.mkdir()
    for file in furnished.iterdir():
        if file.is_file():
            (home / file.name).write_bytes(file.read_bytes())
    with opened(Settings(home=home), clock) as companion:
        _, form = form_of(Dialog(companion, slack))
    with opened(Settings(home=home), clock) as companion:
        assert Dialog(companion, slack).submit("UDANA", form, log_length="60 min") == {}
        assert minutes(companion) == [60]


def test_of_another_version_it_says_so(dialog: Dialog, companion: Companion) -> None:
    _, form = form_of(dialog)
    answered = dialog.submit("UDANA", {**form, "callback_id": "log_form_of_old"}, log_length="60 min")
    assert "That form is from another time" in answered["view"]["blocks"][0]["text"]["text"]
    assert minutes(companion) == []


@pytest.mark.parametrize("metadata", ["", "{", "[]", '{"about": "nobody"}', '{"about": 7}', '{"about": "x:y"}', "null"])
def test_with_what_it_carries_lost_it_breaks_nothing(dialog: Dialog, companion: Companion, metadata: str) -> None:
    _, form = form_of(dialog)
    dialog.submit("UDANA", {**form, "private_metadata": metadata}, log_length="60 min")
    assert minutes(companion) in ([], [60])
