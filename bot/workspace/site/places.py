"""Who is where: what the addresses of the pages name."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.workspace.exchange.shortcuts import HOME
from bot.workspace.files import StoredFile
from bot.workspace.identity import Channel, WorkspacePerson
from bot.workspace.messages import Message
from bot.workspace.state import WorkspaceState
from bot.workspace.views import View


@dataclass(frozen=True)
class Place:
    """A person in a conversation, perhaps with a thread beside it; without a channel they are in their Home."""

    person: WorkspacePerson
    channel: Channel | None = None
    thread: Message | None = None

    @property
    def id(self) -> str:
        """What the person waits for the app under, here."""
        return self.channel.id if self.channel else HOME

    @property
    def path(self) -> str:
        """The address of the page."""
        base = f"/as/{self.person.id}/{self.id}"
        return f"{base}/thread/{self.thread.ts}" if self.thread else base


class Addresses:
    """Reads the addresses; what is not there, or not this person's to see, is a 404."""

    def __init__(self, state: WorkspaceState) -> None:
        self._state = state

    def person(self, request: Request) -> WorkspacePerson:
        """Whom the visitor is."""
        person = self._state.people.get(request.path_params["person"])
        if person is None:
            raise HTTPException(404, "Nobody of that id is in this workspace.")
        return person

    def place(self, request: Request) -> Place:
        """Where they are."""
        person = self.person(request)
        if "channel" not in request.path_params:
            return Place(person)
        channel = self.channel(request)
        ts = request.path_params.get("thread")
        return Place(person, channel, self._thread(person, channel, ts) if ts else None)

    def channel(self, request: Request) -> Channel:
        """The conversation, of those that the person is in."""
        person = self.person(request)
        for channel in self._state.channels_of(person.id):
            if channel.id == request.path_params["channel"]:
                return channel
        raise HTTPException(404, f"{person.name} is in no such channel.")

    def view(self, request: Request) -> View | None:
        """The person's Home or open modal; None where it went meanwhile."""
        view = self._state.views.find(request.path_params["view"])
        return view if view and view.person_id == self.person(request).id else None

    def file(self, request: Request) -> StoredFile:
        """A file that the person uploaded, or that was shared where they are."""
        person, file = self.person(request), self._state.files.get(request.path_params["file"])
        here = {channel.id for channel in self._state.channels_of(person.id)}
        if file is None or not (file.owner == person.id or file.channels & here):
            raise HTTPException(404, "There is no such file here.")
        return file

    def _thread(self, person: WorkspacePerson, channel: Channel, ts: str) -> Message:
        message = self._state.message(channel.id, ts)
        if message is None or message.is_reply or not message.seen_by(person.id):
            raise HTTPException(404, "There is no such thread here.")
        return message
