"""The buttons under an open question: which program it is about."""

import re

from slack_bolt import Ack, App, Respond

from bot.errands.sending.outgoing import Outgoing
from bot.listeners.entrance.doorway import Doorway, settled
from bot.listeners.entrance.shapes import Payload
from bot.services.asking.replies import Answered
from bot.services.replies import Reply
from bot.views.asking.answers import ASK_IN_PROGRAM, chosen_program_message
from bot.views.blocks import Message
from bot.views.messages import message
from induction.refused import Refused


def register(app: App, doorway: Doorway) -> None:
    """Listen to the choice of a program; the button carries the question."""

    @app.action(re.compile(f"^{ASK_IN_PROGRAM}:"))
    def on_choice(ack: Ack, body: Payload, action: Payload, respond: Respond) -> None:
        program, user = action["action_id"].partition(":")[2], body["user"]["id"]
        reply = settled(lambda: doorway.desk.questions.ask(None, action.get("value") or "", program=program))
        answer = Outgoing(_shown(reply), to=body["response_url"], replace_original=True, concerns=user)
        try:
            doorway.answer(f"choice:{user}:{action['action_ts']}", [answer], showing=reply)
        except Refused:
            respond(replace_original=True, **answer.message.payload())
        ack()


def _shown(reply: Reply) -> Message:
    """The answer below the program that was chosen, which whoever reads on would else have to guess."""
    if isinstance(reply, Answered) and reply.program is not None:
        return chosen_program_message(reply, reply.program)
    return message(reply)
