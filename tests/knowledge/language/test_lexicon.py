import pytest

from knowledge.language.lexicon import Lexicon, lexicon_of
from knowledge.language.words import stem, words
from knowledge.passages import Passage, PassageKind
from knowledge.program_packs import guide_path

PRINTED = (
    "assignments recommendation cpsels extension portfolio coach coaches supervisor induction handbook deadline "
    "orientation observation newsletters certificate evaluation completion requirements"
)
LEXICON = Lexicon(dict.fromkeys(PRINTED.split(), 3), 10)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("assigments", "assignments"),
        ("asignments", "assignments"),
        ("recomendation", "recommendation"),
        ("recomendaton", "recommendation"),
        ("cpsles", "cpsels"),
        ("extention", "extension"),
        ("portfollio", "portfolio"),
        ("caoch", "coach"),
        ("supervisr", "supervisor"),
        ("idnuction", "induction"),
        ("dedline", "deadline"),
        ("orientaton", "orientation"),
        ("pbservation", "observation"),
        ("newsleter", "newsletter"),
        ("hapens", "happens"),
        ("wich", "which"),
        ("teh", "the"),
    ],
)
def test_slips_are_put_right(typed: str, meant: str) -> None:
    assert LEXICON.corrected(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        *("park", "couch", "poach", "evaluator", "coachs", "recommended", "facilitator", "observant", "career"),
        *("tension", "certified", "maria", "2026", "iip", "plc", "dop", "xyz", "ai", "extent"),
    ],
)
def test_a_real_word_stays(word: str) -> None:
    assert LEXICON.corrected(word) == word


def test_common_talk_is_told_by_its_plain_form() -> None:
    assert (LEXICON.corrected("looks"), LEXICON.corrected("seems")) == ("look", "seem")


def passage(text: str) -> Passage:
    return Passage(
        program="fern",
        document="h.txt",
        title="Handbook",
        kind=PassageKind.PARAGRAPH,
        heading=(),
        text=text,
        place="line 1",
        line=1,
    )


def test_short_and_long_forms_are_read_from_the_documents() -> None:
    lexicon = lexicon_of([passage("Each keeps a Growth and Inquiry Record (GIR).")])
    assert lexicon.long_forms("gir") == lexicon.long_forms("girs") == ("growth and inquiry record",)
    assert lexicon.short_forms(("my", "growth", "inquiri", "record", "due")) == {"gir": ("growth", "inquiri", "record")}
    assert lexicon.short_forms(("growth", "record")) == {}


def test_the_fields_short_forms_are_known_and_not_defined() -> None:
    lexicon = lexicon_of([passage("The MOU is signed.")])
    assert (lexicon.long_forms("mou"), lexicon.definitions("mou")) == (("memorandum of understanding",), ())


def slipped(word: str) -> tuple[str, ...]:
    """Two letters swapped, one lost, one doubled: in the middle of the word."""
    at = len(word) // 2
    swapped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    return swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]


def test_nearly_every_slip_in_a_guides_words_is_put_right_and_no_other_guides_word_is_altered() -> None:
    usc, mcoe = (
        frozenset(word for word in words(guide_path(program).read_text(encoding="utf-8")) if word.isalpha())
        for program in ("usc", "mcoe")
    )
    lexicon = Lexicon(dict.fromkeys(usc, 2), 10)
    tried = [(word, slip) for word in usc if len(word) > 5 for slip in slipped(word) if slip not in usc]
    right = [word for word, slip in tried if stem(lexicon.corrected(slip)) == stem(word)]
    assert (len(tried) > 1000, len(right) / len(tried) > 0.95) == (True, True)
    assert [word for word in mcoe - usc if stem(lexicon.corrected(word)) != stem(word)] == []
