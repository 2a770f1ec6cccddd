"""The ways in which exports spoil a document, each on invented text of the same shape, read to passages."""

from pathlib import Path

import pytest

from knowledge.passages import Passage, PassageKind
from knowledge.reading.files import read


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    return tmp_path / "handbook.txt"


def said(path: Path, text: str) -> list[tuple[str, str]]:
    """The lead and the words of every passage."""
    return [(passage.lead, passage.text) for passage in passages(path, text)]


def passages(path: Path, text: str) -> tuple[Passage, ...]:
    path.write_text(text, encoding="utf-8")
    return read(path, program="usc")


def test_rows_that_were_run_together_after_a_full_stop_are_parted_under_their_columns(handbook: Path) -> None:
    text = (
        "Before The MergerAfter The Merger\nThe office pays.The school pays.\n"
        "Logs are kept (on paper)Logs are kept online.\nboth of them meet in May\n"
    )
    assert said(handbook, text) == [
        (
            "Before The Merger | After The Merger",
            "The office pays. | The school pays.\nLogs are kept (on paper) | Logs are kept online.",
        ),
        ("", "both of them meet in May"),
    ]


def test_cells_that_were_run_together_within_a_word_are_never_quoted_together(handbook: Path) -> None:
    text = "What The Coach DoesWhat The Candidate Does\nreads the logKeeps the log\n"
    assert said(handbook, text) == [
        ("What The Coach Does", "reads the log"),
        ("What The Candidate Does", "Keeps the log"),
    ]


def test_columns_of_the_same_name_are_counted_because_the_name_claims_nothing(handbook: Path) -> None:
    text = "Old Admission RulesOld Admission Rules\nOne form is sent.Two forms are sent.\n"
    assert said(handbook, text) == [
        (
            "Old Admission Rules (column 1 of 2) | Old Admission Rules (column 2 of 2)",
            "One form is sent. | Two forms are sent.",
        )
    ]


def test_items_below_titles_that_were_run_together_claim_no_column(handbook: Path) -> None:
    text = "First WeeksLater MonthsLast Days\n• Interview\n• Report\n"
    assert said(handbook, text) == [
        (
            "(one of these columns, the text does not keep which: First Weeks, Later Months, Last Days)",
            "Interview\nReport",
        )
    ]


def test_a_product_name_is_no_table(handbook: Path) -> None:
    assert said(handbook, "LogBook\n- keep it\n- sign it\n")[0][0] == ""


def test_lists_in_the_cells_of_a_row_are_a_record_each_under_the_name_of_its_column(handbook: Path) -> None:
    text = (
        "WELCOME\tFIRST YEAR\n"
        '<ol style="list-style-type: none"> 1. Meet your coach 2. Sign the form \t<ol> 1. Write goals 2. Keep the log\n'
    )
    assert said(handbook, text) == [
        ("WELCOME", "1. Meet your coach\n2. Sign the form"),
        ("FIRST YEAR", "1. Write goals\n2. Keep the log"),
    ]


def test_a_row_without_a_name_goes_on_with_the_record_above_it(handbook: Path) -> None:
    text = (
        "Part\tWhat\tWho\nLog\tentries\tthe coach\n"
        'Portfolio\tYear 1: <input type="checkbox"> review\tthe coach\n\tYear 2: talk\ta panel\n'
    )
    assert said(handbook, text) == [
        ("", "Part | What | Who\nLog | entries | the coach"),
        ("Part | What | Who | What | Who", "Portfolio | Year 1: review | the coach | Year 2: talk | a panel"),
    ]


def test_an_empty_cell_keeps_its_place(handbook: Path) -> None:
    text = "Month\tTitle\tRoom\nMarch\tEthics\t12\nApril\t\t14\n"
    assert said(handbook, text) == [("", "Month | Title | Room\nMarch | Ethics | 12\nApril |  | 14")]


def test_figures_broken_over_lines_know_the_group_and_the_measure_they_stand_under(handbook: Path) -> None:
    prose = "Answers were collected from every person who took part, and all of them are counted here. \n" * 9
    head = "\n5. Was your coach there? \n\nItem \n\nOf-\n\nten \n\nPercent \nCount \n\nSeldom \n\nPercent \nCount \n\n"
    rows = "A. On time. 90.0% 10.0% \n18 2 \n\nB. In the \nbuilding. \n\n50.0% \n50.0% \n\n10 10 \n\n"
    rows += "C. At all. 100% 0% 20 0 \n"
    lead, text = said(handbook, prose + head + rows)[-1]
    assert lead == "Item | Often Percent | Seldom Percent | Often Count | Seldom Count"
    assert text.splitlines() == [
        "A. On time. | 90.0% | 10.0% | 18 | 2",
        "B. In the building. | 50.0% | 50.0% | 10 | 10",
        "C. At all. | 100% | 0% | 20 | 0",
    ]


def test_a_figure_that_no_column_names_is_a_total_only_where_it_is_the_sum(handbook: Path) -> None:
    prose = "Answers were collected from every person who took part, and all of them are counted here. \n" * 9
    table = (
        "\n6. What was hard? (Counted by hand) \n\nTheme (sample) \n\nCount by \n\ngroup \n\n1-2, 3-4 Percent \n"
        "Time (Too \n\nlittle of it) 4 5 \n\n9 \n60% \n\nDistance (Far) 1 2 \n\n3 \n20% \n\nOther 2 2 \n\n3 \n20% \n"
    )
    found = passages(handbook, prose + table)[-2:]
    assert [(passage.lead, passage.text) for passage in found] == [
        (
            "Theme (sample) | Count by group 1-2 | Count by group 3-4 | Total | Percent",
            "Time (Too little of it) | 4 | 5 | 9 | 60%\nDistance (Far) | 1 | 2 | 3 | 20%",
        ),
        ("Theme (sample) | Count by group 1-2 | Count by group 3-4 |  | Percent", "Other | 2 | 2 | 3 | 20%"),
    ]
    assert found[0].heading == ("6. What was hard? (Counted by hand)",)


def test_a_caption_of_a_lost_figure_heads_nothing(handbook: Path) -> None:
    found = passages(handbook, "Coaching\n\nWe meet.\n\nFigure 3\n\nThe Coaching Circle\n\nWe go on.\n")
    assert {passage.heading for passage in found} == {("Coaching",)}


def test_a_table_of_contents_is_kept_apart_behind_everything_else(handbook: Path) -> None:
    text = (
        "Contents\n\nWelcome.....\t3\nHours.....\t9\nLate Work.....\t12\nAppeals.....\t14\n\nHours\n\nForty a year.\n"
    )
    found = passages(handbook, text)
    assert [(passage.kind, passage.text) for passage in found] == [
        (PassageKind.PARAGRAPH, "Forty a year."),
        (PassageKind.CONTENTS, "Welcome..... 3\nHours..... 9\nLate Work..... 12\nAppeals..... 14"),
    ]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("The coach reads the log. 3b.d.", "The coach reads the log."),
        ("The panel has three reviewers. B", "The panel has three reviewers."),
        ("Third Draft Note: The panel meets in May.", "The panel meets in May."),
        ("The panel meets in May. |", "The panel meets in May."),
        ("It costs 3 dollars.", "It costs 3 dollars."),
        ("See the annex that is called B", "See the annex that is called B"),
    ],
)
def test_what_editing_left_at_the_ends_of_a_line_is_left_out(handbook: Path, line: str, left: str) -> None:
    assert said(handbook, f"{line}\n") == [("", left)]


def test_nothing_is_quoted_across_a_remnant(handbook: Path) -> None:
    assert said(handbook, "The coach reads the log. 3b.d.\n\nThe panel meets.\n") == [
        ("", "The coach reads the log."),
        ("", "The panel meets."),
    ]


def test_items_cut_off_from_their_bullets_are_joined_and_another_list_claims_no_lead(handbook: Path) -> None:
    text = "The form asks for:\n|\n-\nYour name\n-\nYour school\n-\nYour coach\n-\nto come to the first evening\n"
    assert said(handbook, text) == [
        ("", "The form asks for:\nYour name\nYour school\nYour coach"),
        ("", "to come to the first evening"),
    ]


def test_a_number_divided_by_the_end_of_a_page_is_put_together(handbook: Path) -> None:
    text = "Help\n\nNight Line - (555) 010-2000 or (555) 010-\n\n3000 night.example\n\nSomebody answers.\n"
    (found,) = passages(handbook, text)
    assert found.heading == ("Help", "Night Line")
    assert found.text == "Night Line - (555) 010-2000 or (555) 010- 3000 night.example\nSomebody answers."


def test_a_passage_that_comes_twice_keeps_both_places(handbook: Path) -> None:
    text = "Goals\n\nYou write three goals.\n\nReview\n\nYou write three goals.\n"
    assert [passage.place for passage in passages(handbook, text)] == ["line 3", "line 7"]
