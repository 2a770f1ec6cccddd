from bot.services.replies import Answered, WhichProgram
from bot.views.answers import answer_message, which_program_message
from bot.views.blocks import context, section
from knowledge.answers import Answer, AnswerStatus, Citation
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
        section("Hours: “Forty hours &lt;a year&gt;.”"),
        context("*Where it stands*\n• Handbook (state guidance), Hours › page 3"),
    ]


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


def test_a_wording_stands_above_the_quotes_and_its_numbers_name_the_places() -> None:
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
        section("You have &lt; 40 hours [3]."),
        section("Hours: “Forty hours &lt;a year&gt;.”"),
        context(places),
    ]
    assert message.text == f"You have < 40 hours [3].\n\nHours: “Forty hours <a year>.”\n\n{places}"


def test_an_excerpt_ends_at_a_word_and_a_row_of_a_table_reads_as_a_sentence() -> None:
    row = CITATION.model_copy(update={"quote": f"Hours | Program Administrator | {'213-740-6881 ' * 12}"})
    [_, nearest] = answer_message(answered(AnswerStatus.REFUSED, "No.", row)).blocks
    assert "“Hours · Program Administrator · 213-740-6881 " in nearest["elements"][0]["text"]
    assert "213-740-6881 …”" in nearest["elements"][0]["text"]
