from knowledge.excerpts import excerpts_of
from knowledge.lists import whole_list
from knowledge.passages import PassageKind
from tests.knowledge.fern import APPEAL, COACHING, passage

MORE = passage("Wait for a letter", line=44, heading="Appeals", kind=PassageKind.LIST)
SHELF = (COACHING, APPEAL, MORE)


def test_a_list_is_whole_from_its_lead_in_and_from_any_item() -> None:
    items = ["Write to the office", "Meet the coach", "Meet the director", "Wait for a letter"]
    lead_in, *_, director = excerpts_of(APPEAL)
    assert [item.text for item in whole_list(lead_in, SHELF)] == items
    assert [item.text for item in whole_list(director, SHELF)] == items
    assert [item.text for item in whole_list(excerpts_of(MORE)[0], SHELF)] == items


def test_a_paragraph_is_no_list() -> None:
    assert whole_list(excerpts_of(COACHING)[0], SHELF) == ()
