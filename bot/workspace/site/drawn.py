"""What a page shows: the values of its templates, and the fragments that the script draws in place."""

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.workspace.composing import typed
from bot.workspace.drawing.surfaces import Surfaces
from bot.workspace.drawing.templates import environment
from bot.workspace.drawing.timeline import faces, thread_lines, timeline
from bot.workspace.identity import BOT_NAME, BOT_USER_ID
from bot.workspace.shortcuts import Shortcuts
from bot.workspace.site.places import Place
from bot.workspace.state import WorkspaceState

Hints = Mapping[str, Sequence[str]]
Values = dict[str, object]

_CONVERSATION = {"messages": "messages.html"}
_THREAD = {"thread": "thread_lines.html"}
_HOME = {"home": "home.html"}
_EVERYWHERE = {"places": "places.html", "notices": "notices.html"}


class Drawn:
    """Draws places. Whatever is not there any more draws as nothing."""

    def __init__(self, state: WorkspaceState, hints: Hints, shortcuts: Shortcuts) -> None:
        self._state = state
        self._hints = hints
        self._shortcuts = shortcuts
        self._templates = environment(_names(state))

    def page(self, template: str, request: Request, **values: object) -> Response:
        """A whole page."""
        values.setdefault("faces", faces(self._state))
        return HTMLResponse(self._render(template, request, values), headers={"Cache-Control": "no-store"})

    def place(self, request: Request, place: Place) -> Response:
        """The page of a place."""
        return self.page("place.html", request, **self._values(place))

    def news(self, request: Request, place: Place) -> Response:
        """The place's parts, each as it stands now; nothing where the asking page has seen all of it."""
        if request.query_params.get("version") == self._state.version:
            return Response(status_code=204)
        values = self._values(place)
        fragments = {**_EVERYWHERE, **(_CONVERSATION if place.channel else _HOME), **(_THREAD if place.thread else {})}
        drawn = {name: self._render(template, request, values) for name, template in fragments.items()}
        return JSONResponse(
            {
                "version": values["version"],
                "waiting": values["waiting"],
                "status": values["status"],
                **drawn,
                "homeKey": values["home_key"],
                "modal": self._modal(request, place, values),
            }
        )

    def _modal(self, request: Request, place: Place, values: Values) -> Values | None:
        view = self._state.views.top(place.person.id)
        if view is None:
            return None
        return {
            "key": view.drawn_as,
            "id": view.id,
            "root": view.root_id,
            "html": self._render("modal.html", request, values),
            "waiting": self._state.is_waiting(place.person.id, view.id),
        }

    def _values(self, place: Place) -> Values:
        person, state = place.person, self._state
        version = state.version  # read first: what changes while this is drawn is drawn again
        home = state.views.home(person.id) if place.channel is None else None
        known, surfaces = faces(state), Surfaces(state, person.id)
        values: Values = {
            "version": version,
            "place": place,
            "person": person,
            "channel": place.channel,
            "faces": known,
            "companion": known[BOT_USER_ID],
            "home": home,
            "home_key": home.drawn_as if home else "",
            "notices": state.notices.of(person.id),
            "modal": state.views.top(person.id),
            "surfaces": surfaces,
            "shortcuts": self._shortcuts,
            "hints": self._hints.get(person.id, ()),
            "typed": lambda text: typed(text, state.people.values()),
            "waiting": state.is_waiting(person.id, place.id) or bool(home and state.is_waiting(person.id, home.id)),
        }
        doing = state.statuses.of(place.id)
        values["status"] = f"{BOT_NAME} {doing}" if doing else ""
        if place.channel is not None:
            state.mark_read(person.id, place.channel.id)
            values["lines"] = timeline(state, person.id, place.channel.id)
        if place.thread is not None:
            values["thread_lines"] = thread_lines(state, person.id, place.thread)
        values["places"] = [(one, state.unread(person.id, one.id)) for one in state.channels_of(person.id)]
        return values

    def _render(self, template: str, request: Request, values: Mapping[str, object]) -> str:
        return self._templates.get_template(template).render(
            url_for=lambda name, /, **path: request.url_for(name, **path).path, bot_name=BOT_NAME, **values
        )


def _names(state: WorkspaceState) -> dict[str, str]:
    people = {person.id: person.name for person in state.people.values()}
    channels = {channel.id: channel.name for channel in state.channels.values()}
    return people | channels | {BOT_USER_ID: BOT_NAME}
