"""What the pages send: words, presses, modals, shortcuts and files."""

from collections.abc import Sequence

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.workspace.actions import Pressed
from bot.workspace.exchange.conversing import Conversing
from bot.workspace.exchange.modals import Modals
from bot.workspace.exchange.pressing import Pressing
from bot.workspace.exchange.shortcuts import Starting
from bot.workspace.files import LARGEST, StoredFile, file_payload
from bot.workspace.identity import WorkspacePerson
from bot.workspace.inputs import Form, Value
from bot.workspace.shortcuts import Shortcuts
from bot.workspace.site.places import Addresses
from bot.workspace.state import WorkspaceState

SEE_OTHER = 303
TOO_LARGE = 413


class Sending:
    """Takes what is sent. Everything is told to the app after the answer; the page asks for news."""

    def __init__(
        self,
        state: WorkspaceState,
        addresses: Addresses,
        shortcuts: Shortcuts,
        *,
        conversing: Conversing,
        pressing: Pressing,
        modals: Modals,
        starting: Starting,
    ) -> None:
        self._state = state
        self._addresses = addresses
        self._shortcuts = shortcuts
        self._conversing = conversing
        self._pressing = pressing
        self._modals = modals
        self._starting = starting

    def routes(self) -> list[BaseRoute]:
        """Where the browser reaches it."""
        views, here = "/as/{person}/views/{view}", "/as/{person}/{channel}"
        return [
            Route(f"{views}/press", self._press_view, methods=["POST"], name="press-view"),
            Route(f"{views}/submit", self._submit, methods=["POST"], name="submit"),
            Route(f"{views}/close", self._close, methods=["POST"], name="close"),
            Route("/as/{person}/files", self._upload, methods=["POST"], name="upload"),
            Route("/as/{person}/shortcut", self._shortcut, methods=["POST"], name="shortcut"),
            Route("/as/{person}/dismiss", self._dismiss, methods=["POST"], name="dismiss"),
            Route(f"{here}/say", self._say, methods=["POST"], name="say"),
            Route(f"{here}/press", self._press, methods=["POST"], name="press"),
            Route(f"{here}/edit", self._edit, methods=["POST"], name="edit"),
            Route(f"{here}/delete", self._delete, methods=["POST"], name="delete"),
            Route(f"{here}/shortcut", self._message_shortcut, methods=["POST"], name="message-shortcut"),
        ]

    async def _say(self, request: Request) -> Response:
        place = self._addresses.place(request)
        channel = self._addresses.channel(request)
        async with request.form() as form:
            thread_ts = _text(form, "thread_ts") or None
            self._conversing.say(
                place.person,
                channel,
                _text(form, "text"),
                base_url=str(request.base_url),
                thread_ts=thread_ts,
                files=[await self._stored(part, place.person, request) for part in _parts(form, "files")],
            )
        return _done(request, f"{place.path}/thread/{thread_ts}" if thread_ts else place.path)

    async def _edit(self, request: Request) -> Response:
        place, channel = self._addresses.place(request), self._addresses.channel(request)
        async with request.form() as form:
            self._conversing.edit(place.person, channel, _text(form, "ts"), _text(form, "text"))
        return _done(request, place.path)

    async def _delete(self, request: Request) -> Response:
        place, channel = self._addresses.place(request), self._addresses.channel(request)
        async with request.form() as form:
            self._conversing.delete(place.person, channel, _text(form, "ts"))
        return _done(request, place.path)

    async def _press(self, request: Request) -> Response:
        place, channel = self._addresses.place(request), self._addresses.channel(request)
        async with request.form() as form:
            self._pressing.in_message(
                place.person,
                channel,
                _text(form, "ts"),
                _pressed(form),
                self._form(form, place.person),
                base_url=str(request.base_url),
            )
        return _done(request, place.path)

    async def _press_view(self, request: Request) -> Response:
        person, view = self._addresses.person(request), self._addresses.view(request)
        async with request.form() as form:
            if view is not None:
                self._pressing.in_view(person, view, _pressed(form), self._form(form, person))
        return Response(status_code=204)

    async def _submit(self, request: Request) -> Response:
        person, view = self._addresses.person(request), self._addresses.view(request)
        async with request.form() as form:
            if view is not None and not view.is_home:
                self._modals.submit(person, view, self._form(form, person))
        return Response(status_code=204)

    async def _close(self, request: Request) -> Response:
        person, view = self._addresses.person(request), self._addresses.view(request)
        async with request.form() as form:
            if view is not None and not view.is_home:
                self._modals.close(person, view, everything=bool(_text(form, "everything")))
        return Response(status_code=204)

    async def _upload(self, request: Request) -> Response:
        """Files for a field of a modal: kept at once, and named in the form by their ids."""
        person = self._addresses.person(request)
        async with request.form() as form:
            files = [await self._stored(part, person, request) for part in _parts(form, "files")]
        return JSONResponse([{"id": file.id, "name": file.name, "size": file.size} for file in files])

    async def _shortcut(self, request: Request) -> Response:
        person = self._addresses.person(request)
        async with request.form() as form:
            chosen, place = _text(form, "callback_id"), _text(form, "place")
        for shortcut in self._shortcuts.everywhere:
            if shortcut.callback_id == chosen:
                self._starting.everywhere(person, place, shortcut)
        return Response(status_code=204)

    async def _message_shortcut(self, request: Request) -> Response:
        place, channel = self._addresses.place(request), self._addresses.channel(request)
        async with request.form() as form:
            chosen, ts = _text(form, "callback_id"), _text(form, "ts")
        for shortcut in self._shortcuts.at_messages:
            if shortcut.callback_id == chosen:
                self._starting.at_message(place.person, channel, ts, shortcut, base_url=str(request.base_url))
        return _done(request, place.path)

    async def _dismiss(self, request: Request) -> Response:
        person = self._addresses.person(request)
        async with request.form() as form:
            number = _text(form, "number")
        if number.isdecimal():
            self._state.notices.dismiss(person.id, int(number))
        return Response(status_code=204)

    async def _stored(self, part: UploadFile, person: WorkspacePerson, request: Request) -> StoredFile:
        if (part.size or 0) > LARGEST:
            raise HTTPException(TOO_LARGE, f"A file may have {LARGEST // 1_000_000} MB at most here.")
        return self._state.files.add(part.filename or "file", await part.read(), person.id, str(request.base_url))

    def _form(self, form: FormData, person: WorkspacePerson) -> Form:
        def given(name: str) -> list[str]:
            return [text for text in form.getlist(name) if isinstance(text, str)]

        def file(file_id: str) -> Value | None:
            found = self._state.files.get(file_id)
            return file_payload(found) if found and found.owner == person.id else None

        return Form(given, person.zone, file)


def _done(request: Request, address: str) -> Response:
    """The script asks for news by itself; a browser without it gets the page again."""
    if request.headers.get("accept") == "application/json":
        return Response(status_code=204)
    return RedirectResponse(str(request.base_url).rstrip("/") + address, status_code=SEE_OTHER)


def _pressed(form: FormData) -> Pressed:
    return Pressed(_text(form, "block_id"), _text(form, "action_id"))


def _text(form: FormData, name: str) -> str:
    given = form.get(name, "")
    return given if isinstance(given, str) else ""


def _parts(form: FormData, name: str) -> Sequence[UploadFile]:
    """The files of a form; a field where none was chosen sends an empty one."""
    return [part for part in form.getlist(name) if isinstance(part, UploadFile) and part.filename]
