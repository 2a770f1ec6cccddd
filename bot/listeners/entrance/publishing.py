"""How a Home is published: when somebody opens it, and again when something on it may have changed."""

import logging
from collections.abc import Callable

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.listeners.entrance.doorway import Doorway, settled
from bot.listeners.entrance.shapes import Payload
from bot.services.words import Words
from bot.views.home import home_view, words_view
from induction.refused import Refused

log = logging.getLogger(__name__)


def publish(doorway: Doorway, client: WebClient, slack_id: str) -> None:
    """Show this person their Home as it is now."""
    desk, heard = doorway.desk, doorway.heard(slack_id, "", "", client)
    chosen = doorway.viewers.chosen(slack_id)
    home = settled(lambda: desk.homes.of(heard.person, desk.questions.programs, chosen, now=heard.now))
    view = words_view(home.text) if isinstance(home, Words) else home_view(home)
    client.views_publish(user_id=slack_id, view=view)
    if heard.person is not None:
        doorway.viewers.look(slack_id, heard.person, heard.now)


def refresh(doorway: Doorway, client: WebClient, slack_id: str) -> None:
    """Show their Home again to those whom something that this person did concerns, if they looked at it lately.

    A Home that cannot be shown now is shown when it is opened next, so nothing else waits for it.
    """
    person = doorway.people.known(slack_id)
    if person is None:
        return
    for viewer in doorway.viewers.beside(person, doorway.clock()):
        try:
            publish(doorway, client, viewer)
        except (SlackApiError, OSError, Refused):
            log.warning("a Home could not be shown again", exc_info=True)


def refresher(doorway: Doorway) -> Callable[..., None]:
    """A listener that follows the acknowledgement of a press or a form."""

    def after_acknowledgement(body: Payload, client: WebClient) -> None:
        refresh(doorway, client, body["user"]["id"])

    return after_acknowledgement
