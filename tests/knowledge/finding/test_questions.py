from knowledge.answers import Question, Turn
from knowledge.finding.questions import lacks_subject, leans_on_earlier, parts_of, understood
from knowledge.language.facts import Fact
from knowledge.language.lexicon import Lexicon, lexicon_of
from knowledge.passages import Passage, PassageKind

LEXICON = Lexicon({"coaching": 4, "hours": 6, "workshop": 1, "tuition": 1, "program": 9, "administrator": 2}, 10)


def test_mistyped_words_are_put_right_from_the_documents() -> None:
    asked = understood("how mny coachng huors", LEXICON)
    assert asked.text == "how many coaching hours"


def test_every_day_words_and_short_forms_stand_for_the_documents_words() -> None:
    asked = understood("what does it cost, ask the PA", LEXICON)
    cost, pa = (next(term for term in asked.terms if term.stem == stem) for stem in ("cost", "pa"))
    assert cost.presence(frozenset({"tuition"})) == 0.6
    assert pa.presence(frozenset({"program"})) == 0.8
    assert asked.query.endswith("program administrator")


def test_rare_words_weigh_more_and_names_nothing() -> None:
    asked = understood("fern workshop hours", LEXICON, besides=("Fern",))
    weights = {term.stem: term.weight for term in asked.terms}
    assert set(weights) == {"workshop", "hour"}
    assert weights["workshop"] > weights["hour"]


def test_an_unknown_subject_stays_and_unknown_small_talk_goes() -> None:
    asked = understood("what happens with the parking", LEXICON)
    assert [(term.stem, term.known) for term in asked.terms] == [("park", False)]


def test_earlier_turns_count_for_less() -> None:
    asked = understood("and workshop?", LEXICON, earlier=[("how many coaching hours", 0.5)])
    assert [term.stem for term in asked.terms] == ["workshop", "coach", "hour"]
    assert Fact.COUNT not in asked.facts


def test_a_follow_up_needs_turns_and_leans_on_them() -> None:
    turns = (Turn(role="user", text="how many coaching hours"),)
    assert leans_on_earlier(Question(text="and what about the workshops", turns=turns))
    assert leans_on_earlier(Question(text="do the candidate and the coach have to sign it before May", turns=turns))
    assert leans_on_earlier(Question(text="in the second year", turns=turns))
    assert leans_on_earlier(Question(text="how long?", turns=turns))
    assert not leans_on_earlier(Question(text="and what about the workshops"))


def test_a_question_with_a_subject_of_its_own_starts_anew() -> None:
    turns = (Turn(role="user", text="how many coaching hours"),)
    for text in ("who is eligible to apply", "what does each IIP include?", "is there a session in December"):
        assert not leans_on_earlier(Question(text=text, turns=turns)), text


def test_a_message_is_parted_into_its_questions() -> None:
    assert parts_of("how long is a session and who leads it?") == ("how long is a session", "who leads it")
    assert parts_of("who signs the log and the plan") == ("who signs the log and the plan",)


def test_headings_and_lead_ins_are_words_of_a_document_too() -> None:
    passage = Passage(
        program="fern",
        document="guide.md",
        title="Guide",
        kind=PassageKind.LIST,
        heading=("Late work",),
        text="Ask first",
        place="line 1",
        line=1,
        lead="Before a deadline:",
    )
    lexicon = lexicon_of([passage])
    assert all(lexicon.knows(word) for word in ("late", "ask", "deadlin"))
    assert not lexicon.knows("park")


def defining(text: str) -> Lexicon:
    return lexicon_of(
        [
            Passage(
                program="fern",
                document="h.txt",
                title="Handbook",
                kind=PassageKind.PARAGRAPH,
                heading=(),
                text=text,
                place="line 1",
                line=1,
            )
        ]
    )


def test_a_short_form_is_there_where_all_words_of_its_long_one_are() -> None:
    asked = understood("when is the GIR due", defining("Write the Growth and Inquiry Record (GIR) until it is due."))
    (gir, _) = asked.terms
    assert gir.presence(frozenset({"growth", "inquiri", "record"})) == 1
    assert gir.presence(frozenset({"growth", "record"})) == 0


def test_a_long_form_is_there_where_its_short_one_is() -> None:
    asked = understood("is the growth and inquiry record due", defining("The Growth and Inquiry Record (GIR) is due."))
    assert {term.stem: term.presence(frozenset({"gir"})) for term in asked.terms} == {
        "growth": 0.9,
        "inquiri": 0.9,
        "record": 0.9,
        "due": 0.0,
    }


def test_asked_what_a_short_form_stands_for_the_words_it_stands_for_are_looked_for() -> None:
    lexicon = defining("Write the Growth and Inquiry Record (GIR).")
    for question in ("what does GIR stand for?", "what does GIR mean", "GIR is short for what"):
        assert understood(question, lexicon).stems == {"gir", "growth", "inquiri", "record"}


def test_a_part_without_a_thing_of_its_own_is_about_what_the_rest_is_about() -> None:
    bare = ("how many per year", "how often do they meet in the afternoon", "when is it due at the office")
    assert [lacks_subject(part) for part in bare] == [True, True, True]
    assert not lacks_subject("who is the program administrator")
