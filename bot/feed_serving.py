"""The addresses at which people's own calendars read their dates."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.companion import Companion
from bot.services.deadlines.feeds import FEED_PATH
from induction.refused import Refused

_PRIVATE = {"Cache-Control": "private, max-age=900", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


def calendar_route(companion: Companion) -> BaseRoute:
    """One address a person: whoever has its token reads dates and titles, and whoever has none finds nothing.

    Nothing is asked of who reads, since calendars send nothing; so nothing but what is in the feed is said either.
    """

    def read(token: str) -> Response:
        try:
            content = companion.desk.feeds.read(token, now=companion.clock())
        except Refused:
            return Response(status_code=503, headers={"Retry-After": "60"})
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type="text/calendar; charset=utf-8", headers=_PRIVATE)

    async def endpoint(request: Request) -> Response:
        return await to_thread.run_sync(read, request.path_params["token"])

    return Route(f"{FEED_PATH}/{{token}}.ics", endpoint, methods=["GET"])
