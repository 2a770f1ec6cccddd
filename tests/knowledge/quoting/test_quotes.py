from collections.abc import Sequence

import pytest

from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.finding.questions import Asked, understood
from knowledge.language.lexicon import lexicon_of
from knowledge.passages import PassageKind
from knowledge.quoting.quotes import SHORT, quotes_of, telling, widen
from tests.knowledge.fern import APPEAL, COACHING, PAIRING, passage

ROOM = 500
LONG = passage(
    "The garden was laid out by three sisters. " + "It has many beds and paths. " * 20 + "They water it for 9 weeks.",
    line=70,
    heading="History",
)
HEADED = passage("Pots\nEvery pot is numbered.", line=80, heading="Pots:", kind=PassageKind.LIST)
LED = passage(
    "A letter", line=81, heading="Hiring", kind=PassageKind.LIST, lead="What an applicant hands in to the office:"
)
EXCERPTS = tuple(excerpt for one in (COACHING, LONG) for excerpt in excerpts_of(one))


def asked(text: str) -> Asked:
    return understood(text, lexicon_of((COACHING, PAIRING, APPEAL, LONG)))


def shown(excerpts: Sequence[Excerpt], question: str = "the garden", room: int = ROOM) -> list[str]:
    quotes = quotes_of(excerpts)
    widen(quotes, asked(question), room)
    return [quote.text for quote in quotes]


def test_excerpts_of_one_passage_are_one_quote_in_its_order() -> None:
    hours, place = excerpts_of(COACHING)
    first, *_, last = excerpts_of(LONG)
    quotes = quotes_of([place, last, hours, first])
    assert [quote.passage for quote in quotes] == [COACHING, LONG]
    assert quotes[0].excerpts == (hours, place)
    assert quotes[0].words == COACHING.text
    assert quotes[1].words == f"{first.text} … {last.text}"


def test_an_item_is_quoted_after_the_line_that_leads_in_to_it() -> None:
    item = excerpts_of(APPEAL)[2]
    assert quotes_of([item])[0].text == "An appeal has these steps: … Meet the coach"
    assert quotes_of(excerpts_of(LED))[0].text == "What an applicant hands in to the office: … A letter"


def test_a_short_list_that_is_quoted_from_its_lead_in_is_quoted_whole() -> None:
    assert shown(excerpts_of(APPEAL)[:1]) == [APPEAL.text]


def test_a_quote_takes_in_what_is_around_it_while_it_stays_short() -> None:
    assert shown(excerpts_of(COACHING)[:1]) == [COACHING.text]
    told = shown(excerpts_of(LONG)[:1])[0]
    assert told.startswith("The garden was laid out by three sisters. It has many beds and paths.")
    assert len(told) <= SHORT


def test_a_sentence_that_leans_back_takes_the_one_before_it_along() -> None:
    leaning = passage("The oak is old. It was planted by a child.", line=90, heading="Oak")
    assert shown(excerpts_of(leaning)[1:], room=60) == [leaning.text]
    assert shown(excerpts_of(leaning)[1:], room=30) == ["It was planted by a child."]


def test_what_holds_the_figure_asked_for_is_added_over_a_gap() -> None:
    first = excerpts_of(LONG)[0]
    told = shown([first], "how many weeks do they water the garden", room=120)
    assert told == [f"{first.text} … They water it for 9 weeks."]


def test_a_heading_is_no_part_of_a_quote_that_goes_on() -> None:
    assert shown(excerpts_of(HEADED)) == ["Every pot is numbered."]


@pytest.mark.parametrize(
    ("question", "longest", "told"),
    [
        ("water", 60, "… It has many beds and paths. They water it for 9 weeks."),
        ("sisters", 41, "… garden was laid out by three sisters. …"),
        ("sisters", 2000, LONG.text),
    ],
)
def test_of_a_long_text_the_stretch_is_shown_that_tells_most(question: str, longest: int, told: str) -> None:
    assert telling(LONG.text, asked(question), longest) == told
