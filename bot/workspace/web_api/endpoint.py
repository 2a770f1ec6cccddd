"""The Web API over HTTP: who calls, with which arguments, and Slack's shape of what comes back."""

import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.workspace.files import StoredFile
from bot.workspace.response_urls import ResponseUrls
from bot.workspace.state import WorkspaceState
from bot.workspace.triggers import Triggers
from bot.workspace.web_api import chat, conversations, files, streams, users, views
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.refusals import show_refusal
from bot.workspace.web_api.requests import Call, Reply

METHODS: Mapping[str, Callable[[Call], Reply]] = MappingProxyType(
    {
        "assistant.threads.setStatus": streams.set_status,
        "auth.test": users.auth_test,
        "chat.appendStream": streams.append,
        "chat.delete": chat.delete,
        "chat.getPermalink": chat.permalink,
        "chat.postEphemeral": chat.post_ephemeral,
        "chat.postMessage": chat.post_message,
        "chat.startStream": streams.start,
        "chat.stopStream": streams.stop,
        "chat.update": chat.update,
        "conversations.history": conversations.history,
        "conversations.info": conversations.info,
        "conversations.list": conversations.list_all,
        "conversations.members": conversations.members,
        "conversations.open": conversations.open_direct,
        "conversations.replies": conversations.replies,
        "files.completeUploadExternal": files.complete_upload,
        "files.getUploadURLExternal": files.get_upload_url,
        "files.info": files.info,
        "users.conversations": conversations.of_a_person,
        "users.info": users.info,
        "users.list": users.list_all,
        "users.lookupByEmail": users.lookup_by_email,
        "views.open": views.open_modal,
        "views.publish": views.publish,
        "views.push": views.push,
        "views.update": views.update,
    }
)


class WebApi:
    """Answers the app's calls, what it posts to a response_url, and the files it uploads and fetches."""

    def __init__(
        self,
        state: WorkspaceState,
        response_urls: ResponseUrls,
        triggers: Triggers,
        *,
        bot_token: str,
        scopes: Sequence[str],
    ) -> None:
        self._state = state
        self._response_urls = response_urls
        self._triggers = triggers
        self._bot_token = bot_token
        self._scopes = ",".join(scopes)

    def routes(self) -> list[Route]:
        """Where the app reaches it."""
        return [
            Route("/api/{method}", self._call, methods=["GET", "POST"]),
            Route("/hooks/{key}", self._answer, methods=["POST"], name="response_url"),
            Route("/upload/v1/{key}", self._upload, methods=["POST"]),
            Route("/files-pri/{key}/{name}", self._file),
        ]

    async def _call(self, request: Request) -> Response:
        try:
            arguments = await _arguments(request)
            self._check_token(request, arguments)
            call = Call(arguments, self._state, self._triggers, str(request.base_url))
            reply = self._done(request.path_params["method"], call)
        except SlackError as error:
            return JSONResponse(_refusal(error))
        return JSONResponse({"ok": True, **reply}, headers={"x-oauth-scopes": self._scopes})

    def _done(self, method: str, call: Call) -> Reply:
        try:
            return METHODS.get(method, _unknown)(call)
        except SlackError as error:
            if error.messages:
                show_refusal(call, method, error)
            raise

    async def _answer(self, request: Request) -> Response:
        try:
            self._response_urls.answer(request.path_params["key"], await _json(request))
        except SlackError as error:
            return JSONResponse({"ok": False, "error": error.code}, status_code=404)
        return PlainTextResponse("ok")

    async def _upload(self, request: Request) -> Response:
        """The content of a file, raw or as the one part of a form."""
        if request.headers.get("content-type", "").startswith("multipart/"):
            async with request.form() as form:
                parts = [part for part in form.values() if not isinstance(part, str)]
                content = await parts[0].read() if parts else b""
        else:
            content = await request.body()
        file = self._state.files.receive(request.path_params["key"], content)
        return PlainTextResponse(f"OK - {file.size}") if file else PlainTextResponse("not found", status_code=404)

    async def _file(self, request: Request) -> Response:
        """A file's `url_private`, for whoever holds the bot token."""
        try:
            self._check_token(request, {})
        except SlackError as error:
            return PlainTextResponse(error.code, status_code=403)
        file = self._state.files.get(request.path_params["key"].rpartition("-")[2])
        return served(file) if file else PlainTextResponse("file_not_found", status_code=404)

    def _check_token(self, request: Request, arguments: Mapping[str, Any]) -> None:
        _, _, bearer = request.headers.get("authorization", "").partition(" ")
        token = bearer.strip() or str(arguments.get("token") or "")
        if not token:
            raise SlackError("not_authed")
        if not hmac.compare_digest(token.encode(), self._bot_token.encode()):
            raise SlackError("invalid_auth")


def served(file: StoredFile) -> Response:
    """The file as a download: nothing in it is shown or run in the workspace's own pages."""
    disposition = f"attachment; filename*=UTF-8''{quote(file.name)}"
    return Response(file.content, media_type=file.mimetype, headers={"Content-Disposition": disposition})


def _refusal(error: SlackError) -> Reply:
    shape: Reply = {"ok": False, "error": error.code}
    return shape | ({"response_metadata": {"messages": list(error.messages)}} if error.messages else {})


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
