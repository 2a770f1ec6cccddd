"""users.* and auth.test: who is here, and who the app is."""

from bot.workspace.identity import (
    APP_ID,
    BOT_HANDLE,
    BOT_ID,
    BOT_NAME,
    BOT_USER_ID,
    TEAM_ID,
    TEAM_NAME,
    WorkspacePerson,
)
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.requests import Call, Reply


def auth_test(call: Call) -> Reply:
    """auth.test: whose token this is."""
    return {
        "url": call.base_url,
        "team": TEAM_NAME,
        "user": BOT_HANDLE,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def info(call: Call) -> Reply:
    """users.info."""
    user_id = call.text("user", missing="user_not_found")
    if user_id == BOT_USER_ID:
        return {"user": _companion()}
    person = call.state.people.get(user_id)
    if person is None:
        raise SlackError("user_not_found")
    return {"user": _shape(person)}


def list_all(call: Call) -> Reply:
    """users.list: everyone, and the companion."""
    people = [_shape(person) for person in call.state.people.values()]
    return {"members": [*people, _companion()], "response_metadata": {"next_cursor": ""}}


def lookup_by_email(call: Call) -> Reply:
    """users.lookupByEmail."""
    email = call.text("email", missing="users_not_found").casefold()
    for person in call.state.people.values():
        if person.email.casefold() == email:
            return {"user": _shape(person)}
    raise SlackError("users_not_found")


def _shape(person: WorkspacePerson) -> Reply:
    first, _, last = person.name.partition(" ")
    return {
        "id": person.id,
        "team_id": TEAM_ID,
        "name": person.handle,
        "real_name": person.name,
        "deleted": False,
        "tz": person.zone,
        "profile": {
            "real_name": person.name,
            "display_name": person.name,
            "first_name": first,
            "last_name": last,
            "email": person.email,
            "title": person.what,
            "team": TEAM_ID,
        },
        "is_bot": False,
        "is_app_user": False,
    }


def _companion() -> Reply:
    return {
        "id": BOT_USER_ID,
        "team_id": TEAM_ID,
        "name": BOT_HANDLE,
        "real_name": BOT_NAME,
        "deleted": False,
        "profile": {
            "real_name": BOT_NAME,
            "display_name": BOT_NAME,
            "bot_id": BOT_ID,
            "api_app_id": APP_ID,
            "team": TEAM_ID,
        },
        "is_bot": True,
        "is_app_user": False,
    }
