from bot.services.asking.replies import Answered, WhichProgram
from bot.views.asking.answers import answer_message, chosen_program_message, place_words, which_program_message
from bot.views.blocks import context, section
from knowledge.answers import Answer, AnswerStatus, Citation, Conflict
from knowledge.program_packs import load_packs

CITATION = Citation(
    program="usc",
    document="handbook.pdf",
    title="Handbook",
    heading=("Handbook", "Hours"),
    place="page 3",
    quote="Forty hours <a year>.",
    label="state guidance",
)


def answered(status: AnswerStatus, text: str, *citations: Citation) -> Answered:
    return Answered("how many?", None, Answer(status=status, text=text, citations=citations, grounds=1))


def test_an_answer_shows_its_words_then_where_they_stand() -> None:
    next_best = CITATION.model_copy(update={"place": "page 9"})
    message = answer_message(answered(AnswerStatus.ANSWERED, "Hours: “Forty hours <a year>.”", CITATION, next_best))
    assert message.blocks == [
        section("*Hours:* “Forty hours &lt;a year&gt;.”"),
        context("*Where it stands*\n• Handbook (state guidance), Hours › page 3"),
    ]


def test_a_place_says_what_kind_of_document_it_is_and_which_edition() -> None:
    guidance = CITATION.model_copy(update={"edition": "Updated April 25, 2022"})
    assert place_words(guidance) == "Handbook (state guidance, Updated April 25, 2022), Hours › page 3"
    assert place_words(CITATION.model_copy(update={"label": None})) == "Handbook, Hours › page 3"


def test_the_places_of_one_document_stand_in_one_line() -> None:
    further = CITATION.model_copy(update={"heading": ("Handbook", "Coaching"), "place": "page 9"})
    reply = answered(AnswerStatus.ANSWERED, "Hours: “Forty.”", CITATION, further)
    both = Answered("how many?", None, reply.answer.model_copy(update={"grounds": 2}))
    assert answer_message(both).blocks[-1] == context(
        "*Where it stands*\n• Handbook (state guidance), Hours › page 3; Coaching › page 9"
    )


def test_where_documents_disagree_each_side_is_set_apart() -> None:
    text = "They disagree.\nHandbook:\n• <40> — “40.” (Hours)\n• 60\nOnly the office can settle this."
    reply = answered(AnswerStatus.ANSWERED, text, CITATION)
    disputed = reply.answer.model_copy(update={"conflicts": (Conflict(about="hours", sides=(CITATION,)),)})
    said, _ = answer_message(Answered("how many?", None, disputed)).blocks
    assert said == section(
        "*They disagree.*\nHandbook:\n• *&lt;40&gt;* — “40.” (Hours)\n• *60*\nOnly the office can settle this."
    )


def test_a_refusal_shows_what_came_nearest() -> None:
    message = answer_message(answered(AnswerStatus.REFUSED, "The documents do not say.", CITATION))
    assert message.blocks == [
        section("The documents do not say."),
        context("*The nearest I found*\n• “Forty hours &lt;a year&gt;.” Handbook (state guidance), Hours › page 3"),
    ]


def test_a_refusal_with_nothing_near_is_its_words_alone() -> None:
    assert answer_message(answered(AnswerStatus.REFUSED, "No.")).blocks == [section("No.")]


def test_the_open_question_travels_with_each_choice_of_a_program() -> None:
    packs = load_packs()
    message = which_program_message(WhichProgram("how many? " * 300, [packs["usc"], packs["mcoe"]]))
    [_, row] = message.blocks
    assert [(one["text"]["text"], one["action_id"], len(one["value"])) for one in row["elements"]] == [
        ("USC Rossier", "ask_in_program:usc", 2000),
        (packs["mcoe"].short_name, "ask_in_program:mcoe", 2000),
    ]


def test_above_an_answer_stands_the_program_that_was_chosen_for_the_question() -> None:
    reply = answered(AnswerStatus.ANSWERED, "Hours: “Forty hours <a year>.”", CITATION)
    message, alone = chosen_program_message(reply, load_packs()["usc"]), answer_message(reply)
    assert message.blocks == [context("USC Rossier, to: “how many?”"), *alone.blocks]
    assert message.text == f"USC Rossier, to: “how many?”\n\n{alone.text}"


def test_a_wording_stands_below_the_quotes_and_its_numbers_name_the_places() -> None:
    near, far = (CITATION.model_copy(update={"place": place}) for place in ("page 5", "page 9"))
    reply = answered(AnswerStatus.ANSWERED, "Hours: “Forty hours <a year>.”", CITATION, near, far)
    worded = reply.answer.model_copy(update={"wording": "You have < 40 hours [3]."})
    message = answer_message(Answered("how many?", None, worded))
    places = (
        "*Where it stands*\n"
        "[1] Handbook (state guidance), Hours › page 3\n"
        "[3] Handbook (state guidance), Hours › page 9"
    )
    assert message.blocks == [
        section("*Hours:* “Forty hours &lt;a year&gt;.”"),
        section("*In short:* You have &lt; 40 hours [3]."),
        context(places),
    ]
    assert message.text == f"Hours: “Forty hours <a year>.”\n\n*In short:* You have < 40 hours [3].\n\n{places}"


def test_an_excerpt_ends_at_a_word_and_a_row_of_a_table_reads_as_a_sentence() -> None:
    row = CITATION.model_copy(update={"quote": f"Hours | Program Administrator | {'213-740-6881 ' * 12}"})
    [_, nearest] = answer_message(answered(AnswerStatus.REFUSED, "No.", row)).blocks
    assert "“Hours · Program Administrator · 213-740-6881 " in nearest["elements"][0]["text"]
    assert "213-740-6881 …”" in nearest["elements"][0]["text"]
