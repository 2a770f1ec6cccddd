from knowledge.finding.questions import understood
from knowledge.finding.rulings import Ruling
from knowledge.finding.selection import candidates, weighed
from knowledge.language.lexicon import lexicon_of
from knowledge.search.hits import Hit
from tests.knowledge.fern import DOCUMENTS, WORKSHOP_RULE, passage

LEXICON = lexicon_of(DOCUMENTS.passages("fern"))
TWO = passage("A workshop lasts two hours. Coaches bring tea.", line=1, heading="Workshops")
OTHER = passage("The panel meets in May.", line=9, heading="Panel")
HITS = [
    Hit(passage=TWO, score=1.0, whole=0.5, lexical=2.0, parts=(0.7, 0.1)),
    Hit(passage=OTHER, score=0.5, whole=0.2, lexical=0.0),
]
ASKED = understood("how long is a workshop", LEXICON)


def test_every_excerpt_is_weighed_by_itself_and_with_what_stands_around_it() -> None:
    first, second, third = (evidence for *_, evidence in weighed(ASKED, HITS))
    assert first.own == first.near == second.near > second.own == third.own == 0.0
    assert (first.meaning, second.meaning, third.meaning) == (0.7, 0.1, 0.2)
    assert (first.closest, second.closest, first.passage) == (0.7, 0.7, 0.5)
    assert (first.facts, second.facts, first.lexical, third.lexical) == (1.0, 0.0, 1.0, 0.0)


def test_the_excerpt_that_answers_comes_first() -> None:
    ranked = candidates(ASKED, HITS)
    assert ranked[0].excerpt.text == "A workshop lasts two hours."
    assert all(candidate.score == candidate.merit for candidate in ranked)


def test_the_places_of_a_fitting_rule_come_before_what_is_as_good() -> None:
    *_, tea = (excerpt for _, excerpt, *_ in weighed(ASKED, HITS[:1]))
    ruling = Ruling(WORKSHOP_RULE, 1.0, (("", tea),))
    (raised,) = (one for one in candidates(ASKED, HITS, ruling) if one.excerpt == tea)
    assert raised.score > raised.merit
