from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SlackMode
from induction.refused import Refused


@pytest.fixture(autouse=True)
def _no_settings_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET", "API_URL"):
        monkeypatch.delenv(f"SLACK_{name}", raising=False)
    names = ("HOME", "DATABASE_URL", "CHROMA_URL", "PROGRAM", "PACKS", "PORT", "PUBLIC_URL")
    watched = ("LOG", "METRICS", "TRACES", "WATCH_PORT", "WATCH_HOST")
    for name in (*names, *watched, "CHAT_MODEL", "CHAT_URL", "CHAT_KEY", "CHAT_TIMEOUT"):
        monkeypatch.delenv(f"COMPANION_{name}", raising=False)


def test_nothing_configured_is_the_local_workspace_in_the_folder_here() -> None:
    settings = Settings()
    assert (settings.slack_mode(), settings.home, settings.port) == (SlackMode.LOCAL, Path(".companion"), 3000)
    assert settings.records_url == f"sqlite:///{Path('.companion').resolve() / 'companion.db'}"


@pytest.mark.parametrize(
    ("given", "feeds_at"),
    [
        ({"slack_bot_token": "xoxb-1", "slack_signing_secret": "s"}, "https://casc.example.org"),
        ({"slack_bot_token": "xoxb-1", "slack_signing_secret": "s", "slack_app_token": "xapp-1"}, None),
        ({}, None),
    ],
)
def test_calendars_read_at_the_public_address_where_the_companion_listens_by_http(
    given: dict[str, Any], feeds_at: str | None
) -> None:
    assert Settings(public_url="https://casc.example.org", **given).feeds_at == feeds_at


def test_the_environment_is_read_under_slacks_names_and_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    monkeypatch.setenv("COMPANION_DATABASE_URL", "postgresql://db/companion")
    monkeypatch.setenv("COMPANION_PROGRAM", "")
    settings = Settings()
    assert settings.slack_mode() is SlackMode.SOCKET
    assert settings.records_url == "postgresql://db/companion"
    assert settings.program is None


@pytest.mark.parametrize(
    ("given", "mode"),
    [
        ({"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1"}, SlackMode.SOCKET),
        ({"slack_bot_token": "xoxb-1", "slack_signing_secret": "s"}, SlackMode.HTTP),
        ({"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1", "slack_signing_secret": "s"}, SlackMode.SOCKET),
    ],
)
def test_the_tokens_choose_the_way(given: dict[str, Any], mode: SlackMode) -> None:
    assert Settings(**given).slack_mode() is mode


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"slack_bot_token": "xoxb-1"}, ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"]),
        ({"slack_app_token": "xapp-1"}, ["SLACK_BOT_TOKEN"]),
        ({"slack_signing_secret": "s"}, ["SLACK_BOT_TOKEN"]),
        ({"slack_bot_token": "xapp-1", "slack_app_token": "xapp-1"}, ["SLACK_BOT_TOKEN", "xoxb-"]),
        ({"slack_bot_token": "xoxb-1", "slack_app_token": "xoxb-1"}, ["SLACK_APP_TOKEN", "xapp-"]),
    ],
)
def test_half_of_the_tokens_names_the_setting_and_shows_no_secret(given: dict[str, Any], named: list[str]) -> None:
    with pytest.raises(Refused) as caught:
        Settings(**given).slack_mode()
    assert all(name in caught.value.message for name in named)
    assert "xoxb-1" not in caught.value.message
    assert "xoxb-1" not in repr(Settings(**given))


def test_no_chat_model_is_the_default_and_its_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (Settings().chat_model, Settings().chat_url, Settings().chat_key, Settings().chat_timeout) == (
        None,
        None,
        None,
        8,
    )
    monkeypatch.setenv("COMPANION_CHAT_MODEL", "openai:gpt-4o-mini")
    monkeypatch.setenv("COMPANION_CHAT_KEY", "sk-secret")
    settings = Settings()
    assert settings.chat_key is not None
    assert (settings.chat_model, settings.chat_key.get_secret_value()) == ("openai:gpt-4o-mini", "sk-secret")
    assert "sk-secret" not in repr(settings)


def test_nobody_watches_until_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (Settings().log, Settings().metrics, Settings().traces, Settings().watch_port) == (
        "plain",
        False,
        False,
        None,
    )
    for name, value in {"LOG": "json", "METRICS": "1", "TRACES": "on", "WATCH_PORT": "9464"}.items():
        monkeypatch.setenv(f"COMPANION_{name}", value)
    settings = Settings()
    assert (settings.log, settings.metrics, settings.traces) == ("json", True, True)
    assert (settings.watch_host, settings.watch_port) == ("127.0.0.1", 9464)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG", "xml"),
        ("WATCH_PORT", "0"),
        ("CHAT_TIMEOUT", "0"),
        ("CHAT_TIMEOUT", "soon"),
        ("CHAT_TIMEOUT", "1000"),
        ("CHAT_URL", "localhost:8080"),
    ],
)
def test_a_chat_setting_that_makes_no_sense_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"COMPANION_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()
