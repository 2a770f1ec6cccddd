"""The buttons that show more beside a message: the parts of a standing, and the history with its pages."""

import re

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.errands.sending.outgoing import Outgoing
from bot.listeners.entrance.doorway import Doorway, settled
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.heard import Heard
from bot.services.progress.replies import HourHistory, Progress, ProgressPart
from bot.services.replies import Reply
from bot.views.doors import HISTORY, PROGRESS_PART, read_page
from bot.views.messages import message
from bot.views.progress.history import HISTORY_PAGE
from induction.people import Person
from induction.refused import Refused


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons."""

    def page_of(person: Person, value: str) -> HourHistory:
        try:
            page = read_page(value)
        except ValueError as error:
            raise Refused("no_page", "That page is no longer there. `/casc history` shows the newest.") from error
        return doorway.desk.histories.page(person, page)

    def turn(tap: Tap) -> HourHistory:
        return page_of(tap.person, tap.value)

    on_tap(app, doorway, re.compile(rf"{HISTORY_PAGE}:\w+"), turn)

    def part(heard: Heard, named: str, value: str) -> Progress:
        if not value.isdecimal() or named not in set(map(str, ProgressPart)):
            raise Refused("no_progress", "That is no longer there. `/casc progress` shows where you stand.")
        person = doorway.desk.known(heard)
        return doorway.desk.standings.part(person, int(value), ProgressPart(named), now=heard.now)

    @app.action(re.compile(rf"{HISTORY}|{PROGRESS_PART}:\w+"))
    def on_more(ack: Ack, body: Payload, action: Payload, client: WebClient, respond: Respond) -> None:
        user, what = body["user"]["id"], action["action_id"]

        def shown() -> Reply:
            heard = doorway.heard(user, "", action["action_ts"], client)
            value, named = action.get("value") or "", what.partition(":")[2]
            return part(heard, named, value) if named else page_of(doorway.desk.known(heard), value)

        answer = Outgoing(message(settled(shown)), to=_beside(body, user), concerns=user)
        try:
            doorway.answer(f"press:{what}:{action['action_ts']}", [answer])
        except Refused:
            respond(replace_original=False, **answer.message.payload())
        ack()


def _beside(body: Payload, user: str) -> str:
    """Where the message stands: in the direct message for good, in a channel for the eyes of this person only."""
    channel = (body.get("channel") or {}).get("id", "")
    return user if channel.startswith("D") else body.get("response_url") or user
