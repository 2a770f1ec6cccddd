from pathlib import Path

import pytest

from knowledge.program_packs import guide_path
from tests.benchmarks.evidence import QUOTE, Asked, covers, of_guides

ASKED = Asked("how long?", "fern", (("two years",), ("40 hours a year", "forty hours each year")))


def test_recall_is_the_share_of_the_groups_and_one_of_each_will_do() -> None:
    assert ASKED.recall([]) == 0
    assert ASKED.recall(["It takes two years."]) == 0.5
    assert ASKED.recall(["It takes two years.", "That is forty hours each year."]) == 1


def test_what_stands_behind_the_cut_is_not_shown() -> None:
    assert ASKED.recall(["x" * QUOTE + " two years"]) == 0


def test_the_rank_is_that_of_the_first_quote_with_evidence() -> None:
    ranks = [ASKED.reciprocal_rank(quotes) for quotes in (["two years"], ["no", "40 hours a year"], ["no"], [])]
    assert ranks == [1, 0.5, 0, 0]


@pytest.mark.parametrize(
    ("quote", "held"),
    [
        ("The coach’s **log** is signed – by both, each month.", True),
        ("log | is signed | by both | each | month", True),
        ("log is signed by both", False),
        ("each month the log is signed", False),
    ],
)
def test_marks_and_cells_do_not_matter_and_a_fifth_may_be_missing(*, quote: str, held: bool) -> None:
    assert covers(quote, "log is signed - by both, each month") is held


def test_every_question_over_the_guides_has_its_evidence_there() -> None:
    questions = of_guides(Path(__file__).with_name("guides.jsonl"))
    assert len(questions) >= 40
    texts = {one.program: guide_path(one.program).read_text(encoding="utf-8") for one in questions if one.program}
    missing = [
        one.text
        for one in questions
        for group in one.groups
        if not any(covers(texts[one.program or ""], e) for e in group)
    ]
    assert missing == []
