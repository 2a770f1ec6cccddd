"""Where blocks stand: in a message, a Home or a modal, before one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.workspace.inputs import Value, Values
from bot.workspace.messages import Message
from bot.workspace.naming import Block, Element
from bot.workspace.state import WorkspaceState
from bot.workspace.views import View


@dataclass(frozen=True)
class Surface:
    """What drawing blocks needs to know of their place. `key` begins the ids on the page, `ts` is a message's."""

    key: str
    zone: str
    people: Mapping[str, str]
    channels: Mapping[str, str]
    values: Values = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    ts: str = ""

    def value(self, block: Block, element: Element) -> Value | None:
        """What the person filled in before, where the element is still of the same kind."""
        value = self.values.get(block["block_id"], {}).get(element["action_id"])
        return value if value and value["type"] == element["type"] else None


class Surfaces:
    """Makes the surfaces of one person."""

    def __init__(self, state: WorkspaceState, person_id: str) -> None:
        self._state = state
        self._person = state.people[person_id]
        self._people = {one.id: one.name for one in state.people.values()}
        self._channels = {one.id: one.name if one.direct else f"#{one.name}" for one in state.channels_of(person_id)}

    def of_message(self, message: Message, within: str = "") -> Surface:
        """A message's; `within` keeps its ids apart where it is on the page twice."""
        values = self._state.filled_in(self._person.id, message)
        key = f"m{within}{message.ts.replace('.', '')}"
        return Surface(key, self._person.zone, self._people, self._channels, values, ts=message.ts)

    def of_view(self, view: View) -> Surface:
        """A Home's or a modal's."""
        return Surface(view.id, self._person.zone, self._people, self._channels, view.values, view.errors)
