"""Disclosures get their card in private, and nothing of them is kept, sent on, or put before a model."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.views.drafts.form import part_field
from tests.bot.dialog import Dialog, buttons, notes, shown
from tests.bot.outgoing.accepted import assert_accepted

TOLD = (
    "my coach keeps making comments about my body, zebrafish",
    "one of my students told me her uncle hits her, zebrafish",
    "I want to file a complaint against my coach, zebrafish",
    "a parent threatened to come to school and hurt my staff, zebrafish",
)


def _anywhere_in(home: Path, word: str) -> list[str]:
    """The files of the home folder, records, write-ahead log and all, that hold the word."""
    return [file.name for file in home.rglob("*") if file.is_file() and word.encode() in file.read_bytes()]


@pytest.mark.parametrize("text", TOLD)
def test_a_disclosure_gets_its_card_in_private_at_every_door(dialog: Dialog, text: str) -> None:
    [card] = dialog.direct("UDANA", text)
    assert "telling me" in shown(card).lower()
    assert "I have kept nothing of what you wrote, and told no one." in shown(card)
    assert (buttons(card), notes(card)) == ({}, "")
    [(method, in_channel)] = dialog.mention("UDANA", text)
    assert (method, in_channel["user"], shown(in_channel)) == ("chat.postEphemeral", "UDANA", shown(card))
    for words in (text, f"ask {text}", f"reflect {text}"):
        command = dialog.command("UDANA", words)
        assert (command["response_type"], shown(command)) == ("ephemeral", shown(card))


@pytest.mark.parametrize("text", TOLD)
def test_nothing_of_a_disclosure_is_kept(dialog: Dialog, companion: Companion, text: str) -> None:
    for _ in range(2):
        [card] = dialog.direct("UDANA", text, event_id="Ev1")
        assert "kept nothing" in shown(card)
    dialog.mention("UDANA", text)
    dialog.command("UDANA", f"ask {text}")
    dialog.settle()
    assert not companion.records.claimed("Ev1")
    assert _anywhere_in(companion.settings.home, "zebrafish") == []
    assert _anywhere_in(companion.settings.home, "not a report") == []


def test_a_complaint_about_the_coach_goes_to_the_program_and_one_about_the_program_goes_past_it(
    dialog: Dialog,
) -> None:
    [about_coach] = dialog.direct("UDANA", "I want to complain about my coach")
    assert "the Program Administrator (213-740-6881)" in shown(about_coach)
    [about_program] = dialog.direct("UDANA", "I want to complain about the program administrator")
    assert "Associate Dean" in shown(about_program)
    assert "Program Administrator (" not in shown(about_program)


def test_a_form_shows_the_card_but_never_takes_away_a_reflection(dialog: Dialog) -> None:
    ask = dialog.open("UDANA", buttons(dialog.home("UDANA"))["Ask the handbook"])
    answer = dialog.submit("UDANA", ask, ask_question=TOLD[0])
    assert answer["response_action"] == "update"
    assert "Telling me is not a report" in shown(answer["view"])
    assert_accepted("view_submission", answer)
    assert dialog.command("UDANA", "reflect") == {}
    [*_, opened] = dialog.slack.sent("views.open")
    assert dialog.submit("UDANA", opened["view"], **{part_field("tried"): TOLD[1]}) == {}


def test_the_card_comes_even_where_the_records_are_out_of_reach(dialog: Dialog, companion: Companion) -> None:
    with closing(sqlite3.connect(companion.settings.home / "companion.db", isolation_level=None)) as database:
        database.execute("ALTER TABLE person RENAME TO lost")
    [card] = dialog.direct("UDANA", TOLD[0])
    assert "telling me" in shown(card).lower()
    assert "telling me" in shown(dialog.command("UDANA", f"ask {TOLD[1]}")).lower()
