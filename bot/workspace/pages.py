"""The browser's side: whom to be, the conversation, and what is sent from it."""

from collections.abc import Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.workspace.drawing.templates import environment
from bot.workspace.drawing.timeline import faces, timeline
from bot.workspace.exchange import Button, Exchange, ResponseUrl
from bot.workspace.identity import BOT_NAME, BOT_USER_ID, Channel, WorkspacePerson
from bot.workspace.state import WorkspaceState

Hints = Mapping[str, Sequence[str]]
View = tuple[WorkspacePerson, Channel]

SEE_OTHER = 303


class Pages:
    """Draws the workspace for whoever the address names; two tabs can be two people."""

    def __init__(self, state: WorkspaceState, exchange: Exchange, hints: Hints) -> None:
        self._state = state
        self._exchange = exchange
        self._hints = hints
        self._templates = environment(_names(state))

    def routes(self) -> list[Route | Mount]:
        """Where the browser reaches them."""
        here = "/as/{person}/{channel}"
        return [
            Route("/", self._choose, name="choose"),
            Route("/as/{person}", self._enter, name="enter"),
            Route(here, self._conversation, name="conversation"),
            Route(f"{here}/news", self._news, name="news"),
            Route(f"{here}/say", self._say, methods=["POST"], name="say"),
            Route(f"{here}/press", self._press, methods=["POST"], name="press"),
            Route("/archives/{channel}/{message}", self._permalink),
            Mount("/static", StaticFiles(packages=[("bot.workspace", "static")]), name="static"),
        ]

    async def _choose(self, request: Request) -> Response:
        return self._page("people.html", request, people=self._state.people.values(), to="")

    async def _permalink(self, request: Request) -> Response:
        """A message's address names nobody, so the visitor says who is to read it."""
        channel = self._state.channels.get(request.path_params["channel"])
        digits = request.path_params["message"].removeprefix("p")
        if channel is None or not digits.isdecimal():
            raise HTTPException(404, "There is no such message here.")
        readers = [person for person in self._state.people.values() if person.id in channel.members]
        to = f"/{channel.id}#m{digits}"
        return self._page("people.html", request, people=readers, to=to)

    async def _enter(self, request: Request) -> Response:
        person = self._person(request)
        direct = self._state.channels_of(person.id)[0]
        return RedirectResponse(request.url_for("conversation", person=person.id, channel=direct.id))

    async def _conversation(self, request: Request) -> Response:
        view = self._view(request)
        return self._page("conversation.html", request, **self._drawn(view))

    async def _news(self, request: Request) -> Response:
        view = self._view(request)
        if request.query_params.get("version") == self._state.version:
            return Response(status_code=204)
        return self._fragments(request, view)

    async def _say(self, request: Request) -> Response:
        view = self._view(request)
        async with request.form() as form:
            text = str(form.get("text", ""))
        self._exchange.say(*view, text, _response_url(request))
        return self._done(request, view)

    async def _press(self, request: Request) -> Response:
        view = self._view(request)
        async with request.form() as form:
            button = Button(*(str(form.get(name, "")) for name in ("ts", "block_id", "action_id")))
        self._exchange.press(*view, button, _response_url(request))
        return self._done(request, view)

    def _done(self, request: Request, view: View) -> Response:
        """What the script draws in place; a browser without it gets the page again."""
        if request.headers.get("accept") == "application/json":
            return self._fragments(request, view)
        person, channel = view
        address = request.url_for("conversation", person=person.id, channel=channel.id)
        return RedirectResponse(address, status_code=SEE_OTHER)

    def _fragments(self, request: Request, view: View) -> Response:
        drawn = self._drawn(view)
        return JSONResponse(
            {
                "version": drawn["version"],
                "waiting": drawn["waiting"],
                "messages": self._render("messages.html", request, drawn),
                "places": self._render("places.html", request, drawn),
            }
        )

    def _drawn(self, view: View) -> dict[str, object]:
        person, channel = view
        version = self._state.version  # read first: what changes while this is drawn is drawn again
        self._state.mark_read(person.id, channel.id)
        places = [(place, self._state.unread(person.id, place.id)) for place in self._state.channels_of(person.id)]
        return {
            "version": version,
            "person": person,
            "channel": channel,
            "faces": faces(self._state),
            "companion": faces(self._state)[BOT_USER_ID],
            "places": places,
            "lines": timeline(self._state, person.id, channel.id),
            "waiting": self._state.is_waiting(person.id, channel.id),
            "hints": self._hints.get(person.id, ()),
        }

    def _page(self, template: str, request: Request, **values: object) -> Response:
        values.setdefault("faces", faces(self._state))
        return HTMLResponse(self._render(template, request, values), headers={"Cache-Control": "no-store"})

    def _render(self, template: str, request: Request, values: Mapping[str, object]) -> str:
        return self._templates.get_template(template).render(
            url_for=lambda name, **path: request.url_for(name, **path).path, bot_name=BOT_NAME, **values
        )

    def _person(self, request: Request) -> WorkspacePerson:
        person = self._state.people.get(request.path_params["person"])
        if person is None:
            raise HTTPException(404, "Nobody of that id is in this workspace.")
        return person

    def _view(self, request: Request) -> View:
        person = self._person(request)
        for channel in self._state.channels_of(person.id):
            if channel.id == request.path_params["channel"]:
                return person, channel
        raise HTTPException(404, f"{person.name} is in no such channel.")


def _response_url(request: Request) -> ResponseUrl:
    return lambda key: str(request.url_for("response_url", key=key))


def _names(state: WorkspaceState) -> dict[str, str]:
    people = {person.id: person.name for person in state.people.values()}
    channels = {channel.id: channel.name for channel in state.channels.values()}
    return people | channels | {BOT_USER_ID: BOT_NAME}
