from knowledge.reading.blocks import Block, BlockKind
from knowledge.reading.text import read_text

HEADING, PARAGRAPH, ITEM, ROW, GAP = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.ITEM,
    BlockKind.ROW,
    BlockKind.GAP,
)


def blocks(text: str) -> tuple[Block, ...]:
    return read_text(text).blocks


def test_a_title_alone_between_blank_lines_is_a_heading() -> None:
    assert blocks("Late Work\n\nIt is accepted for a week.\n\nWho may ask for more?\n\nEvery candidate may.\n") == (
        Block(HEADING, "Late Work", 1, level=2),
        Block(PARAGRAPH, "It is accepted for a week.", 3),
        Block(HEADING, "Who may ask for more?", 5, level=2),
        Block(PARAGRAPH, "Every candidate may.", 7),
    )


def test_words_that_lead_into_a_list_are_no_heading() -> None:
    assert blocks("Each plan includes:\n\n- goals\n- dates\n") == (
        Block(PARAGRAPH, "Each plan includes:", 1),
        Block(ITEM, "goals", 3),
        Block(ITEM, "dates", 4),
    )


def test_headings_marked_with_numbers_of_steps_stand_under_the_title() -> None:
    assert blocks("Completion Of The Program\n\nStep 2: what the coach does\n\n1. Reads the log\n2. Signs it\n") == (
        Block(HEADING, "Completion Of The Program", 1, level=2),
        Block(HEADING, "Step 2: what the coach does", 3, level=3),
        Block(ITEM, "1. Reads the log", 5),
        Block(ITEM, "2. Signs it", 6),
    )


def test_a_bullet_alone_on_its_line_belongs_to_the_text_below_it() -> None:
    assert blocks("-\nA résumé\n|\n-\nA letter from your supervisor\n") == (
        Block(ITEM, "A résumé", 2),
        Block(ITEM, "A letter from your supervisor", 5),
    )


def test_a_table_of_contents_is_left_out_and_tells_which_lines_are_headings() -> None:
    text = (
        "CONTENTS\n\nWelcome.....\t3\nthe first weeks.....\t4\nHours.....\t9\nContacts.....\t12\n\n"
        "Welcome\nWe are glad.\n\nthe first weeks\nYou meet your coach.\n"
    )
    assert blocks(text) == (
        Block(GAP, "", 8),
        Block(HEADING, "Welcome", 8, level=1),
        Block(PARAGRAPH, "We are glad.", 9),
        Block(HEADING, "the first weeks", 11, level=1),
        Block(PARAGRAPH, "You meet your coach.", 12),
    )


def test_a_pages_own_navigation_is_left_out_and_tells_which_lines_are_headings() -> None:
    text = "On this page\nMission\nThe plan\nCoaching hours\nContact us\nMission\nWe help.\nThe plan\nYou write it.\n"
    text += "Coaching hours\nForty each year.\nContact us\nBy telephone.\n"
    assert [block.text for block in blocks(text) if block.kind is HEADING] == [
        "Mission",
        "The plan",
        "Coaching hours",
        "Contact us",
    ]


def test_rows_between_tabs_know_their_columns() -> None:
    assert blocks("Month\tTitle\nMarch\tEthics\nApril\tBudgets\n\nMay\tLaw\n") == (
        Block(ROW, "Month | Title", 1),
        Block(ROW, "March | Ethics", 2, columns="Month | Title"),
        Block(ROW, "April | Budgets", 3, columns="Month | Title"),
        Block(ROW, "May | Law", 5, columns="Month | Title"),
    )


def test_a_second_head_in_a_table_names_the_columns_from_there_on() -> None:
    found = blocks("YEAR 1\tTitle\nMarch\tEthics\n\nYEAR 2\tTitle, longer\nMarch\tLaw\n")
    assert [block.columns for block in found] == ["", "YEAR 1 | Title", "", "YEAR 2 | Title, longer"]


def test_numbered_rows_have_no_head() -> None:
    assert blocks("Step 1\tMeet the coach\nStep 2\tMeet the dean\n") == (
        Block(ROW, "Step 1 | Meet the coach", 1),
        Block(ROW, "Step 2 | Meet the dean", 2),
    )


def test_lines_broken_at_a_margin_are_put_together() -> None:
    lines = [
        "The program has been offered for many years to leaders of schools in the whole county, ",
        "and it is still free of charge for everyone who works in one of the member districts ",
        "of the county, whatever the size of the school they lead. Candidates meet their coach ",
        "twice a month.",
        "  Coaches are chosen by a panel of experienced leaders, who read every application and ",
        "talk with each of the applicants before anybody is matched with a candidate, and who ",
        "look at the work of every coach again at the end of the year, together with the coach ",
        "and with those who were coached, as far as they agree to that. ",
    ]
    assert [block.text for block in blocks("\n".join(lines))] == [
        " ".join(line.strip() for line in lines[:4]),
        " ".join(line.strip() for line in lines[4:]),
    ]


def test_a_sentence_broken_by_the_end_of_a_page_is_put_together() -> None:
    text = "Candidates who fall behind are invited to talk with their\n\ncoach, and to write a new plan.\n"
    assert blocks(text) == (
        Block(
            PARAGRAPH, "Candidates who fall behind are invited to talk with their coach, and to write a new plan.", 1
        ),
    )


def test_a_table_of_figures_broken_over_lines_is_one_row_a_record() -> None:
    prose = "Answers were collected from every person who took part, and all of them are counted here. \n" * 9
    table = (
        "\n2. How often did you meet? \n\nAnswer (sample) \n\nCount \nPercent \n\n"
        "Often (We met each week and \nsometimes more) \n\n12 \n40% \n\nSeldom (Too seldom) 18 60% \n\nTotal 30 \n"
    )
    assert blocks(prose + table)[1:] == (
        Block(HEADING, "2. How often did you meet?", 11, level=4),
        Block(GAP, "", 18),
        Block(
            ROW,
            "Often (We met each week and sometimes more) | 12 | 40%",
            18,
            columns="Answer (sample) | Count | Percent",
        ),
        Block(ROW, "Seldom (Too seldom) | 18 | 60%", 24, columns="Answer (sample) | Count | Percent"),
        Block(ROW, "Total | 30 | ", 26, columns="Answer (sample) | Count | Percent"),
    )


def test_remnants_and_page_numbers_part_what_stands_around_them() -> None:
    assert blocks("The plan is signed.\n\nA\n\n12\n\nGo to top\n") == (
        Block(PARAGRAPH, "The plan is signed.", 1),
        Block(GAP, "", 3),
        Block(GAP, "", 5),
        Block(GAP, "", 7),
    )


def test_markup_goes_and_words_stay() -> None:
    text = '- **Coaching:** see the [log](#) and <u>the <b>plan</b></u>\n- <input type="checkbox"/> [help](https://h.org)\n'
    assert [block.text for block in blocks(text)] == [
        "Coaching: see the log and the plan",
        "help (https://h.org)",
    ]
