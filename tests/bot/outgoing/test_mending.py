"""What becomes of payloads that Slack would refuse."""

from typing import Any

import pytest

from bot.outgoing.checking import faults
from bot.outgoing.mending import Mended, mended
from bot.outgoing.speaking import NOT_SHOWN, SPEECHLESS
from tests.bot.outgoing.accepted import assert_accepted
from tests.bot.outgoing.pieces import (
    Block,
    actions,
    button,
    confirm,
    context,
    field,
    home,
    mrkdwn,
    option,
    options,
    plain,
    rich,
    section,
    select,
    table,
    typed,
)

POST = "chat.postMessage"
DIVIDER = {"type": "divider"}


def post(*blocks: Block, text: str = "x") -> dict[str, Any]:
    return {"channel": "C1", "text": text, "blocks": list(blocks)}


def blocks_of(found: Mended) -> list[Block]:
    assert found.further == ()
    blocks: list[Block] = found.payload["blocks"]
    return blocks


def test_what_slack_takes_stays_as_it_is() -> None:
    assert_accepted(POST, post(section("<@U1> and *bold*"), actions(button(confirm=confirm()))))
    assert_accepted("views.publish", {"user_id": "U1", "view": home(section(), field(typed()))})
    assert_accepted("view_submission", {"response_action": "errors", "errors": {"day": "That day is over."}})
    assert_accepted("view_submission", {})
    assert_accepted("response", {"delete_original": True})
    assert_accepted("users.info", {"user": "U1"})


ONE_BLOCK: list[tuple[str, Block, list[Block]]] = [
    ("a long section", section("a" * 2990 + " " + "b" * 20, accessory=button()), [
        section("a" * 2990, accessory=button()), section("b" * 20)]),
    ("a long paragraph", section("a" * 1600 + "\n\n" + "b" * 1000 + "\n" + "c" * 500), [
        section("a" * 1600), section("b" * 1000 + "\n" + "c" * 500)]),
    ("an escaped sign at the cut", section("a" * 2998 + "&amp;b"), [section("a" * 2998), section("&amp;b")]),
    ("a link at the cut", section("a" * 2900 + "<https://school.example|" + "b" * 100 + ">"), [
        section("a" * 2900), section("<https://school.example|" + "b" * 100 + ">")]),
    ("many fields", {"type": "section", "fields": [mrkdwn(str(i)) for i in range(12)]}, [
        {"type": "section", "fields": [mrkdwn(str(i)) for i in range(10)]},
        {"type": "section", "fields": [mrkdwn("10"), mrkdwn("11")]}]),
    ("a long header", {"type": "header", "text": plain("h" * 151)}, [
        {"type": "header", "text": plain("h" * 149 + "…")}]),
    ("mrkdwn in a header", {"type": "header", "text": mrkdwn("h")}, [{"type": "header", "text": plain("h")}]),
    ("a bare string for a text", {"type": "section", "text": "x"}, [{"type": "section", "text": plain("x")}]),
    ("a long context", context(*[mrkdwn("c")] * 11), [context(*[mrkdwn("c")] * 10), context(mrkdwn("c"))]),
    ("a long button", actions(button("b" * 80)), [actions(button("b" * 74 + "…"))]),
    ("buttons of one name", actions(button("one"), button("two")), [actions(button("one")), actions(button("two"))]),
    ("26 buttons", actions(*(button(action_id=str(i)) for i in range(26))), [
        actions(*(button(action_id=str(i)) for i in range(25))), actions(button(action_id="25"))]),
    ("an unknown style", actions(button(style="green")), [actions(button())]),
    ("an unknown key", section(colour="red"), [section()]),
    ("null", {"type": "section", "text": mrkdwn(), "accessory": None}, [section()]),
    ("a number for a value", actions(button(value=7)), [actions(button(value="7"))]),
    ("a long placeholder", actions(select(placeholder=plain("p" * 160))), [
        actions(select(placeholder=plain("p" * 149 + "…")))]),
    ("a long option", actions(select(options=[option("o" * 76)])), [actions(select(options=[option("o" * 74 + "…")]))]),
    ("101 options", actions(select(options=options(101))), [actions(select(options=options(100)))]),
    ("a stranger chosen", actions(select(initial_option=option("other", "other"))), [actions(select())]),
    ("a confirmation of a text", actions(button(confirm={"text": plain("Sure?")})), [actions(button(confirm={
        "text": plain("Sure?"), "title": plain("Are you sure?"), "confirm": plain("Yes"), "deny": plain("No")}))]),
    ("a day that is none", field({"type": "datepicker", "initial_date": "tomorrow"}), [field({"type": "datepicker"})]),
    ("a number input that does not say", field({"type": "number_input"}), [
        field({"type": "number_input", "is_decimal_allowed": True})]),
    ("a long markdown", {"type": "markdown", "text": "m" * 6000 + "\n" + "n" * 6500}, [
        {"type": "markdown", "text": "m" * 6000}, {"type": "markdown", "text": "n" * 6500}]),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), [row[1:] for row in ONE_BLOCK], ids=[row[0] for row in ONE_BLOCK])
def test_a_block_is_mended(block: Block, expected: list[Block]) -> None:
    found = mended(POST, post(DIVIDER, block))
    sent = [block for payload in (found.payload, *found.further) for block in payload["blocks"]]
    assert sent == [DIVIDER, *expected]
    assert found.notes
    assert found.faults == ()


@pytest.mark.parametrize(
    "empty",
    [
        section(""),
        section(" \n"),
        actions(),
        context(),
        {"type": "section", "fields": []},
        {"type": "section", "fields": [None, None]},
    ],
)
def test_what_is_empty_is_left_out(empty: Block) -> None:
    found = mended(POST, post(section(), empty))
    assert blocks_of(found) == [section()]
    assert found.faults == ()


UNMENDABLE: list[tuple[str, Block, list[Block]]] = [
    ("an unknown block", {"type": "fancy", "text": plain("a <b>")}, [section("a &lt;b&gt;")]),
    ("a button without a name for it", actions(button("keep"), {"type": "knob", "text": plain("turn")}), [
        actions(button("keep")), section("turn")]),
    ("an alert in a message", {"type": "alert", "text": mrkdwn("*Mind*")}, [section("*Mind*")]),
    ("a long value", actions(button("Record", value="v" * 2001)), [actions(button("Record"))]),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), [row[1:] for row in UNMENDABLE[:3]], ids=[r[0] for r in UNMENDABLE[:3]])
def test_what_cannot_be_mended_is_said_in_plain_words(block: Block, expected: list[Block]) -> None:
    payload = post(section(), block)
    found = mended(POST, payload)
    assert blocks_of(found) == [section(), *expected]
    assert found.faults == tuple(faults(POST, payload))


def test_a_button_whose_value_is_too_long_would_do_something_else_so_it_goes() -> None:
    found = mended(POST, post(actions(button("Record", value="v" * 2001))))
    assert blocks_of(found) == [section("Record")]


def test_60_blocks_are_two_messages_in_the_same_thread() -> None:
    blocks = [section(str(number)) for number in range(60)]
    found = mended(POST, {**post(*blocks), "thread_ts": "1.0", "metadata": {"event_type": "e", "event_payload": {}}})
    assert found.payload["blocks"] == blocks[:50]
    later = "\n".join(str(number) for number in range(50, 60))
    assert found.further == ({"channel": "C1", "thread_ts": "1.0", "text": later, "blocks": blocks[50:]},)
    assert found.notes == ("split into 2 messages",)


def test_blocks_that_are_too_long_together_are_several_messages() -> None:
    blocks = [section("x" * 2900)] * 5
    found = mended(POST, post(*blocks))
    assert [payload["blocks"] for payload in (found.payload, *found.further)] == [blocks[:4], blocks[4:]]
    assert_accepted("response", {"text": "x", "blocks": blocks})


def test_a_message_has_one_table() -> None:
    found = mended(POST, post(table(2, 2), section(), table(150, 2)))
    assert [payload["blocks"] for payload in (found.payload, *found.further)] == [
        [table(2, 2), section()],
        [table(100, 2)],
        [table(50, 2)],
    ]


def test_a_long_text_is_several_messages() -> None:
    found = mended(POST, {"channel": "C1", "text": "a" * 39_000 + "\n" + "b" * 3000})
    assert found.payload == {"channel": "C1", "text": "a" * 39_000}
    assert found.further == ({"channel": "C1", "text": "b" * 3000},)


def test_an_update_that_is_too_long_is_followed_by_posts() -> None:
    found = mended("chat.update", {"channel": "C1", "ts": "1.1", "text": "a" * 3990 + " " + "b" * 100})
    assert found.payload == {"channel": "C1", "ts": "1.1", "text": "a" * 3990, "blocks": []}
    assert found.further == ({"channel": "C1", "text": "b" * 100},)


def test_the_text_beside_blocks_ends_in_an_ellipsis() -> None:
    found = mended("chat.update", {"channel": "C1", "ts": "1.1", "text": "t" * 5000, "blocks": [section()]})
    assert found.payload["text"] == "t" * 3999 + "…"


def test_a_missing_text_is_made_from_the_blocks() -> None:
    found = mended(POST, {"channel": "C1", "blocks": [section("*Hours*"), DIVIDER, actions(button("Go"))]})
    assert found.payload["text"] == "*Hours*\nGo"
    assert found.notes == ("/text made from the blocks",)


def test_nothing_to_say_is_still_an_answer() -> None:
    found = mended(POST, {"channel": "C1", "text": " ", "blocks": [section("")]})
    assert found.payload == {"channel": "C1", "text": SPEECHLESS}


def test_blocks_that_are_no_json_leave_the_text() -> None:
    found = mended(POST, {"channel": "C1", "text": "x", "blocks": "[{"})
    assert found.payload == {"channel": "C1", "text": "x"}


def test_a_form_field_of_blocks_is_read() -> None:
    found = mended(POST, {"channel": "C1", "text": "x", "blocks": '[{"type": "divider", "a": 1}]'})
    assert found.payload == {"channel": "C1", "text": "x", "blocks": [DIVIDER]}


def test_a_name_that_is_there_twice_is_kept_once() -> None:
    found = mended(POST, post(section("a", block_id="b"), section("c", block_id="b")))
    assert blocks_of(found) == [section("a", block_id="b"), section("c")]


def test_an_answer_in_place_of_a_message_is_replaced_once() -> None:
    found = mended("response", {"replace_original": True, "text": "x", "blocks": [section("s")] * 60})
    assert found.payload["replace_original"] is True
    assert [payload["replace_original"] for payload in found.further] == [False]


def test_a_response_url_is_used_five_times_at_most() -> None:
    found = mended("response", {"text": "x", "blocks": [section("s")] * 400})
    assert len(found.further) == 4
    assert found.further[-1] == {"text": NOT_SHOWN}


CALLS = [
    ("<!here>", "@here"),
    ("hi <!channel|everybody> and <!everyone>", "hi @channel and @everyone"),
    ("<!subteam^S1|@coaches>", "@coaches"),
    ("<!subteam^S1>", "@group"),
    ("<!subteam^S1|<!here>>", "@here"),
    ("<@U1> <#C1> <!date^1^{date}|x>", "<@U1> <#C1> <!date^1^{date}|x>"),
    ("&lt;!here&gt;", "&lt;!here&gt;"),
]


@pytest.mark.parametrize(("written", "sent"), CALLS)
def test_no_call_to_everyone_comes_alive(written: str, sent: str) -> None:
    assert mended(POST, post(section(written), text=written)).payload == post(section(sent), text=sent)


def test_no_call_comes_alive_in_rich_text() -> None:
    called = rich({"type": "broadcast", "range": "here"}, {"type": "usergroup", "usergroup_id": "S1"})
    quiet = rich({"type": "text", "text": "@here"}, {"type": "text", "text": "@group"})
    assert blocks_of(mended(POST, post(called))) == [quiet]


def test_no_argument_brings_a_plain_call_to_life() -> None:
    given = {"channel": "C1", "text": "@here", "parse": "full", "link_names": True}
    assert mended(POST, given).payload == {"channel": "C1", "text": "@here"}


def test_a_call_that_is_meant_stays() -> None:
    payload = post(section("<!here>"), text="<!here>")
    assert mended(POST, payload, broadcasts=True) == Mended(payload)
