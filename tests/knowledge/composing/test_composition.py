"""How much of a list an answer shows."""

from knowledge.composing.composition import quoted
from knowledge.excerpts import excerpts_of
from knowledge.finding.questions import understood
from knowledge.language.lexicon import lexicon_of
from knowledge.passages import PassageKind
from prompts.answers import ListItem, Quoted
from tests.knowledge.fern import passage

ITEMS = tuple(f"Water the bed of ferns by the {side} wall, and note in the book how dry it was" for side in "abcdefgh")
DUTIES = passage("\n".join(ITEMS), line=7, heading="Duties", kind=PassageKind.LIST, lead="They include:")


def listed(question: str, room: int) -> Quoted:
    shelf = (DUTIES,)
    asked = understood(question, lexicon_of(shelf))
    return quoted(excerpts_of(DUTIES)[:1], asked, {}, shelf, needed=1, room=room)[0]


def test_items_are_shown_whole_and_the_others_counted_with_their_place() -> None:
    told = listed("what are the duties?", 300)
    assert told.items == tuple(ListItem("•", item) for item in ITEMS[:3])
    assert (told.more, told.place) == (5, DUTIES.place)


def test_no_step_of_a_process_is_left_out() -> None:
    told = listed("what are the steps?", 300)
    assert (len(told.items), told.more) == (len(ITEMS), 0)
