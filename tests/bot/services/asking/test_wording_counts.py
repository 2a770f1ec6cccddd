"""Wordings in the records: how each ended, on its day, and by whichever process."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.services.asking.wording_counts import CountedWording
from knowledge.answers import Answer, AnswerStatus
from knowledge.wording.tally import Outcome, Tally
from storage.asking.wordings import WordingCount
from storage.records import Records
from tests.bot.conftest import NOW

ANSWER = Answer(status=AnswerStatus.ANSWERED, text="Coaching: “40 hours a year.”", wordable=True)


class Worded:
    """A wording of two sentences, which counts how it ended."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def can_word(self, answer: Answer) -> bool:
        return answer.wordable

    def sentences(self, question: str, answer: Answer, *, names: Iterable[str], now: datetime) -> Iterator[str]:  # noqa: ARG002 - it says the same
        yield from ("40 hours a year [1].", "80 in all [1].")
        self._tally.add(Outcome.SHORTENED, "word")


@pytest.fixture
def counted(companion: Companion) -> CountedWording:
    tally = Tally()
    return CountedWording(Worded(tally), tally, companion.records)


def say(counted: CountedWording, now: datetime = NOW) -> list[str]:
    return list(counted.sentences("how many hours?", ANSWER, names=(), now=now))


def kept(records: Records) -> tuple[WordingCount, ...]:
    return records.wordings.counted(date(2026, 1, 1), date(2027, 1, 1))


def test_how_a_wording_ended_is_kept_behind_its_last_sentence(counted: CountedWording) -> None:
    sentences = counted.sentences("how many hours?", ANSWER, names=(), now=NOW)
    assert (next(sentences), kept(counted.records)) == ("40 hours a year [1].", ())
    assert list(sentences) == ["80 in all [1]."]
    assert kept(counted.records) == (WordingCount("shortened", "word", 1),)


def test_the_days_are_counted_apart(counted: CountedWording) -> None:
    for day in (0, 0, 1):
        say(counted, NOW + timedelta(days=day))
    assert kept(counted.records) == (WordingCount("shortened", "word", 3),)
    tomorrow = NOW.date() + timedelta(days=1)
    assert counted.records.wordings.counted(tomorrow, tomorrow) == (WordingCount("shortened", "word", 1),)


@pytest.mark.slow
def test_records_that_are_busy_cost_no_wording_and_get_the_count_with_the_next(
    counted: CountedWording, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "home" / "companion.db", isolation_level=None)) as another:
        another.execute("BEGIN IMMEDIATE")
        assert len(say(counted)) == 2
    assert kept(counted.records) == ()
    say(counted)
    assert kept(counted.records) == (WordingCount("shortened", "word", 2),)
