"""The connection to a Slack workspace, and whether it works."""

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.outgoing.client import CheckedClient
from bot.settings import Settings
from induction.refused import Refused

SCOPES = {
    "app_mentions:read": "hear when it is mentioned in a channel",
    "channels:read": "say which public channels it is a member of",
    "chat:write": "answer",
    "commands": "offer /casc and the shortcuts",
    "files:read": "open a calendar or a table that people send it",
    "files:write": "hand over the file of an export",
    "groups:read": "say which private channels it is a member of",
    "im:history": "read what people write to it in direct messages",
    "im:write": "start a direct message",
    "users:read": "see who is speaking",
    "users:read.email": "recognise people on the roster by their e-mail address",
}
"""The bot token's scopes, each with what the companion cannot do without it; manifest.json asks for these."""


def slack_client(settings: Settings) -> CheckedClient:
    """The client for the configured workspace."""
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else None
    return CheckedClient(token, base_url=settings.slack_api_url or CheckedClient.BASE_URL)


def connected_as(client: WebClient) -> str:
    """Who the companion is and in which workspace; Refused names the setting where Slack does not take it."""
    who = greeted(client)
    return f"{who['user']} in {who['team']}"


def greeted(client: WebClient) -> SlackResponse:
    """Slack's answer to the bot token, with its scopes in the headers; Refused as for `connected_as`."""
    try:
        return client.auth_test()
    except SlackApiError as error:
        raise Refused(
            "slack_refuses",
            f"Slack refuses SLACK_BOT_TOKEN ({error.response['error']}). Copy it again from OAuth & Permissions.",
        ) from error
    except OSError as error:
        raise Refused(
            "slack_unreachable", f"Slack cannot be reached ({error}). Is this machine online? Is SLACK_API_URL right?"
        ) from error
