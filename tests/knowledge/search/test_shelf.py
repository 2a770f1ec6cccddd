from knowledge.passages import Passage, PassageKind
from knowledge.search.shelf import Shelf, parts_of, searched


def passage(text: str, *heading: str, lead: str = "") -> Passage:
    return Passage(
        program="usc",
        document="h.txt",
        title="Handbook",
        kind=PassageKind.PARAGRAPH,
        heading=heading,
        text=text,
        place="line 1",
        line=1,
        lead=lead,
    )


def test_a_passage_is_searched_with_its_headings_and_lead_in() -> None:
    assert searched(passage("your plan", "Coaching", "Meetings", lead="You bring:")) == (
        "Coaching › Meetings\nYou bring:\nyour plan"
    )


def test_only_a_passage_of_several_sentences_is_searched_in_parts() -> None:
    assert parts_of(passage("You meet twice a month. You bring your plan.")) == (
        "You meet twice a month.",
        "You bring your plan.",
    )
    assert parts_of(passage("You meet twice a month.")) == ()


def test_mistyped_words_are_put_right_by_the_documents_and_count_fully() -> None:
    shelf = Shelf((passage("An assignment that is overdue."),))
    assert shelf.terms("the asignment")["assign"] == 1.0


def test_a_short_form_counts_where_its_long_one_is_said_and_the_other_way_round() -> None:
    shelf = Shelf((passage("Each keeps a Growth Record (GR)."), passage("The GR is due in May.")))
    whole, short = shelf.terms("is the growth record due"), shelf.terms("GR")
    assert {term for term, weight in whole.items() if weight == 1} == {"growth", "record", "due", "gr"}
    assert short == {"growth": 0.3, "record": 0.3, "gr": 1.0}


def test_words_score_in_the_whole_and_in_its_best_part() -> None:
    shelf = Shelf((passage("Coaches sign logs. Candidates keep them."), passage("Portfolios are graded by a panel.")))
    wholes, parts = shelf.lexical("who grades the portfolio")
    assert (wholes[1] > wholes[0], parts[1] > parts[0], wholes[0]) == (True, True, 0.0)


def test_an_empty_shelf_scores_nothing() -> None:
    wholes, parts = Shelf(()).lexical("anything")
    assert (wholes.size, parts.size) == (0, 0)
