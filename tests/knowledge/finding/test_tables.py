from knowledge.composing.calendars import listing, month_asked, sections_count
from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.finding.questions import Asked, understood
from knowledge.finding.selection import Candidate
from knowledge.finding.tables import line_of, months_in, table_of
from knowledge.language.lexicon import lexicon_of
from knowledge.passages import Passage, PassageKind
from prompts.answers import TableRow
from tests.knowledge.fern import APPEAL, SURVEY, passage

YEAR_1 = passage(
    "YEAR 1 | TOPIC- each session is online\nSeptember | 1. Law\nOctober | 2. Budgets\nNovember | 3. Families",
    line=5,
    heading="Sessions",
    kind=PassageKind.TABLE,
)
YEAR_2 = passage(
    "YEAR 2 | TOPIC- each session is online\nSeptember | 4. Staff\nOctober | 5. Data",
    line=9,
    heading="Sessions",
    kind=PassageKind.TABLE,
)
WORKSHOPS = passage(
    "Workshop | Year 1 (90 minutes) | Year 2 (90 minutes)\nConflict | December (A) | May (C)\n"
    "Hiring | May (B) | March (D)\nSafety | April (A) | June (B)",
    line=20,
    heading="Workshops",
    kind=PassageKind.TABLE,
)
SHELF = (YEAR_1, YEAR_2, WORKSHOPS)


def asked(text: str) -> Asked:
    return understood(text, lexicon_of(SHELF))


def ranked(*passages: Passage) -> list[Candidate]:
    return [
        Candidate(
            excerpts_of(one)[0], score=1.0, merit=1.0, own=1.0, near=1.0, whole=1.0, cosine=1.0, stems=frozenset()
        )
        for one in passages
    ]


def rows_in(question: str) -> tuple[TableRow, ...] | None:
    found = listing(asked(question), ranked(*SHELF), lambda _: SHELF)
    return found.rows if found else None


def test_rows_know_the_columns_of_their_own_part_of_a_table() -> None:
    table = table_of([YEAR_1, YEAR_2])
    assert table
    assert [(record.columns[0], record.cells) for record in table.records] == [
        ("YEAR 1", ("September", "1. Law")),
        ("YEAR 1", ("October", "2. Budgets")),
        ("YEAR 1", ("November", "3. Families")),
        ("YEAR 2", ("September", "4. Staff")),
        ("YEAR 2", ("October", "5. Data")),
    ]


def test_columns_named_once_hold_for_the_passages_after_them() -> None:
    table = table_of([SURVEY])
    assert table
    assert [record.columns[1] for record in table.records] == ["Agree Percent", "Agree Percent"]
    assert table_of([APPEAL]) is None


def test_a_month_picks_rows_in_the_year_asked_for() -> None:
    assert rows_in("which workshop falls in may of the first year?") == (TableRow("Hiring", (("Year 1", "May (B)"),)),)
    assert rows_in("what session is there in october of year 2?") == (TableRow("5. Data", (("YEAR 2", "October"),)),)


def test_a_month_that_a_calendar_does_not_list_is_said_with_those_it_does() -> None:
    found = listing(asked("is there a session in december?"), ranked(*SHELF), lambda _: SHELF)
    assert found
    assert (found.records, found.listed) == ((), ("September", "October", "November"))


def test_questions_about_something_else_are_left_alone() -> None:
    assert rows_in("is there coaching in december?") is None
    assert rows_in("which session is about law?") is None


def test_the_rows_of_a_year_are_counted() -> None:
    counted = sections_count(asked("how many sessions in year 2"), ranked(*SHELF), lambda _: SHELF)
    assert counted
    table, section, count = counted
    assert (table.name, section, count) == ("Sessions", "YEAR 2", 2)


def test_may_and_march_are_months_only_where_they_place_something_in_time() -> None:
    assert [month_asked(text) for text in ("may i log in june", "what is in may", "in june or july", "march on")] == [
        "June",
        "May",
        None,
        None,
    ]
    assert months_in("Sept. to May, march in") == ("September", "May")


def test_the_line_of_an_excerpt_is_its_whole_row() -> None:
    cut = Excerpt(YEAR_1, YEAR_1.text.index("Law"), YEAR_1.text.index("Law") + 3)
    assert line_of(cut).text == "September | 1. Law"
