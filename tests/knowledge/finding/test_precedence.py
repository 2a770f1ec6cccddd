"""Which row a question means, over invented tables."""

from collections.abc import Sequence

import pytest

from knowledge.excerpts import excerpts_of
from knowledge.finding.precedence import is_named, rows_meant, tables_of
from knowledge.finding.questions import understood
from knowledge.finding.selection import Candidate
from knowledge.finding.tables import line_of
from knowledge.language.lexicon import lexicon_of
from knowledge.language.words import stems
from knowledge.passages import Passage, PassageKind
from tests.knowledge.fern import COACHING, passage

_THEMES = "Theme (example) | Count by cohort 1-2 | Count by cohort 3-4 | Total | Percent"
HARD = passage(
    "Watering (Too much time in the garden, too little work indoors) | 5 | 9 | 14 | 50%\n"
    "Amount of weeding (A lot) | 2 | 3 | 5 | 18%\nClearer paths (One gets lost) | 6 | 1 | 7 | 25%\n"
    "Grand Total | 13 | 13 | 26 | 100%",
    line=10,
    heading="4. What was hard about the garden?",
    kind=PassageKind.TABLE,
    lead=_THEMES,
)
BETTER = passage(
    "Clearer paths (Signs are missing) | 1 | 2 | 3 | 75%\nMore shade | 1 | 0 | 1 | 25%",
    line=20,
    heading="5. How could the garden be better?",
    kind=PassageKind.TABLE,
    lead=_THEMES,
)
ROLES = passage(
    "Gardener | 40% | 8\nHead Gardener | 60% | 12",
    line=30,
    heading="1. I am a",
    kind=PassageKind.TABLE,
    lead="Position | Percent | Count",
)
GOALS_HEAD = passage("Garden Goal | Evidence | Alignment", line=40, heading="Garden Goals", kind=PassageKind.TABLE)
GOALS = passage(
    "1. Grow ferns | Beds | Water\n2. Share cuttings | Pots | Light\n3. Keep records | Books | Ink",
    line=41,
    heading="Garden Goals",
    kind=PassageKind.TABLE,
    lead=GOALS_HEAD.text,
)
WALKS = passage(
    "YEAR 1 | TITLES- each walk is one hour. Walks are on the second Monday of the month at the north gate. "
    "They are free for all who come, whatever the weather may be on the day, and end at the pond with a drink.\n"
    "March | 1. Mosses\nApril | 2. Lichens\nMay | 3. Orchids",
    line=50,
    heading="Walks",
    kind=PassageKind.TABLE,
)
SHELF = (COACHING, HARD, BETTER, ROLES, GOALS_HEAD, GOALS, WALKS)
TABLES = tables_of(SHELF)
LEXICON = lexicon_of(SHELF)


def ranked(*passages: Passage, score: float = 1.0) -> list[Candidate]:
    """Every excerpt of the passages, each a little worse than the one before."""
    found = [excerpt for one in passages for excerpt in excerpts_of(one)]
    return [
        Candidate(excerpt, worth, worth, own=1, near=1, whole=1, cosine=1, stems=frozenset(stems(excerpt.text)))
        for excerpt, worth in ((one, score - 0.01 * at) for at, one in enumerate(found))
    ]


def first(question: str, candidates: Sequence[Candidate]) -> str:
    return rows_meant(understood(question, LEXICON), candidates, TABLES)[0].excerpt.text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("how many said the amount of weeding", "Amount of weeding"),
        ("in question 5 how many want clearer paths", "Clearer paths (Signs"),
        ("what was hard: clearer paths", "Clearer paths (One"),
        ("what was most often named", "Watering"),
        ("what was least often named as hard", "Amount of weeding"),
    ],
)
def test_a_row_is_found_by_its_name_its_table_or_its_total(question: str, begins: str) -> None:
    assert first(question, ranked(HARD, BETTER)).startswith(begins)


def test_a_role_is_not_the_longer_one_that_is_ruled_out() -> None:
    assert first("how many gardeners answered", ranked(ROLES)).startswith("Gardener")
    assert first("how many head gardeners answered", ranked(ROLES)).startswith("Head Gardener")
    assert first("how many gardeners, not heads", list(reversed(ranked(ROLES)))).startswith("Gardener")


def test_a_row_is_found_by_its_number_where_no_search_listed_it() -> None:
    assert first("what is goal 3", ranked(GOALS_HEAD)) == "3. Keep records | Books | Ink"
    assert first("what is walk 2", ranked(WALKS)) == "April | 2. Lichens"
    assert first("what was hard in year 2", ranked(HARD)).startswith("Watering")


def test_the_names_of_columns_are_no_answer() -> None:
    told = rows_meant(understood("what is the evidence", LEXICON), ranked(COACHING, GOALS_HEAD, GOALS), TABLES)
    assert GOALS_HEAD not in {candidate.excerpt.passage for candidate in told}


def test_what_stands_beside_the_names_of_columns_answers_only_where_no_row_does() -> None:
    assert first("which month is the walk about lichens", ranked(WALKS)) == "April | 2. Lichens"
    assert first("how long is each walk", ranked(WALKS)).startswith("YEAR 1 | TITLES- each walk is one hour.")


def test_a_row_that_is_asked_for_with_its_figures_goes_before_other_words() -> None:
    candidates = [*ranked(COACHING), *ranked(ROLES, score=0.9)]
    assert first("how many gardeners are there", candidates).startswith("Gardener")
    assert first("who may ask a gardener", candidates) == excerpts_of(COACHING)[0].text


def test_without_tables_everything_stays_in_its_order() -> None:
    candidates = ranked(COACHING)
    assert rows_meant(understood("what is goal 3", LEXICON), candidates, TABLES) == candidates
    assert rows_meant(understood("what is goal 3", LEXICON), [], TABLES) == []


def test_a_question_is_about_one_row_by_its_number_or_its_whole_name() -> None:
    table = TABLES[GOALS]
    record = table.record_at(line_of(excerpts_of(GOALS)[0]))
    assert record
    assert [
        is_named(understood(text, LEXICON), record, table)
        for text in ("what is goal 1", "how do we grow ferns", "what are the goals", "what is in bed 1")
    ] == [True, True, False, False]


def test_a_row_that_is_called_more_than_what_is_asked_loses_to_the_one_called_that() -> None:
    asked = understood("how many gardeners answered?", LEXICON)
    head_first = [
        Candidate(one, score=score, merit=score, own=1, near=1, whole=1, cosine=1, stems=frozenset(stems(one.text)))
        for score, one in zip((1.5, 1.0), reversed(excerpts_of(ROLES)), strict=True)
    ]
    assert rows_meant(asked, head_first, TABLES)[0].excerpt.text == "Gardener | 40% | 8"
