"""One golden rendering each."""

from prompts.answers import Quoted, answer_words, comparison_words, conflict_words, premise_words, refusal_words

HANDBOOK = Quoted(source="Fern handbook › Coaching", quotes=("36 hours a year.", "At the school."))
EXAMPLE = Quoted(source="State examples", quotes=("{{ 7 * 7 }} hours.",), label="state guidance, invented examples")


def test_quotes_stand_after_who_says_them_and_are_never_executed() -> None:
    assert answer_words([HANDBOOK, EXAMPLE], verdict="They differ.") == (
        "They differ.\n"
        "Fern handbook › Coaching: “36 hours a year.” “At the school.”\n"
        "State examples (state guidance, invented examples): “{{ 7 * 7 }} hours.”"
    )


def test_a_conflict_names_its_values_and_what_counts() -> None:
    assert conflict_words([HANDBOOK], values=["36 hours", "40 hours"], enforced="40 hours per year") == (
        "The documents do not agree: 36 hours / 40 hours. Until your program administrator rules, "
        "40 hours per year counts.\n"
        "Fern handbook › Coaching: “36 hours a year.” “At the school.”"
    )


def test_a_wrong_figure_is_named_beside_the_right_one() -> None:
    assert premise_words(said="36 hours", asserted="50 hours") == "The document says 36 hours, not 50 hours."


def test_programs_agree_or_differ() -> None:
    assert comparison_words([("Fern", "21 days"), ("Oak", "21 days")]) == "Fern and Oak both say 21 days."
    assert comparison_words([("Fern", "21 days"), ("Oak", "30 days")]) == "They differ: Fern 21 days, Oak 30 days."


def test_a_refusal_says_why_and_whom_to_ask() -> None:
    assert refusal_words("not_said", whom="the office", how="555-0100", source="Fern", known="No day is set.") == (
        "The documents I have from Fern do not say that. No day is set.\nPlease ask the office (555-0100)."
    )
    assert refusal_words("private", whom="the office", how=None, source=None) == (
        "I can't help with another person's private information.\nPlease ask the office."
    )
