"""The buttons under an open question: which program it is about."""

import re
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.listeners.doorway import Doorway, settled
from bot.views.answers import ASK_IN_PROGRAM
from bot.views.messages import message


def register(app: App, doorway: Doorway) -> None:
    """Listen to the choice of a program; the button carries the question."""

    @app.action(re.compile(f"^{ASK_IN_PROGRAM}:"))
    def on_choice(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Respond, client: WebClient) -> None:
        program = action["action_id"].partition(":")[2]
        question = action["value"]
        person = doorway.heard(body["user"]["id"], "", action["action_ts"], client).person
        shown = message(settled(lambda: doorway.desk.questions.ask(person, question, program=program)))
        ack()
        respond(replace_original=True, **shown.payload())
