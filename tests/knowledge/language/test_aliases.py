import pytest

from knowledge.language.aliases import aliases_of
from knowledge.passages import Passage, PassageKind


def passage(text: str, *heading: str, lead: str = "") -> Passage:
    return Passage(
        program="fern",
        document="h.txt",
        title="Handbook",
        kind=PassageKind.PARAGRAPH,
        heading=heading,
        text=text,
        place="line 1",
        line=1,
        lead=lead,
    )


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Each writes a Growth and Inquiry Record (GIR) with the coach.", "gir", "growth and inquiry record"),
        ("The GIR (Growth and Inquiry Record) is kept online.", "gir", "growth and inquiry record"),
        ("GIR: Growth and Inquiry Record", "gir", "growth and inquiry record"),
        ("GIR | Growth and Inquiry Record | kept by the coach", "gir", "growth and inquiry record"),
        ("Growth and Inquiry Record | GIR", "gir", "growth and inquiry record"),
        ("GIR stands for Growth and Inquiry Record.", "gir", "growth and inquiry record"),
        ("a growth and inquiry record, or GIR, is kept", "gir", "growth and inquiry record"),
        ("their Growth and Inquiry Records (GIRs)", "gir", "growth and inquiry records"),
        ("the rubric of A Sketch of Practice ([SOP](#) of 2019)", "sop", "sketch of practice"),
        ("a Memorandum of Understanding (“MOU”)", "mou", "memorandum of understanding"),
        ("the Fern County Office of Education (FCOE)", "fcoe", "fern county office of education"),
        ("a Multi-Tiered Path of Steps (MTPS)", "mtps", "multi tiered path of steps"),
    ],
)
def test_a_short_form_is_known_by_the_words_with_its_initials(text: str, short: str, long: str) -> None:
    assert aliases_of([passage(text)]) == {short: (long,)}


@pytest.mark.parametrize(
    "text",
    [
        "growth is shown on every level (CTC, 2014)",
        "a fair and open program (IIP)",
        "The IIP is confidential. Each goal names evidence.",
        "Write it in capitals (REQUIRED).",
        "",
    ],
)
def test_what_only_stands_beside_it_is_no_long_form(text: str) -> None:
    assert aliases_of([passage(text)]) == {}


def test_the_long_form_printed_most_often_comes_first_and_headings_define_too() -> None:
    passages = [
        passage("a Personal Growth Plan (PGP)"),
        passage("your Professional Growth Plan (PGP)", "The Professional Growth Plan (PGP)"),
        passage("each item", lead="Learning Circle (LC):"),
    ]
    assert aliases_of(passages) == {
        "pgp": ("professional growth plan", "personal growth plan"),
        "lc": ("learning circle",),
    }
