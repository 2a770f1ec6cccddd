"""How the time of a search grows from one program to a hundred, each with about three hundred passages.

The passages are those of the shipped guides and the vectors theirs, moved a little: to embed them all would take most
of an hour, and a search does not know where a vector came from.
"""

import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.embedding import PackagedMiniLM
from knowledge.passages import Passage
from knowledge.program_packs import guide_path
from knowledge.reading.files import read
from knowledge.search.index import PassageIndex
from knowledge.search.shelf import parts_of, searched
from tests.benchmarks.evidence import of_guides
from tests.benchmarks.memory import resident

PROGRAMS, PASSAGES = 100, 300
MOVED = 0.02
LIMIT = 2.0
ROUNDS = 2


@dataclass(frozen=True)
class Growth:
    """Seconds a question: in one program alone, then in turn in each of many; `cold` is a program's first question.

    `kept` is the memory that a program takes in bytes.
    """

    alone: float
    cold: float
    many: float
    kept: float

    def lines(self) -> str:
        """The times and their ratio."""
        return (
            f"Growth: a question in 1 program takes {self.alone * 1000:.1f} ms, in each of {PROGRAMS} programs in turn "
            f"{self.many * 1000:.1f} ms: {self.many / self.alone:.2f} times (at most {LIMIT:g}).\n"
            f"  A program's first question in a process takes {self.cold * 1000:.0f} ms; then the program takes "
            f"{self.kept / 2**20:.1f} MB of memory."
        )


def report() -> str:
    """The figures over the shipped guides, with their questions."""
    programs = ("usc", "mcoe", "lausd", "ctc")
    passages = [one for program in programs for one in read(guide_path(program), program=program, title=None)]
    return grown(passages, [one.text for one in of_guides(Path(__file__).with_name("guides.jsonl"))]).lines()


def grown(passages: Sequence[Passage], questions: Sequence[str]) -> Growth:
    """The figures for programs like the one that has those passages."""
    with tempfile.TemporaryDirectory() as folder:
        model = PackagedMiniLM()
        _build(Path(folder), model, passages)
        with closing(PassageIndex(model, folder=Path(folder))) as index:
            asked = [questions[number % len(questions)] for number in range(PROGRAMS)]
            first = _seconds(index, asked[:1], ["p0"])
            alone = statistics.median(_seconds(index, asked, ["p0"] * PROGRAMS))
            before = resident()
            names = [f"p{number}" for number in range(PROGRAMS)]
            cold = [*first, *_seconds(index, asked[1:], names[1:])]
            kept = (resident() - before) / (PROGRAMS - 1)
            many = [_seconds(index, asked, names) for _ in range(ROUNDS)]
        return Growth(
            alone, statistics.median(cold), statistics.median(seconds for times in many for seconds in times), kept
        )


def _seconds(index: PassageIndex, questions: Sequence[str], programs: Sequence[str]) -> list[float]:
    times = []
    for question, program in zip(questions, programs, strict=True):
        began = time.perf_counter()
        index.search(question, {program: "one"}, 16)
        times.append(time.perf_counter() - began)
    return times


def _build(folder: Path, model: PackagedMiniLM, passages: Sequence[Passage]) -> None:
    chance = np.random.default_rng(20261122)
    repeated = [passages[number % len(passages)] for number in range(PASSAGES)]
    texts = list(dict.fromkeys(text for one in repeated for text in (searched(one), *parts_of(one))))
    vectors = np.asarray(model.embed_documents(texts), dtype=np.float32)
    with closing(PassageIndex(model, folder=folder)) as index:
        for number in range(PROGRAMS):
            moved = vectors + chance.normal(scale=MOVED, size=vectors.shape).astype(np.float32)
            known = dict(zip(texts, moved, strict=True))
            shuffled = [repeated[at] for at in chance.permutation(len(repeated))]
            index.build(f"p{number}", "one", shuffled, known=known)
