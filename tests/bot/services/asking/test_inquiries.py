"""Asking while the records are busy with other writes."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from bot.companion import Companion
from bot.services.asking.inquiries import Inquiries, place_of
from bot.services.asking.replies import Answered
from tests.bot.conftest import NOW
from tests.bot.inquiring import Handbook


@pytest.mark.slow
def test_busy_records_cost_the_trace_and_not_the_answer(companion: Companion) -> None:
    questions = replace(companion.desk.questions, handbook=Handbook())
    dana = companion.records.person_by_slack("UDANA")
    with closing(sqlite3.connect(companion.settings.home / "companion.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        reply = Inquiries(questions, companion.records).ask(
            dana, "is parking free?", source="Ev1", place=place_of("D1", None), now=NOW
        )
        other.execute("ROLLBACK")
    assert isinstance(reply, Answered)
    assert (reply.answer.text[:17], reply.kept) == ("The documents do ", None)
    assert companion.records.questions.by_key("Ev1") is None
