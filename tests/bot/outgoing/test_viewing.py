"""What becomes of views that Slack would refuse, and of answers to submitted modals."""

from bot.outgoing.mending import mended
from bot.outgoing.viewing import CHECK_THIS, NOT_A_FORM, NOTHING_YET
from tests.bot.outgoing.pieces import field, home, modal, plain, section, typed


def test_a_view_of_too_many_blocks_says_how_many_are_not_shown() -> None:
    found = mended("views.publish", {"user_id": "U1", "view": home(*[section("s")] * 130)})
    blocks = found.payload["view"]["blocks"]
    assert len(blocks) == 100
    assert blocks[98:] == [section("s"), section("… and 31 more that do not fit here. Ask me about them in a message.")]


def test_a_view_of_too_many_bytes_says_how_many_are_not_shown() -> None:
    view = home(*[section("é" * 2900)] * 90)
    found = mended("views.publish", {"user_id": "U1", "view": view})
    *kept, last = found.payload["view"]["blocks"]
    assert f"{90 - len(kept)} more" in last["text"]["text"]
    assert 30 < len(kept) < 90


def test_a_modal_that_asks_has_a_button() -> None:
    found = mended("views.open", {"trigger_id": "1", "view": modal(field(typed()))})
    assert found.payload == {"trigger_id": "1", "view": modal(field(typed()), submit=plain("Submit"))}


def test_a_modal_without_a_title_gets_one() -> None:
    found = mended("views.open", {"view": {"type": "modal", "blocks": [section()]}})
    assert found.payload == {"view": modal(section(), title=plain("Companion"))}


def test_a_long_title_of_a_modal_ends_in_an_ellipsis() -> None:
    found = mended("views.open", {"view": modal(title=plain("Log coaching and learning"))})
    assert found.payload["view"]["title"] == plain("Log coaching and learni…")


def test_one_element_has_the_focus() -> None:
    view = modal(field(typed(focus_on_load=True)), field(typed(focus_on_load=True)), submit=plain())
    found = mended("views.open", {"view": view})
    assert found.payload["view"]["blocks"] == [field(typed(focus_on_load=True)), field(typed())]


def test_an_empty_home_says_so() -> None:
    found = mended("views.publish", {"view": {"type": "home", "blocks": []}})
    assert found.payload == {"view": home(section(NOTHING_YET))}


def test_a_form_that_would_lose_what_it_carries_is_no_form() -> None:
    view = modal(section("Log hours"), field(typed()), submit=plain(), private_metadata="p" * 3001)
    found = mended("views.open", {"trigger_id": "1", "view": view})
    words = [section("Log hours\nx"), section(NOT_A_FORM)]
    assert found.payload == {"trigger_id": "1", "view": modal(*words, title=plain("Companion"))}
    assert [fault.pointer for fault in found.faults] == ["/view/private_metadata"]


def test_an_error_without_words_gets_some() -> None:
    found = mended("view_submission", {"response_action": "errors", "errors": {"day": ""}})
    assert found.payload == {"response_action": "errors", "errors": {"day": CHECK_THIS}}


def test_the_next_view_of_a_modal_is_mended_too() -> None:
    found = mended("view_submission", {"response_action": "update", "view": modal(section("s", colour="red"))})
    assert found.payload == {"response_action": "update", "view": modal(section("s"))}
