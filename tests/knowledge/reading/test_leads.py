from knowledge.reading.blocks import Block, BlockKind
from knowledge.reading.leads import Leads, last_sentence


def leads(*blocks: tuple[BlockKind, str, int]) -> list[str]:
    found = Leads()
    return [found.of(Block(kind, text, nth, level=level)) for nth, (kind, text, level) in enumerate(blocks)]


PARAGRAPH, ITEM = BlockKind.PARAGRAPH, BlockKind.ITEM


def test_an_item_leans_on_the_words_above_its_list_and_on_the_item_that_it_stands_below() -> None:
    assert leads(
        (PARAGRAPH, "The office does three things. It asks for:", 0),
        (ITEM, "1. All coaches:", 1),
        (ITEM, "1. are trained", 2),
        (ITEM, "2. Each candidate:", 1),
        (ITEM, "1. is asked", 2),
    ) == [
        "",
        "The office does three things. It asks for:",
        "The office does three things. It asks for: All coaches:",
        "The office does three things. It asks for:",
        "The office does three things. It asks for: Each candidate:",
    ]


def test_in_a_flat_list_an_item_that_ends_with_a_colon_leads_in_to_those_after_it() -> None:
    assert leads(
        (PARAGRAPH, "You must:", 0), (ITEM, "Enroll", 0), (ITEM, "Do one of these:", 0), (ITEM, "Wait", 0)
    ) == [
        "",
        "You must:",
        "You must:",
        "You must: Do one of these:",
    ]


def test_prose_that_belongs_to_an_item_leans_on_what_the_item_leans_on() -> None:
    assert leads((PARAGRAPH, "You may", 0), (ITEM, "1. Ask", 0), (PARAGRAPH, "By mail.", 2), (ITEM, "2. Wait", 0)) == [
        "",
        "You may",
        "You may",
        "You may",
    ]


def test_a_list_after_a_closed_sentence_has_no_lead() -> None:
    assert leads((PARAGRAPH, "You may ask.", 0), (ITEM, "Wait", 0)) == ["", ""]


def test_prose_among_phrases_is_no_item_of_their_list() -> None:
    items = [(ITEM, text, 0) for text in ("Enroll", "Pay", "The credential is valid. It can be renewed.")]
    assert leads((PARAGRAPH, "You must:", 0), *items)[1:] == ["You must:", "You must:", ""]


def test_a_short_last_sentence_takes_the_one_before_it_along() -> None:
    assert last_sentence("Coaches do much. Some of it is listed here. Notice:") == "Some of it is listed here. Notice:"
