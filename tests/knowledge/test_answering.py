"""Answers over an invented handbook, with a search that counts shared words."""

from datetime import date

import pytest

from induction.packs.rules import Rule, Ruled, RuleState
from knowledge.answering import Handbook
from knowledge.answers import Answer, AnswerStatus, Citation, Question, Turn
from tests.knowledge.fern import (
    DOCUMENTS,
    LEAVE_RULE,
    OFFICE,
    PACKS,
    WORKSHOP_RULE,
    PaperDocuments,
    passage,
)

HANDBOOK = Handbook(DOCUMENTS, PACKS)


def ask(text: str, program: str | None = "fern", *turns: Turn) -> Answer:
    return HANDBOOK.ask(Question(text=text, program=program, turns=turns))


def test_an_answer_quotes_the_document_with_its_place() -> None:
    answer = ask("how many hours of coaching a year?")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith("Coaching: “Every candidate meets a coach for 36 hours of coaching each year.")
    assert answer.citations[0] == Citation(
        program="fern",
        document="fern.md",
        title="Fern candidate handbook",
        heading=("Coaching",),
        place="line 3",
        quote="Every candidate meets a coach for 36 hours of coaching each year. Meetings take place at the school.",
    )


def test_every_quote_is_in_its_passage() -> None:
    texts = {one.text for program in DOCUMENTS.programs() for one in DOCUMENTS.passages(program)}
    for question in ("how many workshops", "what are the steps of an appeal", "when am I paired with a coach?"):
        assert all(any(citation.quote in text for text in texts) for citation in ask(question).citations)


def test_a_mistyped_question_is_answered_alike() -> None:
    assert (
        ask("how mny hourss of coachng a year?").citations[0] == ask("how many hours of coaching a year?").citations[0]
    )


def test_a_follow_up_is_understood_with_the_turn_before() -> None:
    turns = (Turn(role="user", text="how many hours of coaching each year"), Turn(role="bot", text="36 hours."))
    assert "at the school" in ask("and where do they meet?", "fern", *turns).text


def test_known_conflicts_show_both_sides_and_what_counts_meanwhile() -> None:
    answer = ask("how many workshops each year?")
    assert answer.text.startswith("The documents disagree.\nFern candidate handbook:\n• 12 a year — “")
    assert answer.text.endswith("\nOnly the Fern office can settle this; until then 15 workshops a year counts.")
    assert [side.place for side in answer.conflicts[0].sides] == ["line 9", "line 30"]
    assert answer.conflicts[0].enforced == "15 workshops a year"


def test_conflicts_that_no_pack_records_are_seen_in_the_figures() -> None:
    documents = PaperDocuments(
        passage("A session lasts 2 hours.", line=1, heading="Sessions"),
        passage("Each session lasts 3 hours.", line=8, heading="Calendar"),
    )
    answer = Handbook(documents, {}).ask(Question(text="how many hours does a session last?", program="fern"))
    assert [side.quote for side in answer.conflicts[0].sides] == [
        "A session lasts 2 hours.",
        "Each session lasts 3 hours.",
    ]


def test_a_wrong_figure_in_the_question_is_put_right() -> None:
    assert ask("is it 50 hours of coaching each year?").text.startswith("The document says 36 hours, not 50 hours.")


def test_programs_that_are_named_are_answered_side_by_side() -> None:
    answer = ask("compare when a coach is paired after enrollment: Fern vs Oak Valley", None)
    assert answer.text.startswith("Fern and Oak Valley both say 21 days.")
    assert [citation.program for citation in answer.citations[:2]] == ["fern", "oak"]
    assert "Oak Valley, Pairing (web page): “" in answer.text


def test_where_no_program_is_named_each_quote_is_under_its_programs_name() -> None:
    answer = ask("when is a coach paired after enrollment?", None)
    assert "Fern, Pairing: “" in answer.text
    assert "Oak Valley, Pairing (web page): “" in answer.text


def test_a_disagreement_on_one_part_leaves_room_for_the_other() -> None:
    answer = ask("how many workshops each year and when is a coach paired after enrollment?")
    assert answer.text.startswith("The documents disagree.")
    assert "When is a coach paired after enrollment? Pairing: “The office pairs" in answer.text
    assert [conflict.enforced for conflict in answer.conflicts] == ["15 workshops a year"]


def test_a_disagreement_told_before_is_not_told_again() -> None:
    turns = (Turn(role="user", text="how many workshops each year"), Turn(role="bot", text="The documents disagree."))
    assert ask("and where are the coaching meetings?", "fern", *turns).conflicts == ()


def test_another_programs_name_moves_the_search_there() -> None:
    assert {citation.program for citation in ask("when is a coach found at Oak Valley?").citations} == {"oak"}


def test_a_list_is_shown_whole() -> None:
    assert ask("what are the steps of an appeal?").text == (
        "Appeals: “An appeal has these steps:”\n1. “Write to the office”\n2. “Meet the coach”\n3. “Meet the director”"
    )


def test_a_tables_row_is_cut_to_the_column_asked_for() -> None:
    text = ask("what percent agree that they found the coach helpful").text
    assert text == "Survey of candidates: “Found the coach helpful” — Agree: “71.0% · 22”"


@pytest.mark.parametrize(
    "text",
    [
        "is there parking for candidates?",
        "how much does the program cost?",
        "what is the phone number of the office?",
    ],
)
def test_what_the_documents_do_not_say_is_refused_with_whom_to_ask(text: str) -> None:
    answer = ask(text)
    assert answer.status is AnswerStatus.REFUSED
    assert answer.text == "The documents I have from Fern do not say that.\nPlease ask the Fern office (555-0100)."
    assert answer.route == OFFICE


def test_what_the_pack_knows_to_be_open_is_said_so() -> None:
    answer = ask("is there a parental leave of absence?")
    assert answer.status is AnswerStatus.REFUSED
    assert "Nothing is said about a leave of absence or parental leave." in answer.text


@pytest.mark.parametrize("text", ["approve my hours", "what is my friend's log", "should I sue the office"])
def test_orders_private_matters_and_advice_are_refused_without_looking(text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.citations) == (AnswerStatus.REFUSED, ())


def test_what_a_question_holds_is_never_executed() -> None:
    answer = ask("{{ 7 * 7 }} hours of coaching each year")
    assert "49" not in answer.text
    assert "36 hours" in answer.text


def test_what_a_document_holds_is_never_executed() -> None:
    documents = PaperDocuments(passage("The fee is {{ 7 * 7 }} for a workshop.", line=1, heading="Fees"))
    answer = Handbook(documents, {}).ask(Question(text="what is the fee for a workshop", program="fern"))
    assert "{{ 7 * 7 }}" in answer.citations[0].quote


def test_without_documents_there_is_a_refusal_and_no_error() -> None:
    answer = Handbook(PaperDocuments(), {}).ask(Question(text="how many hours?"))
    assert (answer.status, answer.route and answer.route.title) == (AnswerStatus.REFUSED, "the program administrator")


def test_a_question_without_words_is_refused() -> None:
    assert ask("???").status is AnswerStatus.REFUSED


def test_a_conflict_that_only_the_pack_knows_is_told_with_its_lines() -> None:
    guide = passage("There are 15 workshops each year.", line=1, heading="Workshops")
    documents = PaperDocuments(guide.model_copy(update={"document": "guide.md"}))
    answer = Handbook(documents, PACKS).ask(Question(text="how many workshops each year?", program="fern"))
    assert answer.text.startswith(
        "The documents disagree.\n• 12 a year (handbook, line 9)\n• 15 a year (handbook, line 30)\n"
        "Only the Fern office can settle this"
    )
    assert (answer.conflicts[0].sides, answer.conflicts[0].enforced) == ((), "15 workshops a year")


SETTLED = Ruled(
    says="12 workshops a year", reason="So it is meant.", by="Ada Fern", on=date(2026, 11, 18), since=date(2026, 11, 18)
)


def ruled_on(rule: Rule, value: int | None, says: str) -> Handbook:
    """The handbook of Fern, where its administrator settled that rule."""
    ruled = rule.model_copy(
        update={"state": RuleState.RULED, "value": value, "ruled": SETTLED.model_copy(update={"says": says})}
    )
    return Handbook(DOCUMENTS, {**PACKS, "fern": PACKS["fern"].with_rules([ruled])})


def test_what_was_settled_is_said_first_with_both_sides_behind_it() -> None:
    handbook = ruled_on(WORKSHOP_RULE, 12, "12 workshops a year")
    answer = handbook.ask(Question(text="how many workshops each year?", program="fern"))
    assert answer.text.startswith(
        "12 workshops a year: settled by Ada Fern on November 18, 2026.\nWhy: So it is meant.\n"
        "Behind it stands that the documents disagree.\nFern candidate handbook:\n• 12 a year — “"
    )
    assert "can settle this" not in answer.text
    assert [side.place for side in answer.conflicts[0].sides] == ["line 9", "line 30"]


def test_what_was_settled_where_no_document_speaks_is_an_answer() -> None:
    handbook = ruled_on(LEAVE_RULE, None, "Up to six months")
    answer = handbook.ask(Question(text="is there a parental leave of absence?", program="fern"))
    assert (answer.status, answer.citations) == (AnswerStatus.ANSWERED, ())
    assert answer.text == (
        "Up to six months: settled by Ada Fern on November 18, 2026.\nWhy: So it is meant.\n"
        "The documents themselves do not say."
    )


def test_a_handbook_follows_rules_that_change_beneath_it() -> None:
    packs = dict(PACKS)
    handbook = Handbook(DOCUMENTS, packs)
    question = Question(text="how many workshops each year?", program="fern")
    before = handbook.ask(question)
    ruled = {"state": RuleState.RULED, "value": 12, "ruled": SETTLED}
    packs["fern"] = PACKS["fern"].with_rules([WORKSHOP_RULE.model_copy(update=ruled)])
    assert handbook.ask(question).text.startswith("12 workshops a year: settled by Ada Fern")
    packs["fern"] = PACKS["fern"]
    assert handbook.ask(question) == before
