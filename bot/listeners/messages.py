"""Plain words: a direct message, or a mention in a channel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.errands.sending.outgoing import Outgoing
from bot.errands.sending.posting import post
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.publishing import refresh
from bot.listeners.evidence.offers import offer_of_forwards
from bot.listeners.files.download import SharedFile
from bot.listeners.files.opening import Sender
from bot.listeners.files.shared import NO_WORDS, OPEN_FILES, ToOpen, files_in, reply_to_files
from bot.services.asking.inquiries import place_of
from bot.services.asking.replies import Answered, WhichProgram
from bot.services.desk import Desk
from bot.services.direct_messages import DirectMessages
from bot.services.heard import Heard
from bot.services.ledger.replies import Receipt
from bot.services.replies import Reply
from bot.services.words import Crisis, Disclosed, Help, NotNow, Words
from bot.views.blocks import plain_message
from bot.views.bystanders import kept_of
from bot.views.messages import in_messages, message
from induction.refused import Refused

Event = dict[str, Any]

PUBLIC = (Answered, Help, WhichProgram)


@dataclass(frozen=True)
class Place:
    """Where something was said: who answers words and files there, and where the answer goes."""

    ask: Callable[[Desk, Heard], Reply]
    ask_files: Callable[[Desk, Heard, Sequence[SharedFile]], Reply | ToOpen | None]
    address: Callable[[Reply, Event], Sequence[Outgoing]]


def register(app: App, doorway: Doorway) -> None:
    """Listen to direct messages and mentions; edits, deletions and other apps' messages rightly get nothing."""

    @app.event("message")
    def on_message(event: Event, body: dict[str, Any], client: WebClient) -> None:
        subtype = event.get("subtype")
        if event.get("channel_type") == "im" and subtype in {None, "file_share"} and _is_by_a_person(event):
            reply = _answer(doorway, event, body["event_id"], client, _IN_PLACE)
            if isinstance(reply, Receipt):
                refresh(doorway, client, event["user"])

    @app.event("app_mention")
    def on_mention(event: Event, body: dict[str, Any], client: WebClient) -> None:
        if _is_by_a_person(event):
            _answer(doorway, event, body["event_id"], client, _IN_CHANNEL)


def _answer(doorway: Doorway, event: Event, delivery: str, client: WebClient, place: Place) -> Reply | None:
    """What was answered to what was said, once; a re-delivery gets nothing more.

    The answer is kept together with the claim of the delivery, before Slack gets its acknowledgement. Crisis words
    and disclosures are kept nowhere: their card goes out at once. So does every answer where the records are busy:
    Slack waits for three seconds only, and what was recorded before must not be said to be refused. Files that have to
    be opened are kept as work to be done, which answers.
    """

    def ask(heard: Heard) -> Reply | None:
        if doorway.desk.answered(delivery):
            return None
        files = files_in(event)
        if files and (reply := place.ask_files(doorway.desk, heard, files)) is not None:
            if isinstance(reply, ToOpen):
                sender = Sender(event["user"], delivery, event["channel"], event["channel"], event.get("thread_ts"))
                doorway.take(delivery, sender.errand(OPEN_FILES, reply.details))
                return None
            return reply
        if place is _IN_PLACE and (offer := offer_of_forwards(doorway.desk, heard, event, doorway.as_meant)):
            return offer
        return place.ask(doorway.desk, replace(heard, place=_conversation(event)))

    reply = doorway.reply(event["user"], event.get("text") or "", delivery, client, ask, channel=event["channel"])
    if reply is None:
        return None
    messages = _pointed_out(doorway, place.address(reply, event), reply, event)
    if isinstance(reply, Crisis | Disclosed | NotNow):
        post(client, messages)
        return reply
    try:
        doorway.answer(delivery, messages, showing=reply, team=event.get("team"))
    except Refused:
        post(client, messages)
    return reply


def _pointed_out(doorway: Doorway, messages: Sequence[Outgoing], reply: Reply, event: Event) -> Sequence[Outgoing]:
    """The messages with a word about the names in what was said, where nobody but who said it reads that."""
    first, *others = messages
    if event.get("channel_type") != "im" and first.to != event["user"]:
        return messages
    written = kept_of(reply, doorway.as_meant(event.get("text") or ""))
    return [replace(first, message=doorway.pointed_out(first.message, event["user"], written)), *others]


def _conversation(event: Event) -> str:
    """The conversation in which this was said: a direct message or a thread, in a channel the one of the answer."""
    thread = event.get("thread_ts")
    return place_of(event["channel"], thread if event.get("channel_type") == "im" else thread or event["ts"])


def _in_place(reply: Reply, event: Event) -> Sequence[Outgoing]:
    """The answer where it was asked."""
    to, thread, user = event["channel"], event.get("thread_ts"), event["user"]
    return [Outgoing(shown, to=to, thread_ts=thread, concerns=user) for shown in in_messages(reply)]


def _in_channel(reply: Reply, event: Event) -> Sequence[Outgoing]:
    """What the documents say is for everyone; what concerns one person goes to that person alone."""
    shown, channel, user = message(reply), event["channel"], event["user"]
    if isinstance(reply, PUBLIC):
        return [Outgoing(shown, to=channel, thread_ts=event.get("thread_ts") or event["ts"], concerns=user)]
    if isinstance(reply, Crisis | Disclosed):
        return [Outgoing(shown, to=channel, only_for=user)]
    note = plain_message("I answered in a direct message: what concerns one person stays out of the channel.")
    return [Outgoing(shown, to=user), Outgoing(note, to=channel, only_for=user)]


def _is_by_a_person(event: Event) -> bool:
    return "user" in event and "bot_id" not in event


def _words_only(_desk: Desk, heard: Heard, _files: Sequence[SharedFile]) -> Reply | None:
    """In a channel no file is opened: what it holds may concern one person alone."""
    return None if heard.text else Words(NO_WORDS)


_IN_PLACE = Place(lambda desk, heard: DirectMessages(desk).reply(heard), reply_to_files, _in_place)
_IN_CHANNEL = Place(Desk.message, _words_only, _in_channel)
