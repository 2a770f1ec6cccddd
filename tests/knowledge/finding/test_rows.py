import pytest

from knowledge.finding.questions import understood
from knowledge.finding.rows import asked_year, told_row
from knowledge.language.lexicon import Lexicon
from prompts.answers import TableRow

COLUMNS = (
    "Item | Strongly Agree Percent | Strongly Agree Count | Agree Percent | Agree Count"
    " | Disagree Percent | Disagree Count"
)
ROW = "My coach was there. | 70.0% | 14 | 20.0% | 4 | 10.0% | 2"
LEXICON = Lexicon(
    {"strongly": 3, "agree": 3, "disagree": 3, "coach": 3, "always": 3, "year": 3, "reviewer": 3, "cohort": 3}, 9
)


def told(question: str, row: str = ROW, columns: str = COLUMNS) -> TableRow:
    return told_row(row, columns, understood(question, LEXICON))


def test_the_cells_under_the_heading_asked_for_are_shown() -> None:
    assert told("how many strongly agree") == TableRow("My coach was there.", (("Strongly Agree", "70.0% · 14"),))
    assert told("what percent disagree") == TableRow("My coach was there.", (("Disagree", "10.0% · 2"),))


def test_every_heading_is_shown_where_none_is_asked_for() -> None:
    assert told("was the coach there") == TableRow(
        "My coach was there.", (("Strongly Agree", "70.0% · 14"), ("Agree", "20.0% · 4"), ("Disagree", "10.0% · 2"))
    )


def test_the_total_tells_where_no_column_is_asked_for() -> None:
    columns = "Theme | Count by cohort 1 | Count by cohort 2 | Total | Percent"
    by_cohort = told("which cohort named the coach most", "Coach | 3 | 4 | 7 | 9%", columns)
    assert by_cohort.cells == (("Count by cohort 2", "4"), ("Count by cohort 1", "3"))
    fewest = told("which cohort named the coach least", "Coach | 3 | 4 | 7 | 9%", columns)
    assert fewest.cells == (("Count by cohort 1", "3"), ("Count by cohort 2", "4"))
    one = told("how many in cohort 2 named the coach in year 1", "Coach | 3 | 4 | 7 | 9%", columns)
    assert one.cells == (("Count by cohort 2", "4"),)
    row = told("how many named the coach", "Coach | 3 | 4 | 7 | 9%", columns)
    assert row.cells == (("Total", "7"), ("Percent", "9%"))


def test_cells_that_no_column_explains_stand_as_they_are() -> None:
    assert told("how many", "Coach | 3 |  | 9%", "Theme | Count") == TableRow("Coach", (("", "3"), ("", "9%")))
    assert told("how many strongly agree", row="My coach was there.") == TableRow("My coach was there.")


def test_a_cell_is_shown_with_its_column_by_the_columns_words_or_its_year() -> None:
    row, columns = "Budgets | Part A January | Part C October", "Topic | Year 1 (90 minutes) | Year 2 (90 minutes)"
    assert told("when are budgets in the second year", row, columns).cells == (("Year 2", "Part C October"),)
    assert told("when are budgets", row, columns).cells == (("Year 1", "Part A January"), ("Year 2", "Part C October"))
    row, columns = "Portfolio | Two artifacts | A panel", "Component | Data | Reviewer"
    assert told("who is the reviewer of the portfolio", row, columns).cells == (("Reviewer", "A panel"),)


@pytest.mark.parametrize(
    ("text", "year"),
    [("in year 2", "2"), ("the first year", "1"), ("the 2nd yr", "2"), ("year 1 and year 2", None), ("a year", None)],
)
def test_the_program_year_that_a_text_names(text: str, year: str | None) -> None:
    assert asked_year(text) == year


def test_a_program_year_is_no_number_of_a_column() -> None:
    columns = "Theme | Count by cohort 1-2 | Count by cohort 3-4 | Total | Percent"
    row = told("how many named the coach in year 1, question 3", "Coach | 3 | 4 | 7 | 9%", columns)
    assert row.cells == (("Total", "7"), ("Percent", "9%"))


def test_a_column_with_an_overlong_name_still_shows_its_cell() -> None:
    columns = f"Goal | {'Alignment with everything that the state asks of it ' * 2}"
    assert told("what is goal 3", "3. Grow ferns | All beds watered", columns).cells == (("", "All beds watered"),)


def test_two_things_side_by_side_are_each_shown_under_its_column() -> None:
    row, columns = (
        "The garden hires the gardeners. | The town takes part in the hiring.",
        "Before | Together with the town",
    )
    assert told("who hires the gardeners", row, columns) == TableRow(
        "",
        (
            ("Before", "The garden hires the gardeners."),
            ("Together with the town", "The town takes part in the hiring."),
        ),
    )
