"""`/casc …`: the reply is part of the acknowledgement, or a form that stands open before it."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import open_form
from bot.services.replies import Form
from bot.services.words import Crisis, Disclosed, NotNow
from bot.views.bystanders import kept_of
from bot.views.messages import message


def register(app: App, doorway: Doorway) -> None:
    """Listen to the one slash command."""

    @app.command("/casc")
    def on_casc(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        text = command.get("text", "")
        trigger = command["trigger_id"]
        reply = doorway.reply(
            command["user_id"], text, trigger, client, doorway.desk.command, channel=command.get("channel_id")
        )
        if isinstance(reply, Form) and open_form(client, trigger, reply):
            ack()
        else:
            if doorway.may_word(reply):
                doorway.word(f"command:{trigger}", reply, command["response_url"])
            shown = doorway.pointed_out(message(reply), command["user_id"], kept_of(reply, text))
            if not isinstance(reply, Crisis | Disclosed | NotNow):
                shown = doorway.first_told(shown, command["user_id"], f"command:{trigger}")
            ack(response_type="ephemeral", **shown.payload())
