"""Slack's client behind the gate: every message and every view is mended before it is sent."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from slack_sdk import WebClient, WebhookClient
from slack_sdk.http_retry import (
    HttpRequest,
    HttpResponse,
    RateLimitErrorRetryHandler,
    RetryState,
    default_retry_handlers,
)
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookResponse

from bot.outgoing.checking import POSTED, RESPONSE, STREAMED, VIEWS
from bot.outgoing.gate import passed
from bot.outgoing.speaking import following

Said = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Puts what goes out into the words of whoever it is for."""

PATIENCE = 2
"""Seconds that a call waits at most when Slack asks it to: a person is waiting too."""


class BriefWait(RateLimitErrorRetryHandler):
    """Waits as long as Slack asks (Retry-After), once, and not at all where that is longer than the patience."""

    def __init__(self, patience: int = PATIENCE) -> None:
        super().__init__(max_retry_count=1)
        self._patience = patience

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        limited = super()._can_retry(state=state, request=request, response=response, error=error)
        return limited and response is not None and _asked(response) <= self._patience


def _asked(response: HttpResponse) -> float:
    """The seconds that Slack asks to wait; a second where it does not say, and no end where it is no number."""
    asked = next((values[0] for name, values in response.headers.items() if name.lower() == "retry-after"), "1")
    return int(asked) if asked.isdecimal() else float("inf")


class CheckedClient(WebClient):
    """A client of the Web API that sends only what Slack takes.

    What is too much for one message follows in further ones, in the same place. `broadcasts` is for calls to everyone
    that are meant.
    """

    def __init__(self, token: str | None = None, *, broadcasts: bool = False, said: Said = dict, **more: Any) -> None:
        super().__init__(token, **{"retry_handlers": [*default_retry_handlers(), BriefWait()], **more})
        self.broadcasts = broadcasts
        self.said = said

    def api_call(  # noqa: PLR0913 - as slack_sdk has it: all its methods pass here
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        files: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        params: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
        headers: dict[str, Any] | None = None,
        auth: dict[str, Any] | None = None,
    ) -> SlackResponse:
        """Slack's answer to the call; of a message in several parts, its answer to the first."""
        if api_method not in POSTED | STREAMED | VIEWS:
            return super().api_call(
                api_method,
                http_verb=http_verb,
                files=files,
                data=data,
                params=params,
                json=json,
                headers=headers,
                auth=auth,
            )
        given = as_json({**(params or {}), **(data or {}), **(json or {})})
        found = passed(api_method, self.said(given), broadcasts=self.broadcasts)
        answer = super().api_call(api_method, json=found.payload, headers=headers, auth=auth)
        for payload in found.further:
            thread = _thread_of(answer) if api_method == "chat.update" else {}
            super().api_call(following(api_method), json={**payload, **thread}, headers=headers, auth=auth)
        return answer


def _thread_of(answer: SlackResponse) -> dict[str, str]:
    """The thread of a message that was changed: what follows it belongs beneath it."""
    message = answer.get("message") or {}
    thread = message.get("thread_ts") or answer.get("ts")
    return {"thread_ts": thread} if thread else {}


def checked(client: WebClient, said: Said = dict) -> CheckedClient:
    """The same client behind the gate; what it sends is `said` in the words of whoever it is for."""
    twin = CheckedClient(client.token)
    vars(twin).update({**vars(client), "said": said})
    return twin


class CheckedWebhook(WebhookClient):
    """A response_url that is sent only what Slack takes."""

    def send_dict(self, body: dict[str, Any], headers: dict[str, str] | None = None) -> WebhookResponse:
        """Slack's answer; of a message in several parts, the first that is no yes."""
        found = passed(RESPONSE, as_json(body))
        answer = super().send_dict(found.payload, headers)
        for payload in found.further:
            if answer.status_code != HTTPStatus.OK:
                break
            answer = super().send_dict(payload, headers)
        return answer


def as_json(given: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments without those that are None, and slack_sdk's models as the objects that they stand for."""
    return {name: _as_json(value) for name, value in given.items() if value is not None}


def _as_json(value: Any) -> Any:
    if isinstance(value, JsonObject):
        return value.to_dict()
    return [_as_json(inner) for inner in value] if isinstance(value, list | tuple) else value
