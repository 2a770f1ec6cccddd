"""Our tables against slack_sdk's own models: they know what those know, and refuse what those refuse."""

from typing import Any

import pytest
from hypothesis import given
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block, BlockElement
from slack_sdk.models.views import View

from bot.outgoing.blocks import BLOCKS
from bot.outgoing.checking import faults
from bot.outgoing.elements import AS_ACCESSORY, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT
from bot.outgoing.rich_text import PARTS
from bot.outgoing.shapes import Kinds, Record
from bot.outgoing.surfaces import HOME, MODAL, VIEW_OF
from tests.bot.outgoing import payloads
from tests.bot.outgoing.test_any_payload import unhurried

ELEMENTS: dict[str, Record] = {}
for held in (PARTS.of, AS_ACCESSORY, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT):
    assert isinstance(held, Kinds)
    ELEMENTS |= held.of

NOT_SENT = {"file", "call", "auth_provider"}
"""Blocks that Slack makes itself, or that the companion has no use for."""
INSIDE = {"url", "rich_text_list", "rich_text_preformatted", "rich_text_quote", "rich_text_section"}
"""Elements that our tables keep where they belong, with no name of their own."""
MADE_BY_SLACK = {"id", "team_id", "bot_id", "app_id", "root_view_id", "previous_view_id", "state", "hash"}
NEVER_MEANT = {"alt_text", "confirm", "placeholder", "focus_on_load", "action_id"}
"""Properties that the models inherit for every element, also where Slack's reference does not have them."""


def models(base: type) -> dict[str, type]:
    found: dict[str, type] = {}
    for model in base.__subclasses__():
        found |= models(model)
        if isinstance(getattr(model, "type", None), str):
            found.setdefault(model.type, model)
    return found


def properties(model: type) -> set[str]:
    attributes = model.attributes
    return attributes if isinstance(attributes, set) else attributes.fget(object.__new__(model))


@pytest.mark.parametrize("kind", sorted(models(Block).keys() - NOT_SENT))
def test_our_table_of_blocks_knows_every_property_of_the_model(kind: str) -> None:
    assert properties(models(Block)[kind]) - BLOCKS.of[kind].fields.keys() == set()


@pytest.mark.parametrize("kind", sorted(models(BlockElement).keys() - INSIDE))
def test_our_table_of_elements_knows_every_property_of_the_model(kind: str) -> None:
    assert properties(models(BlockElement)[kind]) - ELEMENTS[kind].fields.keys() - NEVER_MEANT == set()


def test_our_views_know_every_property_of_the_model() -> None:
    ours = {name for surface in (HOME, MODAL) for shape in VIEW_OF[surface].of.values() for name in shape.fields}
    assert View.attributes - ours == MADE_BY_SLACK


def refused(block: dict[str, Any]) -> bool:
    try:
        parsed = Block.parse(block)
        if parsed is None:
            return True
        parsed.validate_json()
    except (SlackObjectFormationError, TypeError, AttributeError, KeyError, ValueError):
        return True
    return False


@given(block=payloads.blocks)
@unhurried
def test_we_refuse_what_the_models_refuse(block: dict[str, Any]) -> None:
    if refused(block):
        assert faults("response", {"text": "x", "blocks": [block]}) != []
