"""Answers as they are composed, over an invented garden with lists and tables."""

import pytest

from knowledge.answering import Handbook
from knowledge.answers import Question, Turn
from knowledge.passages import PassageKind
from tests.knowledge.fern import PaperDocuments, passage

WALKS = passage(
    "YEAR 1 | WALK\nMarch | 1. Mosses on walls\nApril | 2. Lichens on bark\nMay | 3. Orchids in grass",
    line=5,
    heading="Walks of the garden",
    kind=PassageKind.TABLE,
)
HARD = passage(
    "Watering (Too dry) | 5 | 9 | 14 | 50%\nWeeding | 2 | 3 | 5 | 18%\nNone at all | 6 | 3 | 9 | 32%",
    line=20,
    heading="4. What was hard in the garden?",
    kind=PassageKind.TABLE,
    lead="Theme | Count by cohort 1-2 | Count by cohort 3-4 | Total | Percent",
)
STEPS = passage(
    "1. Read the letters of the gardeners who applied\n2. Call the best\n3. Sign the paper\n4. File the letters",
    line=30,
    heading="Hiring of gardeners",
    kind=PassageKind.LIST,
)
DUTIES = passage(
    "\n".join(f"Duty {name}: it is done {'with much care and patience ' * 5}by all" for name in "ABCDE")
    + "\nSweep the shed every Friday",
    line=40,
    heading="Duties in the shed",
    kind=PassageKind.LIST,
)
PILLARS = passage(
    "The garden has three pillars.\nSoil: It will:\nHold the roots\nWater: It will:\nReach the roots\n"
    "Light: It will:\nWarm the leaves",
    line=60,
    heading="Pillars of the garden",
    kind=PassageKind.LIST,
)
TOPICS = passage(
    "Every gardener goes to talks. The topics of the talks are:",
    line=70,
    heading="Talks for gardeners",
)
TALKS = passage(
    "1. Roots | A hall\n2. Shoots | A tent\n3. Leaves | A lawn",
    line=71,
    heading="Talks for gardeners",
    kind=PassageKind.TABLE,
    lead="Talk | Place",
)
HANDBOOK = Handbook(PaperDocuments(WALKS, HARD, STEPS, DUTIES, PILLARS, TOPICS, TALKS), {})


def told(text: str, *turns: Turn) -> str:
    return HANDBOOK.ask(Question(text=text, program="fern", turns=turns)).text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how many said weeding was hard", "“Weeding” — Total: “5”; Percent: “18%”"),
        ("how many in cohorts 3 and 4 said watering was hard", "“Watering (Too dry)” — Count by cohort 3-4: “9”"),
        (
            "which cohort named watering most as hard",
            "“Watering (Too dry)” — Count by cohort 3-4: “9”; Count by cohort 1-2: “5”",
        ),
    ],
)
def test_a_row_is_told_with_the_cells_asked_for(question: str, answer: str) -> None:
    assert told(question) == f"4. What was hard in the garden?: {answer}"


def test_a_calendars_row_is_told_and_the_month_after_it() -> None:
    assert told("which month is the walk about lichens on bark") == (
        "Walks of the garden: “April” — WALK: “2. Lichens on bark”"
    )
    turns = (Turn(role="user", text="which walk is in april?"), Turn(role="bot", text="Lichens on bark."))
    assert told("and the one in the month after that?", *turns) == (
        "Walks of the garden: “3. Orchids in grass” — YEAR 1: “May”"
    )


def test_the_first_and_the_last_step_stand_alone() -> None:
    assert told("what is the first step in the hiring of gardeners and the last step") == (
        "Hiring of gardeners:\n1. “Read the letters of the gardeners who applied”\n4. “File the letters”"
    )


def test_items_are_shown_whole_while_they_fit_and_others_by_their_names() -> None:
    text = told("what are the duties in the shed every Friday")
    assert text.endswith("• “Sweep the shed every Friday”")
    assert text.count("by all”") == 2
    assert "“Duty E: it is done with much care and …”" in text


def test_a_section_asked_for_its_parts_is_told_by_their_names() -> None:
    assert told("what are the three pillars of the garden") == (
        "Pillars of the garden: “The garden has three pillars.”\n"
        "• “Soil: It will”\n• “Water: It will”\n• “Light: It will”"
    )


def test_a_line_that_leads_in_to_a_table_is_told_with_what_its_rows_are_called() -> None:
    assert told("which topics do the talks for gardeners have") == (
        "Talks for gardeners: “Every gardener goes to talks.” “The topics of the talks are:”\n"
        "• “1. Roots”\n• “2. Shoots”\n• “3. Leaves”"
    )


def test_rows_that_a_question_names_both_are_both_told() -> None:
    assert told("in what place are the talks on roots and leaves") == (
        "Talks for gardeners:\n• “1. Roots” — Place: “A hall”\n• “3. Leaves” — Place: “A lawn”"
    )


def test_two_figures_of_one_table_are_told_one_by_one() -> None:
    assert told("how many said weeding was hard in the garden and how many said watering was hard") == (
        "How many said weeding was hard in the garden? 4. What was hard in the garden?: "
        "“Weeding” — Total: “5”; Percent: “18%”\n"
        "How many said watering was hard? 4. What was hard in the garden?: "
        "“Watering (Too dry)” — Total: “14”; Percent: “50%”"
    )
