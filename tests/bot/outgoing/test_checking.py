"""A row for each rule of Slack's that a payload can break: what, where, and with which error."""

from collections.abc import Iterable
from typing import Any

import pytest

from bot.outgoing.checking import Fault, faults
from tests.bot.outgoing.pieces import (
    Block,
    actions,
    button,
    confirm,
    context,
    field,
    home,
    modal,
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

IMAGE = {"type": "image", "image_url": "https://school.example/a.png", "alt_text": "A picture"}
NUMBER = {"type": "number_input", "is_decimal_allowed": False}
RADIOS = {"type": "radio_buttons", "options": options(2)}

IN_MESSAGE: list[tuple[str, Block, str]] = [
    ("a long section", section("x" * 3001), "/text/text"),
    ("an empty section text", section(""), "/text/text"),
    ("a section of nothing", {"type": "section"}, ""),
    ("null for a text", {"type": "section", "text": None}, "/text"),
    ("a bare string for a text", {"type": "section", "text": "x"}, "/text"),
    ("eleven fields", {"type": "section", "fields": [mrkdwn()] * 11}, "/fields"),
    ("no fields", {"type": "section", "fields": []}, "/fields"),
    ("a long field", {"type": "section", "fields": [mrkdwn(), mrkdwn("x" * 2001)]}, "/fields/1/text"),
    ("an unknown text type", {"type": "section", "text": {"type": "html", "text": "x"}}, "/text/type"),
    ("emoji on mrkdwn", {"type": "section", "text": {**mrkdwn(), "emoji": True}}, "/text"),
    ("verbatim on plain_text", {"type": "section", "text": {**plain(), "verbatim": True}}, "/text"),
    ("a number for a text", {"type": "section", "text": {"type": "mrkdwn", "text": 7}}, "/text/text"),
    ("an unknown key", section(colour="red"), ""),
    ("a word for a flag", section(expand="yes"), "/expand"),
    ("an unknown block", {"type": "fancy"}, "/type"),
    ("no type", {"text": plain()}, ""),
    ("no object", "x", ""),
    ("a file block", {"type": "file", "external_id": "x", "source": "remote"}, "/type"),
    ("an alert outside of a modal", {"type": "alert", "text": plain()}, "/type"),
    ("a long block_id", {"type": "divider", "block_id": "x" * 256}, "/block_id"),
    ("an empty block_id", {"type": "divider", "block_id": ""}, "/block_id"),
    ("a long header", {"type": "header", "text": plain("x" * 151)}, "/text/text"),
    ("mrkdwn in a header", {"type": "header", "text": mrkdwn()}, "/text/type"),
    ("a header of nothing", {"type": "header"}, ""),
    ("eleven context elements", context(*[mrkdwn()] * 11), "/elements"),
    ("an empty context", context(), "/elements"),
    ("a long context element", context(mrkdwn("x" * 2001)), "/elements/0/text"),
    ("a button in a context", context(button()), "/elements/0/type"),
    ("26 buttons", actions(*(button(action_id=str(i)) for i in range(26))), "/elements"),
    ("no buttons", actions(), "/elements"),
    ("null for elements", {"type": "actions", "elements": None}, "/elements"),
    ("two buttons of one name", actions(button(), button()), "/elements/1/action_id"),
    ("a text among buttons", actions(mrkdwn()), "/elements/0/type"),
    ("a picture among buttons", actions(IMAGE), "/elements/0/type"),
    ("a text input among buttons", actions(typed()), "/elements/0/type"),
    ("a long button", actions(button("x" * 76)), "/elements/0/text/text"),
    ("mrkdwn in a button", actions({"type": "button", "text": mrkdwn()}), "/elements/0/text/type"),
    ("a button without text", actions({"type": "button", "action_id": "a"}), "/elements/0"),
    ("a long value", actions(button(value="x" * 2001)), "/elements/0/value"),
    ("a long action_id", actions(button(action_id="x" * 256)), "/elements/0/action_id"),
    ("an unknown style", actions(button(style="green")), "/elements/0/style"),
    ("an address that is none", actions(button(url="school.example")), "/elements/0/url"),
    ("a long address", actions(button(url="https://" + "x" * 3000)), "/elements/0/url"),
    ("a long spoken label", actions(button(accessibility_label="x" * 76)), "/elements/0/accessibility_label"),
    ("a long confirmation", actions(button(confirm=confirm(title=plain("x" * 101)))), "/elements/0/confirm/title/text"),
    ("a long question", actions(button(confirm=confirm(text=plain("x" * 301)))), "/elements/0/confirm/text/text"),
    ("a long yes", actions(button(confirm=confirm(confirm=plain("x" * 31)))), "/elements/0/confirm/confirm/text"),
    ("a long no", actions(button(confirm=confirm(deny=plain("x" * 31)))), "/elements/0/confirm/deny/text"),
    ("a confirmation of a title", actions(button(confirm={"title": plain(), "text": plain(), "deny": plain()})),
     "/elements/0/confirm"),
    ("101 options", actions(select(options=options(101))), "/elements/0/options"),
    ("no options", actions(select(options=[])), "/elements/0/options"),
    ("options in two places", actions(select(option_groups=[{"label": plain(), "options": options(1)}])),
     "/elements/0"),
    ("a select of nothing", actions({"type": "static_select", "action_id": "s"}), "/elements/0"),
    ("a long option", actions(select(options=[option("x" * 76)])), "/elements/0/options/0/text/text"),
    ("a long option value", actions(select(options=[option(value="x" * 151)])), "/elements/0/options/0/value"),
    ("mrkdwn in an option", actions(select(options=[{"text": mrkdwn(), "value": "v"}])),
     "/elements/0/options/0/text/type"),
    ("an option with an address", actions(select(options=[option(url="https://a.example")])),
     "/elements/0/options/0"),
    ("a long description", actions(select(options=[option(description=plain("x" * 76))])),
     "/elements/0/options/0/description/text"),
    ("a long group label", actions({"type": "static_select", "option_groups": [
        {"label": plain("x" * 76), "options": options(1)}]}), "/elements/0/option_groups/0/label/text"),
    ("an empty group", actions({"type": "static_select", "option_groups": [{"label": plain(), "options": []}]}),
     "/elements/0/option_groups/0/options"),
    ("a stranger chosen", actions(select(initial_option=option("other", "other"))), "/elements/0/initial_option"),
    ("null chosen", actions(select(initial_option=None)), "/elements/0/initial_option"),
    ("a long placeholder", actions(select(placeholder=plain("x" * 151))), "/elements/0/placeholder/text"),
    ("a stranger among the chosen", actions({"type": "multi_static_select", "options": options(2),
        "initial_options": [*options(1), option("other", "other")]}), "/elements/0/initial_options/1"),
    ("choose none at most", actions({"type": "multi_users_select", "max_selected_items": 0}),
     "/elements/0/max_selected_items"),
    ("eleven radio buttons", actions({"type": "radio_buttons", "options": options(11)}), "/elements/0/options"),
    ("eleven boxes", actions({"type": "checkboxes", "options": options(11)}), "/elements/0/options"),
    ("six in an overflow", actions({"type": "overflow", "options": options(6)}), "/elements/0/options"),
    ("a day that is none", actions({"type": "datepicker", "initial_date": "2026-02-30"}), "/elements/0/initial_date"),
    ("a day of another form", actions({"type": "datepicker", "initial_date": "11/22/2026"}),
     "/elements/0/initial_date"),
    ("a time that is none", actions({"type": "timepicker", "initial_time": "24:00"}), "/elements/0/initial_time"),
    ("an instant in milliseconds", actions({"type": "datetimepicker", "initial_date_time": 1790000000000}),
     "/elements/0/initial_date_time"),
    ("an unknown conversation kind", actions({"type": "conversations_select", "filter": {"include": ["dm"]}}),
     "/elements/0/filter/include/0"),
    (
        "an answer outside of a modal",
        field({"type": "channels_select", "response_url_enabled": True}),
        "/element/response_url_enabled",
    ),
    ("an empty filter", actions({"type": "conversations_select", "filter": {}}), "/elements/0/filter"),
    ("a datetimepicker as accessory", section(accessory={"type": "datetimepicker"}), "/accessory/type"),
    ("a text input as accessory", section(accessory=typed()), "/accessory/type"),
    ("an input without a label", {"type": "input", "element": typed()}, ""),
    ("an input without an element", {"type": "input", "label": plain()}, ""),
    ("mrkdwn in a label", {"type": "input", "label": mrkdwn(), "element": typed()}, "/label/type"),
    ("a long label", field(typed(), label=plain("x" * 2001)), "/label/text"),
    ("a long hint", field(typed(), hint=plain("x" * 2001)), "/hint/text"),
    ("a button in an input", field(button()), "/element/type"),
    ("a number input that does not say", field({"type": "number_input"}), "/element"),
    ("a fraction where none may be", field({**NUMBER, "initial_value": "1.5"}), "/element/initial_value"),
    ("a number that is none", field({**NUMBER, "min_value": "one"}), "/element/min_value"),
    ("numbers the wrong way round", field({**NUMBER, "min_value": "9", "max_value": "10"} | {"min_value": "11"}),
     "/element/min_value"),
    ("a shortest that is too long", field(typed(min_length=3001)), "/element/min_length"),
    ("lengths the wrong way round", field(typed(min_length=20, max_length=10)), "/element/min_length"),
    ("a longest of none", field(typed(max_length=0)), "/element/max_length"),
    ("an unknown dispatch", field(typed(dispatch_action_config={"trigger_actions_on": ["typing"]})),
     "/element/dispatch_action_config/trigger_actions_on/0"),
    ("a file outside of a modal", field({"type": "file_input"}), "/element/type"),
    ("a picture of nowhere", {"type": "image", "alt_text": "x"}, ""),
    ("a picture of two places", {**IMAGE, "slack_file": {"id": "F1"}}, ""),
    ("a picture without words", {"type": "image", "image_url": "https://a.example/a.png"}, ""),
    ("long words for a picture", {**IMAGE, "alt_text": "x" * 2001}, "/alt_text"),
    ("a long title of a picture", {**IMAGE, "title": plain("x" * 2001)}, "/title/text"),
    ("a file of two names", {"type": "image", "alt_text": "x", "slack_file": {"id": "F1", "url": "https://a.b/c"}},
     "/slack_file"),
    ("101 rows", table(101, 1), "/rows"),
    ("21 columns", table(1, 21), "/rows/0"),
    ("an empty cell", {"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]}, "/rows/0/0/text"),
    ("mrkdwn in a cell", {"type": "table", "rows": [[mrkdwn()]]}, "/rows/0/0/type"),
    ("an unknown alignment", {**table(1, 1), "column_settings": [{"align": "middle"}]}, "/column_settings/0/align"),
    ("a bad child in rich text", {"type": "rich_text", "elements": [mrkdwn()]}, "/elements/0/type"),
    ("a bad part in rich text", rich({"type": "shout", "text": "x"}), "/elements/0/elements/0/type"),
    ("a link without address", rich({"type": "link", "text": "x"}), "/elements/0/elements/0"),
    ("a list without style", {"type": "rich_text", "elements": [{"type": "rich_text_list", "elements": [
        {"type": "rich_text_section", "elements": []}]}]}, "/elements/0"),
    ("an empty markdown", {"type": "markdown", "text": ""}, "/text"),
    ("a long markdown", {"type": "markdown", "text": "x" * 12_001}, "/text"),
    ("a feedback of one button", {"type": "context_actions", "elements": [
        {"type": "feedback_buttons", "positive_button": {"text": plain(), "value": "v"}}]}, "/elements/0"),
    ("six context actions", {"type": "context_actions", "elements": [
        {"type": "icon_button", "icon": "trash", "text": plain(), "action_id": str(i)} for i in range(6)]},
     "/elements"),
    ("a card of nothing", {"type": "card"}, ""),
    ("a container without a title", {"type": "container", "child_blocks": [section()]}, ""),
    ("a container of a container", {"type": "container", "title": plain(), "child_blocks": [{"type": "container"}]},
     "/child_blocks/0/type"),
]  # fmt: skip


def places(found: Iterable[Fault]) -> list[tuple[str, str]]:
    return [(fault.pointer, fault.code) for fault in found]


@pytest.mark.parametrize(("block", "pointer"), [row[1:] for row in IN_MESSAGE], ids=[row[0] for row in IN_MESSAGE])
def test_a_block_that_slack_refuses(block: Block, pointer: str) -> None:
    payload = {"channel": "C1", "text": "x", "blocks": [section(), block]}
    found = places(faults("chat.postMessage", payload))
    assert [place for place in found if place[1] != "msg_blocks_too_long"] == [
        (f"/blocks/1{pointer}", "invalid_blocks")
    ]
    assert (f"/blocks/1{pointer}", "invalid_blocks") in places(faults("response", payload))


PAYLOADS: list[tuple[str, str, dict[str, Any], list[tuple[str, str]]]] = [
    ("nothing to say", "chat.postMessage", {"channel": "C1"}, [("/text", "no_text")]),
    ("an empty text", "chat.postEphemeral", {"text": ""}, [("/text", "no_text")]),
    ("an empty answer", "response", {"response_type": "ephemeral"}, [("/text", "no_text")]),
    ("a number to say", "chat.postMessage", {"text": 7}, [("/text", "invalid_arguments")]),
    ("40,001 characters", "chat.postMessage", {"text": "x" * 40_001}, [("/text", "msg_too_long")]),
    ("4,001 characters in an update", "chat.update", {"text": "x" * 4001}, [("/text", "msg_too_long")]),
    ("12,001 of Markdown", "chat.postMessage", {"markdown_text": "x" * 12_001}, [("/markdown_text", "msg_too_long")]),
    ("blocks that are no JSON", "chat.postMessage", {"text": "x", "blocks": "[{"}, [
        ("/blocks", "invalid_blocks_format")]),
    ("blocks that are no list", "response", {"text": "x", "blocks": section()}, [("/blocks", "invalid_blocks_format")]),
    ("51 blocks", "chat.postMessage", {"blocks": [{"type": "divider"}] * 51}, [("/blocks", "invalid_blocks")]),
    ("blocks of one name", "chat.update", {"blocks": [section(block_id="b"), section(block_id="b")]}, [
        ("/blocks/1/block_id", "invalid_blocks")]),
    ("two tables", "chat.postMessage", {"blocks": [table(1, 1), section(), table(1, 1)]}, [
        ("/blocks/2", "invalid_attachments")]),
    ("too much Markdown together", "response", {"blocks": [{"type": "markdown", "text": "x" * 7000}] * 2}, [
        ("/blocks", "invalid_blocks")]),
    ("too much text together", "chat.postMessage", {"blocks": [section("x" * 2900)] * 5}, [
        ("/blocks", "msg_blocks_too_long")]),
    ("an unknown response type", "response", {"text": "x", "response_type": "everyone"}, [
        ("/response_type", "invalid_arguments")]),
    ("no view", "views.open", {"trigger_id": "1"}, [("/view", "invalid_arguments")]),
    ("a view that is no JSON", "views.open", {"view": "{"}, [("/view", "invalid_arguments")]),
    ("a Home as a modal", "views.open", {"view": home()}, [("/view/type", "invalid_arguments")]),
    ("a modal as a Home", "views.publish", {"view": modal()}, [("/view/type", "invalid_arguments")]),
    ("a modal without a title", "views.push", {"view": {"type": "modal", "blocks": [section()]}}, [
        ("/view", "invalid_arguments")]),
    ("a long title", "views.open", {"view": modal(title=plain("x" * 25))}, [("/view/title/text", "invalid_arguments")]),
    ("mrkdwn in a title", "views.open", {"view": modal(title=mrkdwn())}, [("/view/title/type", "invalid_arguments")]),
    ("a long submit", "views.open", {"view": modal(submit=plain("x" * 25))}, [
        ("/view/submit/text", "invalid_arguments")]),
    ("a long close", "views.update", {"view": modal(close=plain("x" * 25))}, [
        ("/view/close/text", "invalid_arguments")]),
    ("a long callback_id", "views.open", {"view": modal(callback_id="x" * 256)}, [
        ("/view/callback_id", "invalid_arguments")]),
    ("long metadata", "views.publish", {"view": home(private_metadata="x" * 3001)}, [
        ("/view/private_metadata", "invalid_arguments")]),
    ("a Home with a submit", "views.publish", {"view": home(submit=plain())}, [("/view", "invalid_arguments")]),
    ("a view sent back whole", "views.update", {"view": modal(id="V1")}, [("/view", "invalid_arguments")]),
    ("a view of nothing", "views.publish", {"view": {"type": "home", "blocks": []}}, [
        ("/view/blocks", "invalid_arguments")]),
    ("101 blocks", "views.publish", {"view": home(*[section()] * 101)}, [("/view/blocks", "invalid_arguments")]),
    ("an input that cannot be sent", "views.open", {"view": modal(section(), field(typed()))}, [
        ("/view/blocks/1/input", "invalid_arguments")]),
    ("a file to dispatch", "views.open", {
        "view": modal(field({"type": "file_input"}, dispatch_action=True), submit=plain())}, [
        ("/view/blocks/0/element/type", "invalid_arguments")]),
    ("an answer to several channels", "views.open", {
        "view": modal(field({"type": "multi_channels_select", "response_url_enabled": True}), submit=plain())}, [
        ("/view/blocks/0/element", "invalid_arguments")]),
    ("two elements in focus", "views.open", {"view": modal(
        field(typed(focus_on_load=True)), field(typed(focus_on_load=True)), submit=plain())}, [
        ("/view/blocks/1/element/focus_on_load", "invalid_arguments")]),
    ("a table in a modal", "views.open", {"view": modal(table(1, 1))}, [("/view/blocks/0/type", "invalid_arguments")]),
    ("Markdown in a Home", "views.publish", {"view": home({"type": "markdown", "text": "x"})}, [
        ("/view/blocks/0/type", "invalid_arguments")]),
    ("a view of 250 KB", "views.publish", {"view": home(*[section("x" * 2900)] * 90)}, [
        ("/view", "view_too_large")]),
    ("an unknown answer", "view_submission", {"response_action": "close"}, [
        ("/response_action", "invalid_arguments")]),
    ("errors of nothing", "view_submission", {"response_action": "errors", "errors": {}}, [
        ("/errors", "invalid_arguments")]),
    ("an error without words", "view_submission", {"response_action": "errors", "errors": {"a/b": ""}}, [
        ("/errors/a~1b", "invalid_arguments")]),
    ("an update without a view", "view_submission", {"response_action": "update"}, [("/view", "invalid_arguments")]),
    ("a push of a long title", "view_submission", {"response_action": "push", "view": modal(title=plain("x" * 25))}, [
        ("/view/title/text", "invalid_arguments")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "payload", "expected"), [row[1:] for row in PAYLOADS], ids=[row[0] for row in PAYLOADS]
)
def test_a_payload_that_slack_refuses(method: str, payload: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert places(faults(method, payload)) == expected


def test_a_fault_speaks_as_slack_does() -> None:
    found = faults("chat.postMessage", {"text": "x", "blocks": [section("x" * 3001)]})
    problem = "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert found == [Fault("/blocks/0/text/text", problem, "invalid_blocks")]


def test_a_fault_repeats_none_of_what_people_wrote() -> None:
    payload = {"text": "x", "blocks": [{"type": "my secret"}, {"type": "divider", "my secret": 1}]}
    assert "secret" not in str(faults("chat.postMessage", payload))
