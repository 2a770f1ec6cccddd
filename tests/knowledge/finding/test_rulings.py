import pytest

from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule, RuleState, Source
from knowledge.finding.questions import understood
from knowledge.finding.rulings import RuleBook, Ruling, settled_by
from knowledge.language.lexicon import lexicon_of
from knowledge.passages import Passage
from tests.knowledge.fern import COACHING, DOCUMENTS, FERN, OAK, OFFICE, WORKSHOPS, WORKSHOPS_AGAIN

SHELF: tuple[Passage, ...] = DOCUMENTS.passages("fern")
LEXICON = lexicon_of(SHELF)
COACH_HOURS = Rule(
    key="coaching.hours",
    says="36 hours of coaching in each year.",
    asks=("time with a mentor",),
    state=RuleState.AGREED,
    value=36,
    unit="hours",
    per="year",
    sources=(Source(document="handbook", line=3, place="Coaching", figure="36 hours"),),
)
COACH_TOTAL = COACH_HOURS.model_copy(
    update={"key": "coaching.hours.total", "says": "72 hours of coaching in all.", "per": "program", "asks": ()}
)
PACK = FERN.model_copy(update={"rules": (*FERN.rules, COACH_HOURS, COACH_TOTAL)})


def ruled(question: str, pack: ProgramPack = PACK) -> Ruling | None:
    asked = understood(question, LEXICON)
    book = RuleBook([pack], {"fern": SHELF}, LEXICON)
    return book.ruling_on(asked, lambda texts: DOCUMENTS.similar(question, texts))


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("how many workshops do I attend each year?", "workshops.count"),
        ("may I take parental leave?", "leave"),
        ("how many hours of coaching each year?", "coaching.hours"),
        ("how many hours of coaching altogether?", "coaching.hours.total"),
        ("how much time with a mentor?", "coaching.hours"),
    ],
)
def test_a_question_finds_its_rule_by_words_unit_span_and_what_people_say(question: str, key: str) -> None:
    ruling = ruled(question)
    assert ruling is not None
    assert (ruling.rule.key, ruling.fits) == (key, True)


def test_a_question_that_shares_no_word_has_no_rule() -> None:
    assert ruled("where is the moon?") is None
    assert ruled("how many workshops?", OAK) is None


def test_a_rule_comes_with_the_excerpts_that_bear_it_out_and_who_settles_it() -> None:
    ruling = ruled("how many workshops do I attend each year?")
    assert ruling is not None
    assert [(value, excerpt.passage) for value, excerpt in ruling.grounds] == [
        ("12 a year", WORKSHOPS),
        ("15 a year", WORKSHOPS_AGAIN),
    ]
    assert (ruling.settled_by, ruling.enforced) == (OFFICE.title, "15 workshops a year")
    assert all(ruling.rests_on(excerpt) for _, excerpt in ruling.grounds)


def test_without_vectors_the_words_decide() -> None:
    ruling = RuleBook([PACK], {"fern": SHELF}, LEXICON).ruling_on(understood("workshops each year", LEXICON))
    assert ruling is not None
    assert ruling.rule.key == "workshops.count"


def test_one_is_said_in_the_singular() -> None:
    month = COACH_HOURS.model_copy(update={"value": 1, "unit": "months", "per": None})
    assert Ruling(month, 1.0, ()).enforced == "1 month"


def test_nobody_is_named_where_no_pack_says() -> None:
    assert (settled_by(None), settled_by(OAK)) == (None, None)
    assert COACHING in SHELF
