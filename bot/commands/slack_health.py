"""What the doctor looks at in Slack: tokens, scopes, the way in, and the channels the companion is a member of."""

from collections.abc import Iterator, Mapping

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.commands.findings import Finding, finding
from bot.connection import SCOPES, connected_as, greeted, slack_client
from bot.settings import Settings, SlackMode
from induction.refused import Refused

CohortChannels = Mapping[tuple[str, str], str]
"""The id of each cohort's channel, by (program, cohort)."""

_PAGE = 200

_WHERE_SCOPES = "https://api.slack.com/apps → your app → OAuth & Permissions → Bot Token Scopes"
_WHERE_APP_TOKEN = "https://api.slack.com/apps → your app → Basic Information → App-Level Tokens"  # noqa: S105 - a place


def slack_findings(settings: Settings, cohort_channels: CohortChannels) -> Iterator[Finding]:
    """Each part of the connection; where the first fails, the others have nothing to look at."""
    connection = finding("Slack", lambda: _connection(settings))
    yield connection
    if not connection.well or settings.slack_mode() is SlackMode.LOCAL:
        return
    client = slack_client(settings)
    yield finding("Slack scopes", lambda: _scopes(client))
    if settings.slack_mode() is SlackMode.SOCKET:
        yield finding("Slack socket", lambda: _socket(settings))
    yield finding("Slack channels", lambda: _channels(client, cohort_channels))


def _connection(settings: Settings) -> str:
    mode = settings.slack_mode()
    if mode is SlackMode.LOCAL:
        return "no tokens, so `companion serve` starts the local workspace"
    return f"{mode.value}, as {connected_as(slack_client(settings))}"


def _scopes(client: WebClient) -> str:
    """Compare the token's scopes with the manifest's, as far as the server tells them."""
    headers = {name.lower(): value for name, value in greeted(client).headers.items()}
    if "x-oauth-scopes" not in headers:
        return "this server does not say which scopes the token has"
    granted = {scope.strip() for scope in headers["x-oauth-scopes"].split(",")}
    missing = [f"{scope} (to {what})" for scope, what in SCOPES.items() if scope not in granted]
    if missing:
        raise Refused(
            "missing_scopes",
            f"missing: {', '.join(missing)}. Add them at {_WHERE_SCOPES}, then press “Reinstall to Workspace” there.",
        )
    more = sorted(granted - SCOPES.keys())
    return f"all {len(SCOPES)} are there" + (f"; not needed: {', '.join(more)}" if more else "")


def _socket(settings: Settings) -> str:
    """Ask for a socket's address, which needs the app token and Socket Mode; no socket is opened."""
    token = settings.slack_app_token.get_secret_value() if settings.slack_app_token else ""
    try:
        slack_client(settings).apps_connections_open(app_token=token)
    except SlackApiError as error:
        raise Refused(
            "no_socket",
            f"Slack opens no socket for SLACK_APP_TOKEN ({error.response['error']}). Make a token with the scope "
            f"connections:write at {_WHERE_APP_TOKEN}, and see that Socket Mode is switched on for the same app.",
        ) from error
    return "SLACK_APP_TOKEN opens one"


def _channels(client: WebClient, cohort_channels: CohortChannels) -> str:
    """The channels that the companion is a member of; Refused names those of a cohort that are not among them."""
    handle = greeted(client)["user"]
    names = _memberships(client)
    outside = [
        f"{channel} (cohort {cohort} of {program})"
        for (program, cohort), channel in cohort_channels.items()
        if channel not in names
    ]
    if outside:
        raise Refused(
            "not_a_member",
            f"not a member of {', '.join(outside)}, so the weekly post cannot go there. Open the channel in Slack and "
            f"type: /invite @{handle}",
        )
    if not names:
        return f"a member of none yet. Where people should be able to mention it, type: /invite @{handle}"
    return f"a member of {', '.join(f'#{name}' for name in names.values())}"


def _memberships(client: WebClient) -> dict[str, str]:
    """The names of the channels that the companion is a member of, by their ids."""
    kinds = "public_channel,private_channel"
    try:
        pages = client.users_conversations(types=kinds, exclude_archived=True, limit=_PAGE)
        return {channel["id"]: channel["name"] for page in pages for channel in page["channels"]}
    except SlackApiError as error:
        raise Refused(
            "no_memberships",
            f"Slack does not say which channels the companion is a member of ({error.response['error']}). That takes "
            f"the scopes channels:read and groups:read: {_WHERE_SCOPES}.",
        ) from error
