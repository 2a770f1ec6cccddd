from induction.packs.pack import PackDocument
from knowledge.answers import Citation
from knowledge.excerpts import excerpts_of
from knowledge.quoting.citing import CITED, QUOTE, citation_of, cited, label_of, subject
from tests.knowledge.fern import APPEAL, COACHING, FERN, PACKS, PAIRING, SURVEY, WORKSHOPS, passage

GUIDE = passage("Ferns are watered daily.", line=3, heading="Water").model_copy(update={"document": "guide.md"})
GUIDED = {
    "fern": FERN.model_copy(
        update={
            "documents": (
                *FERN.documents,
                PackDocument(
                    id="guide", title="Guide: of ferns", file="guide.md", label="web page", edition="May 2020"
                ),
            )
        }
    )
}


def test_a_citation_names_the_place_and_what_the_pack_says_of_the_document() -> None:
    assert citation_of(excerpts_of(GUIDE)[0], GUIDED) == Citation(
        program="fern",
        document="guide.md",
        title="Guide: of ferns",
        heading=("Water",),
        place="line 3",
        quote="Ferns are watered daily.",
        label="web page",
        edition="May 2020",
    )
    assert citation_of(excerpts_of(GUIDE)[0], {}).title == "Fern handbook"


def test_a_long_passage_is_quoted_around_the_excerpt() -> None:
    long = passage("One thing. " + "Another thing entirely. " * 40 + "The last.", line=1, heading="Things")
    quote = citation_of(excerpts_of(long)[-1], PACKS).quote
    assert quote.endswith("The last.")
    assert quote in long.text
    assert len(quote) <= QUOTE


def test_what_is_shown_is_cited_first_and_every_quote_once() -> None:
    hours, place = excerpts_of(COACHING)
    others = [excerpts_of(one)[0] for one in (PAIRING, APPEAL, WORKSHOPS, SURVEY)]
    found = cited([place], [hours, *others], PACKS)
    assert [citation.heading for citation in found] == [("Coaching",), ("Pairing",), ("Appeals",)]
    assert len(found) == CITED


def test_words_stand_under_their_nearest_heading_or_the_documents_title() -> None:
    assert subject(COACHING, PACKS) == "Coaching"
    assert subject(GUIDE.model_copy(update={"heading": ()}), GUIDED) == "Guide"
    assert subject(GUIDE.model_copy(update={"heading": ("How often should one water: ",)}), {}) == (
        "How often should one water"
    )


def test_a_label_is_told_unless_the_subject_says_it() -> None:
    assert label_of(GUIDE, GUIDED) == "web page"
    assert label_of(GUIDE.model_copy(update={"heading": ("The web page",)}), GUIDED) is None
    assert label_of(COACHING, PACKS) is None
