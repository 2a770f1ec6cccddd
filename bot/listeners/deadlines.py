"""The button that puts deadlines into a calendar."""

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.listeners.entrance.doorway import Doorway, settled
from bot.listeners.entrance.shapes import Payload
from bot.services.words import Words
from bot.views.deadlines.deadlines import ADD_TO_CALENDAR
from bot.views.messages import message


def register(app: App, doorway: Doorway) -> None:
    """Listen to the button; what it stands beside stays as it is."""

    @app.action(ADD_TO_CALENDAR)
    def on_add(ack: Ack, body: Payload, action: Payload, client: WebClient, respond: Respond) -> None:
        mark = action["action_ts"]

        def asked() -> Words:
            heard = doorway.heard(body["user"]["id"], "", mark, client)
            person, desk = doorway.desk.known(heard), doorway.desk
            return desk.calendar_files.ask(person, action.get("value") or "", source=mark, now=heard.now)

        respond(replace_original=False, response_type="ephemeral", **message(settled(asked)).payload())
        ack()
