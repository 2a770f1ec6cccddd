"""Who is in the workspace: the people, the channels, and the companion with the names that Slack would give it."""

from collections.abc import Sequence
from dataclasses import dataclass

TEAM_ID = "T0WORKSPACE"
TEAM_NAME = "Local workspace"
TEAM_DOMAIN = "local-workspace"
APP_ID = "A0COMPANION"
BOT_ID = "B0COMPANION"
BOT_USER_ID = "U0COMPANION"
BOT_NAME = "Companion"
BOT_HANDLE = "companion"


@dataclass(frozen=True)
class WorkspacePerson:
    """Someone a visitor can be. `id` begins with U; `what` says in a few words who they are.

    `group` is the heading that they stand under where a visitor chooses whom to be, such as their program.
    """

    id: str
    name: str
    what: str
    email: str
    zone: str = "America/Los_Angeles"
    group: str = ""

    @property
    def handle(self) -> str:
        """The name as Slack's payloads carry it: lower case, dots for spaces."""
        return ".".join(self.name.lower().split())


@dataclass(frozen=True)
class Channel:
    """A conversation that the companion is in. `members` are the people's ids; `direct` is one person's with it."""

    id: str
    name: str
    members: Sequence[str]
    direct: bool = False

    @property
    def payload_name(self) -> str:
        """The channel's name as commands and button presses carry it."""
        return "directmessage" if self.direct else self.name


def direct_channel(person: WorkspacePerson) -> Channel:
    """The direct message between a person and the companion."""
    return Channel(f"D{person.id[1:]}", BOT_NAME, (person.id,), direct=True)
