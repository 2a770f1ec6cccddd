"""What people tap under an answer: whether it helped and why not, or that their question be sent on."""

import re
from datetime import datetime

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errands.sending.outgoing import Outgoing
from bot.listeners.entrance.carried import carried, facts, unreadable_button
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.asking.ratings import Ratings
from bot.services.asking.replies import Rated, SendForm, SentOn
from bot.services.words import Words
from bot.views.asking.feedback import HELPFUL, RATE, WHY
from bot.views.asking.sending_on import SEND_FORM, SEND_ON
from bot.views.blocks import plain_message
from bot.views.messages import message
from bot.watching.sight import note
from induction.people import Person
from induction.questions import Why
from induction.refused import Refused


def register(app: App, doorway: Doorway) -> None:
    """Listen to the thumbs, to the reasons, and to the button that sends a question on with its form."""
    _on_thumbs(app, doorway)
    _on_sending(app, doorway)


def _on_thumbs(app: App, doorway: Doorway) -> None:
    ratings = Ratings(doorway.desk.records)

    @app.action(RATE)
    def on_thumb(ack: Ack, body: Payload, action: Payload, respond: Respond, client: WebClient) -> None:
        """Keep what was said before the press is acknowledged; the thanks come beside, and the answer stays."""
        try:
            heard = doorway.heard(body["user"]["id"], "", action["action_ts"], client)
            said, question = _rating(action.get("value") or "")
            rated = ratings.rate(doorway.desk.known(heard), question, helpful=said == HELPFUL, now=heard.now)
        except Refused as refused:
            note(refused)
            respond(replace_original=False, **plain_message(refused.message).payload())
        else:
            thanks = message(rated)
            beside = Outgoing(thanks, to=body["response_url"], thread_ts=_thread(body), concerns=body["user"]["id"])
            try:
                doorway.answer(f"press:{RATE}:{action['action_ts']}", [beside])
            except Refused:
                respond(replace_original=False, **thanks.payload())
        ack()

    def give_reason(tap: Tap) -> Rated:
        return ratings.rate(tap.person, tap.value, helpful=False, why=carried(Why, tap.word), now=tap.now)

    on_tap(app, doorway, re.compile(f"^{WHY}:"), give_reason)


def _on_sending(app: App, doorway: Doorway) -> None:
    sending_on = doorway.desk.sending_on

    @app.action(SEND_ON)
    def on_send(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> SendForm | Words:  # noqa: ARG001 - a form may want the time
            return sending_on.form(person, action.get("value") or "", link=_link(body, client))

        present(doorway, body, client, form, replaces=True)
        ack()

    def submit(told: Submission) -> SentOn:
        question, link = facts(told.about, "question", "link")
        return sending_on.send(told.person, str(question), link=link and str(link), now=told.now)

    register_form(app, doorway, SEND_FORM, submit, {})


def _rating(value: str) -> tuple[str, str]:
    """What was said of the answer, and of which one."""
    said, _, question = value.partition(":")
    if not question:
        raise unreadable_button()
    return said, question


def _thread(body: Payload) -> str | None:
    """The thread in which the pressed message stands, where it is in one."""
    thread = (body.get("container") or {}).get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    return None if thread is None else str(thread)


def _link(body: Payload, client: WebClient) -> str | None:
    """The address of the thread in which the question was asked; None where only the asker can read it."""
    shown, channel = body.get("message"), (body.get("channel") or {}).get("id", "")
    if shown is None or channel.startswith("D"):
        return None
    try:
        answer = client.chat_getPermalink(channel=channel, message_ts=shown.get("thread_ts") or shown["ts"])
    except (SlackApiError, OSError):
        return None
    link = answer.get("permalink")
    return link if isinstance(link, str) else None
