import pytest

from induction.packs.rules import Rule, RuleState, Side, Source
from knowledge.conflicts.known import (
    Reading,
    answers_by_itself,
    document_of,
    is_about,
    known_readings,
    parts_told,
    sides_quoted,
)
from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.finding.questions import Asked, understood
from knowledge.finding.rulings import Ruling
from knowledge.finding.selection import Candidate
from knowledge.language.lexicon import lexicon_of
from knowledge.passages import PassageKind
from prompts.answers import QuotedSide
from tests.knowledge.fern import DOCUMENTS, PACKS, WORKSHOP_RULE, passage

LEXICON = lexicon_of(DOCUMENTS.passages("fern"))


def asked(question: str) -> Asked:
    return understood(question, LEXICON)


def excerpt(text: str, line: int = 1) -> Excerpt:
    return excerpts_of(passage(text, line=line, heading=f"Part {line}"))[0]


def disputed(*said: str, value: int | None = None, fit: float = 0.65, texts: tuple[str, ...] = ()) -> Ruling:
    sides = tuple(
        Side(value=one, source=Source(document="handbook", line=nth, place="Fern", figure=one))
        for nth, one in enumerate(said, 1)
    )
    rule = Rule(
        key="thing",
        says="A thing.",
        state=RuleState.PROVISIONAL,
        value=value,
        unit="hours" if value else None,
        sources=(sides[0].source,),
        conflict=sides,
    )
    return Ruling(rule, fit, tuple((one, excerpt(text)) for one, text in zip(said, texts or said, strict=True)))


def sides_of(ruling: Ruling | None) -> list[Excerpt]:
    return [side for _, side in ruling.grounds] if ruling else []


def found(*excerpts: Excerpt) -> list[Candidate]:
    """The excerpts as they were found, best first."""
    return [
        Candidate(one, score=0.0, merit=-nth, own=1.0, near=1.0, whole=1.0, cosine=1.0, stems=frozenset())
        for nth, one in enumerate(excerpts)
    ]


NUMBERS = disputed("12 hours", "15 hours", value=15)
PEOPLE = disputed("the coach", "the office")
ADDRESSES = disputed("one", "another", fit=0.5, texts=("Write to ann@fern.example", "Write to anne@fern.example"))
ONE_NUMBER = disputed("one", "another", texts=("Call 555-010-0199 now", "The office, 555-010-0199"))


@pytest.mark.parametrize(
    ("question", "ruling", "about"),
    [
        ("how many hours?", NUMBERS, "yes"),
        ("how much of it?", NUMBERS, "yes"),
        ("what happens in the workshop?", NUMBERS, "no"),
        ("is it the coach?", PEOPLE, "yes"),
        ("how many coaches sign?", PEOPLE, "no"),
        ("how much does it cost?", PEOPLE, "no"),
        ("is it the coach or the office?", disputed("the coach", "the office", fit=0.5), "yes"),
        ("is it the coach?", disputed("the coach", "the office", fit=0.5), "no"),
        ("one place says the coach, which is right?", disputed("the coach", "the office", fit=0.45), "yes"),
        ("what is the e-mail address?", ADDRESSES, "yes"),
        ("what is the phone number?", ADDRESSES, "no"),
        ("what is the phone number?", ONE_NUMBER, "no"),
        ("how many hours?", None, "no"),
        ("how many workshops?", Ruling(WORKSHOP_RULE.model_copy(update={"conflict": ()}), 1.0, ()), "no"),
    ],
)
def test_what_a_question_must_be_like_to_be_about_a_conflict(question: str, ruling: Ruling | None, about: str) -> None:
    assert is_about(asked(question), ruling, found(*sides_of(ruling))) is (about == "yes")


def test_the_conflict_is_kept_back_where_other_passages_are_found_first() -> None:
    first, second, third = (excerpt(f"Something else {nth}.", line=9) for nth in range(3))
    coach, office = sides_of(PEOPLE)
    assert is_about(asked("is it the coach?"), PEOPLE, found(first, coach, second))
    assert not is_about(asked("is it the coach?"), PEOPLE, found(first, second, third, coach, office))
    assert is_about(asked("is it really the coach?"), PEOPLE, found(first, second, third))


@pytest.mark.parametrize(
    ("question", "ruling", "itself"),
    [
        ("how many hours?", NUMBERS, "yes"),
        ("is it the coach?", PEOPLE, "no"),
        ("is it the coach?", disputed("the coach", "the office", fit=0.8), "yes"),
        ("what is the e-mail address?", ADDRESSES, "yes"),
        ("different places say the coach?", disputed("the coach", "the office", fit=0.5), "yes"),
        ("what happens?", NUMBERS, "no"),
    ],
)
def test_when_the_conflict_is_itself_the_answer(question: str, ruling: Ruling, itself: str) -> None:
    assert answers_by_itself(asked(question), ruling, found(*sides_of(ruling))) is (itself == "yes")


def test_a_value_is_shown_once_and_one_alone_is_no_conflict() -> None:
    both = disputed("12 hours", "15 hours", "12 hours")
    assert [reading.value for reading in known_readings(both)] == ["12 hours", "15 hours"]
    assert known_readings(disputed("12 hours", "12 hours")) == ()


def test_a_side_is_quoted_in_a_few_words_around_what_it_says() -> None:
    long = f"{'before that, ' * 20}and then a candidate attends 12 hours of it {'and after that, ' * 20}"
    ruling = disputed("12 hours", "15 hours", texts=(long, "In all 15 hours."))
    first, second = sides_quoted(known_readings(ruling), PACKS)
    assert second == QuotedSide("15 hours", "In all 15 hours.", "Part 1")
    assert first.place == "Part 1"
    assert "12 hours" in (first.words or "")
    assert len(first.words or "") <= 150
    assert document_of(known_readings(ruling), PACKS) == "Fern candidate handbook"


def test_an_item_of_a_list_is_quoted_behind_its_lead_in() -> None:
    uses = passage("- To give the plan to an evaluator", line=3, heading="Part 3", kind=PassageKind.LIST)
    item = excerpts_of(uses.model_copy(update={"lead": "The plan is yours. These uses are wrong:"}))[0]
    readings = [
        Reading("no evaluator", item, "evaluator"),
        Reading("an evaluator", excerpt("An evaluator may read it.")),
    ]
    assert sides_quoted(readings, PACKS)[0].words == "These uses are wrong: … - To give the plan to an evaluator"


def test_of_many_sides_three_have_words_and_all_their_value() -> None:
    many = disputed("one of us", "two of us", "three of us", "four of us")
    assert [bool(side.words) for side in sides_quoted(known_readings(many), PACKS)] == [True, True, True, False]


def told_together(fit: float) -> Ruling:
    said = tuple(Source(document="handbook", line=line, place="Fern", figure="work") for line in (1, 2))
    rule = Rule(key="late", says="A thing.", state=RuleState.AGREED, sources=said, together=True)
    return Ruling(rule, fit, (("", excerpt("Hand in on time.")), ("", excerpt("A teacher may take late work.", 2))))


def test_a_rule_of_several_places_is_told_whole_and_is_no_conflict() -> None:
    late, question = told_together(0.8), asked("can I hand in late?")
    assert [part.text for part in parts_told(question, late)] == ["Hand in on time.", "A teacher may take late work."]
    assert not is_about(question, late, found(*sides_of(late)))
    assert answers_by_itself(question, late, found(*sides_of(late)))


@pytest.mark.parametrize(("question", "fit"), [("can I hand in late?", 0.5), ("what does it cost to be late?", 0.8)])
def test_a_question_about_something_else_is_not_answered_with_such_a_rule(question: str, fit: float) -> None:
    assert parts_told(asked(question), told_together(fit)) == ()
