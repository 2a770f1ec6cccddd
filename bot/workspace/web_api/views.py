"""views.*: a person's Home, and the modals before them."""

from collections.abc import Mapping
from typing import Any

from bot.workspace.views import View, view_payload
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.requests import Call, Reply, view_of


def publish(call: Call) -> Reply:
    """views.publish: the Home of `user_id`."""
    person_id, given = call.text("user_id"), view_of("views.publish", call.arguments)
    if person_id not in call.state.people:
        raise SlackError("user_not_found")
    home = call.state.views.home(person_id)
    if home is not None:
        _check_hash(call, home)
    return {"view": view_payload(call.state.views.publish(person_id, given))}


def open_modal(call: Call) -> Reply:
    """views.open: a modal before whoever's doing the trigger id stands for."""
    given = view_of("views.open", call.arguments)
    return {"view": view_payload(call.state.views.open(_person(call, given), given))}


def push(call: Call) -> Reply:
    """views.push: a modal on top of the one that the trigger id came from."""
    given = view_of("views.push", call.arguments)
    return {"view": view_payload(call.state.views.push(_person(call, given), given))}


def update(call: Call) -> Reply:
    """views.update: the open view named by `view_id` or `external_id`."""
    view = _named(call)
    given = view_of("views.publish" if view.is_home else "views.update", call.arguments)
    _check_hash(call, view)
    return {"view": view_payload(call.state.views.update(view, given))}


def _named(call: Call) -> View:
    view_id, external_id = call.optional("view_id"), call.optional("external_id")
    view = call.state.views.find(view_id) if view_id else None
    if external_id and not view_id:
        view = call.state.views.find_external(external_id)
    if view is None:
        raise SlackError("not_found")
    return view


def _person(call: Call, given: Mapping[str, Any]) -> str:
    """Whose doing the trigger id stands for; SlackError where it opens nothing."""
    external_id = given.get("external_id")
    if external_id and call.state.views.find_external(external_id):
        raise SlackError("duplicate_external_id")
    return call.triggers.spend(call.text("trigger_id"))


def _check_hash(call: Call, view: View) -> None:
    """An app that names the state it saw must have seen the latest."""
    if call.optional("hash") not in {None, view.hash}:
        raise SlackError("hash_conflict")
