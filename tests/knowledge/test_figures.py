import pytest

from knowledge.figures import Figure, asserted, comparable, counted_things, figures_in


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


def test_a_figure_taken_for_granted_is_set_against_the_one_that_was_said() -> None:
    said = figures_in("at least twenty hours per year")
    assert asserted("is it 60 hours a year?", said) == (Figure("60", "hour"), Figure("20", "hour"))
    assert asserted("is it 20 hours a year?", said) is None
    assert asserted("is it 60 days?", said) is None


def test_figures_are_compared_in_one_unit_and_only_where_each_text_has_one() -> None:
    thirty, sixty = figures_in("within 30 days"), figures_in("within 60 days")
    assert comparable([thirty, sixty]) == (Figure("30", "day"), Figure("60", "day"))
    assert comparable([thirty, figures_in("40 hours")]) == ()
    assert comparable([figures_in("within 30 days or 90 days"), sixty]) == ()


def test_what_is_to_be_counted_is_named() -> None:
    assert counted_things("How many full time coaches are there?") == "coache"
    assert counted_things("How long is a session?") is None
