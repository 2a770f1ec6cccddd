"""The Web API over HTTP: who calls, with which arguments, and Slack's shape of what comes back."""

import hmac
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.workspace.response_urls import ResponseUrls
from bot.workspace.state import WorkspaceState
from bot.workspace.web_api import chat, conversations, users, views
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.requests import Call, Reply

METHODS: Mapping[str, Callable[[Call], Reply]] = MappingProxyType(
    {
        "auth.test": users.auth_test,
        "chat.delete": chat.delete,
        "chat.getPermalink": chat.permalink,
        "chat.postEphemeral": chat.post_ephemeral,
        "chat.postMessage": chat.post_message,
        "chat.update": chat.update,
        "conversations.history": conversations.history,
        "conversations.info": conversations.info,
        "conversations.list": conversations.list_all,
        "conversations.members": conversations.members,
        "conversations.open": conversations.open_direct,
        "conversations.replies": conversations.replies,
        "users.info": users.info,
        "users.list": users.list_all,
        "users.lookupByEmail": users.lookup_by_email,
        "views.publish": views.publish,
    }
)


class WebApi:
    """Answers the app's calls, and what it posts to a response_url."""

    def __init__(self, state: WorkspaceState, response_urls: ResponseUrls, bot_token: str) -> None:
        self._state = state
        self._response_urls = response_urls
        self._bot_token = bot_token

    def routes(self) -> list[Route]:
        """Where the app reaches it."""
        return [
            Route("/api/{method}", self._call, methods=["GET", "POST"]),
            Route("/hooks/{key}", self._answer, methods=["POST"], name="response_url"),
        ]

    async def _call(self, request: Request) -> Response:
        try:
            arguments = await _arguments(request)
            self._check_token(request, arguments)
            method = METHODS.get(request.path_params["method"], _unknown)
            reply = method(Call(arguments, self._state, str(request.base_url)))
        except SlackError as error:
            return JSONResponse({"ok": False, "error": error.code})
        return JSONResponse({"ok": True, **reply})

    async def _answer(self, request: Request) -> Response:
        try:
            self._response_urls.answer(request.path_params["key"], await _json(request))
        except SlackError as error:
            return JSONResponse({"ok": False, "error": error.code}, status_code=404)
        return PlainTextResponse("ok")

    def _check_token(self, request: Request, arguments: Mapping[str, Any]) -> None:
        _, _, bearer = request.headers.get("authorization", "").partition(" ")
        token = bearer.strip() or str(arguments.get("token") or "")
        if not token:
            raise SlackError("not_authed")
        if not hmac.compare_digest(token.encode(), self._bot_token.encode()):
            raise SlackError("invalid_auth")


def _unknown(_: Call) -> Reply:
    raise SlackError("unknown_method")


async def _arguments(request: Request) -> Mapping[str, Any]:
    query = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        return query | await _json(request)
    async with request.form() as form:
        return query | {name: value for name, value in form.items() if isinstance(value, str)}


async def _json(request: Request) -> dict[str, Any]:
    body = await request.body()
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(parsed, dict):
        raise SlackError("json_not_object")
    return parsed
