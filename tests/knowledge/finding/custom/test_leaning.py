import pytest

from knowledge.embedding import PackagedMiniLM
from knowledge.finding.custom.leaning import leaning_of
from knowledge.search.likeness import Likeness


def test_the_nearest_of_each_kind_tell() -> None:
    asked: list[int] = []

    def likeness(texts: object) -> list[float]:
        asked.append(len(list(texts)))  # type: ignore[call-overload] - any iterable will do
        return [0.9] * 8 + [0.0] * (asked[0] // 2 - 8) + [0.5] * (asked[0] - asked[0] // 2)

    leaning = leaning_of(likeness)
    assert leaning.seldom == 0.5
    assert leaning.printed == pytest.approx(0.4)


@pytest.mark.slow
def test_a_detail_that_handbooks_seldom_print_leans_the_other_way(tmp_path_factory: pytest.TempPathFactory) -> None:
    likeness = Likeness(PackagedMiniLM(), tmp_path_factory.getbasetemp())

    def printed(question: str) -> float:
        return leaning_of(lambda texts: likeness.similar(question, texts)).printed

    assert printed("how many coaching hours do i need") > 0 > printed("which room on campus do we meet in")
    assert printed("who signs the induction plan") > printed("what did the coach earn last year")
