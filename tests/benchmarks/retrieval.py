"""Finding the evidence: the tutorial, BM25 and ours side by side, each in a process of its own."""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from knowledge.embedding import PackagedMiniLM
from knowledge.program_packs import guide_path
from tests.benchmarks.evidence import Asked, of_evaluation, of_guides
from tests.benchmarks.memory import resident
from tests.benchmarks.pipelines import File, Ours, Pipeline, Tutorial, WordsAlone
from tests.benchmarks.quality import PROGRAMS, SHARED

MISSES, COST = 0.5, 3.0
PIPELINES: dict[str, Callable[[Path], Pipeline]] = {
    "LangChain's tutorial": Tutorial,
    "BM25 alone": WordsAlone,
    "ours": Ours,
}


@dataclass(frozen=True)
class Measured:
    """How well a pipeline found the evidence, and what it took: seconds and bytes.

    `seconds` has the time of every warm question, `embedding` that of embedding it and nothing else.
    """

    first: float
    three: float
    rank: float
    indexing: float
    seconds: list[float]
    embedding: list[float]
    memory: int

    def row(self, name: str) -> str:
        """The figures as a line of the table."""
        tail = statistics.quantiles(self.seconds, n=20)[-1]
        return (
            f"  {name:22} {self.first:8.3f} {self.three:8.3f} {self.rank:6.3f} {self.indexing:8.1f} s "
            f"{statistics.median(self.seconds) * 1000:8.1f} {tail * 1000:8.1f} ms {self.memory / 2**20:7.0f} MB"
        )


def report() -> str:
    """A table for each set of documents and questions that is there."""
    guides = [File(guide_path(program), program) for program in ("usc", "mcoe", "lausd", "ctc")]
    told = [_table("the shipped guides", guides, of_guides(Path(__file__).with_name("guides.jsonl")))]
    if (SHARED / "eval").is_dir():
        seeds = [
            File(path, program)
            for prefix, program in PROGRAMS.items()
            for path in sorted((SHARED / "seeds").glob(f"{prefix}_*"))
        ]
        told.append(_table("the five program documents", seeds, of_evaluation(SHARED / "eval" / "dev.jsonl")))
    else:
        told.append("Evidence in program documents: the evaluation sets are not beside this checkout.")
    return "\n".join(told)


def _table(what: str, files: Sequence[File], questions: Sequence[Asked]) -> str:
    found = {name: _apart(name, files, questions) for name in PIPELINES}
    ours, tutorial = found["ours"], found["LangChain's tutorial"]
    misses = (1 - ours.three) / (1 - tutorial.three) if tutorial.three < 1 else float("nan")
    cost = statistics.median(ours.seconds) / statistics.median(ours.embedding)
    columns = f"{'recall@1':>8} {'recall@3':>8} {'MRR':>6} {'indexing':>10} {'median':>8} {'95th':>11} {'memory':>10}"
    verdict = (
        f"  Ours misses {misses:.2f} times what the tutorial misses at 3 (at most {MISSES:g}); a warm question takes "
        f"{cost:.2f} times its embedding, {statistics.median(ours.embedding) * 1000:.1f} ms (at most {COST:g})."
    )
    rows = [measured.row(name) for name, measured in found.items()]
    return "\n".join([f"Evidence in {what}, {len(questions)} questions:", f"  {'':22} {columns}", *rows, verdict])


def _apart(name: str, files: Sequence[File], questions: Sequence[Asked]) -> Measured:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(measured, name, files, questions).result()


def measured(name: str, files: Sequence[File], questions: Sequence[Asked]) -> Measured:
    """The figures of one pipeline in this process, each question asked twice and timed the second time."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        model = PackagedMiniLM()
        model.embed_query("warm")
        before = resident()
        pipeline = PIPELINES[name](Path(folder))
        began = time.perf_counter()
        pipeline.index(files)
        indexing = time.perf_counter() - began
        shown = [pipeline.quotes(asked) for asked in questions]
        seconds, embedding = [], []
        for asked in questions:
            embedding.append(_timed(lambda text=asked.text: model.embed_query(text)))
            seconds.append(_timed(lambda one=asked: pipeline.quotes(one)))
        memory = resident() - before
        pipeline.close()
    pairs = list(zip(questions, shown, strict=True))
    return Measured(
        first=statistics.mean(asked.recall(quotes[:1]) for asked, quotes in pairs),
        three=statistics.mean(asked.recall(quotes) for asked, quotes in pairs),
        rank=statistics.mean(asked.reciprocal_rank(quotes) for asked, quotes in pairs),
        indexing=indexing,
        seconds=seconds,
        embedding=embedding,
        memory=memory,
    )


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
