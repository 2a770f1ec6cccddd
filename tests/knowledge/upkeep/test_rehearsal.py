"""A new handbook asked before it is published."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from induction.refused import Refused
from knowledge.embedding import PackagedMiniLM
from knowledge.library import Library
from knowledge.upkeep.rehearsal import rehearsed
from tests.knowledge.fern import FERN
from tests.knowledge.paper_catalogue import PaperCatalogue

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_files_answer_in_the_rehearsal_and_nowhere_else(tmp_path: Path) -> None:
    old, new, more = tmp_path / "fern.md", tmp_path / "new" / "fern.md", tmp_path / "more.md"
    new.parent.mkdir()
    old.write_text("# Fern\n\nA coach meets every candidate for 36 hours in each year.\n")
    new.write_text("# Fern\n\nA coach meets every candidate for 44 hours in each year.\n")
    more.write_text("# Fees\n\nThe program costs nothing.\n")
    embeddings = PackagedMiniLM()
    with closing(Library(tmp_path / "passages", PaperCatalogue(tmp_path / "catalogue.json"), embeddings)) as library:
        library.add("fern", [old], now=NOW)
        library.add("oak", [more], now=NOW)
        with rehearsed(library, embeddings, FERN, [new, more], now=NOW) as rehearsal:
            texts = {passage.text for passage in rehearsal.passages("fern")}
            assert texts == {"A coach meets every candidate for 44 hours in each year.", "The program costs nothing."}
            assert rehearsal.programs() == ("fern", "oak")
            assert rehearsal.passages("oak") == library.passages("oak")
            [best, *_] = rehearsal.search("how many hours of coaching", ["fern", "oak"], 3)
            assert "44 hours" in best.passage.text
        assert [passage.text for passage in library.passages("fern")] == [
            "A coach meets every candidate for 36 hours in each year."
        ]
        with (
            pytest.raises(Refused, match=r"none\.md"),
            rehearsed(library, embeddings, FERN, [tmp_path / "none.md"], now=NOW),
        ):
            pass
