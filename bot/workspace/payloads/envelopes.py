"""What every event and every interaction carries around its own part."""

import secrets
from dataclasses import dataclass
from typing import Any

from bot.workspace.identity import APP_ID, BOT_USER_ID, TEAM_DOMAIN, TEAM_ID, WorkspacePerson

Payload = dict[str, Any]

# Slack's deprecated verification token is part of every payload; the signature has taken its place.
VERIFICATION_TOKEN = "deprecated"  # noqa: S105 - not a secret: nothing is checked against it


@dataclass(frozen=True)
class Callbacks:
    """What Slack gives an app with an interaction: what to open a modal with, when it was, and where to answer."""

    trigger_id: str
    action_ts: str
    response_url: str = ""


def event_callback(event: Payload, ts: str) -> Payload:
    """The event in the envelope of the Events API."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(float(ts)),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": secrets.token_hex(8),
    }


def interaction(kind: str, person: WorkspacePerson) -> Payload:
    """What all interactions of a person begin with."""
    return {
        "type": kind,
        "user": {"id": person.id, "username": person.handle, "name": person.handle, "team_id": TEAM_ID},
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }
