"""The buttons under an open question: which program it is about."""

import re
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.errands.outgoing import Outgoing
from bot.listeners.doorway import Doorway, settled
from bot.views.answers import ASK_IN_PROGRAM
from bot.views.messages import message, plain_message
from induction.refused import Refused

Payload = dict[str, Any]


def register(app: App, doorway: Doorway) -> None:
    """Listen to the choice of a program; the button carries the question."""

    @app.action(re.compile(f"^{ASK_IN_PROGRAM}:"))
    def on_choice(ack: Ack, body: Payload, action: Payload, respond: Respond) -> None:
        program, user = action["action_id"].partition(":")[2], body["user"]["id"]
        reply = settled(lambda: doorway.desk.questions.ask(None, action["value"], program=program))
        answer = Outgoing(message(reply), to=body["response_url"], replace_original=True, concerns=user)
        try:
            doorway.answer(f"choice:{user}:{action['action_ts']}", [answer], showing=reply)
        except Refused as busy:
            respond(replace_original=False, **plain_message(busy.message).payload())
        ack()
