"""Who has looked at their Home lately, and at which of their candidates they chose to look.

What changes on a Home is shown again to them, as they look at it, and to nobody else.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Lock

from bot.services.cohort.replies import TableView
from induction.people import Person, Role

LATELY = timedelta(hours=8)


class Viewers:
    """The people who opened their Home in this process. Who is not among them sees it anew when they open it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._looked: dict[str, tuple[Person, datetime]] = {}
        self._chosen: dict[str, TableView] = {}

    def look(self, slack_id: str, person: Person, now: datetime) -> None:
        """This person has their Home before them."""
        with self._lock:
            recent = {one: seen for one, seen in self._looked.items() if now - seen[1] < LATELY}
            self._looked = {**recent, slack_id: (person, now)}
            self._chosen = {one: view for one, view in self._chosen.items() if one in self._looked}

    def choose(self, slack_id: str, view: TableView) -> None:
        """From now on this person looks at their candidates like that."""
        with self._lock:
            self._chosen = {**self._chosen, slack_id: view}

    def chosen(self, slack_id: str) -> TableView:
        """How this person looks at their candidates: at all of them where they chose nothing lately."""
        with self._lock:
            return self._chosen.get(slack_id, TableView())

    def beside(self, person: Person, now: datetime) -> Sequence[str]:
        """The Slack ids of those on whose Home something this person did can show: they, their pairs, the program."""
        with self._lock:
            looked = list(self._looked.items())
        return [slack_id for slack_id, (one, at) in looked if now - at < LATELY and _concerned(one, person)]


def _concerned(viewer: Person, actor: Person) -> bool:
    if actor.id in {viewer.id, viewer.coach_id} or viewer.id == actor.coach_id:
        return True
    everybody = actor.role is Role.INSTRUCTOR  # what is recorded of a session is recorded for all who were there
    return (everybody or viewer.role is Role.PROGRAM_ADMIN) and viewer.program == actor.program
