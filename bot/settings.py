"""What the environment says: the only reader of it."""

from enum import StrEnum
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from induction.refused import Refused


class SlackMode(StrEnum):
    """How the companion is connected."""

    LOCAL = "local workspace"
    SOCKET = "Slack by Socket Mode"
    HTTP = "Slack by HTTP"


class LogForm(StrEnum):
    """How lines of the log are written."""

    PLAIN = "plain"
    JSON = "json"


def _slack(name: str) -> AliasChoices:
    return AliasChoices(f"SLACK_{name}", f"slack_{name.lower()}")


class Settings(BaseSettings):
    """Settings with their defaults. Slack's own names begin with SLACK_, ours with COMPANION_."""

    model_config = SettingsConfigDict(
        env_prefix="COMPANION_", env_ignore_empty=True, extra="ignore", populate_by_name=True
    )

    home: Path = Path(".companion")
    database_url: str | None = None
    chroma_url: str | None = None
    program: str | None = None
    packs: Path | None = None
    public_url: str | None = Field(default=None, pattern=r"^https?://")
    """Where Slack and people's calendars reach the companion, such as `https://casc.example.org`."""
    port: int = Field(default=3000, ge=1, le=65535)

    workspace_owner: str | None = None
    """Who owns the Slack workspace, as people are told with their first message: `Sunrise Unified School District`."""

    chat_model: str | None = None
    chat_url: str | None = Field(default=None, pattern=r"^https?://")
    chat_key: SecretStr | None = None
    chat_timeout: float = Field(default=8, gt=0, le=120)
    """Seconds for a whole call of the chat model."""

    log: LogForm = LogForm.PLAIN
    metrics: bool = False
    traces: bool = False
    """Are traces sent to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names? OpenTelemetry itself reads its names."""
    watch_port: int | None = Field(default=None, ge=1, le=65535)
    """Where machines ask for the companion's health and its figures, beside the port for people and Slack."""
    watch_host: str = "127.0.0.1"

    slack_bot_token: SecretStr | None = Field(default=None, validation_alias=_slack("BOT_TOKEN"))
    slack_app_token: SecretStr | None = Field(default=None, validation_alias=_slack("APP_TOKEN"))
    slack_signing_secret: SecretStr | None = Field(default=None, validation_alias=_slack("SIGNING_SECRET"))
    slack_api_url: str | None = Field(default=None, validation_alias=_slack("API_URL"))

    @property
    def records_url(self) -> str:
        """The database of the records: the one named, else a SQLite file in the home folder."""
        return self.database_url or f"sqlite:///{self.home.resolve() / 'companion.db'}"

    @property
    def feeds_at(self) -> str | None:
        """Where people's calendars read their dates: by HTTP alone does anybody listen there."""
        by_http = self.slack_signing_secret is not None and self.slack_app_token is None
        return self.public_url if by_http else None

    @property
    def is_local(self) -> bool:
        """Is nothing of Slack configured, so that people talk in the local workspace?"""
        return self.slack_bot_token is None and self.slack_app_token is None and self.slack_signing_secret is None

    def slack_mode(self) -> SlackMode:
        """How to connect, judged by which tokens are there; Refused names the setting that is missing or wrong."""
        bot, app, secret = self.slack_bot_token, self.slack_app_token, self.slack_signing_secret
        if self.is_local:
            return SlackMode.LOCAL
        if bot is None:
            raise Refused("half_configured", _missing("SLACK_BOT_TOKEN", "the bot token (xoxb-…), OAuth & Permissions"))
        _check_prefix("SLACK_BOT_TOKEN", bot, "xoxb-")
        if app is not None:
            _check_prefix("SLACK_APP_TOKEN", app, "xapp-")
            return SlackMode.SOCKET
        if secret is None:
            raise Refused(
                "half_configured",
                _missing("SLACK_APP_TOKEN", "an app-level token (xapp-…, connections:write) for Socket Mode")
                + " Or set SLACK_SIGNING_SECRET (Basic Information) to be called by HTTP.",
            )
        return SlackMode.HTTP


def _missing(setting: str, what: str) -> str:
    return f"{setting} is not set: {what}. With no SLACK_ settings at all the local workspace starts."


def _check_prefix(setting: str, token: SecretStr, prefix: str) -> None:
    if not token.get_secret_value().startswith(prefix):
        raise Refused("wrong_token", f"{setting} does not begin with {prefix}: it looks like a token of another kind.")
