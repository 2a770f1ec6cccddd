"""One golden rendering each."""

from datetime import date

from induction.packs.rules import Ruled
from prompts.answers import (
    AnsweredPart,
    ListItem,
    Quoted,
    QuotedSide,
    TableRow,
    answer_words,
    comparison_words,
    conflict_words,
    counted_words,
    dispute_words,
    negation_words,
    none_listed_words,
    parts_words,
    premise_words,
    refusal_words,
    settled_words,
    silence_words,
)

HANDBOOK = Quoted("Coaching", ("36 hours a year.", "At the school."))
EXAMPLE = Quoted("Oak Valley", ("{{ 7 * 7 }} hours.",), label="state guidance, invented examples")
SURVEY = Quoted("Survey", rows=(TableRow("Helpful", (("Agree", "71%"), ("Disagree", "29%"))),), label="research report")


def test_quotes_stand_after_what_they_are_about_and_are_never_executed() -> None:
    assert answer_words([HANDBOOK, EXAMPLE], verdict="They differ.") == (
        "They differ.\n"
        "Coaching: “36 hours a year.” “At the school.”\n"
        "In an invented example of the state's guidance, Oak Valley: “{{ 7 * 7 }} hours.”"
    )


def test_a_row_names_its_columns_and_several_are_a_list() -> None:
    assert answer_words([SURVEY]) == "Survey (research report): “Helpful” — Agree: “71%”; Disagree: “29%”"
    calendar = Quoted("Calendar", rows=(TableRow("Budgets", (("", "May"),)), TableRow("Law")), program="Fern")
    assert answer_words([calendar]) == "Fern, Calendar:\n• “Budgets” — “May”\n• “Law”"


def test_a_list_has_its_lead_in_and_an_item_a_line() -> None:
    steps = Quoted("Appeals", ("These steps:",), items=(ListItem("1.", "Write."), ListItem("2.", "Wait.")))
    assert answer_words([steps]) == "Appeals: “These steps:”\n1. “Write.”\n2. “Wait.”"


def test_parts_are_answered_one_by_one_or_said_to_be_unanswered() -> None:
    assert parts_words([AnsweredPart("How many hours?", (HANDBOOK,)), AnsweredPart("Who pays?")]) == (
        "How many hours? Coaching: “36 hours a year.” “At the school.”\nWho pays? The documents do not say."
    )


def test_a_conflict_names_its_values_and_what_counts() -> None:
    sides = [QuotedSide("36 hours", "36 hours a year.", "Coaching"), QuotedSide("40 hours")]
    assert conflict_words(sides, title="Handbook", enforced="40 hours per year") == (
        "The documents disagree.\n"
        "Handbook:\n"
        "• 36 hours — “36 hours a year.” (Coaching)\n"
        "• 40 hours\n"
        "Only your program administrator can settle this; until then 40 hours per year counts."
    )
    assert dispute_words(["36 hours"], None, "the Fern office") == (
        "The documents disagree.\n• 36 hours\nOnly the Fern office can settle this."
    )


RULED = Ruled(
    says="36 hours",
    reason="So it is meant, {{ 7 * 7 }} times.",
    by="Priya Nair",
    on=date(2026, 11, 18),
    since=date(2026, 11, 18),
)


def test_what_was_settled_comes_first_and_the_sides_stand_behind_it() -> None:
    sides = [QuotedSide("36 hours", "36 hours a year.", "Coaching"), QuotedSide("40 hours")]
    assert conflict_words(sides, title="Handbook", enforced="36 hours per year", ruled=RULED) == (
        "36 hours: settled by Priya Nair on November 18, 2026.\n"
        "Why: So it is meant, {{ 7 * 7 }} times.\n"
        "Behind it stands that the documents disagree.\n"
        "Handbook:\n"
        "• 36 hours — “36 hours a year.” (Coaching)\n"
        "• 40 hours"
    )
    assert settled_words(RULED) == (
        "36 hours: settled by Priya Nair on November 18, 2026.\n"
        "Why: So it is meant, {{ 7 * 7 }} times.\n"
        "The documents themselves do not say."
    )


def test_what_a_table_lists_is_said_with_what_it_does_not() -> None:
    assert none_listed_words("Sessions", "December", ["May", "June"]) == (
        "“Sessions” lists none in December. It lists May and June."
    )
    assert counted_words(7, "Sessions", "YEAR 2") == "“Sessions” lists 7 under YEAR 2."


def test_programs_that_do_not_say_are_named() -> None:
    assert silence_words(["Fern", "Oak"]) == "The documents I have from Fern and Oak do not say."


def test_a_denial_is_quoted() -> None:
    assert negation_words("must not be shared") == "The document says “must not be shared”."


def test_a_wrong_figure_is_named_beside_the_right_one() -> None:
    assert premise_words(said="36 hours", asserted="50 hours") == "The document says 36 hours, not 50 hours."


def test_programs_agree_or_differ() -> None:
    assert comparison_words([("Fern", "21 days"), ("Oak", "21 days")]) == "Fern and Oak both say 21 days."
    assert comparison_words([("Fern", "21 days"), ("Oak", "30 days")]) == "They differ: Fern 21 days, Oak 30 days."
    assert comparison_words([("Fern", "9 days"), ("Oak", "9 days")], {"Oak": ("10 days", "11 days")}) == (
        "They differ: Fern 9 days, Oak 9 days (its documents also say 10 days and 11 days)."
    )


def test_a_refusal_says_why_and_whom_to_ask() -> None:
    assert refusal_words("not_said", whom="the office", how="555-0100", source="Fern", known="No day is set.") == (
        "The documents I have from Fern do not say that. No day is set.\nPlease ask the office (555-0100)."
    )
    assert refusal_words("not_said", whom="the office", how=None, source="Fern", besides="A day is set.") == (
        "The documents I have from Fern do not say that.\nThe state's guidance says: “A day is set.”\n"
        "Please ask the office."
    )
    assert refusal_words("private", whom="the office", how=None, source=None) == (
        "I can't help with another person's private information.\nPlease ask the office."
    )
