import pytest

from knowledge.conflicts.statements import agree, statements_of
from knowledge.excerpts import excerpts_of
from tests.knowledge.fern import passage


def told(text: str) -> list[tuple[str, str, str]]:
    excerpts = excerpts_of(passage(text, line=1, heading="Fern"))
    return [(one.value, one.unit, one.span) for excerpt in excerpts for one in statements_of(excerpt)]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("Thirty hours of coaching each year", [("30", "hour", "year")]),
        ("30 hours per year (60 hours in all)", [("30", "hour", "year"), ("60", "hour", "program")]),
        ("30 hours each year, totaling 60 hours", [("30", "hour", "year"), ("60", "hour", "program")]),
        ("Each year there are at least 25–30 hours", [("25-30", "hour", "year")]),
        ("Enroll within 45 days of the offer", [("45", "days", "")]),
        ("Meet during the first month", [("30", "days", "")]),
        ("An extension of six months", [("180", "days", "")]),
        ("It is a two-year program", []),
        ("a one-year extension", [("365", "days", "")]),
        ("It takes 10 business days", [("10", "days", "")]),
        ("two or more assignments", [("2", "assignment", "")]),
        ("more than one of three assignments", [("3", "assignment", "")]),
        ("four online fern-aligned sessions", [("4", "session", "")]),
        ("90 of the 100 candidates", [("90", "candidate", "")]),
        ("From October to March", [("october-march", "month", "")]),
        ("You may leave", []),
        ("It costs $1,200", [("1200", "dollar", "")]),
        ("It costs $1,200-$1,500", [("1200-1500", "dollar", "")]),
        ("12% agreed", [("12", "percent", "")]),
        ("See page 12", [("12", "page", "")]),
        ("at 5:30-7:30 pm", [("5:30-7:30pm", "clock", "")]),
        ("Write to ann@fern.example", [("ann@fern.example", "address", "")]),
        ("Call (555) 010-0199", [("5550100199", "phone", "")]),
        ("In the 2019-2020 school year", []),
    ],
)
def test_what_a_text_says_in_figures(text: str, statements: list[tuple[str, str, str]]) -> None:
    assert told(text) == statements


def test_a_figure_is_about_the_words_around_it_up_to_the_next_one() -> None:
    excerpt = excerpts_of(passage("Coaching takes 30 hours, workshops take 12 hours.", line=1, heading="Fern"))[0]
    assert [one.subject for one in statements_of(excerpt)] == [
        {"coach", "take", "workshop"},
        {"workshop", "take"},
    ]


@pytest.mark.parametrize(("one", "other"), [("30", "30"), ("20-30", "25"), ("20-30", "20-30"), ("october", "october")])
def test_values_agree_where_they_are_one_or_one_lies_within_the_other(one: str, other: str) -> None:
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("30", "31"), ("20-30", "20-40"), ("october", "march"), ("october-march", "30")]
)
def test_other_values_do_not(one: str, other: str) -> None:
    assert not agree(one, other)
    assert not agree(other, one)
