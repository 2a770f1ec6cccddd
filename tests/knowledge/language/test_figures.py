import pytest

from knowledge.language.figures import Figure, Span, comparable, counted_things, figures_in, spans_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sixty hours of professional learning", ["60 hours"]),
        ("20–30 hours per year (40–60 hours total)", ["20-30 hours", "40-60 hours"]),
        ("two-hours in length", ["2 hours"]),
        ("coaching (40 of the 60 hours)", ["60 hours"]),
        ("within 10 business days", ["10 days"]),
        ("the survey went to 12 principals, and 87.3% answered", ["12 principals", "87.3%"]),
        ("room 12 on the left", []),
    ],
)
def test_figures_are_read_with_their_unit(text: str, said: list[str]) -> None:
    assert [str(figure) for figure in figures_in(text)] == said


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("at least twenty hours per year", [("20 hours", Span.YEAR)]),
        ("is it 20 hours/year?", [("20 hours", Span.YEAR)]),
        ("40 hours for each year and a total of 80 hours", [("40 hours", Span.YEAR), ("80 hours", Span.TOTAL)]),
        ("20-30 hours a year (40-60 hours total)", [("20-30 hours", Span.YEAR), ("40-60 hours", Span.TOTAL)]),
        ("an annual minimum of 60 hours", [("60 hours", Span.YEAR)]),
        ("throughout the program 40 hours", [("40 hours", Span.TOTAL)]),
        ("it lasts two years, a year at a time", [("2 years", None)]),
        ("40 hours of walks", [("40 hours", None)]),
    ],
)
def test_a_figure_is_for_the_time_that_the_words_beside_it_say(text: str, spans: list[tuple[str, Span | None]]) -> None:
    assert [(str(figure), span) for figure, span in spans_in(text)] == spans


def test_figures_are_compared_in_one_unit_and_only_where_each_text_has_one() -> None:
    thirty, sixty = "within 30 days", "within 60 days"
    assert comparable([thirty, sixty]) == (Figure("30", "day"), Figure("60", "day"))
    assert comparable([thirty, "40 hours"]) == ()
    assert comparable(["within 30 days or 90 days", sixty]) == ()


def test_a_span_is_not_compared() -> None:
    assert comparable(["a minimum of 60 and a maximum of 90 hours", "20 hours"]) == ()


def test_of_several_figures_the_one_a_year_is_compared() -> None:
    long = "40 hours of coaching for each year and a total of 80 hours for the program"
    assert comparable([long, "36 hours a year"]) == (Figure("40", "hour"), Figure("36", "hour"))


def test_what_is_to_be_counted_is_named() -> None:
    assert counted_things("How many full time coaches are there?") == "coache"
    assert counted_things("How long is a session?") is None
