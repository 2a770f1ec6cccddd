from hypothesis import given
from hypothesis import strategies as st

from knowledge.passages import Passage, PassageKind
from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.packing import QUOTE
from knowledge.reading.sections import passages_of
from knowledge.reading.text import read_text


def cut(*blocks: Block) -> tuple[Passage, ...]:
    return passages_of(Draft(None, blocks), program="usc", document="h.txt", title="Handbook")


def test_a_passage_knows_the_path_of_headings_and_its_place() -> None:
    assert cut(
        Block(BlockKind.HEADING, "Coaching", 1, level=1),
        Block(BlockKind.HEADING, "Meetings", 2, level=2),
        Block(BlockKind.PARAGRAPH, "You bring:", 3),
        Block(BlockKind.ITEM, "your plan", 4),
        Block(BlockKind.HEADING, "Late work", 5, level=1),
        Block(BlockKind.PARAGRAPH, "A week.", 6),
    ) == (
        Passage(
            program="usc",
            document="h.txt",
            title="Handbook",
            kind=PassageKind.LIST,
            heading=("Coaching", "Meetings"),
            text="You bring:\nyour plan",
            place="line 3",
            line=3,
        ),
        Passage(
            program="usc",
            document="h.txt",
            title="Handbook",
            kind=PassageKind.PARAGRAPH,
            heading=("Late work",),
            text="A week.",
            place="line 6",
            line=6,
        ),
    )


def test_the_items_of_a_long_list_keep_their_lead_in() -> None:
    items = [Block(BlockKind.ITEM, f"{nth} " + "word " * 60, nth) for nth in range(2, 8)]
    found = cut(Block(BlockKind.PARAGRAPH, "The coach must:", 1), *items)
    assert [passage.lead for passage in found] == ["", *["The coach must:"] * (len(found) - 1)]
    assert len(found) > 1


def test_a_heading_that_says_something_can_be_quoted() -> None:
    found = cut(
        Block(BlockKind.HEADING, "Workshops (18 hours a year)", 1, level=1), Block(BlockKind.PARAGRAPH, "Six.", 2)
    )
    assert [passage.text for passage in found] == ["Workshops (18 hours a year)\nSix."]


def test_nothing_is_quoted_across_what_was_left_out() -> None:
    found = cut(
        Block(BlockKind.PARAGRAPH, "Before.", 1), Block(BlockKind.GAP, "", 2), Block(BlockKind.PARAGRAPH, "After.", 3)
    )
    assert [passage.text for passage in found] == ["Before.", "After."]


@given(st.lists(st.text("abc .\n", max_size=900), max_size=6))
def test_every_passage_is_short_enough_to_quote_and_no_word_is_lost(paragraphs: list[str]) -> None:
    texts = [" ".join(paragraph.split()) for paragraph in paragraphs]
    found = cut(*(Block(BlockKind.PARAGRAPH, text, nth) for nth, text in enumerate(texts, 1) if text))
    assert all(len(passage.text) <= QUOTE for passage in found)
    assert "".join(passage.text for passage in found).split() == [] or "".join(
        "".join(passage.text.split()) for passage in found
    ) == "".join("".join(text.split()) for text in texts)


def test_a_sentence_keeps_its_closing_quotation_mark() -> None:
    text = 'They asked: "What would help?" ' + "Nobody had an answer to that question, not even the coach. " * 14
    passages = passages_of(read_text(text), program="usc", document="h.txt", title="Handbook")
    assert passages[0].text.startswith('They asked: "What would help?" Nobody')
