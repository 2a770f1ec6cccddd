"""Why a message did not go out, as far as anybody can tell."""

import socket
from collections.abc import Mapping
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

RATELIMITED = "ratelimited"

NETWORK_FAULTS = (OSError, HTTPException)

_PASSING = {RATELIMITED, "rate_limited", "service_unavailable", "accesslimited"}
_UNCLEAR = {"internal_error", "fatal_error", "request_timeout"}
"""Slack says of these itself that some of the work may have been done."""
_TOKEN = {"invalid_auth", "not_authed", "token_expired", "token_revoked"}
"""A new token in the settings mends them, and then everything goes out."""


class Unsent(Exception):  # noqa: N818 - it is what happened to a message, and mostly nobody's error
    """A message did not go out.

    `trouble` is Slack's word for why. `certain`: nothing was sent, or else nobody knows. `lasting`: trying again will
    not help. `wait` is how many seconds Slack wants to be left alone.
    """

    def __init__(self, trouble: str, *, certain: bool = True, lasting: bool = False, wait: float = 0) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.certain = certain
        self.lasting = lasting
        self.wait = wait


def refused_by_slack(error: SlackApiError) -> Unsent:
    """What Slack's refusal of a Web API call means."""
    response = error.response
    if response.status_code != HTTPStatus.OK:
        return answered_with(response.status_code, response.headers)
    trouble = str(response.get("error"))
    return Unsent(trouble, certain=trouble not in _UNCLEAR, lasting=trouble not in _PASSING | _UNCLEAR | _TOKEN)


def answered_with(status: int, headers: Mapping[str, Any], words: str = "") -> Unsent:
    """What an HTTP status other than 200 means."""
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Unsent(RATELIMITED, wait=_seconds(headers))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unsent(f"http_{status}", certain=False)
    return Unsent(words or f"http_{status}", lasting=True)


def broken_off(error: Exception) -> Unsent:
    """What a network fault means: certain where no connection was made."""
    reason = error.reason if isinstance(error, URLError) else error
    return Unsent("unreachable", certain=isinstance(reason, ConnectionRefusedError | socket.gaierror))


def _seconds(headers: Mapping[str, Any]) -> float:
    found = next((value for name, value in headers.items() if name.lower() == "retry-after"), None)
    value = found[0] if isinstance(found, list) else found
    try:
        return max(float(value or 1), 1)
    except ValueError:
        return 1
