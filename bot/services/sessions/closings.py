"""Everything about closed sessions: closing one, reading those of before, and what was agreed on."""

from dataclasses import dataclass
from datetime import datetime

from bot.services.hours.hours import Hours
from bot.services.outbox import Outbox
from bot.services.sessions.action_items import ActionItems
from bot.services.sessions.form import SessionForms
from bot.services.sessions.replies import ItemList, SessionForm, SessionList
from bot.services.sessions.sessions import Sessions
from bot.understanding.wishes.sessions import SessionWish, Wanted
from induction.people import Person


@dataclass(frozen=True)
class Closings:
    """The use cases of sessions, each reached from here."""

    hours: Hours
    outbox: Outbox

    @property
    def items(self) -> ActionItems:
        """The use case of action items."""
        return ActionItems(self.hours.records, self.hours.lines)

    @property
    def sessions(self) -> Sessions:
        """The use case of sessions that are closed."""
        return Sessions(self.hours.records, self.hours.lines, self.items)

    @property
    def forms(self) -> SessionForms:
        """The use case of closing one on a form."""
        return SessionForms(self.hours, self.sessions, self.outbox)

    def wanted(self, actor: Person, wish: SessionWish, *, now: datetime) -> SessionForm | SessionList | ItemList:
        """What somebody wants of sessions."""
        match wish.wanted:
            case Wanted.CLOSE:
                return self.forms.blank(actor, wish.whom, now=now)
            case Wanted.READ:
                return self.sessions.listed(actor, wish.whom, now=now)
            case Wanted.ITEMS:
                return self.items.listed(actor, wish.whom, now=now)
