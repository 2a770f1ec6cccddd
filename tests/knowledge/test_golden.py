"""The golden questions that are shipped, over the guides that are shipped: no chat model, nothing else loaded."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from knowledge.answering import Handbook
from knowledge.embedding import PackagedMiniLM
from knowledge.library import Library
from knowledge.program_packs import golden_path, guide_path, load_packs
from knowledge.upkeep.evaluation import GoldenQuestion, golden_questions, judged
from tests.knowledge.paper_catalogue import PaperCatalogue

pytestmark = pytest.mark.slow

PROGRAMS = ("usc", "mcoe", "lausd", "ctc")
QUESTIONS = [golden for program in PROGRAMS for golden in golden_questions(golden_path(program))]
NOT_FROM_DOCUMENTS = {19, 23, 24}
"""The crisis card, hours to be logged and a channel to be spared: tests/bot/listeners/test_golden.py."""


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handbook]:
    folder = tmp_path_factory.mktemp("guides")
    with closing(Library(folder / "passages", PaperCatalogue(folder / "catalogue.json"), PackagedMiniLM())) as library:
        for program in PROGRAMS:
            library.add(program, [guide_path(program)], now=datetime(2026, 11, 22, tzinfo=UTC))
        yield Handbook(library, load_packs())


@pytest.mark.parametrize("golden", [pytest.param(one, id=f"{one.program}:{one.id}") for one in QUESTIONS])
def test_a_golden_question_is_answered_as_it_should_be(handbook: Handbook, golden: GoldenQuestion) -> None:
    found = judged(golden, handbook.ask(golden.as_question()))
    assert found.faults == (), found.kept.text


def test_all_golden_questions_are_among_them() -> None:
    numbers = {int(one.id.split("-")[1]) for one in QUESTIONS if one.id.startswith("golden-")}
    assert numbers | NOT_FROM_DOCUMENTS == set(range(1, 25))
    assert len({(one.program, one.id) for one in QUESTIONS}) == len(QUESTIONS)
