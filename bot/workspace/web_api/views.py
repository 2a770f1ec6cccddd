"""views.*: what the app publishes as a person's Home."""

import json
import secrets

from bot.workspace.identity import APP_ID, BOT_ID, TEAM_ID
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.requests import Call, Reply


def publish(call: Call) -> Reply:
    """views.publish: kept for the person."""
    user_id, given = call.text("user_id"), call.arguments.get("view")
    if user_id not in call.state.people:
        raise SlackError("user_not_found")
    try:
        view = json.loads(given) if isinstance(given, str) else given
    except ValueError:
        raise SlackError("invalid_arguments") from None
    if not isinstance(view, dict) or view.get("type") != "home":
        raise SlackError("invalid_arguments")
    published = view | {
        "id": f"V{secrets.token_hex(5).upper()}",
        "team_id": TEAM_ID,
        "app_id": APP_ID,
        "bot_id": BOT_ID,
        "hash": secrets.token_hex(8),
    }
    call.state.publish_home(user_id, published)
    return {"view": published}
