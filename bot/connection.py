"""The connection to a Slack workspace, and whether it works."""

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.settings import Settings
from induction.refused import Refused


def slack_client(settings: Settings) -> WebClient:
    """The client for the configured workspace."""
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else None
    if settings.slack_api_url:
        return WebClient(token, base_url=settings.slack_api_url)
    return WebClient(token)


def connected_as(client: WebClient) -> str:
    """Who the companion is and in which workspace; Refused names the setting where Slack does not take it."""
    try:
        who = client.auth_test()
    except SlackApiError as error:
        raise Refused(
            "slack_refuses",
            f"Slack refuses SLACK_BOT_TOKEN ({error.response['error']}). Copy it again from OAuth & Permissions.",
        ) from error
    except OSError as error:
        raise Refused(
            "slack_unreachable", f"Slack cannot be reached ({error}). Is this machine online? Is SLACK_API_URL right?"
        ) from error
    return f"{who['user']} in {who['team']}"
