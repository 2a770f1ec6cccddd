"""`/casc …`: the reply is part of the acknowledgement, so what is acknowledged is answered."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.doorway import Doorway
from bot.views.messages import message


def register(app: App, doorway: Doorway) -> None:
    """Listen to the one slash command."""

    @app.command("/casc")
    def on_casc(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        text = command.get("text", "")
        shown = message(doorway.reply(command["user_id"], text, command["trigger_id"], client, doorway.desk.command))
        ack(response_type="ephemeral", **shown.payload())
