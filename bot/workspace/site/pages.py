"""The pages: whom to be, the Home, the conversations and their threads, and what is new there."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.workspace.exchange.shortcuts import Starting
from bot.workspace.identity import WorkspacePerson
from bot.workspace.site.drawn import Drawn
from bot.workspace.site.places import Addresses
from bot.workspace.state import WorkspaceState
from bot.workspace.web_api.endpoint import served

MANY = 8
"""From how many people on the page for choosing offers to search."""


class _Fresh(StaticFiles):
    """Style sheets and scripts that the browser asks about each time, so that none is older than its page."""

    def file_response(self, *args: Any, **named: Any) -> Response:
        """The file, or that it has not changed."""
        response = super().file_response(*args, **named)
        response.headers["Cache-Control"] = "no-cache"
        return response


class Pages:
    """Draws the workspace for whoever the address names; two tabs can be two people."""

    def __init__(self, state: WorkspaceState, drawn: Drawn, addresses: Addresses, starting: Starting) -> None:
        self._state = state
        self._drawn = drawn
        self._addresses = addresses
        self._starting = starting

    def routes(self) -> list[BaseRoute]:
        """Where the browser reaches them."""
        home, here = "/as/{person}/home", "/as/{person}/{channel}"
        return [
            Route("/", self._choose, name="choose"),
            Route("/as/{person}", self._enter, name="enter"),
            Route(home, self._home, name="home"),
            Route(f"{home}/news", self._news),
            Route("/as/{person}/files/{file}/{name}", self._file, name="file"),
            Route(here, self._place, name="conversation"),
            Route(f"{here}/news", self._news),
            Route(f"{here}/thread/{{thread}}", self._place, name="thread"),
            Route(f"{here}/thread/{{thread}}/news", self._news),
            Route("/archives/{channel}/{message}", self._permalink),
            Mount("/static", _Fresh(packages=[("bot.workspace", "static")]), name="static"),
        ]

    async def _choose(self, request: Request) -> Response:
        return self._choice(request, list(self._state.people.values()), "")

    async def _permalink(self, request: Request) -> Response:
        """A message's address names nobody, so the visitor says who is to read it."""
        channel = self._state.channels.get(request.path_params["channel"])
        digits = request.path_params["message"].removeprefix("p")
        if channel is None or not digits.isdecimal():
            raise HTTPException(404, "There is no such message here.")
        readers = [person for person in self._state.people.values() if person.id in channel.members]
        return self._choice(request, readers, f"/{channel.id}#m{digits}")

    def _choice(self, request: Request, people: list[WorkspacePerson], to: str) -> Response:
        headings = dict.fromkeys(person.group for person in people)
        groups = [(heading, [person for person in people if person.group == heading]) for heading in headings]
        return self._drawn.page("people.html", request, groups=groups, to=to, searchable=len(people) > MANY)

    async def _enter(self, request: Request) -> Response:
        person = self._addresses.person(request)
        direct = self._state.channels_of(person.id)[0]
        return RedirectResponse(request.url_for("conversation", person=person.id, channel=direct.id))

    async def _home(self, request: Request) -> Response:
        place = self._addresses.place(request)
        self._starting.enter_home(place.person)
        return self._drawn.place(request, place)

    async def _place(self, request: Request) -> Response:
        return self._drawn.place(request, self._addresses.place(request))

    async def _news(self, request: Request) -> Response:
        return self._drawn.news(request, self._addresses.place(request))

    async def _file(self, request: Request) -> Response:
        return served(self._addresses.file(request))
