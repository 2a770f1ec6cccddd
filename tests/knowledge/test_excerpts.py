from knowledge.excerpts import excerpts_of, surroundings
from knowledge.passages import Passage, PassageKind


def passage(text: str, kind: PassageKind = PassageKind.PARAGRAPH) -> Passage:
    return Passage(
        program="fern", document="guide.md", title="Guide", kind=kind, heading=(), text=text, place="line 1", line=1
    )


def test_sentences_and_items_are_apart_and_abbreviations_are_not() -> None:
    whole = passage("Ask Dr. Vance first. Then sign.\n1. The log\n2. The plan (e.g. Goals). It is short.")
    assert [excerpt.text for excerpt in excerpts_of(whole)] == [
        "Ask Dr. Vance first.",
        "Then sign.",
        "1. The log",
        "2. The plan (e.g. Goals).",
        "It is short.",
    ]


def test_a_row_stays_whole_and_takes_in_figures_printed_under_it() -> None:
    table = passage("Principal | 12.3% | 19\nMy coach was there. Always.\n82.4% 131", PassageKind.TABLE)
    assert [excerpt.text for excerpt in excerpts_of(table)] == [
        "Principal | 12.3% | 19",
        "My coach was there.",
        "Always.\n82.4% 131",
    ]


def test_a_quote_is_contiguous_and_never_longer_than_asked() -> None:
    whole = passage("One is here. Two is here. Three is here. Four is here.")
    third = excerpts_of(whole)[2]
    assert surroundings(third, 700) == whole.text
    assert surroundings(third, 30) == "Three is here. Four is here."
    assert surroundings(third, 8) == "Three is"
