"""Who may call: this machine's own browser and programs. No page of another site, under whatever name it comes."""

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})

_POLICY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class LoopbackOnly:
    """Refuses a Host that is not loopback (DNS rebinding), and what another site's page sends (forgery)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on or refuse it; either way the browser is told to load nothing from elsewhere."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_POLICY)
            await send(message)

        answer = _refusal(Request(scope)) or self._app
        await answer(scope, receive, send_with_policy)


def _refusal(request: Request) -> Response | None:
    if _hostname(f"//{request.headers.get('host', '')}") not in HOSTS:
        return PlainTextResponse("The local workspace answers on 127.0.0.1 and localhost only.", status_code=403)
    if request.method not in {"GET", "HEAD"} and not _same_origin(request):
        return PlainTextResponse("Only the workspace's own pages may send that.", status_code=403)
    return None


def _same_origin(request: Request) -> bool:
    """Does the page that sends this belong here? Programs that are no browser send no Origin."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site", "none") in {"same-origin", "none"}
    return origin == f"{request.url.scheme}://{request.headers['host']}"


def _hostname(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
