from knowledge.passages import Passage, PassageKind
from knowledge.search.hits import Match, fused


def passage(name: str) -> Passage:
    return Passage(
        program="usc",
        document="h.txt",
        title="Handbook",
        kind=PassageKind.PARAGRAPH,
        heading=(),
        text=name,
        place="line 1",
        line=1,
    )


def test_what_is_good_in_every_search_comes_before_what_is_best_in_one() -> None:
    matches = [
        Match(passage("worded"), whole=0.2, part=0.1, lexical=9.0, lexical_part=1.0),
        Match(passage("both"), whole=0.6, part=0.7, parts=lambda: (0.7, 0.1), lexical=8.0, lexical_part=4.0),
        Match(passage("meant"), whole=0.7, part=0.6),
    ]
    assert [
        (hit.passage.text, hit.similarity, hit.lexical, hit.parts, hit.dense_rank, hit.lexical_rank)
        for hit in fused(matches)
    ] == [
        ("both", 0.7, 8.0, (0.7, 0.1), 2, 2),
        ("worded", 0.2, 9.0, (), 3, 1),
        ("meant", 0.7, 0.0, (), 1, None),
    ]


def test_nothing_found_is_nothing_listed() -> None:
    assert fused([]) == ()
