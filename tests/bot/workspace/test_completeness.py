from typing import Any

import pytest

from bot.workspace.completeness import incomplete


def said(element: dict[str, Any], value: dict[str, Any], *, optional: bool = False) -> str | None:
    block = {"type": "input", "block_id": "b", "optional": optional, "element": {"action_id": "a", **element}}
    return incomplete([block], {"b": {"a": {"type": element["type"], **value}}}).get("b")


@pytest.mark.parametrize(
    ("element", "value", "fault"),
    [
        ({"type": "plain_text_input"}, None, "Please complete this required field."),
        ({"type": "plain_text_input", "min_length": 3}, "ab", "Please write 3 characters at least: these are 2."),
        ({"type": "plain_text_input", "max_length": 3}, "abcd", "Please write 3 characters at most: these are 4."),
        ({"type": "plain_text_input", "max_length": 3}, "abc", None),
        ({"type": "number_input", "is_decimal_allowed": True}, "1.5", None),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Please enter a whole number."),
        ({"type": "number_input"}, "one", "Please enter a number."),
        ({"type": "number_input"}, "NaN", "Please enter a number."),
        ({"type": "number_input", "min_value": "1"}, "0", "Please enter 1 or more."),
        ({"type": "number_input", "max_value": "24"}, "25", "Please enter 24 or less."),
        ({"type": "email_text_input"}, "dana@school", "Please enter a valid email address."),
        ({"type": "email_text_input"}, "dana@school.example", None),
        ({"type": "url_text_input"}, "school.example", "Please enter a valid URL, beginning with https://."),
        ({"type": "url_text_input"}, "http://[", "Please enter a valid URL, beginning with https://."),
        ({"type": "url_text_input"}, "https://school.example", None),
    ],
)
def test_a_typed_field_is_asked_for_what_slack_asks(element: dict[str, Any], value: str, fault: str | None) -> None:
    assert said(element, {"value": value}) == fault


def test_a_choice_may_be_left_out_where_it_is_optional_and_has_its_most() -> None:
    many = {"type": "multi_users_select", "max_selected_items": 1}

    assert said(many, {"selected_users": []}) == "Please complete this required field."
    assert said(many, {"selected_users": []}, optional=True) is None
    assert said(many, {"selected_users": ["U1", "U2"]}) == "Please choose 1 at most."
