"""The library over a real Chroma, with words counted instead of a model, and a second process beside it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from induction.packs.documents import ProgramDocument
from knowledge.library import Change, Library
from tests.knowledge.counted import CountedWords
from tests.knowledge.paper_catalogue import PaperCatalogue

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATE = "Late Work\n\nAn assignment is accepted for one week after it was due.\n"
HOURS = "Coaching Hours\n\nForty hours of coaching are completed each year.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(
        Library(tmp_path / "passages", PaperCatalogue(tmp_path / "catalogue.json"), CountedWords())
    ) as library:
        yield library


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def said(library: Library, question: str, programs: Sequence[str] = ("usc",)) -> list[str]:
    return [hit.passage.text for hit in library.search(question, programs)]


def test_documents_added_are_found_and_listed(library: Library, tmp_path: Path) -> None:
    late, hours = file(tmp_path, "late.txt", LATE), file(tmp_path, "hours.txt", HOURS)
    heard: list[tuple[int, int]] = []
    outcomes = library.add(
        "usc",
        [late, hours],
        now=NOW,
        titles={"late.txt": "On lateness"},
        progress=lambda done, of: heard.append((done, of)),
    )
    assert [(outcome.name, outcome.change) for outcome in outcomes] == [
        ("late.txt", Change.ADDED),
        ("hours.txt", Change.ADDED),
    ]
    assert [(document.name, document.title, document.passages) for document in library.documents("usc")] == [
        ("hours.txt", "Coaching Hours", 1),
        ("late.txt", "On lateness", 1),
    ]
    assert heard == [(2, 2)]
    assert library.programs() == ("usc",)
    best = library.search("is a late assignment accepted", ["usc"])[0]
    assert (best.passage.text, best.passage.title, best.passage.heading) == (
        "An assignment is accepted for one week after it was due.",
        "On lateness",
        ("Late Work",),
    )
    assert (best.dense_rank, best.lexical_rank) == (1, 1)


def test_the_same_file_again_changes_nothing(library: Library, tmp_path: Path) -> None:
    late = file(tmp_path, "late.txt", LATE)
    library.add("usc", [late], now=NOW)
    passages = library.passages("usc")
    (outcome,) = library.add("usc", [late], now=NOW)
    assert (outcome.change, outcome.document) == (Change.UNCHANGED, library.documents("usc")[0])
    assert library.passages("usc") is passages


def test_a_changed_file_replaces_its_old_passages(library: Library, tmp_path: Path) -> None:
    library.add("usc", [file(tmp_path, "late.txt", LATE), file(tmp_path, "hours.txt", HOURS)], now=NOW)
    (outcome,) = library.add("usc", [file(tmp_path, "late.txt", LATE.replace("one week", "two weeks"))], now=NOW)
    assert outcome.change is Change.REPLACED
    assert sorted(said(library, "late assignment")) == [
        "An assignment is accepted for two weeks after it was due.",
        "Forty hours of coaching are completed each year.",
    ]


def test_what_cannot_be_read_is_named_and_the_others_go_in(library: Library, tmp_path: Path) -> None:
    outcomes = library.add("usc", [file(tmp_path, "empty.txt", ""), file(tmp_path, "late.txt", LATE)], now=NOW)
    assert [(outcome.change, outcome.reason) for outcome in outcomes] == [
        (Change.UNREADABLE, "it is empty."),
        (Change.ADDED, None),
    ]
    assert [document.name for document in library.documents("usc")] == ["late.txt"]


def test_a_removed_document_never_answers_again_in_another_library(library: Library, tmp_path: Path) -> None:
    library.add("usc", [file(tmp_path, "late.txt", LATE), file(tmp_path, "hours.txt", HOURS)], now=NOW)
    with closing(Library(tmp_path / "passages", PaperCatalogue(tmp_path / "catalogue.json"), CountedWords())) as other:
        assert len(said(other, "late assignment")) == 2
        assert library.remove("usc", "late.txt", now=NOW)
        assert said(other, "late assignment") == ["Forty hours of coaching are completed each year."]
        assert not other.remove("usc", "late.txt", now=NOW)
        assert other.remove("usc", "hours.txt", now=NOW)
    assert (said(library, "coaching"), library.passages("usc"), library.programs()) == ([], (), ())


def test_programs_are_searched_apart_and_together(library: Library, tmp_path: Path) -> None:
    library.add("usc", [file(tmp_path, "late.txt", LATE)], now=NOW)
    library.add("mcoe", [file(tmp_path, "hours.txt", HOURS)], now=NOW)
    assert said(library, "coaching") == ["An assignment is accepted for one week after it was due."]
    assert (
        said(library, "coaching", ["usc", "mcoe", "unknown"])[0] == "Forty hours of coaching are completed each year."
    )


def test_a_mistyped_word_is_found_by_the_documents_own(library: Library, tmp_path: Path) -> None:
    library.add("usc", [file(tmp_path, "late.txt", LATE), file(tmp_path, "hours.txt", HOURS)], now=NOW)
    best = library.search("asignment", ["usc"])[0]
    assert (best.passage.document, best.lexical > 0) == ("late.txt", True)


class InterruptedCatalogue(PaperCatalogue):
    """A catalogue in which somebody else is faster, once."""

    def __init__(self, path: Path, faster: Library, paper: Path) -> None:
        super().__init__(path)
        self._faster: Library | None = faster
        self._paper = paper

    def publish(
        self, program: str, generation: str, documents: Sequence[ProgramDocument], *, replacing: str | None
    ) -> bool:
        faster, self._faster = self._faster, None
        if faster is not None:
            faster.add(program, [self._paper], now=NOW)
        return super().publish(program, generation, documents, replacing=replacing)


def test_two_who_add_at_the_same_time_both_keep_their_document(library: Library, tmp_path: Path) -> None:
    library.add("usc", [file(tmp_path, "first.txt", "The first of all documents.\n")], now=NOW)
    late, hours = file(tmp_path, "late.txt", LATE), file(tmp_path, "hours.txt", HOURS)
    catalogue = InterruptedCatalogue(tmp_path / "catalogue.json", library, hours)
    with closing(Library(tmp_path / "passages", catalogue, CountedWords())) as slower:
        (outcome,) = slower.add("usc", [late], now=NOW)
    assert outcome.change is Change.ADDED
    assert [document.name for document in library.documents("usc")] == ["first.txt", "hours.txt", "late.txt"]
    assert len(library.passages("usc")) == 3


class StaleOnceCatalogue(PaperCatalogue):
    """A catalogue read by a search just before somebody else publishes and drops what it read."""

    before_the_flip: str | None = None

    def generation(self, program: str) -> str | None:
        stale, self.before_the_flip = self.before_the_flip, None
        return stale or super().generation(program)


def test_a_search_caught_by_a_change_looks_again(library: Library, tmp_path: Path) -> None:
    library.add("usc", [file(tmp_path, "late.txt", LATE)], now=NOW)
    catalogue = StaleOnceCatalogue(tmp_path / "catalogue.json")
    with closing(Library(tmp_path / "passages", catalogue, CountedWords())) as searching:
        catalogue.before_the_flip = catalogue.generation("usc")
        library.add("usc", [file(tmp_path, "late.txt", HOURS)], now=NOW)
        assert said(searching, "coaching") == ["Forty hours of coaching are completed each year."]


def test_what_a_dead_process_left_is_cleared_away_a_day_later(library: Library, tmp_path: Path) -> None:
    library.add("usc", [file(tmp_path, "late.txt", LATE)], now=NOW)
    index = library._index
    for left in ("20261120090000-abandoned", "20261122085900-underway"):
        index.build("usc", left, library.passages("usc"), known={})
    library.add("usc", [file(tmp_path, "hours.txt", HOURS)], now=NOW)
    assert set(index.generations("usc")) == {"20261122085900-underway", library._catalogue.generation("usc")}


class OtherWords(CountedWords):
    """Another model, with vectors of another length."""

    def embed_query(self, text: str) -> list[float]:
        return [*super().embed_query(text), 0.0]


def test_another_embedding_model_reads_the_kept_passages_anew(library: Library, tmp_path: Path) -> None:
    library.add("usc", [file(tmp_path, "late.txt", LATE), file(tmp_path, "hours.txt", HOURS)], now=NOW)
    library.add("mcoe", [file(tmp_path, "hours.txt", HOURS)], now=NOW)
    documents = library.documents("usc")
    catalogue = PaperCatalogue(tmp_path / "catalogue.json")
    with closing(Library(tmp_path / "passages", catalogue, OtherWords())) as other:
        assert other.renew(now=NOW) == ("mcoe", "usc")
        assert said(other, "coaching")[0] == "Forty hours of coaching are completed each year."
        assert (other.documents("usc"), other.renew(now=NOW)) == (documents, ())


ELSEWHERE = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
sys.path.insert(0, {root!r})
from knowledge.library import Library
from tests.knowledge.counted import CountedWords
from tests.knowledge.paper_catalogue import PaperCatalogue
folder = Path({folder!r})
library = Library(folder / "passages", PaperCatalogue(folder / "catalogue.json"), CountedWords())
for line in sys.stdin:
    done = eval(line)
    print(json.dumps(done), flush=True)
"""


def test_a_real_second_process_sees_every_change_at_once(library: Library, tmp_path: Path) -> None:
    late, hours = file(tmp_path, "late.txt", LATE), file(tmp_path, "hours.txt", HOURS)
    library.add("usc", [late], now=NOW)
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(  # noqa: S603 - the test's own words
        [sys.executable, "-c", ELSEWHERE.format(root=root, folder=str(tmp_path))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def elsewhere(expression: str) -> object:
            print(expression, file=process.stdin, flush=True)
            return json.loads(process.stdout.readline())

        found = '[hit.passage.document for hit in library.search("late coaching", ["usc"])]'
        assert elsewhere(found) == ["late.txt"]
        library.add("usc", [hours], now=NOW)
        assert sorted(elsewhere(found)) == ["hours.txt", "late.txt"]
        library.remove("usc", "late.txt", now=NOW)
        assert elsewhere(found) == ["hours.txt"]
        now = "datetime(2026, 11, 22, tzinfo=UTC)"
        assert elsewhere(f"len(library.add('usc', [Path({str(late)!r})], now={now}))") == 1
        assert [hit.passage.document for hit in library.search("late assignment", ["usc"])] == ["late.txt", "hours.txt"]
        process.stdin.close()
        process.wait(timeout=20)
