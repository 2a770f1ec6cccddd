"""Nearness in memory and in a real Chroma: the same answers."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from knowledge.passages import Passage, PassageKind
from knowledge.search.index import PassageIndex
from knowledge.search.nearness import InMemory, Record, unit
from tests.knowledge.counted import CountedWords

RECORDS = (Record(0), Record(0, 0), Record(0, 1), Record(1))
VECTORS = unit(np.array([[3, 0], [1, 1], [0, 2], [-1, 0]], dtype=np.float32))


def test_records_go_by_their_ids_in_chroma() -> None:
    assert [str(record) for record in RECORDS] == ["0", "0.0", "0.1", "1"]
    assert tuple(map(Record.of, ("0", "0.0", "0.1", "1"))) == RECORDS


def test_the_nearest_come_first_with_their_cosines() -> None:
    near = InMemory(RECORDS, VECTORS).nearest(np.array([1, 0], dtype=np.float32), 3)
    assert near == [(Record(0), 1.0), (Record(0, 0), pytest.approx(0.7071, abs=1e-4)), (Record(0, 1), 0.0)]


def test_cosines_are_given_in_the_order_asked_for() -> None:
    cosines = InMemory(RECORDS, VECTORS).of(np.array([1, 0], dtype=np.float32), [Record(1), Record(0)])
    assert cosines == [-1.0, 1.0]


def passage(nth: int, text: str) -> Passage:
    return Passage(
        program="usc",
        document="h.txt",
        title="Handbook",
        kind=PassageKind.PARAGRAPH,
        heading=(),
        text=text,
        place=f"line {nth}",
        line=nth,
    )


PASSAGES = (
    passage(1, "You meet twice a month. You bring your plan."),
    passage(2, "A panel grades the portfolio."),
    passage(3, "The coach keeps a log. The log names every meeting. The plan is another thing."),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with closing(PassageIndex(CountedWords(), folder=tmp_path)) as index:
        index.build("usc", "one", PASSAGES, known={})
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("question", ["do I bring the plan", "who grades it", "which meeting is in the log"])
def test_a_large_generation_is_asked_in_chroma_with_the_same_result(folder: Path, question: str) -> None:
    with (
        closing(PassageIndex(CountedWords(), folder=folder)) as index,
        closing(PassageIndex(CountedWords(), folder=folder, in_memory=0)) as large,
    ):
        here, there = index.search(question, {"usc": "one"}), large.search(question, {"usc": "one"})
    assert [(hit.passage, hit.dense_rank, hit.lexical_rank) for hit in here] == [
        (hit.passage, hit.dense_rank, hit.lexical_rank) for hit in there
    ]
    assert [hit.similarity for hit in here] == pytest.approx([hit.similarity for hit in there], abs=1e-5)
