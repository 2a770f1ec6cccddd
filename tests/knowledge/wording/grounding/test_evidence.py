"""A passage piece by piece, as a model reads it and as a wording is held against it."""

from knowledge.answers import Citation
from knowledge.wording.grounding.evidence import pieces, told


def passage(quote: str, lead: str = "") -> Citation:
    return Citation(
        program="fern", document="f.md", title="Fern", heading=("Hours",), place="line 1", quote=quote, lead=lead
    )


def test_a_row_is_told_with_the_names_of_its_columns() -> None:
    columns = "Kind | Hours a year | Year 1 number | Who"
    rows = "Coaching | 36 | 7 | Coach\nVisits | 10 (disputed) | – | a mentor"
    expected = "Coaching: 36 Hours a year; Year 1 number: 7; Coach.\nVisits: 10 Hours a year (disputed); a mentor."
    assert told(passage(rows, columns)) == told(passage(f"{columns}\n{rows}")) == expected


def test_a_row_with_other_cells_than_its_table_stays_as_it_is() -> None:
    assert told(passage("Coaching | 36", "Kind | Hours | Days")) == "Coaching | 36"


def test_an_item_is_told_without_its_bullet_or_number() -> None:
    assert told(passage("- 36 hours\n2. $500 to pay\n• a letter")) == "36 hours\n$500 to pay\na letter"


def test_a_sentence_that_leans_stands_with_the_one_before_and_a_question_states_nothing() -> None:
    found = pieces(passage("The plan is yours. It may not be graded. How is it kept? Whether it counts."))
    assert [piece.said.words for piece in found] == [("plan",), ("plan", "grade")]
    assert [piece.place for piece in found] == [0, 1]
