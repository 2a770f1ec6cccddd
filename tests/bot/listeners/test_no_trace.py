"""Of a crisis and of a disclosure no table keeps a word, whatever was asked before it and however it is said."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.companion import Companion
from knowledge.answers import Reason
from tests.bot.dialog import Dialog, buttons
from tests.bot.inquiring import Handbook, inquiring
from tests.bot.slack_stub import SlackStub

WORD = "zebrafish"
CRISIS = f"I want to kill myself {WORD}"
DISCLOSURE = f"one of my students told me her uncle hits her, {WORD}"
UNNOTICED = f"something about what he does to her, {WORD}?"
"""Words that only the documents' side takes for a disclosure."""


def tables_with(home: Path, word: str) -> list[str]:
    """The tables of the records in which the word stands anywhere."""
    with closing(sqlite3.connect(home / "companion.db")) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert {"question", "feedback", "conversation", "errand", "delivery"} <= set(tables)
        rows = {table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}  # noqa: S608 - the database's own names
    return [table for table, kept in rows.items() if word in repr(kept)]


@pytest.fixture
def dialog(companion: Companion, slack: SlackStub) -> Dialog:
    return inquiring(companion, slack, Handbook(reason=Reason.DISCLOSURE))


def test_a_question_is_kept_where_it_would_be_looked_for(companion: Companion, slack: SlackStub) -> None:
    dialog = inquiring(companion, slack, Handbook())
    dialog.direct("UDANA", f"is {WORD} served for lunch?")
    dialog.settle()
    assert tables_with(companion.settings.home, WORD) == ["question", "conversation"]


@pytest.mark.parametrize("text", [CRISIS, DISCLOSURE, UNNOTICED])
def test_no_table_keeps_a_word_of_it(dialog: Dialog, companion: Companion, text: str) -> None:
    dialog.direct("UDANA", "how many hours of coaching is it?")
    dialog.direct("UDANA", text)
    dialog.direct("UDANA", f"and {text}", thread_ts="1.0")
    dialog.mention("UDANA", text)
    dialog.command("UDANA", f"ask {text}")
    form = dialog.open("UDANA", buttons(dialog.home("UDANA"))["Ask the handbook"])
    dialog.submit("UDANA", form, ask_question=text)
    dialog.direct("UDANA", "and in year 2?")
    dialog.settle()
    assert tables_with(companion.settings.home, WORD) == []


def test_what_waits_to_be_sent_has_no_word_of_it_either(companion: Companion, slack: SlackStub) -> None:
    dialog = inquiring(companion, slack, Handbook(reason=Reason.DISCLOSURE))
    companion.outbox.attended_by(None)
    for text in (CRISIS, DISCLOSURE, UNNOTICED):
        dialog.direct("UDANA", text)
        dialog.command("UDANA", f"ask {text}")
    assert tables_with(companion.settings.home, WORD) == []
